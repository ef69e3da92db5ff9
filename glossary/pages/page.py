"""The two pages of the glossary, as plain values: the list, with its search, and one term."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase
from unicodedata import combining, normalize

from glossary.models import Term, WordList
from glossary.pages.known import (
    TermKnown,
    TermLink,
    build_known,
    build_links,
    known_meanings,
    known_senses,
    read_terms,
)
from glossary.uses import TermUse, read_uses
from glossary.vocabulary import known_index
from libs.days import Day
from libs.search.ranking import SearchResult, search_index
from libs.vaguedates.printing import print_day
from seeds.history import HistoryEntry, build_history, print_citation
from seeds.pages import (
    CaveatBox,
    place_caveats,
)

MAX_MATCHES = 50
"""How many words an answer shows at most."""


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
    uses: tuple[TermUse, ...]
    entries: tuple[HistoryEntry, ...]
    citation: str


def build_glossary(day: Day, query: str = "", *, everything: bool = False) -> GlossaryPage:
    """The glossary on a day; `everything` adds the words that a single list has.

    Ten queries, and four more to search, whatever the number of terms; one until something changes.
    """
    known = read_terms(day)
    found = search_index(known_index(day.on), query) if query else SearchResult()
    wanted = {*found.exact, *found.matches[:MAX_MATCHES], *found.nearest}
    terms = {term.slug: term for term in known if not query or term.slug in wanted}
    shown = [term for term in terms.values() if everything or not term.is_rare]
    groups = () if query else tuple(_groups(shown))
    taken = {group.letter: f"#{group.anchor}" for group in groups}
    read_on = WordList.objects.order_by("read_on").values_list("read_on", flat=True).first()
    return GlossaryPage(
        query=query,
        answers=tuple(terms[key] for key in found.exact),
        matches=tuple(terms[key] for key in found.matches[:MAX_MATCHES]),
        nearest=tuple(terms[key] for key in found.nearest),
        letters=tuple(Letter(letter, taken.get(letter, "")) for letter in ascii_uppercase),
        groups=groups,
        term_count=len(known) if query else len(shown),
        rare_count=len(terms) - len(shown),
        shows_rare=everything,
        lists_read_on=print_day(read_on) if read_on and read_on > day.on else "",
        caveats=place_caveats("glossary", day.on),
    )


def build_term(term: Term, day: Day, address: str = "") -> TermPage:
    """One term on a day, fetched by with_what_was_known with all that was stated.

    `address` is the page's own, in full.

    Four queries more, and one for each kind of fact that may use it.
    """
    known = Term.objects.known_by(day.on)
    senses = known_senses(term)
    meanings = [meaning for sense in senses for meaning in known_meanings(sense)]
    built = build_known(term, day.on)
    return TermPage(
        term=built,
        see_also=build_links(known.filter(pk__in=term.see_also.values("pk"))),
        renamed_to=build_links(known.filter(renamed_from=term)),
        renamed_from=build_links(known.filter(renamed_to=term)),
        confused_with=build_links(known.filter(pk__in=term.confused_with.values("pk"))),
        uses=read_uses((built.text, *built.spellings), day),
        entries=build_history(term, [*senses, *meanings], day.on),
        citation=print_citation(built.text, day, address),
    )


def _groups(terms: Iterable[TermKnown]) -> Iterator[LetterGroup]:
    """Terms by their first letter; what begins with none, a number, stands first."""
    in_order = sorted(terms, key=lambda term: (_letter(term), _plain(term.text)))
    for letter, rows in groupby(in_order, _letter):
        yield LetterGroup(letter or "0–9", f"letter-{letter or 'none'}", tuple(rows))


def _plain(text: str) -> str:
    """How a word is sorted: case and accents are of no account, unless nothing else differs."""
    return "".join(one for one in normalize("NFKD", text) if not combining(one)).casefold()


def _letter(term: TermKnown) -> str:
    """Its first letter, without an accent: É stands under E."""
    first = normalize("NFKD", term.text[:1])[:1].upper()
    return first if first and first in ascii_uppercase else ""
