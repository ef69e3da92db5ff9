"""The two pages of the sources, as plain values: the list of documents, and one document."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count, F

from libs.days import Day
from seeds.facts_by_passage import ToldAbout, count_facts, passage_lists, read_told, row_address
from seeds.models import Caveat, Document, Passage
from seeds.pages import CaveatBox, read_caveats


@dataclass(frozen=True, slots=True)
class SourceKnown:
    """A document. An interval is "" where the words name the day themselves.

    `published_from` is the first day on which it can have come out. `is_whole` where all of it
    was read and its passages are checked against a copy.
    """

    slug: str
    title: str
    author: str
    publisher: str
    kind: str
    authority: str
    published: str
    published_interval: str
    published_from: date | None
    speaks_for: str
    speaks_for_interval: str
    licence: str
    address: str
    note: str
    is_whole: bool
    passage_count: int
    fact_count: int


SORTS: dict[str, Callable[[SourceKnown], Any]] = {
    "title": lambda source: source.title.casefold(),
    "published": lambda source: source.published_from,
    "passages": lambda source: source.passage_count,
    "facts": lambda source: source.fact_count,
}


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What /sources/ shows, newest first by the first day on which each can have come out."""

    sources: tuple[SourceKnown, ...]

    @property
    def whole(self) -> tuple[SourceKnown, ...]:
        return tuple(source for source in self.sources if source.is_whole)

    @property
    def parts(self) -> tuple[SourceKnown, ...]:
        return tuple(source for source in self.sources if not source.is_whole)


@dataclass(frozen=True, slots=True)
class Used:
    """A term that a passage uses and says nothing more about."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class PassageTold:
    """A passage: where it stands, and all that was read from it."""

    anchor: str
    opening: str
    closing: str
    published_address: str
    about: tuple[ToldAbout, ...]
    uses: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The passages under one heading; `above` are the headings that it stands under."""

    anchor: str
    above: tuple[str, ...]
    heading: str
    passages: tuple[PassageTold, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What /sources/<slug>/ shows, in the document's own order."""

    source: SourceKnown
    sections: tuple[Section, ...]
    caveats: tuple[CaveatBox, ...]


def build_sources(day: Day, sort: str = "") -> SourcesPage:
    """Three queries, whatever the number of documents.

    `sort` is "" for the newest first, or one of SORTS, with "-" before it for the other direction.
    """
    facts = count_facts(day.on)
    by_document = Passage.objects.order_by().values_list("document")
    passages = Counter(dict(by_document.annotate(Count("pk"))))
    # A page without a date stands where it may first have come out, not above all others.
    newest = F("published_earliest").desc(nulls_last=True)
    documents = Document.objects.known_by(day.on).order_by(newest, "slug")
    sources = [_source(row, passages[row.pk], facts[row.pk]) for row in documents]
    return SourcesPage(tuple(sort_sources(sources, sort)))


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


def build_source(document: Document, day: Day) -> SourcePage:
    """What `document` told us by the day.

    One query for each kind of fact, and a few more, whatever the number of passages.
    """
    told = read_told(document, day)
    passages = document.passages.order_by("pk").prefetch_related(*passage_lists())
    sections = groupby(in_document_order(passages), lambda passage: passage.headings)
    fact_count = sum(len(about.facts) for abouts in told.values() for about in abouts)
    return SourcePage(
        source=_source(document, len(passages), fact_count),
        sections=tuple(
            Section(
                anchor=f"section-{number}",
                above=tuple(headings[:-1]),
                heading=headings[-1] if headings else "",
                passages=tuple(_passage(row, told.get(row.pk, ()), day) for row in rows),
            )
            for number, (headings, rows) in enumerate(sections, start=1)
        ),
        caveats=read_caveats(Caveat.objects.filter(documents=document), day.on),
    )


def in_document_order(passages: Iterable[Passage]) -> list[Passage]:
    """Passages under one heading together, headings in the order in which they were first read.

    A passage that is read later joins the others under its heading.
    """
    rows = list(passages)
    first_read: dict[tuple[str, ...], int] = {}
    for place, passage in enumerate(rows):
        for depth in range(len(passage.headings) + 1):
            first_read.setdefault(tuple(passage.headings[:depth]), place)

    def order(passage: Passage) -> list[int]:
        headings = passage.headings
        return [first_read[tuple(headings[:depth])] for depth in range(1, len(headings) + 1)]

    return sorted(rows, key=order)


def _passage(passage: Passage, about: tuple[ToldAbout, ...], day: Day) -> PassageTold:
    rows = (row for name in passage_lists() for row in getattr(passage, name).all())
    uses = [Used(str(row), row_address(row, day)) for row in rows]
    told = {subject.href for subject in about}
    return PassageTold(
        anchor=passage.key,
        opening=passage.opening,
        closing=passage.closing,
        published_address=passage.published_address,
        about=about,
        uses=tuple(used for used in uses if used.href not in told),
    )


def _source(document: Document, passage_count: int, fact_count: int) -> SourceKnown:
    return SourceKnown(
        slug=document.slug,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        kind=document.get_kind_display(),
        authority=document.get_authority_display(),
        published=document.published.words,
        published_interval=document.published.read_as,
        published_from=document.published.window.earliest,
        speaks_for=document.speaks_for.words,
        speaks_for_interval=document.speaks_for.read_as,
        licence=document.licence,
        address=document.address,
        note=document.note,
        is_whole=bool(document.file_name),
        passage_count=passage_count,
        fact_count=fact_count,
    )
