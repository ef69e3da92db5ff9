"""Finding a word that a reader half remembers. Pure functions, standard library only.

    search(entries, "ehpc").matches == ("ehcp",)

An abbreviation that is typed exactly comes first; then whole names, beginnings, words in the
middle, an abbreviation among other words, and words of the meaning. Only where none of the better
ones is found are typing slips forgiven, and only where that finds nothing either is a part of what
was typed enough, or two words that run into one another.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from libs.search.index import SMALL_WORDS, Entry, Index, Name, bigrams, build_index, split_words
from libs.search.likeness import alike, slipped

__all__ = ["Entry", "Found", "search", "search_index", "split_words"]

EXACT, NAMED, BEGINS, INSIDE, MEANT, SLIPPED, PARTIAL = range(7)
"""How an entry matches, best first."""

QUESTION_WORDS = {
    *("abbreviation", "acronym", "define", "definition", "do", "does", "is", "mean", "meaning"),
    *("means", "stand", "stands", "what", "whats"),
}
"""Words that readers put around what they look for."""

SHORTENED = {"dept": "department", "govt": "government"}
"""Words that readers shorten otherwise than by stopping early."""

NEAR = 0.4
"""How alike, from 0 to 1, a name must be to be offered where nothing was found."""

ENOUGH = 0.4
"""How much of what was typed, weighed by how rare its words are, is enough of it."""

LONGEST_PAIR = 16
"""Letters of two words that ran together; what is longer than that is no slip."""

Ranked = dict[int, tuple[int, float]]
"""For each entry, by its number: how it matches, and how far off it is. Lowest first."""

Hits = dict[int, tuple[float, int]]
"""For each name, by its number: how far off its word is, and where that stands in it."""


@dataclass(frozen=True, slots=True)
class Found:
    """Keys, best first. `exact` were typed as they are; `nearest` is for when nothing matches."""

    exact: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


def search(entries: Iterable[Entry], query: str) -> Found:
    """What a reader who typed `query` is likely to look for; nothing where it has no letters."""
    return search_index(build_index(entries), query)


def search_index(index: Index, query: str) -> Found:
    """The same, of entries that were made ready before."""
    typed = split_words(query)
    typed = tuple(word for word in typed if word not in QUESTION_WORDS) or typed
    typed = tuple(SHORTENED.get(word, word) for word in typed)
    if not typed:
        return Found()
    ranked: Ranked = {}
    _named(index, typed, ranked)
    if len("".join(typed)) > 1:
        _inside(index, typed, ranked, forgiving=False)
    if not any(kind < MEANT for kind, _ in ranked.values()) and len("".join(typed)) > 2:
        _among(index, typed, ranked)
        _own_slipped(index, typed, ranked)
        _inside(index, typed, ranked, forgiving=True)
    if not ranked and len(typed) == 1:
        _run_together(index, typed[0], ranked)
    order = sorted(ranked, key=lambda at: (*ranked[at], at))
    exact = tuple(index.entries[at].key for at in order if ranked[at][0] == EXACT)
    return Found(
        exact=exact,
        matches=tuple(index.entries[at].key for at in order[len(exact) :]),
        nearest=() if order else _nearest(index, "".join(typed)),
    )


def _place(ranked: Ranked, at: int, kind: int, off: float) -> None:
    """Notes how an entry matches, unless it matches better already."""
    ranked[at] = min(ranked.get(at, (kind, off)), (kind, off))


def _named(index: Index, typed: Sequence[str], ranked: Ranked) -> None:
    """Abbreviations and names that are typed whole, and abbreviations that begin so."""
    wanted = _significant(typed)
    for squeezed in {"".join(typed), "".join(wanted)}:
        for own in (squeezed, squeezed.removesuffix("s")):
            for at in index.own.get(own, ()):
                _place(ranked, at, EXACT, len(squeezed) - len(own))
    for number in index.whole.get(frozenset(wanted), ()):
        name = index.names[number]
        if _significant(name.words) == wanted and not name.is_meaning:
            _place(ranked, name.entry, NAMED, -_known(index, name.entry))
    squeezed = "".join(typed)
    for own in index.beginning(index.own_words, squeezed):
        for at in index.own[own]:
            _place(ranked, at, BEGINS, 0.3 * len(own) - _known(index, at))


def _inside(index: Index, typed: Sequence[str], ranked: Ranked, *, forgiving: bool) -> None:
    """Names that have a word for each one typed; where slips are forgiven, for enough of them."""
    wanted = tuple(dict.fromkeys(_significant(typed)))
    hits = [_hits(index, word, forgiving=forgiving) for word in wanted]
    if not hits:
        return
    whole = set(hits[0]).intersection(*hits[1:])
    for number in whole:
        name = index.names[number]
        kind = SLIPPED if forgiving else MEANT if name.is_meaning else INSIDE
        _place(ranked, name.entry, kind, _off(index, name, [found[number] for found in hits]))
    squeezed = "".join(typed)
    if not whole and len(squeezed) > 4:
        for name in index.names:
            if squeezed in name.joined and not name.is_meaning:
                _place(ranked, name.entry, INSIDE, 100 + len(name.words))
    if forgiving and not ranked:
        _partly(index, hits, ranked)


def _among(index: Index, typed: Sequence[str], ranked: Ranked) -> None:
    """Abbreviations that stand among other words, where no name has more of what was typed."""
    wanted = tuple(dict.fromkeys(_significant(typed)))
    own = [word for word in wanted if word in index.own]
    if len(wanted) < 2 or not own:
        return
    shared: Counter[int] = Counter()
    for word in wanted:
        names = (index.names[number] for number in _hits(index, word, forgiving=False))
        shared.update({name.entry for name in names if not name.is_meaning})
    most = max(shared.values(), default=0)
    for word in own:
        for at in index.own[word]:
            if shared[at] == most:
                _place(ranked, at, MEANT, -len(word) - _known(index, at))


def _run_together(index: Index, word: str, ranked: Ranked) -> None:
    """The beginnings of two words of a name, without the space: "edpsych"."""
    for cut in range(2, len(word) - 2 if len(word) <= LONGEST_PAIR else 2):
        first, second = (_hits(index, part, forgiving=False) for part in (word[:cut], word[cut:]))
        for number in first.keys() & second.keys():
            name, places = index.names[number], [first[number], second[number]]
            if not name.is_meaning and -1 < places[0][1] < places[1][1]:
                _place(ranked, name.entry, PARTIAL, _off(index, name, places))


def _hits(index: Index, word: str, *, forgiving: bool) -> Hits:
    """The names that have the word, or one like it."""
    found: Hits = {}
    for known, off in _like(index, word, forgiving=forgiving).items():
        for number, position in index.places[known]:
            if number not in found or (off, position) < found[number]:
                found[number] = off, position
    return found


def _partly(index: Index, hits: Sequence[Hits], ranked: Ranked) -> None:
    """Names that have enough of the words typed; a rare word is worth more than a common one."""
    rarest = log2(len(index.names) + 2)
    worth = [rarest - log2(len(found) + 1) if found else rarest for found in hits]
    for number in set().union(*hits):
        parts = [
            (found[number], own) for found, own in zip(hits, worth, strict=True) if number in found
        ]
        share = sum(own for _, own in parts) / (sum(worth) or 1)
        if share >= ENOUGH:
            name = index.names[number]
            off = _off(index, name, [at for at, _ in parts])
            _place(ranked, name.entry, PARTIAL, off + 4 * (1 - share) + name.is_meaning)


def _off(index: Index, name: Name, places: Sequence[tuple[float, int]]) -> float:
    """How far off a name is, some of whose words were found so far off, at these places."""
    left_out = 1 - min(1, len({place for _, place in places}) / max(1, name.size))
    positions = [place for _, place in places if place >= 0]
    disorder = sum(later < earlier for earlier, later in pairwise(positions))
    late = bool(positions) and min(positions) > 0
    mean = sum(off for off, _ in places) / len(places)
    return mean + 0.6 * left_out + 0.1 * late + 0.05 * disorder - 0.4 * _known(index, name.entry)


def _like(index: Index, word: str, *, forgiving: bool) -> dict[str, float]:
    """The known words that a typed one may be, and how far off each is."""
    found = dict.fromkeys(index.beginning(index.words, word), 0.1)
    if len(word) > 4:
        for known in index.beginning(index.words, word[:5]):
            if alike(word, known):
                found.setdefault(known, 0.3)
    if word.endswith("s") and word[:-1] in index.places:
        found.setdefault(word[:-1], 0.05)
    if word in index.places:
        found[word] = 0
    if forgiving and len(word) > 2:
        for known, off in slipped(word, index.letters):
            found[known] = min(found.get(known, 9), 0.4 + 0.4 * off)
    return found


def _own_slipped(index: Index, typed: Sequence[str], ranked: Ranked) -> None:
    """Abbreviations that were typed with a slip or two."""
    for own, off in slipped("".join(typed), index.own_letters, beginnings=False):
        for at in index.own[own]:
            _place(ranked, at, SLIPPED, 0.5 * off - 0.3 * _known(index, at))


def _known(index: Index, at: int) -> float:
    """How well known an entry is: 0 for unknown, 1 for one in thirty lists."""
    return log2(1 + index.entries[at].weight) / 5


def _nearest(index: Index, squeezed: str) -> tuple[str, ...]:
    """What looks most like it, by the pairs of letters that both have."""
    typed = bigrams(squeezed)
    shared = Counter(number for pair in typed for number in index.pairs.get(pair, ()))
    best: dict[str, float] = {}
    for number, count in shared.items():
        if 2 * count < NEAR * len(typed):
            continue
        name = index.names[number]
        key = index.entries[name.entry].key
        best[key] = max(best.get(key, 0), 2 * count / (len(typed) + name.pair_count))
    near = sorted((-likeness, key) for key, likeness in best.items() if likeness >= NEAR)
    return tuple(key for _, key in near[:3])


def _significant(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in SMALL_WORDS)
