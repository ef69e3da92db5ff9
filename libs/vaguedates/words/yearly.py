"""Reads the words for a holiday, a term or a recess, by the table in holidays.py."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.holidays import EVERY_YEAR, SCHOOL_HOLIDAYS, TERMS
from libs.vaguedates.words.months import OfYear, holds, read_month, which_year
from libs.vaguedates.words.named_days import NAMED_DAYS
from libs.vaguedates.words.parts import edges, span
from libs.vaguedates.words.vocabulary import FULL_YEAR, SPAN, WHICH, YEAR, Readings, follows
from libs.vaguedates.words.working_days import is_working_day, working_days_on
from libs.vaguedates.words.yearly_days import Days, Yearly
from libs.vaguedates.words.years import (
    read_current_split_year,
    read_split_year,
    read_year,
    school_year,
)

_OF_SCHOOL_YEAR = (
    r"(?P<term>(?:the )?(?:autumn|spring|summer) term),? (?:of |in )?(?:the )?"
    rf"(?P<whole>(?:.*year.*)|{SPAN})"
)
_BEFORE = (
    r"(?:by|before|ahead of|prior to|in time for)"
    r"(?: (?:the )?(?:start|beginning) of)?"
)
_BY_END = r"(?:by|before|ahead of|no later than) (?:the )?end of"
_AFTER = r"(?:after|following)(?: (?:the )?end of)?"


Build = Callable[[date, date, str], Readings]
"""What a small word makes of the first and the last day on which a time may begin or end."""


def read_yearly(text: str, said_on: date) -> Readings:
    """ "Easter 2027", "the autumn term", "2027 summer holidays"; without a year the nearest one.

    read_yearly("easter 2027", day)[0].edtf == "2027-03-26/2027-03-29"
    """
    for yearly in (*EVERY_YEAR, *NAMED_DAYS):
        pattern = rf"{WHICH}(?:{yearly.pattern}){YEAR}"
        turned = rf"(?P<which>the )?(?P<year>{FULL_YEAR}) (?:{yearly.pattern})"
        if match := re.fullmatch(pattern, text) or re.fullmatch(turned, text):
            found = which_year(edtf_of(yearly.days), match, said_on)
            return [replace(one, note=yearly.note) for one in found]
    return []


def edtf_of(days: Days) -> OfYear:
    """The days of a table's row as EDTF, by year."""
    return lambda year: span(*days(year))


def read_around_yearly(text: str, said_on: date) -> Readings:
    """ "By the summer recess" is before it begins, "after the summer term" is once it has ended.

    Neither is fixed. "By" keeps both ends of the usual days, as a wider and a narrower reading;
    "after" asks which is meant.

    read_around_yearly("by the summer recess 2027", day)[0].edtf == "../2027-07-31", and the
    narrower reading is "../2027-07-14".
    """
    ways = ((_BEFORE, "begins", _before), (_BY_END, "ends", _by_end), (_AFTER, "ends", _after))
    for pattern, edge, build in ways:
        match = re.fullmatch(rf"{pattern} (?P<named>.+)", text)
        for yearly in EVERY_YEAR if match else ():
            days: Days | None = getattr(yearly, edge)
            named = match and re.fullmatch(rf"{WHICH}(?:{yearly.pattern}){YEAR}", match["named"])
            if named and days:
                return _around(yearly, days, build, named, said_on)
    return []


def _around(
    yearly: Yearly, days: Days, build: Build, named: re.Match[str], said_on: date
) -> Readings:
    by_year = edtf_of(days)
    found = which_year(by_year, named, said_on)
    if build is not _after and not named["year"]:
        ahead = [one for one in found if edges(one.edtf)[1] >= said_on]
        found = ahead or [Choice("", by_year(said_on.year + 1))]
    return [reading for one in found for reading in build(*edges(one.edtf), yearly.note)]


def _before(first: date, last: date, note: str) -> Readings:
    narrow = (first - timedelta(days=1)).isoformat()
    return [Choice("", f"../{last.isoformat()}", narrow=f"../{narrow}", note=note)]


def _by_end(first: date, last: date, note: str) -> Readings:
    return [Choice("", f"../{last.isoformat()}", narrow=f"../{first.isoformat()}", note=note)]


def _after(first: date, last: date, note: str) -> Readings:
    starts = [(day + timedelta(days=1)).isoformat() for day in (first, last)]
    labels = ("if it ends early", "if it ends late")
    return [
        Choice(label, f"{start}/..", note=note) for label, start in zip(labels, starts, strict=True)
    ]


def read_edge_day(text: str, said_on: date) -> Readings:
    """ "The last day of the autumn term 2027", "the first working day of 2027".

    read_edge_day("the last working day of july 2027", day)[0].edtf == "2027-07-30"
    """
    match = re.fullmatch(
        r"(?:the )?(?P<edge>(?:very )?first|last|final) (?P<working>(?:working|business) )?day "
        r"(?:of|in) (?P<whole>.+)",
        text,
    )
    if match is None:
        return []
    is_first, whole = match["edge"].endswith("first"), match["whole"]
    for yearly in EVERY_YEAR:
        days: Days | None = yearly.begins if is_first else yearly.ends
        named = re.fullmatch(rf"{WHICH}(?:{yearly.pattern}){YEAR}", whole)
        if named and days:
            return [
                replace(one, note=yearly.note) for one in which_year(edtf_of(days), named, said_on)
            ]
    if of_term := _edge_of_term(whole, said_on, is_first=is_first):
        return of_term
    found = read_month(whole, said_on) or read_year(whole, said_on)
    found = found or read_current_split_year(whole, said_on) or read_split_year(whole, said_on)
    days_of = [(edges(one.edtf)[0 if is_first else 1], one) for one in found]
    if match["working"]:
        days_of = [(_nearest_working_day(day, is_first=is_first), one) for day, one in days_of]
    return [Choice(one.label, day.isoformat()) for day, one in days_of]


def _edge_of_term(whole: str, said_on: date, *, is_first: bool) -> Readings:
    """The days on which "this term" may begin or end: of each term that it may be."""
    readings: Readings = []
    for one in read_this_term(whole, said_on):
        year = int(one.edtf[:4])
        term = next((term for term in TERMS if span(*term.days(year)) == one.edtf), None)
        days = term and (term.begins if is_first else term.ends)
        readings += [replace(one, edtf=span(*days(year)))] if days else []
    return readings


def _nearest_working_day(day: date, *, is_first: bool) -> date:
    if is_working_day(day):
        return day
    return working_days_on(day, 1 if is_first else -1)


def read_half_term(text: str, said_on: date) -> Readings:
    """ "Half-term", without saying which: the three of the year named, or the next three."""
    match = re.fullmatch(rf"(?:the |this )?half[- ]term(?: (?:holidays?|break|week))?{YEAR}", text)
    if match is None:
        return []
    readings: Readings = []
    for yearly in SCHOOL_HOLIDAYS[:3]:
        label = yearly.name.removeprefix("The ")
        years = [int(match["year"])] if (match["year"] or "").isdecimal() else [0, 1]
        for year in years:
            edtf = edtf_of(yearly.days)(year + (0 if year > 1 else said_on.year))
            if year > 1 or edtf.rpartition("/")[2] >= said_on.isoformat():
                readings.append(Choice(label, edtf, note=yearly.note))
                break
    return sorted(readings, key=lambda one: one.edtf)


def read_term_of_school_year(text: str, said_on: date) -> Readings:
    """ "The spring term of the 2027 to 2028 academic year", "summer term 2027/28"."""
    match = re.fullmatch(_OF_SCHOOL_YEAR, text)
    term = next(
        (one for one in TERMS if match and re.fullmatch(f"(?:the )?{one.pattern}", match["term"])),
        None,
    )
    if match is None or term is None:
        return []
    spelt = re.fullmatch(rf".*?{SPAN}.*", match["whole"])
    if spelt:
        year = school_year(int(spelt["first"])).edtf if follows(spelt) else ""
    else:
        current = read_current_split_year(match["whole"], said_on)
        year = current[0].edtf if current and "-09/" in current[0].edtf else ""
    if not year:
        return []
    first = int(year[:4])
    days = term.days(first if term is TERMS[0] else first + 1)
    return [Choice("", span(*days))]


def read_this_term(text: str, said_on: date) -> Readings:
    """ "This term", "next term", "last term": counted from the day on which it is said.

    April belongs to the spring and to the summer term, August to none: both are offered.
    """
    match = re.fullmatch(r"(?:the )?(?P<which>this|next|last) term", text)
    if match is None:
        return []
    terms = sorted(edtf_of(term.days)(said_on.year + step) for term in TERMS for step in (-1, 0, 1))
    now = [edtf for edtf in terms if holds(edtf, said_on)]
    before = [edtf for edtf in terms if edtf.rpartition("/")[2] < said_on.isoformat()[:7]]
    after = [edtf for edtf in terms if edtf > said_on.isoformat()]
    if match["which"] == "this":
        found = now or [before[-1], after[0]]
    elif match["which"] == "next":
        found = after[: len(now) or 1]
    else:
        found = before[-(len(now) or 1) :]
    return [Choice("", edtf) for edtf in found]
