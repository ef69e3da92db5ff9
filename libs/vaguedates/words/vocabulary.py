"""The words that times are made of, as pieces of patterns, and the types that every rule uses."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from libs.vaguedates.printing import MONTHS
from libs.vaguedates.words.answer import Choice

Readings = list[Choice]
"""Every way to read some words: none where they are something else, several to choose from."""

Reader = Callable[[str, date], Readings]
"""Reads words in lower case, said on a day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name: what the method page calls it, and the function that reads by it."""

    name: str
    read: Reader


MONTH_NUMBERS = {
    name.lower()[:length]: number
    for number, name in enumerate(MONTHS, start=1)
    for length in (3, len(name))
} | {"sept": 9}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate(_SMALL, start=1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
NUMBERS |= {
    f"{tens}{mark}{_SMALL[digit - 1]}": NUMBERS[tens] + digit
    for tens in _TENS
    for digit in range(1, 10)
    for mark in "- "
}
NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "a dozen": 12, "a hundred": 100}
NUMBERS |= {"one hundred": 100}
ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"), start=1)
    for word in words.split()
} | {"last": -1, "final": -1, "latter": -1, "closing": -1, "opening": 1}

MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|rs?)?,? )?"
FULL_YEAR = r"(?:19|20|21)\d\d"
WHICH = r"(?:(?P<which>this|next|last|the coming|the) )?"
YEAR = rf"(?:,? (?:of |in )?(?:the year )?(?P<year>{FULL_YEAR}|(?:this|next|last|the same) year))?"
SPAN = rf"(?P<first>{FULL_YEAR})(?: ?[-/] ?| to )(?P<second>{FULL_YEAR}|\d\d)"
NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
UNIT = r"(?P<unit>(?:working |business )?day|week|fortnight|month|quarter|year|decade)s?"
ORDINAL = f"(?P<ordinal>{'|'.join(ORDINALS)})"


def one(edtf: str, note: str = "") -> Readings:
    """The only way to read the words."""
    return [Choice("", edtf, note=note)]


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as a line."""
    return frozenset(text.split())


def year_said(words: str, said_on: date) -> int:
    """2027 for "2027"; "next year" counts from the day on which it was said."""
    offsets = {"next year": 1, "last year": -1}
    return int(words) if words.isdecimal() else said_on.year + offsets.get(words, 0)


def count_of(words: str) -> int:
    """3 for "3" and for "three"."""
    return int(words) if words.isdecimal() else NUMBERS[words]


def follows(match: re.Match[str]) -> bool:
    """Whether the second year of a span is the one after the first: 2027-28, 1999-2000."""
    return (int(match["first"]) + 1) % 100 == int(match["second"]) % 100
