"""The two pages of the glossary, as plain values: the list, with its search, and one term."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase

from django.db.models import Prefetch

from glossary.models import Sense, Term, TermQuerySet, WordList
from glossary.search import Found, search_index
from glossary.uses import Use, read_uses
from glossary.vocabulary import known_index, split_list
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
from seeds.printing import print_day

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


COMMON = 2
"""In how many published lists a word stands that is shown without being asked for."""

MOST_MATCHES = 50
"""How many words an answer shows at most."""


@dataclass(frozen=True, slots=True)
class Listed:
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
    lists: tuple[Listed, ...]
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
    rare_count: int
    shows_rare: bool
    lists_read_on: str
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
    confused_with: tuple[TermLink, ...]
    uses: tuple[Use, ...]


def build_glossary(day: Day, query: str = "", *, everything: bool = False) -> GlossaryPage:
    """The glossary on a day; `everything` adds the words that a single list has.

    Nine queries, and four more to search, whatever the number of terms.
    """
    known = Term.objects.known_by(day.on)
    found = search_index(known_index(day.on), query) if query else Found()
    wanted = [*found.exact, *found.matches[:MOST_MATCHES], *found.nearest]
    rows = known.filter(slug__in=wanted) if query else known
    terms = {row.slug: _term(row) for row in with_what_was_known(rows, day)}
    shown = [term for term in terms.values() if everything or not term.is_rare]
    groups = () if query else tuple(_groups(shown))
    taken = {group.letter: f"#{group.anchor}" for group in groups}
    read_on = WordList.objects.order_by("read_on").values_list("read_on", flat=True).first()
    return GlossaryPage(
        query=query,
        answers=tuple(terms[key] for key in found.exact),
        matches=tuple(terms[key] for key in found.matches[:MOST_MATCHES]),
        nearest=tuple(terms[key] for key in found.nearest),
        letters=tuple(Letter(letter, taken.get(letter, "")) for letter in ascii_uppercase),
        groups=groups,
        term_count=known.count() if query else len(shown),
        rare_count=len(terms) - len(shown),
        shows_rare=everything,
        lists_read_on=print_day(read_on) if read_on and read_on > day.on else "",
        caveats=place_caveats("glossary", day.on),
    )


def build_term(term: Term, day: Day) -> TermPage:
    """One term on a day, fetched by with_what_was_known.

    Four queries more, and one for each kind of fact that may use it.
    """
    known = Term.objects.known_by(day.on)
    built = _term(term)
    return TermPage(
        term=built,
        see_also=_links(known.filter(pk__in=term.see_also.values("pk"))),
        renamed_to=_links(known.filter(renamed_from=term)),
        renamed_from=_links(known.filter(renamed_to=term)),
        confused_with=_links(known.filter(pk__in=term.confused_with.values("pk"))),
        uses=read_uses((built.text, *built.spellings), day),
    )


def with_what_was_known(terms: TermQuerySet, day: Day) -> TermQuerySet:
    """Terms with the senses, uses and caveats that were known by the day."""
    senses = Sense.objects.known_by(day.on).order_by("position", "pk")
    uses = Passage.objects.filter(document__published_latest__lte=day.on).order_by("pk")
    return terms.prefetch_related(
        Prefetch("senses", senses.select_related("passage__document")),
        Prefetch("senses__lists", WordList.objects.filter(read_on__lte=day.on)),
        Prefetch("used_in", uses.select_related("document")),
        caveats_known_by(day.on),
    )


def _term(row: Term) -> TermKnown:
    rows = row.senses.all()
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
        Listed(f"{item.title}, {item.publisher}", item.address, item.kind)
        for item in row.lists.all()
    )
    return SenseKnown(
        anchor=row.key,
        expansion=row.expansion,
        other_wordings=split_list(row.other_wordings, ";"),
        meaning=row.meaning,
        doubt=row.doubt,
        is_outside=origin == Sense.Origin.OUTSIDE,
        is_rare=len(lists) + doubted < COMMON,
        origin=ORIGINS[origin],
        lists=lists,
        said=build_said(row),
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
