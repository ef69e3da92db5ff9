"""Two times in one phrase: from one to another, between them, one and or or the other."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from libs.vaguedates.vague_date import NotVagueDate
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.length_spans import (
    closed,
    in_full,
    read_for_length,
    read_length_after,
)
from libs.vaguedates.words.parts import A_YEAR, edges, span
from libs.vaguedates.words.vocabulary import DAY, MONTH, MONTH_NUMBERS, WEEKDAY, Readings, Rule

Pair = tuple[Choice, Choice, Choice]
"""The first time, the interval from its beginning to the end of the last, and the last."""


def read_between(text: str, said_on: date) -> Readings:
    """ "Between May and July 2027": some time in it.

    read_between("between november and january 2027", day)[0].edtf == "2026-11/2027-01"
    """
    match = re.fullmatch(r"between (?P<first>.+?) (?:and|to|-) (?P<last>.+)", text)
    found = pairs(match, said_on) if match else []
    if match and re.fullmatch("now|today", match["first"]):
        return [reading for first, _, last in found for reading in _until(first, last)]
    return [whole for _, whole, _ in found]


def _until(first: Choice, last: Choice) -> Readings:
    """From a day to some time: nobody says whether that time itself is in."""
    begin, (start, end) = edges(first.edtf)[0], edges(last.edtf)
    if start == end or start <= begin:
        return [Choice("", _joined(first, last))]
    before = span(begin, start - timedelta(days=1))
    if end - start < A_YEAR:
        return [Choice("", _joined(first, last), narrow=before)]
    return [Choice("before it begins", before), Choice("to its end", span(begin, end))]


def read_from_to(text: str, said_on: date) -> Readings:
    """ "From May to July 2027", "1-3 June 2027": what lasts may be dated by the whole or an end.

    [one.edtf for one in read_from_to("may-july 2027", day)]
    == ["2027-05/2027-07", "2027-05", "2027-07"]
    """
    for pattern in (
        r"(?:from )?(?P<first>.+?) (?:to|until|till|through to|through|-) (?P<last>.+)",
        r"(?P<first>[^-]+)-(?P<last>[^-]+)",
    ):
        match = re.fullmatch(pattern, text)
        if match and (found := pairs(match, said_on)):
            return [
                reading
                for first, whole, last in found
                for reading in (
                    Choice("at some time in it", whole.edtf),
                    Choice("as it begins", first.edtf),
                    Choice("as it ends", last.edtf),
                )
            ]
    return []


def read_two(text: str, said_on: date) -> Readings:
    """ "June and July 2027", "in 2026 or 2027": one time where they are neighbours, or a choice.

    [one.edtf for one in read_two("june or july 2027", day)] == ["2027-06/2027-07"]
    """
    match = re.fullmatch(r"(?:either |both )?(?P<first>.+?) (?:and|or) (?:in )?(?P<last>.+)", text)
    readings: Readings = []
    for first, whole, last in pairs(match, said_on) if match else []:
        if edges(first.edtf)[1] + timedelta(days=1) == edges(last.edtf)[0]:
            readings.append(whole)
        else:
            readings += [
                Choice("in the first", first.edtf),
                Choice("in the second", last.edtf),
                Choice("at some time from one to the other", whole.edtf),
            ]
    return readings


def read_several(text: str, said_on: date) -> Readings:
    """ "19, 20 and 21 January 2027": from the first to the last where they are neighbours, or ask.

    read_several("june, july and august 2027", day)[0].edtf == "2027-22"
    """
    match = re.fullmatch(r"(?P<firsts>.+?, .+?),? (?:and|or) (?P<last>.+)", text)
    lasts = closed(in_full(match["last"], said_on)) if match else []
    if match is None or len(lasts) != 1:
        return []
    times = list(lasts)
    for words in reversed(match["firsts"].split(", ")):
        found = closed(_firsts(words, match["last"], times[0], said_on))
        if len(found) != 1:
            return []
        times.insert(0, found[0])
    ends = [edges(one.edtf) for one in times]
    if any(earlier[0] >= later[0] for earlier, later in pairwise(ends)):
        return []
    whole = Choice("at some time from first to last", span(ends[0][0], ends[-1][1]))
    if all(earlier[1] + timedelta(days=1) == later[0] for earlier, later in pairwise(ends)):
        return [replace(whole, label="")]
    return [whole, *(Choice("", one.edtf) for one in times)]


def pairs(match: re.Match[str], said_on: date) -> list[Pair]:
    """Two times and the interval between them, in every way that the words have.

    The first takes the year of the second, or the year before where it would come after it:
    "November to February 2027" begins in 2026. A bare number takes its month as well.
    """
    found: list[Pair] = []
    lasts = closed(in_full(match["last"], said_on))[::-1]
    for number, last in enumerate(lasts):
        firsts = closed(_firsts(match["first"], match["last"], last, said_on))[::-1]
        are_parts = min(len(lasts), len(firsts)) > 2 and not any(one.label for one in lasts)
        # Of parts, "mid-January to mid-February", both are as long as each other.
        for first in firsts[number : number + 1] if are_parts else firsts:
            if first.label == last.label or not (first.label and last.label):
                whole = Choice(last.label, _joined(first, last))
                found.append((first, whole, last))
    found.reverse()
    ordered = [pair for pair in found if edges(pair[0].edtf)[0] <= edges(pair[2].edtf)[1]]
    return ordered or found


def _joined(first: Choice, last: Choice) -> str:
    """The interval from the beginning of one to the end of the other, as short as it can be."""
    start, end = edges(first.edtf)[0], edges(last.edtf)[1]
    if "/" in first.edtf + last.edtf and start <= end:
        return span(start, end)
    return f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}"


def _firsts(first: str, last: str, ending: Choice, said_on: date) -> Readings:
    year = int(ending.edtf[:4])
    if re.fullmatch(rf"{WEEKDAY}(?:the )?{DAY}", first):
        month = re.search(
            rf"\b(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\b.*", last
        )
        return in_full(f"{first} {month[0]}", said_on) if month else []
    if re.fullmatch(rf"{MONTH}[ -]\d\d", first):
        return in_full(first, said_on)
    named = _in_year(first, year, said_on)
    if not named:
        return in_full(first, said_on)
    after = [one for one in named if edges(one.edtf)[0] > edges(ending.edtf)[1]]
    return _in_year(first, year - 1, said_on) if after else named


def _in_year(text: str, year: int, said_on: date) -> Readings:
    """A time without a year of its own, in that year."""
    try:
        return in_full(f"{text} {year}", said_on)
    except NotVagueDate:
        return []


SPANS = (
    Rule("Between two times", read_between),
    Rule("From one time to another", read_from_to),
    Rule("A length of time from a day", read_for_length),
    Rule("A length of time after or before another", read_length_after),
    Rule("Several times", read_several),
    Rule("Two times", read_two),
)
