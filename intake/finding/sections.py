"""What was named under the same heading, and may be called by a word of its name: "the grant"."""

import re
from collections.abc import Sequence

from intake.finding.stems import stem
from intake.finding.subjects import SUBJECTS, ReadSentence, head_word
from intake.finding.values import KnownThing
from libs.reading_files import TextPart

_POINTING = frozenset(("the", "this", "these", "those", "that", "our", "their", "both", "each"))
FEWEST_TIMES = 3
"""Paragraphs that name what a document is about; its title is one of them."""
_NEAR = 3
"""Words between "the" and the noun, itself counted."""
_CALLED = """
    programme scheme service offer initiative pilot project fund duty requirement framework
    qualification course approach package teams
"""
_ANY_REFORM = frozenset(map(stem, _CALLED.split()))
"""What any reform may be called, where only one is spoken of."""


class NamedAbove:
    """The things named under a heading, the last first."""

    def __init__(self) -> None:
        self._path: tuple[str, ...] = ()
        self._things: list[KnownThing] = []

    def enter(self, block: TextPart) -> None:
        """Forgets what stood under another heading."""
        if block.path != self._path:
            self._path, self._things = block.path, []

    def remember(self, rows: list[ReadSentence]) -> None:
        for row in rows:
            for one in row.mentions:
                if one.thing.kind in SUBJECTS:
                    self._things = [one.thing, *(t for t in self._things if t != one.thing)]

    def others(self, thing: KnownThing) -> bool:
        """Whether anything but a thing was named."""
        return any(one != thing for one in self._things)

    def called(self, text: str, sole: KnownThing | None) -> KnownThing | None:
        """What words such as "the grant" mean; `sole` is the one that all of the document is of."""
        nouns = pointed_at(text)
        for thing in self._things:
            if head_word(thing) in nouns:
                return thing
        reforms = [one for one in self._things if one.kind == "reform"]
        reforms = reforms or ([sole] if sole else [])
        return reforms[0] if len(reforms) == 1 and nouns & _ANY_REFORM else None


def sole_subject(blocks: Sequence[list[ReadSentence]]) -> KnownThing | None:
    """The one reform that a document is about: its title names it, or it names no other."""
    named = [
        {m.thing.slug: m.thing for row in rows for m in row.mentions if m.thing.kind == "reform"}
        for rows in blocks
    ]
    title = next(iter(named), {})
    things = title or {slug: one for some in named for slug, one in some.items() if slug}
    if len(things) != 1:
        return None
    slug, thing = next(iter(things.items()))
    times = sum(slug in some for some in named)
    return thing if slug and times >= (FEWEST_TIMES - 1 if title else FEWEST_TIMES) else None


def pointed_at(text: str) -> frozenset[str]:
    """The stems of the words that stand close behind "the" or "these"."""
    words = re.findall(r"[\w’'-]+", text)
    near = (
        words[place + 1 : place + 1 + _NEAR]
        for place, word in enumerate(words)
        if word.lower() in _POINTING
    )
    return frozenset(stem(word) for some in near for word in some)
