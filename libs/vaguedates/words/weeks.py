"""Weeks: by the day on which they begin or end, and counted in a month."""

import re
from datetime import date, timedelta

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.days import read_day, read_numbers
from libs.vaguedates.words.months import read_month
from libs.vaguedates.words.parts import edges, span
from libs.vaguedates.words.vocabulary import ORDINAL, ORDINALS, Readings

_BEGINS = r"(?:the )?(?:w/?c|w/?b|week (?:commencing|beginning|starting|of|from))"
_ENDS = r"(?:the )?(?:w/?e|week ending)"
SIX = timedelta(days=6)


def read_week(text: str, said_on: date) -> Readings:
    """ "W/c 7 December 2026", "the week of 14 June", "week ending 11 December", "next week".

    A week runs from Monday to Sunday. Where the day named is no Monday, the seven days from it
    are offered too.
    """
    if match := re.fullmatch(r"(?P<which>this|next|last|the coming) week", text):
        steps = {"next": 7, "the coming": 7, "last": -7}
        return [_week(said_on + timedelta(days=steps.get(match["which"], 0)))]
    if match := re.fullmatch(rf"{_BEGINS}(?: on)?(?: the)? (?P<day>.+)", text):
        return [
            week
            for day in _days(match["day"], said_on)
            for week in dict.fromkeys((_week(day), Choice("", span(day, day + SIX))))
        ]
    if match := re.fullmatch(rf"{_ENDS}(?: on)? (?P<day>.+)", text):
        return [Choice("", span(day - SIX, day)) for day in _days(match["day"], said_on)]
    return []


def read_week_of_month(text: str, said_on: date) -> Readings:
    """ "The first week of June 2027": its first seven days, or its first week from a Monday.

    [one.edtf for one in read_week_of_month("the first week of june 2027", day)]
    == ["2027-06-01/2027-06-07", "2027-06-07/2027-06-13"]
    """
    match = re.fullmatch(rf"(?:the )?{ORDINAL} week (?:of|in) (?P<month>.+)", text)
    if match is None:
        return []
    readings: Readings = []
    for month in read_month(match["month"], said_on):
        first, last = edges(month.edtf)
        number = ORDINALS[match["ordinal"]]
        if number == -1:
            sevens, monday = last - SIX, last - timedelta(days=last.weekday())
            # The last week that lies in the month as a whole.
            monday -= timedelta(days=0 if monday + SIX <= last else 7)
        else:
            weeks_on = timedelta(days=7 * (number - 1))
            sevens, monday = (
                first + weeks_on,
                first + timedelta(days=-first.weekday() % 7) + weeks_on,
            )
        readings += [Choice("", span(day, day + SIX)) for day in dict.fromkeys((sevens, monday))]
    return readings


def _week(day: date) -> Choice:
    """The week from Monday to Sunday in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Choice("", span(monday, monday + SIX))


def _days(text: str, said_on: date) -> list[date]:
    readings = read_day(text, said_on) or read_numbers(text, said_on)
    return [edges(one.edtf)[0] for one in readings]
