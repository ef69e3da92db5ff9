"""The list of the sources: found, sorted, and folded by when they came out."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, F

from libs.days import Day
from seeds.facts_by_passage import count_facts
from seeds.models import Document, Passage
from seeds.ranks import Rank
from seeds.source_pages import SourceKnown, know_source

PAGE_SIZE = 40
"""Sources on one page of a list that is searched or sorted."""
NEWEST = 5
"""Sources that stand above the folded ones."""
MOST_OF_A_YEAR = 40
"""A year with more is folded by months."""
NO_MONTH = "month not known"

SORTS: dict[str, Callable[[SourceKnown], Any]] = {
    "title": lambda source: source.title.casefold(),
    "rank": lambda source: list(Rank).index(Rank(source.rank_key)),
    "published": lambda source: source.published_from,
    "passages": lambda source: source.passage_count,
    "facts": lambda source: source.fact_count,
}


@dataclass(frozen=True, slots=True)
class SourcesAsked:
    """What of the sources a reader wants to see; "" and 0 ask for no more than all.

    `sort` is "" for the newest first, or one of SORTS, with "-" before it for the other direction.
    """

    words: str = ""
    kind: str = ""
    publisher: str = ""
    year: int = 0
    rank: str = ""
    sort: str = ""
    number: int = 1

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.kind or self.publisher or self.year or self.rank)

    def has(self, source: SourceKnown) -> bool:
        """Whether a source is among those asked for: every word somewhere in its names."""
        names = f"{source.title} {source.publisher} {source.author} {source.kind}".casefold()
        return (
            all(word in names for word in self.words.casefold().split())
            and self.kind in ("", source.kind_key)
            and self.publisher in ("", source.publisher)
            and self.rank in ("", source.rank_key)
            and self.year in (0, year_of(source))
        )


@dataclass(frozen=True, slots=True)
class PublisherChoice:
    """A publisher, with how many documents are of it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of a year, or of a month of one that has many."""

    label: str
    sources: tuple[SourceKnown, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What /sources/ shows: `sources` are those asked for, in order.

    Where all are shown, newest first, the page has `newest` and the others in folded `groups`;
    otherwise `listed`, a page of them. `total` counts those of the day, asked for or not.
    """

    asked: SourcesAsked
    sources: tuple[SourceKnown, ...]
    total: int
    publishers: tuple[PublisherChoice, ...]
    years: tuple[int, ...]

    @property
    def is_folded(self) -> bool:
        return not (self.asked.is_narrowed or self.asked.sort)

    @property
    def newest(self) -> tuple[SourceKnown, ...]:
        return self.sources[:NEWEST] if self.is_folded else ()

    @property
    def groups(self) -> tuple[SourceGroup, ...]:
        return fold(self.sources) if self.is_folded else ()

    @property
    def listed(self) -> tuple[SourceKnown, ...]:
        start = (self.asked.number - 1) * PAGE_SIZE
        return () if self.is_folded else self.sources[start : start + PAGE_SIZE]

    @property
    def previous(self) -> int:
        return 0 if self.is_folded else self.asked.number - 1

    @property
    def following(self) -> int:
        is_last = self.is_folded or self.asked.number * PAGE_SIZE >= len(self.sources)
        return 0 if is_last else self.asked.number + 1


def build_sources(day: Day, asked: SourcesAsked | None = None) -> SourcesPage:
    """Three queries, whatever the number of documents; all of them where nothing is asked."""
    asked = asked or SourcesAsked()
    facts = count_facts(day.on)
    once = Passage.objects.filter(replaced_by=None)
    by_document = once.order_by().values_list("document")
    passages = Counter(dict(by_document.annotate(Count("pk"))))
    # A page without a date stands where it may first have come out, not above all others.
    newest = F("published_earliest").desc(nulls_last=True)
    documents = Document.objects.known_by(day.on).order_by(newest, "slug")
    documents = documents.select_related("replaces", "replaced_by")
    every = [know_source(row, passages[row.pk], facts[row.pk]) for row in documents]
    counts = Counter(source.publisher for source in every)
    found = [source for source in every if asked.has(source)]
    return SourcesPage(
        asked=asked,
        sources=tuple(sort_sources(found, asked.sort)),
        total=len(every),
        publishers=tuple(
            PublisherChoice(name, counts[name]) for name in sorted(counts, key=str.casefold)
        ),
        years=tuple(sorted({year_of(source) for source in every} - {0}, reverse=True)),
    )


def year_of(source: SourceKnown) -> int:
    """The year in which a source may first have come out; 0 where nobody can tell."""
    return source.published_from.year if source.published_from else 0


def fold(sources: Iterable[SourceKnown]) -> tuple[SourceGroup, ...]:
    """Sources, newest first, by year; a year with many by month, as far as the month is known."""
    groups = []
    for year, rows in groupby(sources, year_of):
        own = tuple(rows)
        if len(own) <= MOST_OF_A_YEAR:
            groups.append(SourceGroup(str(year) if year else "No date", own))
            continue
        by_month: dict[str, list[SourceKnown]] = {}
        for source in own:
            by_month.setdefault(_month_of(source), []).append(source)
        unknown = f"{year}, {NO_MONTH}"
        labels = sorted(by_month, key=lambda label: label == unknown)
        groups += [SourceGroup(label, tuple(by_month[label])) for label in labels]
    return tuple(groups)


def _month_of(source: SourceKnown) -> str:
    first, last = source.published_from, source.published_to
    if first is None:
        return "No date"
    is_known = last is not None and (first.year, first.month) == (last.year, last.month)
    return f"{first:%B %Y}" if is_known else f"{first.year}, {NO_MONTH}"


def sort_sources(sources: Iterable[SourceKnown], sort: str) -> list[SourceKnown]:
    """Sources in another order; of two that are alike there, the one that stood first stays first.

    Those without a first day come last, whichever way they are sorted.
    """
    if not sort:
        return list(sources)
    key = SORTS[sort.removeprefix("-")]
    values = [(key(source), source) for source in sources]
    known = [pair for pair in values if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return [source for _, source in known] + [source for value, source in values if value is None]
