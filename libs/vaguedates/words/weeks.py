"""Weeks: by the day on which they begin or end, and counted in a month."""

import re
from datetime import date, timedelta

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.days import read_day, read_numbers
from libs.vaguedates.words.months import read_month
from libs.vaguedates.words.parts import edges, span
from libs.vaguedates.words.vocabulary import ORDINAL, ORDINALS, WEEKDAYS, Readings

_BEGINS = r"(?:the )?(?:w/?c|w/?b|week (?:commencing|beginning|starting|of|from))"
_ENDS = r"(?:the )?(?:w/?e|week ending)"
_ONE_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
SIX = timedelta(days=6)


def read_week(text: str, said_on: date) -> Readings:
    """ "W/c 7 December 2026", "the week of 14 June", "week ending 11 December", "next week".

    A week runs from Monday to Sunday. Where the day named is no Monday, the seven days from it
    are offered too.
    """
    if match := re.fullmatch(r"(?P<which>this|next|last|the coming|within the) week", text):
        steps = {"next": 7, "the coming": 7, "last": -7}
        return [_week(said_on + timedelta(days=steps.get(match["which"], 0)))]
    if re.fullmatch(r"(?:the )?week after next", text):
        return [_week(said_on + timedelta(days=14))]
    if match := re.fullmatch(rf"{_BEGINS}(?: on)?(?: the)? (?P<day>.+)", text):
        return [
            week
            for day in _days(match["day"], said_on)
            for week in dict.fromkeys((_week(day), Choice("", span(day, day + SIX))))
        ]
    if match := re.fullmatch(rf"{_ENDS}(?: on)? (?P<day>.+)", text):
        return [Choice("", span(day - SIX, day)) for day in _days(match["day"], said_on)]
    return []


def read_weekday(text: str, said_on: date) -> Readings:
    """ "Friday", "this Friday", "next Friday", "last Friday", "the end of the week".

    Without more, it is the one to come to some and the one that has gone to others.

    [one.edtf for one in read_weekday("next friday", date(2026, 11, 9))]
    == ["2026-11-13", "2026-11-20"]
    """
    if re.fullmatch(r"(?:the )?end of (?:(?:the|this) )?week", text):
        monday = said_on - timedelta(days=said_on.weekday())
        return [Choice("", (monday + timedelta(days=step)).isoformat()) for step in (4, 6)]
    match = re.fullmatch(rf"(?:(?P<which>this|next|last|the coming) )?{_ONE_WEEKDAY}", text)
    if match is None:
        return []
    ahead = said_on + timedelta(
        days=(WEEKDAYS.index(match["weekday"]) - said_on.weekday()) % 7 or 7
    )
    steps = {"this": (0,), "the coming": (0,), "next": (0, 7), "last": (-7,)}
    days = (ahead + timedelta(days=step) for step in steps.get(match["which"], (-7, 0)))
    return [Choice("", day.isoformat()) for day in days]


def read_weekday_of_month(text: str, said_on: date) -> Readings:
    """ "The first Monday of September 2027", "the last Friday in June".

    read_weekday_of_month("the first monday of june 2027", day)[0].edtf == "2027-06-07"
    """
    match = re.fullmatch(rf"(?:the )?{ORDINAL} {_ONE_WEEKDAY} (?:of|in) (?P<month>.+)", text)
    readings: Readings = []
    for month in read_month(match["month"], said_on) if match else []:
        first, last = edges(month.edtf)
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        wanted = WEEKDAYS.index(match["weekday"]) if match else 0
        those = [day for day in days if day.weekday() == wanted]
        number = ORDINALS[match["ordinal"]] if match else 1
        readings.append(Choice("", those[number - 1 if number > 0 else number].isoformat()))
    return readings


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
