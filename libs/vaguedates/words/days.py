"""Single days: in words, in numbers, and by their weekday."""

import re
from dataclasses import replace
from datetime import date, timedelta

from libs.vaguedates.printing import MONTHS, print_day
from libs.vaguedates.vague_date import NotVagueDate
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.months import in_some_year
from libs.vaguedates.words.vocabulary import (
    DAY,
    FULL_YEAR,
    MONTH,
    MONTH_NUMBERS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Readings,
    one,
    year_said,
)

BRITISH = "Read as day, month, year."
LAST_MONTH = 12
_SHORT_YEAR = r"(?:,? '?(?P<short>\d\d))"


def read_day(text: str, said_on: date) -> Readings:
    """A day in words: "14 August 2023", "31 Mar 27", "August 14, 2023", "Monday 14 June".

    Raises NotVagueDate where no calendar has it, or its weekday is another.
    """
    if text in {"now", "today", "immediately"}:
        return one(said_on.isoformat())
    if text in {"tomorrow", "yesterday"}:
        step = timedelta(days=1 if text == "tomorrow" else -1)
        return one((said_on + step).isoformat())
    for pattern in (
        rf"{WEEKDAY}(?:the )?{DAY}[ -](?:of )?{MONTH}{YEAR}",
        rf"{WEEKDAY}(?:the )?{DAY}[ -]{MONTH}-(?P<year>{FULL_YEAR})",
        rf"{WEEKDAY}(?:the )?{DAY}[ -](?:of )?{MONTH}(?:{_SHORT_YEAR}|-(?P<hyphened>\d\d))",
        rf"{WEEKDAY}{MONTH} {DAY}{YEAR}",
    ):
        if match := re.fullmatch(pattern, text):
            return _in_words(match, said_on)
    return []


def _in_words(match: re.Match[str], said_on: date) -> Readings:
    groups = match.groupdict()
    month, day, weekday = MONTH_NUMBERS[match["month"]], int(match["day"]), groups["weekday"]
    short = groups.get("short") or groups.get("hyphened")
    year = f"20{short}" if short else groups.get("year")
    if year:
        return _in_year(year_said(year, said_on), month, day, weekday)
    years = [said_on.year + step for step in (-1, 0, 1)]
    if weekday:
        return _on_weekday(years, month, day, weekday)
    if (month, day) == (2, 29):
        leap = [year for year in range(said_on.year - 4, said_on.year + 5) if _exists(year, 2, 29)]
        return [Choice("", _day(year, month, day)) for year in leap]
    return in_some_year(lambda year: _day(year, month, day), None, said_on)


def _in_year(year: int, month: int, day: int, weekday: str | None) -> Readings:
    """The day; where it is on another weekday, what the slip may have been: asked, not guessed."""
    there = Choice("", _day(year, month, day))
    found = date.fromisoformat(there.edtf)
    if not weekday or _weekday_of(found).startswith(weekday):
        return [there]
    named = next(name for name in WEEKDAYS if name.startswith(weekday))
    note = f"{print_day(found)} is a {_capital(found)}, not a {named.capitalize()}."
    of_week = found + timedelta(days=WEEKDAYS.index(named) - found.weekday())
    others = [
        Choice("the same day of another year", other.isoformat())
        for step in (-1, 1)
        if _exists(year + step, month, day)
        and (other := date(year + step, month, day)).weekday() == WEEKDAYS.index(named)
    ]
    return [
        Choice(f"the day, a {_capital(found)}", there.edtf, note=note),
        Choice(f"the {named.capitalize()} of that week", of_week.isoformat()),
        *others,
    ]


def _capital(day: date) -> str:
    return _weekday_of(day).capitalize()


def _on_weekday(years: list[int], month: int, day: int, weekday: str) -> Readings:
    """The years nearby in which the day is on that weekday."""
    found = [
        _day(year, month, day)
        for year in years
        if _exists(year, month, day) and _weekday_of(date(year, month, day)).startswith(weekday)
    ]
    if not found:
        named = next(name for name in WEEKDAYS if name.startswith(weekday)).capitalize()
        raise NotVagueDate(f"{day} {MONTHS[month - 1]} is no {named} in {years[0]} to {years[-1]}")
    return [Choice("", edtf) for edtf in found]


def _day(year: int, month: int, day: int) -> str:
    """A day of the calendar; raises NotVagueDate in words for people."""
    if not 1 <= month <= 12:
        raise NotVagueDate(f"there is no month {month}: write day, month, year, as in 31/3/2027")
    if not _exists(year, month, day):
        raise NotVagueDate(f"there is no {day} {MONTHS[month - 1]} {year}")
    return date(year, month, day).isoformat()


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _weekday_of(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def read_numbers(text: str, said_on: date) -> Readings:
    """A day in numbers, in British order: "03/04/2027", "7.12.2026", "1/9/27"; or ISO.

    read_numbers("03/04/2027", day)[0].edtf == "2027-04-03"
    """
    weekday = WEEKDAY
    iso = rf"(?P<year>{FULL_YEAR})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    if match := re.fullmatch(iso, text):
        return one(_day(int(match["year"]), int(match["month"]), int(match["day"])))
    pattern = (
        rf"{weekday}(?P<day>\d{{1,2}})(?P<mark>[-/. ])(?P<month>\d{{1,2}})(?P=mark)"
        rf"(?P<year>{FULL_YEAR}|\d\d)"
    )
    match = re.fullmatch(pattern, text)
    if match is None:
        return []
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    numbers = (int(match["month"]), int(match["day"]))
    _day(year, *numbers)
    return [
        replace(choice, note=f"{choice.note} {BRITISH}".strip())
        for choice in _in_year(year, *numbers, match["weekday"])
    ]


def read_day_or_year(text: str, said_on: date) -> Readings:
    """ "May 26" is a day to some and a month of 2026 to others.

    [one.edtf for one in read_day_or_year("May 27", date(2026, 11, 9))]
    == ["2026-05-27", "2027-05-27", "2027-05"]
    """
    match = re.fullmatch(rf"{MONTH}[ /-](?P<number>\d\d)", text)
    if match is None:
        return []
    month, number = MONTH_NUMBERS[match["month"]], int(match["number"])
    days: Readings = []
    if _exists(2024, month, number):
        days = _in_words_of(month, number, said_on)
    whole = Choice("the month", f"20{match['number']}-{month:02}")
    return [*(Choice("the day", day.edtf) for day in days), whole]


def read_day_alone(text: str, said_on: date) -> Readings:
    """ "The 26th", "7/12": a day whose month or year is not said; this and the next are offered.

    [one.edtf for one in read_day_alone("the 26th", date(2026, 11, 9))]
    == ["2026-11-26", "2026-12-26"]
    """
    months: list[tuple[int, int]] = []
    if match := re.fullmatch(
        rf"{WEEKDAY}(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        r"(?: (?P<of>inst|of (?:this|next) month|of the month)\.?)?",
        text,
    ):
        if not (match["of"] or match["weekday"] or text.rstrip("thsndr") != text):
            return []
        this = said_on.year * 12 + said_on.month - 1
        steps = {"inst": (0,), "of this month": (0,), "of next month": (1,)}
        months = [divmod(this + step, 12) for step in steps.get(match["of"] or "", (0, 1))]
    elif match := re.fullmatch(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})", text):
        if int(match["month"]) > LAST_MONTH:
            return []
        years = (said_on.year - 1, said_on.year, said_on.year + 1)
        months = [(year, int(match["month"]) - 1) for year in years]
    day = int(match["day"]) if match else 0
    return [
        Choice("", date(year, month + 1, day).isoformat(), note=BRITISH if "/" in text else "")
        for year, month in months
        if _exists(year, month + 1, day)
    ]


def _in_words_of(month: int, day: int, said_on: date) -> Readings:
    return read_day(f"{day} {MONTHS[month - 1].lower()}", said_on)
