"""Times within longer words: each that can be read is offered, and none is taken by itself.

    "interim report spring 2027, final report autumn 2027"   offers both
    "1 May 2027 (local elections)"                           offers the day
    "two years after the 2025 plan"                          offers nothing: a year may be a name

Nothing is offered where what is left over counts something, or may turn the rest round.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from libs.vaguedates.words.answer import Choice, Understood, said_in_full
from libs.vaguedates.words.vocabulary import FULL_YEAR, MONTH_NUMBERS

Read = Callable[[str], Understood | None]
MOST_WORDS = 18
"""In more words than these no time is looked for."""
_MONTHS = "|".join(MONTH_NUMBERS)
_SEASONS = "spring|summer|autumn|winter"
_NAMES_TIME = re.compile(
    rf"\d|\b(?:next|this|last|easter|christmas|recess|term|{_SEASONS}|(?!may\b)(?:{_MONTHS}))\b"
)
_LONE_YEAR = re.compile(
    rf"(?:(?:in|by|on|after|before|from|until|since|the|of) )?(?:the )?{FULL_YEAR}"
)
_DENIES = re.compile(
    r"\b(?:no|not|never|cannot|without|except|unless|unlikely|instead|rather|than|other|whether|if)\b"
    r"|n't\b"
)
_COUNTS = re.compile(
    r"\d|\b(?:days?|weeks?|months?|years?|terms?|decades?|early|late|mid|end|half|quarter|every|each|"
    rf"{_SEASONS}|(?!may\b)(?:{_MONTHS}))\b"
)
"""What makes the rest a part of another time: "two years after 2025"."""


def read_within(text: str, read: Read) -> Understood | None:
    """The times in a text of which no rule reads the whole, as choices; None where there are none.

    read_within("first teaching from september 2028", read).choices[0].edtf == "2028-09"
    """
    words = text.split()
    if len(words) > MOST_WORDS or not _NAMES_TIME.search(text) or _DENIES.search(text):
        return None
    parts, left = _take(words, read, may_be_all=False)
    if not parts or _COUNTS.search(" ".join(left)):
        return None
    choices: list[Choice] = []
    for part, found in parts:
        lead = f"“{part}”: " if len(parts) > 1 else ""
        choices += (
            replace(one, label=f"{lead}{one.label or said_in_full(one)}") for one in found.readings
        )
    named = " and ".join(f"“{part}”" for part, _ in parts)
    which = "one, if it" if len(parts) > 1 else "it if that"
    sentence = f"We read only {named} of this. Choose {which} is the date."
    return Understood(sentence, choices=tuple(choices), is_part=True)


def _take(
    words: list[str], read: Read, *, may_be_all: bool = True
) -> tuple[list[tuple[str, Understood]], list[str]]:
    """The longest time in the words, those before and after it, and the words left over."""
    for length in range(len(words) - (not may_be_all), 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            part = " ".join(words[start:end]).strip(" ,;:-")
            if not _NAMES_TIME.search(part) or _is_name(part, words, end):
                continue
            found = read(part)
            if found and found.readings:
                before, left = _take(words[:start], read)
                after, right = _take(words[end:], read)
                return [*before, (part, found), *after], [*left, *right]
    return [], words


def _is_name(part: str, words: list[str], end: int) -> bool:
    """Whether a year belongs to the word behind it: "the 2024 manifesto"."""
    runs_on = end < len(words) and words[end - 1][-1].isdecimal()
    return runs_on and bool(_LONE_YEAR.fullmatch(part))
