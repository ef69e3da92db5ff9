"""Whether a text tells of progress on a reform: it names it near a word of progress.

Plain text in, a finding out; no database. It is meant to make somebody look, so it would rather ask
once too often: whoever has looked says why nothing changed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORDS_APART = 25
"""How many words may lie between a reform's name and the word of progress."""

PROGRESS = re.compile(
    r"(publish|launch|complet|finish|extend|extension|delay|postpon|paus|scrap|cancel|withdr[ae]w|"
    r"replac|approv|appoint|introduced|enact|reach|"
    r"(start|end|open|announc|reformulat)(ed|s)?$|"
    r"(began|begun|begins|ran|runs|ready|met|closed|stopped)$)"
)
"""Beginnings and whole words that tell that something happened, moved or ended."""

SMALL = frozenset(
    [
        *("a", "an", "and", "at", "by", "for", "from", "in", "into", "its", "more", "new", "not"),
        *("of", "on", "or", "per", "the", "to", "with", "send", "ap"),
    ]
)
"""Words that name no reform by themselves."""

_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """What was found: the name as it is known, the word of progress, and the text around them."""

    name: str
    progress: str
    text: str


def find_mention(texts: Iterable[str], names: Sequence[str]) -> Mention | None:
    """The first text that has all words of one of the names, and near them a word of progress.

        find_mention(
            ["The contract of the change programme has been extended by a year."],
            ["Change programme"],
        )

    is Mention("Change programme", "extended", that text). Endings of number do not count: "Practice
    guides" is in "the first practice guide was published". An abbreviation in brackets at the end
    of a name is a name of its own. A name that has nothing but small words is found nowhere.
    """
    wanted = [(name, wants) for name in names for wants in _wants(name)]
    for text in texts:
        words = _WORD.findall(text)
        stems = [_stem(word) for word in words]
        for name, wants in wanted:
            place = _place_of(wants, stems)
            if place is None:
                continue
            first, last = place
            near = range(max(0, first - WORDS_APART), min(len(words), last + WORDS_APART + 1))
            for at in near:
                if stems[at] not in wants and PROGRESS.match(words[at].casefold()):
                    return Mention(name, words[at], text.strip())
    return None


def _wants(name: str) -> list[frozenset[str]]:
    """The stems that a text must have to name it: those of its words, and its abbreviation."""
    bare, _, rest = name.partition("(")
    stems = frozenset(_stem(word) for word in _WORD.findall(bare)) - SMALL
    abbreviation = rest.partition(")")[0].strip()
    wants = [stems] if len(stems) > 1 else []
    if abbreviation.isupper():
        wants.append(frozenset([_stem(abbreviation)]))
    return wants


def _place_of(wants: frozenset[str], stems: Sequence[str]) -> tuple[int, int] | None:
    """The first and last word of the closest place that has all of them, within WORDS_APART."""
    for first, stem in enumerate(stems):
        if stem not in wants:
            continue
        left = set(wants)
        for last in range(first, min(len(stems), first + WORDS_APART)):
            left.discard(stems[last])
            if not left:
                return first, last
    return None


def _stem(word: str) -> str:
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return word.removesuffix("s") if len(word) > 3 else word
