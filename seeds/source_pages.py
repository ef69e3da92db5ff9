"""The two pages of the sources, as plain values: the list of documents, and one document."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F

from libs.days import Day
from seeds.checked import Found, standing_of
from seeds.facts_by_passage import count_facts, listed_by, read_cited_facts
from seeds.models import Caveat, Document, Passage
from seeds.pages import CaveatBox, read_caveats
from seeds.ranks import Rank
from seeds.source_passages import Section, build_sections, other_of


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Another entry for the same document."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class SourceKnown:
    """A document. An interval is "" where the words name the day themselves.

    `published_from` is the first day on which it can have come out. `is_whole` where all of it
    was read and its passages are checked against a copy. `passage_count` counts none that another
    replaces. `replaced_by` is the entry that mends this one, and `replaces` the one it mends.
    """

    slug: str
    title: str
    author: str
    publisher: str
    kind: str
    authority: str
    rank_key: str
    rank: str
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
    replaced_by: SourceLink | None = None
    replaces: SourceLink | None = None


SORTS: dict[str, Callable[[SourceKnown], Any]] = {
    "title": lambda source: source.title.casefold(),
    "rank": lambda source: list(Rank).index(Rank(source.rank_key)),
    "published": lambda source: source.published_from,
    "passages": lambda source: source.passage_count,
    "facts": lambda source: source.fact_count,
}


@dataclass(frozen=True, slots=True)
class RankChoice:
    """A rank that the list can be narrowed to, with how many documents have it."""

    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What /sources/ shows, newest first by the first day on which each can have come out."""

    sources: tuple[SourceKnown, ...]
    ranks: tuple[RankChoice, ...] = ()

    @property
    def rank(self) -> str:
        """The rank that the list is narrowed to, "" for all."""
        return next((rank.key for rank in self.ranks if rank.is_chosen), "")

    @property
    def whole(self) -> tuple[SourceKnown, ...]:
        return tuple(source for source in self.sources if source.is_whole)

    @property
    def parts(self) -> tuple[SourceKnown, ...]:
        return tuple(source for source in self.sources if not source.is_whole)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What /sources/<slug>/ shows, in the document's own order.

    `checked` says how many of its passages were found in a copy of it, and how many were not.
    """

    source: SourceKnown
    sections: tuple[Section, ...]
    caveats: tuple[CaveatBox, ...]
    checked: str


def build_sources(day: Day, sort: str = "", rank: str = "") -> SourcesPage:
    """Three queries, whatever the number of documents.

    `rank` leaves only documents of that rank; "" leaves them all. `sort` is "" for the newest
    first, or one of SORTS, with "-" before it for the other direction.
    """
    facts = count_facts(day.on)
    once = Passage.objects.filter(replaced_by=None)
    by_document = once.order_by().values_list("document")
    passages = Counter(dict(by_document.annotate(Count("pk"))))
    # A page without a date stands where it may first have come out, not above all others.
    newest = F("published_earliest").desc(nulls_last=True)
    documents = Document.objects.known_by(day.on).order_by(newest, "slug")
    documents = documents.select_related("replaces", "replaced_by")
    every = [_source(row, passages[row.pk], facts[row.pk]) for row in documents]
    sources = [source for source in every if rank in ("", source.rank_key)]
    counts = Counter(source.rank_key for source in every)
    ranks = (RankChoice(one.value, str(one.label), counts[one], one == rank) for one in Rank)
    return SourcesPage(tuple(sort_sources(sources, sort)), tuple(ranks))


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
    """What `document` told us by the day; what it replaces, and by what, was fetched with it.

    One query for each kind of fact, and a few more, whatever the number of passages.
    """
    facts = read_cited_facts(document, day)
    passages = document.passages.order_by("pk").select_related(
        "replaces", "replaced_by", "last_check"
    )
    passages = passages.prefetch_related(*listed_by(day.on))
    once = [passage for passage in passages if other_of(passage, "replaced_by") is None]
    fact_count = sum(len(about.facts) for abouts in facts.values() for about in abouts)
    return SourcePage(
        source=_source(document, len(once), fact_count),
        sections=build_sections(passages, facts, day),
        caveats=read_caveats(Caveat.objects.filter(documents=document), day.on),
        checked=print_checked(Counter(standing_of(passage) for passage in once)),
    )


def print_checked(found: Counter[Found]) -> str:
    """How many passages were found in a copy of their document.

    print_checked(Counter({Found.YES: 3, Found.NOT_CHECKED: 1})) is
    "3 passages checked against a copy, 1 not checked"; "" where there is no passage.
    """
    number = found[Found.YES]
    checked = f"{number} passage{'' if number == 1 else 's'} checked against a copy"
    others = [f"{found[one]} {one}" for one in (Found.NO, Found.NOT_CHECKED) if found[one]]
    if not number:
        checked = "No passage checked against a copy" if others else ""
    return ", ".join([checked, *others]) if checked else ""


def _link_to(document: Document | None) -> SourceLink | None:
    return SourceLink(document.slug, document.title) if document else None


def _source(document: Document, passage_count: int, fact_count: int) -> SourceKnown:
    return SourceKnown(
        slug=document.slug,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        kind=document.get_kind_display(),
        authority=document.get_authority_display(),
        rank_key=document.source_rank.value,
        rank=str(document.source_rank.label),
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
        replaced_by=_link_to(other_of(document, "replaced_by")),
        replaces=_link_to(other_of(document, "replaces")),
    )
