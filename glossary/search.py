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
from functools import cache

from glossary.slips import slips

EXACT, NAMED, BEGINS, INSIDE, MEANT, SLIPPED = range(6)
"""How an entry matches, best first."""

SMALL_WORDS = {"a", "an", "and", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
"""Words that readers leave out or add."""

NEAR = 0.5
"""How alike, from 0 to 1, a name must be to be offered where nothing was found."""

Off = Callable[[str, str], float | None]
"""How far a word is from the one that was typed; None for too far."""

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
        # Terms share most of their words: each is measured once.
        off = cache(_off)
        ranked += _ranked(stacks, lambda stack: _slipped(stack, typed, off))
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
    # A reader may mix both: "EHC plan".
    mixed = [(*name, *stack.own) for name in stack.names]
    inside = [off for name in mixed if (off := _inside(name, wanted)) is not None]
    if inside:
        return INSIDE, min(inside)
    if len(squeezed) > 2 and (
        any(squeezed in text for text in stack.own)
        or any(_run_together(name, squeezed) for name in stack.names)
    ):
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


def _run_together(name: Sequence[str], squeezed: str) -> bool:
    """Whether words of a name, without their spaces, begin so: "coordinator" for "co-ordinator"."""
    return any("".join(name[start:]).startswith(squeezed) for start in range(len(name)))


def _slipped(stack: _Haystack, typed: Sequence[str], off: Off) -> Place | None:
    """How well an entry fits when slips are forgiven: in its abbreviation, or word by word."""
    squeezed, wanted = "".join(typed), set(_without_small(typed))
    if len(squeezed) < 3:
        return None
    offs = [far for own in stack.own if (far := off(squeezed, own)) is not None]
    for name in stack.names:
        parts = [_closest(word, name, off) for word in wanted]
        counted = [part for part in parts if part is not None]
        if parts and len(counted) == len(parts):
            offs.append(1 + sum(counted) + len(name) / 100)
    return (SLIPPED, min(offs)) if offs else None


def _closest(typed: str, name: Sequence[str], off: Off) -> float | None:
    offs = [0.0 if word.startswith(typed) else off(typed, word) for word in name]
    return min((far for far in offs if far is not None), default=None)


def _off(typed: str, meant: str) -> float | None:
    """Slips, and a little more where the first letter or the letters as a whole differ."""
    allowed = 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2
    count = slips(typed, meant, allowed)
    if count is None:
        return None
    return count + (typed[:1] != meant[:1]) / 2 + (sorted(typed) != sorted(meant)) / 4


def _nearest(stacks: Iterable[_Haystack], typed: Sequence[str]) -> tuple[str, ...]:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2("".join(typed))
    alike: list[tuple[float, str]] = []
    for stack in stacks:
        names = {*stack.own, *("".join(name) for name in stack.names)}
        alike.append((-max(_likeness(matcher, name) for name in names), stack.entry.key))
    return tuple(key for unlike, key in sorted(alike)[:3] if unlike <= -NEAR)


def _likeness(matcher: "SequenceMatcher[str]", name: str) -> float:
    """From 0 to 1; 0 for whatever is below NEAR, found out cheaply."""
    matcher.set_seq1(name)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0
    return matcher.ratio()


def _without_small(typed: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in typed if word not in SMALL_WORDS)
