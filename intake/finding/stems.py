"""Words without their endings, and those that tell one name from another."""

import re
from functools import lru_cache

from libs.names import fold

WORD = re.compile(r"[\w&]+(?:[’'-][\w]+)*")
SMALL = frozenset(
    [
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or"),
        *("per", "the", "to", "with", "under", "all", "send", "ap", "sen", "s"),
    ]
)
"""Words that name nothing by themselves; "SEND" stands in half of all names."""
SYNONYMS = {
    "bill": "act",
    "transition": "moving",
    "transfer": "moving",
    "legislation": "law",
    "legal": "law",
}
"""Words that mean the same in the names of reforms."""
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven")
NUMBERS = {str(n): w for n, w in enumerate(_NUMBER_WORDS)}

Token = tuple[str, int, int]
"""A word with the letters from which and to which it goes."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending: "digitally" and "digital", "guides" and "guide" are one."""
    word = fold(word).lower().replace("’", "'").removesuffix("'s")
    word = NUMBERS.get(word, word)
    word = SYNONYMS.get(word, word)
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    for ending, shortest in (("ally", 5), ("ing", 6), ("ised", 5), ("s", 3), ("ed", 6), ("ly", 6)):
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: -len(ending)] + ("al" if ending == "ally" else "")
            break
    return word


def telling_stems(name: str) -> frozenset[str]:
    """The stems of the words that tell one name from another, without what stands in brackets."""
    bare = name.partition("(")[0]
    words = [part[0] for one in WORD.finditer(bare) for part in parts_of((one[0], 0, 0))]
    return frozenset(map(stem, words)) - SMALL


def parts_of(word: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    text, start, _ = word
    if "-" not in text:
        return [word]
    parts, at = [], start
    for part in re.split(r"-", text):
        if part:
            parts.append((part, at, at + len(part)))
        at += len(part) + 1
    return parts
