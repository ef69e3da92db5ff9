"""Finding a word that a reader half remembers. Pure functions, standard library only.

    search(entries, "ehpc").matches == ("ehcp",)

An abbreviation that is typed exactly comes first; then names, beginnings, words in the middle and
words of the meaning. Only where none of the better ones is found are typing slips forgiven.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from glossary.slips import slips

EXACT, NAMED, BEGINS, INSIDE, MEANT, SLIPPED = range(6)
"""How an entry matches, best first."""

SMALL_WORDS = {"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
"""Words that readers leave out or add."""

NEAR = 0.5
"""How alike, from 0 to 1, a name must be to be offered where nothing was found."""

Place = tuple[int, float]
"""Where an entry comes in the answer: how it matches, and how far off it is. Lowest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a term can be found by; `key` is what the search answers with."""

    key: str
    text: str
    spellings: tuple[str, ...] = ()
    expansions: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Keys, best first. `exact` were typed as they are; `nearest` is for when nothing matches."""

    exact: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Haystack:
    """An entry made ready: lower case, without marks; `squeezed` ones without spaces too."""

    entry: Entry
    own: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    meaning: tuple[str, ...]


def search(entries: Iterable[Entry], query: str) -> Found:
    """What a reader who typed `query` is likely to look for; nothing where it has no letters."""
    typed = split_words(query)
    if not typed:
        return Found()
    stacks = [_prepare(entry) for entry in entries]
    ranked = _ranked(stacks, lambda stack: _place(stack, typed))
    if not any(kind < MEANT for (kind, _), _ in ranked):
        ranked += _ranked(stacks, lambda stack: _slipped(stack, typed))
    found = list(dict.fromkeys(key for _, key in ranked))
    exact = tuple(key for (kind, _), key in ranked if kind == EXACT)
    return Found(
        exact=exact,
        matches=tuple(key for key in found if key not in exact),
        nearest=() if found else _nearest(stacks, typed),
    )


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without accents and marks: "Children's" is "childrens"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’]", "", plain)))


def _prepare(entry: Entry) -> _Haystack:
    own = (entry.text, *entry.spellings)
    return _Haystack(
        entry=entry,
        own=tuple("".join(split_words(text)) for text in own),
        names=tuple(split_words(text) for text in (*own, *entry.expansions)),
        meaning=split_words(" ".join(entry.meanings)),
    )


def _ranked(
    stacks: Iterable[_Haystack], place: Callable[[_Haystack], Place | None]
) -> list[tuple[Place, str]]:
    placed = ((place(stack), stack.own[0], stack.entry.key) for stack in stacks)
    return [(at, key) for at, _, key in sorted((at, own, key) for at, own, key in placed if at)]


def _place(stack: _Haystack, typed: Sequence[str]) -> Place | None:
    """How well an entry fits what was typed, letter for letter; None for not at all."""
    squeezed = "".join(typed)
    own = [*stack.own, *(f"{text}s" for text in stack.own)]
    if squeezed in own:
        return EXACT, own.index(squeezed)
    wanted = _without_small(typed)
    if any(_without_small(name) == wanted for name in stack.names):
        return NAMED, 0
    if any(text.startswith(squeezed) for text in stack.own):
        return BEGINS, len(stack.own[0])
    if len(squeezed) < 2:
        return None
    inside = [off for name in stack.names if (off := _inside(name, wanted)) is not None]
    if inside:
        return INSIDE, min(inside)
    if len(squeezed) > 2 and any(squeezed in "".join(name) for name in stack.names):
        return INSIDE, 100
    if _inside(stack.meaning, wanted) is not None:
        return MEANT, 0
    return None


def _inside(name: Sequence[str], wanted: Sequence[str]) -> float | None:
    """How far off a name is that has a word beginning with each one wanted; None for others."""
    places = [
        next((place for place, word in enumerate(name) if word.startswith(start)), None)
        for start in wanted
    ]
    found = [place for place in places if place is not None]
    if not wanted or len(found) < len(places):
        return None
    return found[0] + len(name) / 100


def _slipped(stack: _Haystack, typed: Sequence[str]) -> Place | None:
    """How well an entry fits when slips are forgiven: in its abbreviation, or word by word."""
    squeezed, wanted = "".join(typed), _without_small(typed)
    offs = [off for own in stack.own if (off := _off(squeezed, own)) is not None]
    for name in stack.names:
        parts = [_closest(word, name) for word in wanted]
        counted = [part for part in parts if part is not None]
        if parts and len(counted) == len(parts):
            offs.append(1 + sum(counted) + len(name) / 100)
    return (SLIPPED, min(offs)) if offs else None


def _closest(typed: str, name: Sequence[str]) -> float | None:
    offs = [0.0 if word.startswith(typed) else _off(typed, word) for word in name]
    return min((off for off in offs if off is not None), default=None)


def _off(typed: str, meant: str) -> float | None:
    """Slips, and a little more where the first letter or the letters as a whole differ."""
    allowed = 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2
    count = slips(typed, meant, allowed)
    if count is None:
        return None
    return count + (typed[:1] != meant[:1]) / 2 + (sorted(typed) != sorted(meant)) / 4


def _nearest(stacks: Sequence[_Haystack], typed: Sequence[str]) -> tuple[str, ...]:
    squeezed = "".join(typed)
    alike: list[tuple[float, str]] = []
    for stack in stacks:
        names = [*stack.own, *(" ".join(name) for name in stack.names)]
        best = max(SequenceMatcher(None, squeezed, name).ratio() for name in names)
        alike.append((-best, stack.entry.key))
    return tuple(key for best, key in sorted(alike)[:3] if -best >= NEAR)


def _without_small(typed: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in typed if word not in SMALL_WORDS)
