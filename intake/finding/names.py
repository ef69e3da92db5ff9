"""What we know, found by its names: titles, what sources call it, abbreviations, old names.

A name is found by the stems of its words, close together and in any order: "EHCPs digitally" names
the reform "Digital EHCPs". A few hundred names are looked for, so a table from each stem to the
names that have it is enough; the rarest stem of a name calls it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.finding.naming import Name, names_of
from intake.finding.stems import WORD, Token, parts_of, stem
from intake.finding.values import Known, KnownThing
from libs.names import fold
from libs.vaguedates.vague_date import NotVagueDate, window_of

MOST_SHARED = 3
"""Things that may share an abbreviation; one of more, such as REP, names none of them."""
UNDATED = 100_000
"""Days from which an event is taken to be off that has no date."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name in a sentence, from letter to letter; `weight` is the number of its telling words."""

    thing: KnownThing
    start: int
    end: int
    text: str
    weight: int


def _runs_on(tokens: list[Token], at: int, stems: tuple[str, ...]) -> int:
    """Where a run of stems ends that begins at a token; 0 where it does not stand there."""
    for one in stems:
        while at < len(tokens) and fold(tokens[at][0]).lower() in _JOINING:
            at += 1
        if at >= len(tokens) or stem(tokens[at][0]) != one:
            return 0
        at += 1
    return at


class KnownNames:
    """Finds what is known in a sentence. Made once for a document."""

    def __init__(self, known: Known, said_on: date | None = None) -> None:
        self._exact: dict[str, list[KnownThing]] = defaultdict(list)
        self._short = _contractions(known)
        self.things = known.things
        self.consultations = [
            one for one in known.things if one.kind == "event" and "onsultation" in one.title
        ]
        names = [one for thing in known.things for one in names_of(thing, said_on)]
        names += [brief for one in names if (brief := self._in_short(one))]
        common = Counter(stem for one in names for stem in one.stems)
        self._by_stem: dict[str, list[Name]] = defaultdict(list)
        for one in names:
            if one.exact:
                self._exact[one.exact].append(one.thing)
            else:
                self._by_stem[min(one.stems, key=lambda s: (common[s], s))].append(one)

        for short, things in self._exact.items():
            if len({(one.kind, one.slug) for one in things}) > MOST_SHARED:
                self._exact[short] = [one for one in things if one.kind == "reform"]

    def _in_short(self, name: Name) -> Name | None:
        """A name with the abbreviation that documents have for two of its words: EHC plan, EHCP."""
        for rows in self._short.values():
            for stems, short in rows:
                if len(stems) == 2 and name.stems.issuperset(stems):
                    rest = name.stems - set(stems)
                    found = rest | {stem(short)} if rest else frozenset()
                    return replace(name, stems=found, exact="" if rest else short)
        return None

    def days_off(self, thing: KnownThing, day: date) -> int:
        """How many days an event is from a day, as far as its date is known: 0 for a reform."""
        if thing.kind != "event" or not thing.milestones:
            return 0
        try:
            window = window_of(thing.milestones[0].edtf)
        except NotVagueDate:
            return UNDATED
        ends = [one for one in (window.earliest, window.latest) if one]
        if not ends:
            return UNDATED
        if ends[0] <= day <= ends[-1]:
            return 0
        return min(abs((one - day).days) for one in ends)

    def _contracted(self, tokens: list[Token]) -> list[Token]:
        """The tokens with one for each long form that names have in short."""
        found: list[Token] = []
        at = 0
        while at < len(tokens):
            rows = self._short.get(stem(tokens[at][0]), ()) if self._short else ()
            for stems, short in rows:
                if end := _runs_on(tokens, at, stems):
                    found.append((short, tokens[at][1], tokens[end - 1][2]))
                    at = end
                    break
            else:
                found.append(tokens[at])
                at += 1
        return found

    def find(self, text: str) -> list[NameFound]:
        """The mentions in a sentence, in order; of two that overlap, the one with more words."""
        words = [(one[0], one.start(), one.end()) for one in WORD.finditer(text)]
        tokens = self._contracted([part for word in words for part in parts_of(word)])
        stems = [stem(word) for word, _, _ in tokens]
        found: list[NameFound] = []
        for place, (word, start, end) in enumerate(tokens):
            bare = (
                re.sub(r"(?:[’']s|s)$", "", word)
                if word[:-1].isupper() or word[:2].isupper()
                else word
            )
            things = self._exact.get(word, ()) or self._exact.get(bare, ())
            found += [NameFound(thing, start, end, text[start:end], 1) for thing in things]
            for name in self._by_stem.get(stems[place], ()):
                if spot := _spot(name, stems, place):
                    begin, stop = tokens[spot[0]][1], tokens[spot[1]][2]
                    if _is_broken(text[begin:stop], name.stems):
                        continue
                    found.append(NameFound(name.thing, begin, stop, text[begin:stop], name.weight))
        return _without_overlaps(found)


_BREAK = re.compile(r"[;:?!]|\. |,\s+(?=(?P<next>[\w’'-]+))")


def _is_broken(text: str, stems: frozenset[str]) -> bool:
    """Whether a comma or the like parts the words of a name; not that of a list within it."""
    return any(
        one["next"] is None or not {stem(one["next"]), one["next"]} & (stems | _JOINING | _LISTED)
        for one in _BREAK.finditer(text)
    )


def _contractions(known: Known) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Long forms that names have in short, by their first stem: education health care plan, EHCP."""
    words = {w for one in known.things for n in (one.title, *one.names) for w in WORD.findall(n)}
    used = {re.sub(r"s$", "", word) for word in words if sum(map(str.isupper, word)) > 1}
    shorts = {term.text for term in known.terms}
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for term in known.terms:
        for text in _spellings(term.expansions) if term.text in used else ():
            parts = [part[0] for one in WORD.findall(text) for part in parts_of((one, 0, 0))]
            stems = tuple(s for one in parts if (s := stem(one)) not in _JOINING)
            if len(stems) > 1:
                found[stems[0]].append((stems, term.text))
            if len(stems) > 1 and term.text[:-1] in shorts and len(term.text) > 3:
                half = (stem(term.text[:-1]), stems[-1])
                found[half[0]].append((half, term.text))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def _spellings(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield text
        if "coordinat" in text:
            yield text.replace("coordinat", "co-ordinat")


_JOINING = frozenset(("and", "or", "&", "the", "of", "for"))
_LISTED = frozenset(("health", "care"))
"""Words within a name's own list: "education, health and care plans"."""


def _spot(name: Name, stems: Sequence[str], place: int) -> tuple[int, int] | None:
    """The closest place around a word that has all stems of a name."""
    room = len(name.stems) + name.slack + (2 if len(name.stems) > 3 else 0)
    best: tuple[int, int] | None = None
    for first in range(max(0, place - room + 1), place + 1):
        if stems[first] not in name.stems:
            continue
        left = set(name.stems)
        for last in range(first, min(len(stems), first + room)):
            left.discard(stems[last])
            if not left:
                if last >= place and (best is None or last - first < best[1] - best[0]):
                    best = (first, last)
                break
    return best


def _without_overlaps(found: list[NameFound]) -> list[NameFound]:
    kept: list[NameFound] = []
    order = sorted(found, key=lambda one: (-one.weight, one.end - one.start, one.start))
    for one in order:
        rivals = [k for k in kept if one.start < k.end and k.start < one.end]
        same_place = all((k.start, k.end) == (one.start, one.end) for k in rivals)
        if any(k.thing == one.thing for k in rivals) or not same_place:
            continue
        kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.thing.kind != "reform", one.thing.slug))
