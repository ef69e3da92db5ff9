"""One document's page as plain values. The list of them is in seeds/source_list.py."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from libs.days import Day
from seeds.checked import Found, standing_of
from seeds.facts_by_passage import listed_by, read_cited_facts
from seeds.models import Caveat, Document
from seeds.pages import CaveatBox, read_caveats
from seeds.plan_supplied import PlanLine, read_plan_lines
from seeds.source_passages import Section, build_sections, other_of

MOST_UNFOLDED = 4
"""Passages up to which a page shows them all; of more, each heading folds its own."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Another entry for the same document."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class SourceKnown:
    """A document. An interval is "" where the words name the day themselves.

    `published_from` is the first day on which it can have come out, `published_to` the last.
    `is_whole` where all of it was read and its passages are checked against a copy. `passage_count`
    counts none that another replaces. `replaced_by` is the entry that mends this one, and
    `replaces` the one it mends.
    """

    slug: str
    title: str
    author: str
    publisher: str
    kind_key: str
    kind: str
    authority: str
    rank_key: str
    rank: str
    published: str
    published_interval: str
    published_from: date | None
    published_to: date | None
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
    published_edtf: str = ""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What /sources/<slug>/ shows, in the document's own order.

    `checked` says how many of its passages were found in a copy of it, and how many were not.
    `plans` say what became of the dates that it gave, if any.
    """

    source: SourceKnown
    sections: tuple[Section, ...]
    caveats: tuple[CaveatBox, ...]
    checked: str
    plans: tuple[PlanLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether there is so little that none of it has to be folded."""
        return sum(len(section.passages) for section in self.sections) <= MOST_UNFOLDED


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
        source=know_source(document, len(once), fact_count),
        sections=build_sections(passages, facts, day),
        caveats=read_caveats(Caveat.objects.filter(documents=document), day.on),
        checked=print_checked(Counter(standing_of(passage) for passage in once)),
        plans=read_plan_lines(document, day),
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


def know_source(document: Document, passage_count: int, fact_count: int) -> SourceKnown:
    """A document as its page and the list show it; what it replaces was fetched with it."""
    return SourceKnown(
        slug=document.slug,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        kind_key=document.kind,
        kind=document.get_kind_display(),
        authority=document.get_authority_display(),
        rank_key=document.source_rank.value,
        rank=str(document.source_rank.label),
        published=document.published.words,
        published_interval=document.published.read_as,
        published_edtf=document.published.edtf,
        published_from=document.published.window.earliest,
        published_to=document.published.window.latest,
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
