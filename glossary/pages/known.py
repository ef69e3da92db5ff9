"""Terms and their senses as known on a day: the part that the glossary's pages share."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from glossary.models import Sense, Term, TermQuerySet, WordList
from glossary.vocabulary import split_list
from libs.days import Day
from seeds.history import with_history
from seeds.models import Passage
from seeds.pages import (
    CaveatBox,
    Cite,
    Said,
    build_cite,
    build_said,
    caveats_known_by,
    known_caveats,
)

ORIGINS = {
    Sense.Origin.LISTED: "Listed among the abbreviations",
    Sense.Origin.TEXT: "Explained in the text",
    Sense.Origin.OUTSIDE: "Not from the documents",
}


@dataclass(frozen=True, slots=True)
class TermLink:
    """Another term, named."""

    slug: str
    text: str


COMMON_FROM_LISTS = 2
"""In how many published lists a word stands that is shown without being asked for."""


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A published list that has a sense."""

    name: str
    address: str
    kind: str


@dataclass(frozen=True, slots=True)
class SenseKnown:
    """One thing that a term stands for, and where that is said.

    `doubt` says why it is probably wrong; a rare one stands in fewer than two published lists.
    """

    anchor: str
    expansion: str
    other_wordings: tuple[str, ...]
    meaning: str
    doubt: str
    is_outside: bool
    is_rare: bool
    origin: str
    lists: tuple[PublishedList, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class TermKnown:
    """A term as known on a day; without senses it was used and not explained by then."""

    slug: str
    text: str
    spellings: tuple[str, ...]
    senses: tuple[SenseKnown, ...]
    used_in: tuple[Cite, ...]
    caveats: tuple[CaveatBox, ...]

    @property
    def is_own(self) -> bool:
        """Whether the documents that the tracker reads use it or explain it."""
        return bool(self.used_in) or any(not sense.is_outside for sense in self.senses)

    @property
    def is_rare(self) -> bool:
        return not self.is_own and all(sense.is_rare for sense in self.senses)

    @property
    def common(self) -> tuple[SenseKnown, ...]:
        """The senses that are shown first; all of them for a term that has no other."""
        shown = (sense for sense in self.senses if not (sense.is_rare and sense.is_outside))
        return tuple(shown) or self.senses


def with_what_was_known(terms: TermQuerySet, day: Day, *, stated: bool = False) -> TermQuerySet:
    """Terms with the senses, uses and caveats that were known by the day.

    `stated` fetches for a history: senses that were corrected or withdrawn are among them.
    """
    senses = Sense.objects.stated_by(day.on) if stated else Sense.objects.known_by(day.on)
    senses = (with_history(senses) if stated else senses).order_by("position", "pk")
    uses = Passage.objects.filter(document__published_latest__lte=day.on).order_by("pk")
    return terms.prefetch_related(
        Prefetch("senses", senses.select_related("passage__document")),
        Prefetch("senses__lists", WordList.objects.filter(read_on__lte=day.on)),
        Prefetch("used_in", uses.select_related("document")),
        caveats_known_by(day.on),
    )


def build_known(row: Term, senses: Iterable[Sense] | None = None) -> TermKnown:
    """A term with its senses, or those of them that are given."""
    rows = list(row.senses.all() if senses is None else senses)
    doubted = sum(len(sense.lists.all()) for sense in rows if sense.doubt)
    return TermKnown(
        slug=row.slug,
        text=row.text,
        spellings=split_list(row.other_spellings, ","),
        senses=tuple(_sense(sense, 0 if sense.doubt else doubted) for sense in rows),
        used_in=tuple(cite for passage in row.used_in.all() if (cite := build_cite(passage))),
        caveats=known_caveats(row),
    )


def _sense(row: Sense, doubted: int) -> SenseKnown:
    """A sense; lists that have the word in a wrong sense have the word all the same."""
    origin = Sense.Origin(row.origin)
    lists = tuple(
        PublishedList(f"{item.title}, {item.publisher}", item.address, item.kind)
        for item in row.lists.all()
    )
    return SenseKnown(
        anchor=row.key,
        expansion=row.expansion,
        other_wordings=split_list(row.other_wordings, ";"),
        meaning=row.meaning,
        doubt=row.doubt,
        is_outside=origin == Sense.Origin.OUTSIDE,
        is_rare=len(lists) + doubted < COMMON_FROM_LISTS,
        origin=ORIGINS[origin],
        lists=lists,
        said=build_said(row),
    )


def build_links(rows: TermQuerySet) -> tuple[TermLink, ...]:
    return tuple(TermLink(row.slug, row.text) for row in rows)
