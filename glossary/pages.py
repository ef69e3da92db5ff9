"""The two pages of the glossary, as plain values: the list, with its search, and one term."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase

from django.db.models import Prefetch

from glossary.models import Sense, Term, TermQuerySet
from glossary.search import Entry, search
from seeds.days import Day
from seeds.models import Passage
from seeds.pages import (
    CaveatBox,
    Cite,
    Said,
    build_cite,
    build_said,
    caveats_known_by,
    known_caveats,
    place_caveats,
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


@dataclass(frozen=True, slots=True)
class SenseKnown:
    """One thing that a term stands for, and where that is said."""

    anchor: str
    expansion: str
    meaning: str
    is_outside: bool
    origin: str
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
    def is_unexplained(self) -> bool:
        return not self.senses


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the alphabet; `href` is "" where nothing begins with it."""

    letter: str
    href: str


@dataclass(frozen=True, slots=True)
class LetterGroup:
    letter: str
    anchor: str
    terms: tuple[TermKnown, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """What /glossary/ shows: the answers to a query, or everything from A to Z."""

    query: str
    answers: tuple[TermKnown, ...]
    matches: tuple[TermKnown, ...]
    nearest: tuple[TermKnown, ...]
    letters: tuple[Letter, ...]
    groups: tuple[LetterGroup, ...]
    term_count: int
    caveats: tuple[CaveatBox, ...]

    @property
    def found_nothing(self) -> bool:
        return bool(self.query) and not (self.answers or self.matches)


@dataclass(frozen=True, slots=True)
class TermPage:
    """What /glossary/<slug>/ shows."""

    term: TermKnown
    see_also: tuple[TermLink, ...]
    renamed_to: tuple[TermLink, ...]
    renamed_from: tuple[TermLink, ...]


def build_glossary(day: Day, query: str = "") -> GlossaryPage:
    """The glossary on a day. Seven queries, whatever the number of terms."""
    rows = with_what_was_known(Term.objects.known_by(day.on), day)
    terms = {row.slug: _term(row) for row in rows}
    found = search(map(_entry, terms.values()), query)
    groups = () if query else tuple(_groups(terms.values()))
    taken = {group.letter: f"#{group.anchor}" for group in groups}
    return GlossaryPage(
        query=query,
        answers=tuple(terms[key] for key in found.exact),
        matches=tuple(terms[key] for key in found.matches),
        nearest=tuple(terms[key] for key in found.nearest),
        letters=tuple(Letter(letter, taken.get(letter, "")) for letter in ascii_uppercase),
        groups=groups,
        term_count=len(terms),
        caveats=place_caveats("glossary", day.on),
    )


def build_term(term: Term, day: Day) -> TermPage:
    """One term on a day, fetched by with_what_was_known. Three queries more."""
    known = Term.objects.known_by(day.on)
    return TermPage(
        term=_term(term),
        see_also=_links(known.filter(pk__in=term.see_also.values("pk"))),
        renamed_to=_links(known.filter(renamed_from=term)),
        renamed_from=_links(known.filter(renamed_to=term)),
    )


def with_what_was_known(terms: TermQuerySet, day: Day) -> TermQuerySet:
    """Terms with the senses, uses and caveats that were known by the day."""
    senses = Sense.objects.known_by(day.on).order_by("position", "pk")
    uses = Passage.objects.filter(document__published_latest__lte=day.on).order_by("pk")
    return terms.prefetch_related(
        Prefetch("senses", senses.select_related("passage__document")),
        Prefetch("used_in", uses.select_related("document")),
        caveats_known_by(day.on),
    )


def _term(row: Term) -> TermKnown:
    return TermKnown(
        slug=row.slug,
        text=row.text,
        spellings=tuple(part.strip() for part in row.other_spellings.split(",") if part.strip()),
        senses=tuple(map(_sense, row.senses.all())),
        used_in=tuple(cite for passage in row.used_in.all() if (cite := build_cite(passage))),
        caveats=known_caveats(row),
    )


def _sense(row: Sense) -> SenseKnown:
    origin = Sense.Origin(row.origin)
    return SenseKnown(
        anchor=row.key,
        expansion=row.expansion,
        meaning=row.meaning,
        is_outside=origin == Sense.Origin.OUTSIDE,
        origin=ORIGINS[origin],
        said=build_said(row),
    )


def _entry(term: TermKnown) -> Entry:
    return Entry(
        key=term.slug,
        text=term.text,
        spellings=term.spellings,
        expansions=tuple(sense.expansion for sense in term.senses),
        meanings=tuple(sense.meaning for sense in term.senses),
    )


def _links(rows: TermQuerySet) -> tuple[TermLink, ...]:
    return tuple(TermLink(row.slug, row.text) for row in rows)


def _groups(terms: Iterable[TermKnown]) -> Iterator[LetterGroup]:
    """Terms by their first letter; what begins with none, a number, stands first."""
    in_order = sorted(terms, key=lambda term: (_letter(term), term.text.casefold()))
    for letter, rows in groupby(in_order, _letter):
        yield LetterGroup(letter or "0–9", f"letter-{letter or 'none'}", tuple(rows))


def _letter(term: TermKnown) -> str:
    first = term.text[:1].upper()
    return first if first in ascii_uppercase else ""
