"""Weekends, and a week after a weekday: short times near the day on which they are said."""

import re
from datetime import date, timedelta

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.days import read_day, read_numbers
from libs.vaguedates.words.parts import edges, span
from libs.vaguedates.words.vocabulary import WEEKDAYS, Readings

_SATURDAY = 5
_ONE_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"


def read_weekend(text: str, said_on: date) -> Readings:
    """ "This weekend", "next weekend", "the weekend of 16 January 2027": Saturday and Sunday.

    [one.edtf for one in read_weekend("next weekend", date(2026, 11, 9))]
    == ["2026-11-14/2026-11-15", "2026-11-21/2026-11-22"]
    """
    if match := re.fullmatch(r"(?:the )?weekend (?:of|commencing|beginning) (?P<day>.+)", text):
        days = read_day(match["day"], said_on) or read_numbers(match["day"], said_on)
        return [_weekend(edges(one.edtf)[0]) for one in days]
    match = re.fullmatch(r"(?:(?P<which>this|next|last|the coming|the) )?weekend", text)
    if match is None:
        return []
    steps = {"next": (0, 7), "last": (-7,), None: (-7, 0)}.get(match["which"], (0,))
    return [_weekend(said_on + timedelta(days=step)) for step in steps]


def _weekend(day: date) -> Choice:
    """The Saturday and Sunday of the week in which a day lies."""
    saturday = day + timedelta(days=_SATURDAY - day.weekday())
    return Choice("", span(saturday, saturday + timedelta(days=1)))


def read_week_after_weekday(text: str, said_on: date) -> Readings:
    """ "Wednesday week", "a week on Tuesday": seven days after the next one.

    read_week_after_weekday("a week on tuesday", date(2026, 11, 9))[0].edtf == "2026-11-17"
    """
    match = re.fullmatch(
        rf"(?:on )?{_ONE_WEEKDAY} week|a week (?:on|from) (?P<other>{'|'.join(WEEKDAYS)})", text
    )
    if match is None:
        return []
    weekday = WEEKDAYS.index(match["weekday"] or match["other"])
    ahead = (weekday - said_on.weekday()) % 7 or 7
    return [Choice("", (said_on + timedelta(days=ahead + 7)).isoformat())]
