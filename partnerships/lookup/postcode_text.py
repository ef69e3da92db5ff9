"""Reads a text as a postcode, whole or its first half. Pure, standard library only.

read_postcode("ls1 4ap") == TypedPostcode("LS1", "4AP")
read_postcode("LS1") == TypedPostcode("LS1")
read_postcode("SW1A OAA") == TypedPostcode("SW1A", "0AA", is_corrected=True)
"""

import re
from dataclasses import dataclass

FIRST_HALF = re.compile(r"[A-Z]{1,2}[0-9](?:[0-9]|[A-Z])?")
"""The postcode district: one or two letters, a digit, and a digit or letter more."""

SECOND_HALF = re.compile(r"[0-9][A-Z]{2}")

BEGUN = re.compile(rf"\s*({FIRST_HALF.pattern})\s+([0-9][A-Z]?)\s*")
"""A postcode that stops within its second half; only the space tells LS1 4 from LS14."""

INSIDE = re.compile(rf"\b({FIRST_HALF.pattern})\s*({SECOND_HALF.pattern})\b")
"""A whole postcode in a longer text, such as an address."""

MAX_CHARS = 12
"""A longer text, without its spaces, is no postcode."""

MEANT_AS_DIGIT = str.maketrans("OILSZB", "011528")
"""Letters that people type where a postcode has a digit: O for 0, I or L for 1 …"""

MEANT_AS_LETTER = str.maketrans("015", "OIS")


@dataclass(frozen=True, slots=True)
class TypedPostcode:
    """A postcode in capitals; `second` is as much of its second half as was typed, "" for none.

    `is_corrected`: a letter was read as a digit, or a digit as a letter, so the reader is asked.
    """

    first: str
    second: str = ""
    is_corrected: bool = False

    @property
    def is_whole(self) -> bool:
        return len(self.second) == 3


def read_postcode(text: str) -> TypedPostcode | None:
    """Read a postcode in any case and with or without spaces; None where the text is none.

    A single slip of O for 0 and the like is read as what was meant.
    """
    begun = BEGUN.fullmatch(text.upper())
    if begun:
        return TypedPostcode(begun[1], begun[2])
    inside = INSIDE.search(text.upper())
    if inside:
        return TypedPostcode(inside[1], inside[2])
    squeezed = re.sub(r"[\s.\-]+", "", text).upper()
    if not 2 <= len(squeezed) <= MAX_CHARS or not squeezed.isascii() or not squeezed.isalnum():
        return None
    exact = _whole(squeezed) or _half(squeezed)
    if exact:
        return exact
    if len(squeezed) < 5 or not any(char.isdigit() for char in squeezed[1:]):
        return None
    corrected = _whole(_as_meant(squeezed))
    return corrected and TypedPostcode(corrected.first, corrected.second, is_corrected=True)


def _whole(squeezed: str) -> TypedPostcode | None:
    first, second = squeezed[:-3], squeezed[-3:]
    if FIRST_HALF.fullmatch(first) and SECOND_HALF.fullmatch(second):
        return TypedPostcode(first, second)
    return None


def _half(squeezed: str) -> TypedPostcode | None:
    return TypedPostcode(squeezed) if FIRST_HALF.fullmatch(squeezed) else None


def _as_meant(squeezed: str) -> str:
    """Put digits and letters where a whole postcode has them, as far as they look alike."""
    first, second = squeezed[:-3], squeezed[-3:]
    second = second[0].translate(MEANT_AS_DIGIT) + second[1:].translate(MEANT_AS_LETTER)
    start = first[0].translate(MEANT_AS_LETTER)
    rest = first[1:]
    if len(rest) > 1 and (rest[0].isalpha() or rest[0] in "015"):
        # A second letter of the area: "S017" is Southampton's SO17.
        lettered = rest[0].translate(MEANT_AS_LETTER) + _digit_first(rest[1:])
        if FIRST_HALF.fullmatch(start + lettered) and not FIRST_HALF.fullmatch(start + rest):
            return start + lettered + second
    return (
        start + _digit_first(rest) + second if not FIRST_HALF.fullmatch(first) else first + second
    )


def _digit_first(rest: str) -> str:
    return rest[:1].translate(MEANT_AS_DIGIT) + rest[1:]
