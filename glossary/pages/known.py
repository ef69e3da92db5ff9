"""Terms and their senses as known on a day: the part that the glossary's pages share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from glossary.models import Meaning, Sense, Term, TermQuerySet, WordList
from glossary.vocabulary import split_list
from libs.days import Day
from libs.pagememo.readings import once_a_version
from seeds.history import stands_on, with_history
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

    `meaning_said` is None where the meaning has no source of its own.
    `doubt` says why it is probably wrong; a rare one stands in fewer than two published lists.
    `others` say the same with other capitals, and are shown with it; `lists` are those of all.
    """

    anchor: str
    expansion: str
    other_wordings: tuple[str, ...]
    meaning: str
    meaning_said: Said | None
    doubt: str
    is_outside: bool
    is_rare: bool
    origin: str
    lists: tuple[PublishedList, ...]
    said: Said
    others: tuple["SenseKnown", ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether published glossaries have it and nothing that the tracker reads explains it."""
        return self.is_outside and bool(self.lists)


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
    """Terms with the senses, meanings, uses and caveats that were known by the day.

    What was corrected or withdrawn is among them; `stated` fetches all that a history shows of it.
    """
    senses, meanings = Sense.objects.stated_by(day.on), Meaning.objects.stated_by(day.on)
    if stated:
        senses, meanings = with_history(senses), with_history(meanings)
    senses = senses.select_related("corrected_by", "passage__document")
    # A history names the sense of each meaning, and its term.
    named = ("sense__term",) if stated else ()
    meanings = meanings.select_related("corrected_by", "passage__document", *named)
    uses = Passage.objects.filter(document__published_latest__lte=day.on).order_by("pk")
    # Into lists: otherwise Django makes a query set for each row, which takes half of the time.
    return terms.prefetch_related(
        Prefetch("senses", senses.order_by("position", "pk"), "known_senses"),
        Prefetch("known_senses__meanings", meanings.order_by("-known_on", "-pk"), "known_meanings"),
        Prefetch(
            "known_senses__lists", WordList.objects.filter(read_on__lte=day.on), "known_lists"
        ),
        Prefetch("used_in", uses.select_related("document"), "known_uses"),
        caveats_known_by(day.on),
    )


@once_a_version(most=4)
def read_terms(day: Day) -> tuple[TermKnown, ...]:
    """Every term as known on a day, in order. Eight queries, for the list and for every look-up."""
    rows = with_what_was_known(Term.objects.known_by(day.on), day)
    return tuple(build_known(row, day.on) for row in rows)


def known_senses(row: Term) -> list[Sense]:
    """The senses of a term that was fetched by with_what_was_known."""
    senses: list[Sense] = vars(row)["known_senses"]
    return senses


def known_meanings(row: Sense) -> list[Meaning]:
    """The meanings of a sense that was fetched so, the newest first."""
    meanings: list[Meaning] = vars(row)["known_meanings"]
    return meanings


def build_known(row: Term, day: date) -> TermKnown:
    """A term with the senses that stand on the day; fetched by with_what_was_known."""
    every = {sense.pk: sense for sense in known_senses(row)}
    rows = [sense for sense in every.values() if stands_on(sense, day)]
    doubted = sum(len(vars(sense)["known_lists"]) for sense in rows if sense.doubt)
    return TermKnown(
        slug=row.slug,
        text=row.text,
        spellings=split_list(row.other_spellings, ","),
        senses=_merged(
            _sense(sense, 0 if sense.doubt else doubted, _meaning(sense, every, day))
            for sense in rows
        ),
        used_in=tuple(_by_place(vars(row)["known_uses"]).values()),
        caveats=known_caveats(row),
    )


def _by_place(passages: Iterable[Passage]) -> dict[tuple[str, str], Cite]:
    """The first of a document's passages under each of its headings: the others read alike."""
    found: dict[tuple[str, str], Cite] = {}
    for passage in passages:
        if cite := build_cite(passage):
            found.setdefault((cite.document, cite.heading), cite)
    return found


def _merged(senses: Iterable[SenseKnown]) -> tuple[SenseKnown, ...]:
    """Senses that differ only in capitals as one, with what the first that has a meaning says."""
    groups: dict[str, list[SenseKnown]] = {}
    for sense in senses:
        groups.setdefault(sense.expansion.casefold(), []).append(sense)
    return tuple(_as_one(*group) for group in groups.values())


def _as_one(first: SenseKnown, *others: SenseKnown) -> SenseKnown:
    if not others:
        return first
    told = next((sense for sense in (first, *others) if sense.meaning), first)
    return replace(
        first,
        meaning=told.meaning,
        meaning_said=told.meaning_said,
        is_outside=first.is_outside and all(sense.is_outside for sense in others),
        is_rare=first.is_rare and all(sense.is_rare for sense in others),
        lists=tuple(dict.fromkeys(item for sense in (first, *others) for item in sense.lists)),
        others=others,
    )


def _meaning(sense: Sense, every: Mapping[int, Sense], day: date) -> Meaning | None:
    """The newest meaning of a sense; a correction has that of what it corrects until its own."""
    said: Sense | None = sense
    while said is not None:
        for meaning in known_meanings(said):
            if stands_on(meaning, day):
                return meaning
        said = every.get(said.corrects_id) if said.corrects_id else None
    return None


def _sense(row: Sense, doubted: int, meaning: Meaning | None) -> SenseKnown:
    """A sense; lists that have the word in a wrong sense have the word all the same."""
    origin = Sense.Origin(row.origin)
    lists = tuple(
        PublishedList(f"{item.title}, {item.publisher}", item.address, item.kind)
        for item in vars(row)["known_lists"]
    )
    return SenseKnown(
        anchor=row.key,
        expansion=row.expansion,
        other_wordings=split_list(row.other_wordings, ";"),
        meaning=meaning.text if meaning else row.meaning,
        meaning_said=build_said(meaning) if meaning else None,
        doubt=row.doubt,
        is_outside=origin == Sense.Origin.OUTSIDE,
        is_rare=len(lists) + doubted < COMMON_FROM_LISTS,
        origin=ORIGINS[origin],
        lists=lists,
        said=build_said(row),
    )


def build_links(rows: TermQuerySet) -> tuple[TermLink, ...]:
    return tuple(TermLink(row.slug, row.text) for row in rows)
