"""What a short form looks like, and its singular: REPs, DfE, SENCo NPQ, A&E."""

import re

_WORD = r"[A-Z0-9][A-Za-z0-9&’'+-]*"
SHORT = re.compile(rf"{_WORD}(?: {_WORD})?")
LONGEST = 16
_ROMAN = re.compile(r"[IVX]+")
_NOT_SHORT = frozenset(["I", "A", "OK", "UK", "US", "TV", "PM", "AM", "AD", "BC", "NB", "PS"])


def is_short(text: str) -> bool:
    """Whether a text looks like an abbreviation: at least two capitals, or one and a digit."""
    bare = singular(text)
    if not SHORT.fullmatch(text) or not 2 <= len(bare) <= LONGEST or bare in _NOT_SHORT:
        return False
    words = bare.split()
    if not all(_is_short_word(word) for word in words):
        return False
    return not _ROMAN.fullmatch(bare)


def _is_short_word(word: str) -> bool:
    capitals = sum(one.isupper() for one in word)
    small = sum(one.islower() for one in word)
    digits = sum(one.isdigit() for one in word)
    if digits == len(word) or (digits >= 4 and not small):
        return False
    return (capitals >= 2 and small <= capitals + 1 and len(word) <= 10) or (
        capitals == 1 and 0 < digits <= 2 and len(word) <= 4
    )


def singular(short: str) -> str:
    """The short form of one: "REPs" and "EHCP’s" give "REP" and "EHCP"."""
    bare = re.sub(r"[’']s$", "", short)
    if re.search(r"[A-Z0-9]s$", bare) and len(bare) > 2:
        bare = bare[:-1]
    return bare


def is_plural(short: str) -> bool:
    return singular(short) != short and not short.endswith(("’s", "'s"))


_UNCHANGED = ("ss", "us", "is", "ings", "ics")
_COUNTED = re.compile(
    r"(?:plan|partnership|board|group|school|authoritie|team|panel|trust|taskforce|package|"
    r"pathfinder|commissioner|officer|practitioner|co-ordinator|coordinator|assistant|unit|list|"
    r"assessment|partner|centre|hub|grant|qualification|profile|pathway)s"
)
"""Last words of what is counted: their abbreviation stands for one, whatever its own ending."""


def one_of(long: str) -> str:
    """The words for one of what a plural names: "regional expert partnerships" without its s."""
    head, space, last = long.rpartition(" ")
    if last.endswith("ies") and len(last) > 4:
        return f"{head}{space}{last[:-3]}y"
    if last.endswith("s") and not last.endswith(_UNCHANGED):
        return long[:-1]
    return long


def is_counted(long: str) -> bool:
    """Whether a long form ends in a plural of what is counted: "Plans", and not "needs"."""
    return bool(_COUNTED.fullmatch(long.rpartition(" ")[2].lower()))
