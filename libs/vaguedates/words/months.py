"""Months and seasons, and the year of a time that is named without one."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from libs.vaguedates.vague_date import SEASONS
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.parts import edges
from libs.vaguedates.words.vocabulary import (
    FULL_YEAR,
    MONTH,
    MONTH_NUMBERS,
    SPAN,
    WHICH,
    YEAR,
    Readings,
    follows,
    one,
    year_said,
)

SEASON_NUMBERS = {name: number for number, (name, _) in SEASONS.items()}
_SEASON = "(?P<season>" + "|".join(SEASON_NUMBERS) + ")"
AHEAD = timedelta(days=183)
"""How far ahead a time without a year may lie, before last year's could be meant too."""

OfYear = Callable[[int], str]
"""The EDTF of a time in some year."""


def read_month(text: str, said_on: date) -> Readings:
    """A month: "March 2027", "03/2027", "next month"; without a year that of the nearest one."""
    if text in {"this month", "the month", "next month", "last month"}:
        months = said_on.year * 12 + said_on.month - 1
        months += {"next": 1, "last": -1}.get(text.split()[0], 0)
        return one(f"{months // 12}-{months % 12 + 1:02}")
    if match := re.fullmatch(rf"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>{FULL_YEAR})", text):
        return one(f"{match['year']}-{int(match['month']):02}")
    if match := re.fullmatch(rf"(?P<year>{FULL_YEAR})[-/](?P<month>0[1-9]|1[0-2])", text):
        # "2008-09" is a year that begins in 2008.
        number = int(match["month"])
        runs_on = (int(match["year"]) + 1) % 100 == number
        return [] if runs_on else one(f"{match['year']}-{number:02}")
    if match := re.fullmatch(r"(?P<month>0?[1-9]|1[0-2])/(?P<short>(?:2[4-9]|[3-9]\d))", text):
        return one(f"20{match['short']}-{int(match['month']):02}")
    if match := re.fullmatch(rf"{MONTH}[- ]?'(?P<short>\d\d)", text):
        return one(f"20{match['short']}-{MONTH_NUMBERS[match['month']]:02}")
    match = re.fullmatch(rf"{WHICH}{MONTH}{YEAR}", text) or re.fullmatch(
        rf"(?P<which>){MONTH}-(?P<year>{FULL_YEAR})", text
    )
    if match is None:
        return []
    number = MONTH_NUMBERS[match["month"]]
    return which_year(lambda year: f"{year}-{number:02}", match, said_on)


def read_season(text: str, said_on: date) -> Readings:
    """A season by the published rule: "autumn 2026", "this summer", "winter 2026-27"."""
    if match := re.fullmatch(rf"(?:the )?winter (?:of )?{SPAN}", text):
        return one(f"{match['first']}-24") if follows(match) else []
    if match := re.fullmatch(rf"{_SEASON} '?(?P<short>\d\d)", text):
        return one(f"20{match['short']}-{SEASON_NUMBERS[match['season']]}")
    match = re.fullmatch(rf"{WHICH}{_SEASON}{YEAR}", text)
    if match is None:
        return []
    number = SEASON_NUMBERS[match["season"]]
    return which_year(lambda year: f"{year}-{number}", match, said_on)


def which_year(of_year: OfYear, match: re.Match[str], said_on: date) -> Readings:
    """A time with its year, with "this", "next" or "last", or with nothing."""
    which, year = match["which"], match["year"]
    if which == "the coming" and not year:
        return still_ahead(in_some_year(of_year, year, said_on), said_on)
    if year or which not in {"this", "next", "last"}:
        return in_some_year(of_year, year, said_on)
    candidates = [of_year(said_on.year + step) for step in (-2, -1, 0, 1, 2)]
    if which == "this":
        # "This winter", said in January, began the December before.
        under_way = [edtf for edtf in candidates if holds(edtf, said_on)]
        return one(under_way[0] if under_way else of_year(said_on.year))
    ahead = [edtf for edtf in candidates if edges(edtf)[0] > said_on]
    behind = [edtf for edtf in candidates if edges(edtf)[1] < said_on][::-1]
    # "Next autumn", said in spring, is this year's to some and next year's to others.
    nearest, other = (ahead if which == "next" else behind)[:2]
    return one(nearest) + (one(other) if nearest == of_year(said_on.year) else [])


def in_some_year(of_year: OfYear, year: str | None, said_on: date) -> Readings:
    """A time in the year named; without one, this year's if it runs or is near, or else a choice.

    "September", said in November, is the one that has gone to some and the one to come to others.
    """
    if year:
        return one(of_year(year_said(year, said_on)))
    here = of_year(said_on.year)
    first, last = edges(here)
    before = of_year(said_on.year - 1)
    # Late in a time that runs, the next one may be meant.
    begun = first <= said_on <= first + (last - first) / 2
    if begun or timedelta() < first - said_on <= AHEAD:
        return one(here)
    step = 1 if first <= said_on else -1
    others = [before, here] if step < 0 else [here, of_year(said_on.year + 1)]
    return [Choice("", edtf) for edtf in others]


def still_ahead(readings: Readings, said_on: date) -> Readings:
    """The readings that are not over; all of them where all are."""
    return [one for one in readings if edges(one.edtf)[1] >= said_on] or readings


def holds(edtf: str, day: date) -> bool:
    """Whether a day lies in a reading."""
    first, last = edges(edtf)
    return first <= day <= last
