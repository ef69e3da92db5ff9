"""Lengths of time from, after and before a time that is named."""

import re
from calendar import monthrange
from datetime import date, timedelta

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.lengths import LENGTH, add
from libs.vaguedates.words.parts import edges, span
from libs.vaguedates.words.points import read_point
from libs.vaguedates.words.vocabulary import Readings


def in_full(text: str, said_on: date) -> Readings:
    """A time, with the small words that may stand before it."""
    return read_point(text, said_on) or read_point(
        re.sub(r"^(?:in|on|the|during|over|across|at|around the)(?: the)? ", "", text), said_on
    )


def closed(readings: Readings) -> Readings:
    """Those with both ends: nothing runs from or to a time that is open itself."""
    return [one for one in readings if ".." not in one.edtf]


def read_for_length(text: str, said_on: date) -> Readings:
    """ "For three years from April 2027": the whole of it, or as it begins.

    [one.edtf for one in read_for_length("for three years from april 2027", day)]
    == ["2027-04/2030-03", "2027-04"]
    """
    match = re.fullmatch(
        rf"(?:(?:for|over|the|lasting) )?(?:a period of |the )?{LENGTH} "
        r"(?:from|starting|beginning|commencing)(?: in| on| from)? (?P<first>.+)",
        text,
    )
    readings: Readings = []
    for first in closed(in_full(match["first"], said_on)) if match else []:
        start = edges(first.edtf)[0]
        end = add(start, match) if match else None
        if end:
            readings += [
                Choice("at some time in it", span(start, end - timedelta(days=1))),
                Choice("as it begins", first.edtf, TimeSense.BEGINNING),
                Choice("as it ends", (end - timedelta(days=1)).isoformat()),
            ]
    return readings


def read_length_after(text: str, said_on: date) -> Readings:
    """ "Two years after September 2027", "six weeks before Easter 2027": that time, or until then.

    read_length_after("two years after september 2027", day)[0].edtf == "2029-09"
    """
    match = re.fullmatch(rf"(?:the )?{LENGTH} (?P<way>after|before|following) (?P<time>.+)", text)
    if match is None:
        return _within_length_of(text, said_on)
    readings: Readings = []
    for one in closed(in_full(match["time"], said_on)) if match else []:
        sign = -1 if match and match["way"] == "before" else 1
        if match and not match["number"]:
            readings += _next_to(match, sign, *edges(one.edtf))
            continue
        first, last = edges(one.edtf)
        start, end = (add(edge, match, sign=sign) if match else None for edge in (first, last))
        if start and end:
            # Of a month or a year, all of it: 28 February becomes 29 where there is one.
            end = _end_of_month(end) if len(one.edtf) < len("2027-01-01") else end
            between = (first, end) if sign > 0 else (start, last)
            readings += [
                Choice("counted from it", span(start, end)),
                Choice("at some time between", span(*between)),
            ]
    return readings


def _within_length_of(text: str, said_on: date) -> Readings:
    """ "Within six weeks of the start of term": from that time until so long after it."""
    match = re.fullmatch(
        rf"(?:within|inside|up to|(?:no|not) (?:later|more) than) {LENGTH} "
        r"(?P<way>of|after|from|following) (?P<time>.+)",
        text,
    )
    readings: Readings = []
    for one in closed(in_full(match["time"], said_on)) if match else []:
        first, last = edges(one.edtf)
        end = add(last, match) if match else None
        if end:
            readings += [
                Choice("from then on, up to that length after it", span(first, end)),
                Choice("by then", f"../{end.isoformat()}"),
            ]
    return readings


def _next_to(match: re.Match[str], sign: int, first: date, last: date) -> Readings:
    """ "The week before Easter 2027": the seven days before it begins."""
    near = last + timedelta(days=1) if sign > 0 else first - timedelta(days=1)
    far = add(last if sign > 0 else first, match, sign=sign)
    return [Choice("", span(*sorted((near, far))))] if far else []


def _end_of_month(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])
