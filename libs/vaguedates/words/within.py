"""Times within longer words: each that can be read is offered, and none is taken by itself.

    "interim report spring 2027, final report autumn 2027"   offers both
    "by the time schools return in September 2027"           offers "by September 2027" first
    "two years after the September 2027 launch"              offers two years after September 2027

A small word that stands further before a time may belong to it: both ways to read it are offered.
Nothing is offered where the words say only what is not: "not by 2025".
"""

import re
from collections.abc import Callable
from dataclasses import replace

from libs.vaguedates.vague_date import NotVagueDate
from libs.vaguedates.words.answer import Choice, Understood, said_in_full, undated
from libs.vaguedates.words.lengths import COUNT
from libs.vaguedates.words.vocabulary import FULL_YEAR, MONTH_NUMBERS, UNIT, WEEKDAYS, words_of

Read = Callable[[str], Understood | None]
MOST_WORDS = 45
"""In more words than these no time is looked for: a source's words are kept with 200 characters."""
LONGEST_TIME = 14
"""As many words as a time is written with, at most."""
_MONTHS = "|".join(sorted(MONTH_NUMBERS.keys() - {"may"}, key=len, reverse=True))
_NAMES_TIME = re.compile(
    r"\d|\b(?:now|today|tomorrow|yesterday|christmas|easter|whitsun|recess|term|half-term|"
    rf"weekend|week|fortnight|month|quarter|year|decade|parliament|{'|'.join(WEEKDAYS)}|spring|summer|autumn|"
    rf"winter|{_MONTHS})s?\b|\b(?:in|by|from|until|since|before|after|late|early|mid|of|next|last|this|"
    r"to|and|end|during|or) may\b(?! (?:be|have|not|also))"
)
_LONE_YEAR = re.compile(
    rf"(?:(?:in|by|on|after|before|from|until|since|the|of|this|new) )*{FULL_YEAR}"
)
_DENIES = re.compile(
    r"\b(?:no|not|never|cannot|without|except|unless|instead|rather|than|whether)\b|n't\b"
)
_NO_DENIAL = re.compile(
    r"\b(?:no|not) (?:(?:later|earlier|sooner|more|less|longer|fewer) than|before|until|only)\b|"
    r"\b(?:later|earlier|sooner|more|less|longer|fewer|other) than\b"
)
_RELATION = re.compile(
    r"\b(?P<said>(?:no|not) (?:later|earlier|sooner) than|(?:not )?before|(?:not )?until|on or "
    r"before|on or after|by the end of|by|prior to|ahead of|in time for|ready for|after|"
    r"following|from|since|till|up to|closes|close|ends|expires)\b"
)
_LENGTH_BEFORE = re.compile(
    rf"(?:^|.* )(?P<said>{COUNT} {UNIT.replace('?P<unit>', '?:')} (?:after|before|following|from))"
    r"(?: the| our| its| this)?"
)


def read_within(text: str, read: Read) -> Understood | None:
    """The times in a text of which no rule reads the whole, as choices; None where there are none.

    read_within("first teaching from september 2028", read).choices[0].edtf == "2028-09"
    """
    words = text.split()
    if len(words) > MOST_WORDS or not _NAMES_TIME.search(text):
        return None
    parts = _take(words, read, may_be_all=False)
    if not parts:
        return None
    if _denies(text, parts[0][0]):
        return undated(text, "The words say what is not the date, or may not be.")
    choices: list[Choice] = []
    for number, (part, before, found) in enumerate(parts):
        lead = f"“{part}”: " if len(parts) > 1 else ""
        since = before.rpartition(parts[number - 1][0])[2] if number else before
        for said, one in (*_related(part, since, read), *_own(found)):
            label = f"{said}{one.label or said_in_full(one)}"
            choices.append(replace(one, label=f"{lead}{label}"))
    named = " and ".join(dict.fromkeys(f"“{part}”" for part, _, _ in parts))
    which = "one, if it" if len(choices) > 1 else "it if that"
    sentence = f"We read only {named} of this. Choose {which} is the date."
    return Understood(sentence, choices=_apart(choices), is_part=True)


def names_time(text: str) -> bool:
    """Whether words name a figure, or a piece of the calendar."""
    return bool(re.search(rf"\d|\b(?:{_MONTHS})\b", text))


def _denies(text: str, first: str) -> bool:
    """Whether the words deny the first time that they name: "not in 2027"."""
    before = text.partition(first)[0]
    return bool(_DENIES.search(_NO_DENIAL.sub("", f"{before}{first}")))


def _apart(choices: list[Choice]) -> tuple[Choice, ...]:
    """The choices, each once."""
    kept: dict[tuple[str, ...], Choice] = {}
    for one in choices:
        kept.setdefault((one.edtf, one.sense, one.narrow), one)
    return tuple(kept.values())


def _own(found: Understood) -> list[tuple[str, Choice]]:
    return [("", one) for one in found.readings]


def _related(part: str, before: str, read: Read) -> list[tuple[str, Choice]]:
    """What a small word further before a time makes of it: "by the time ... in September"."""
    bare = re.sub(r"^(?:in|on|at|during|of|the) (?:the )?", "", part)
    length = _LENGTH_BEFORE.fullmatch(before.strip())
    said = [length["said"]] if length else [one["said"] for one in _RELATION.finditer(before)][-1:]
    words = {"closes": "until", "close": "until", "ends": "until", "expires": "until"}
    words |= {"ready for": "by"}
    for one in said:
        try:
            found = read(f"{words.get(one, one)} {bare}")
        except NotVagueDate:
            continue
        if found and found.readings:
            return [(f"“{one} … {bare}”: ", reading) for reading in found.readings]
    return []


def _take(
    words: list[str], read: Read, *, may_be_all: bool = True, before: str = ""
) -> list[tuple[str, str, Understood]]:
    """The longest time in the words, those before and after it, and what stands before each."""
    longest = min(len(words) - (not may_be_all), LONGEST_TIME)
    for length in range(longest, 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            part = " ".join(words[start:end]).strip(" ,;:-")
            if not _NAMES_TIME.search(part) or _is_name(part, words, end):
                continue
            found = read(part)
            if found and found.readings:
                lead = " ".join((before, *words[:start])).strip()
                left = _take(words[:start], read, before=before)
                right = _take(words[end:], read, before=f"{lead} {part}")
                return [*left, (part, lead, found), *right]
    return []


def _is_name(part: str, words: list[str], end: int) -> bool:
    """Whether a year belongs to the word behind it: "the 2024 manifesto"."""
    runs_on = end < len(words) and words[end - 1][-1].isdecimal()
    next_word = words[end] if end < len(words) else ""
    is_name = bool(re.fullmatch(r"[a-z]{4,}", next_word)) and next_word not in _JOINS
    return runs_on and is_name and bool(_LONE_YEAR.fullmatch(part))


_JOINS = words_of(
    "from with when where which that then than after before until subject pending depending under "
    "unless rather instead except onwards onward through over into once following provided "
    "intake cohort entry rollout launch pilot target deadline"
)
"""Words behind a year that are no name with it."""
