"""The days that a reading stands for, and its parts: early, late, the end, a half, a quarter."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from libs.vaguedates.vague_date import SEASONS, NotVagueDate, Window, window_of
from libs.vaguedates.words.answer import Choice

A_YEAR = timedelta(days=360)
"""A time of this length or more: "by" it asks whether it is in."""


def edges(edtf: str) -> tuple[date, date]:
    """The first and last day of a reading without open ends."""
    window = window_of(edtf)
    if window.earliest is None or window.latest is None:
        raise NotVagueDate(f"{edtf} has an open end")
    return window.earliest, window.latest


def span(first: date, last: date) -> str:
    """The shortest EDTF for all days from one to another.

    span(date(2025, 9, 1), date(2025, 11, 30)) == "2025-23"  # autumn
    span(date(2025, 9, 1), date(2025, 10, 31)) == "2025-09/2025-10"
    """
    for year in {first.year, last.year}:
        for edtf in (f"{year}", *(f"{year}-{number:02}" for number in (*range(1, 13), *SEASONS))):
            if window_of(edtf) == Window(first, last):
                return edtf
    starts, ends = first.isoformat(), last.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        starts, ends = starts[:7], ends[:7]
    return starts if first == last else f"{starts}/{ends}"


def parts_of(part: str, edtf: str) -> list[Choice]:
    """What "early", "mid", "late", "start" and "end" may mean in a time of some length.

    [one.edtf for one in parts_of("end", "2025")] == ["2025-12-31", "2025-12", "2025-10/2025-12"]
    """
    first, last = edges(edtf)
    if first == last:
        return []
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    at_edge = part in {"start", "end"}
    if months == 1:
        readings = [_slice_of_days(part, first, last, days) for days in (7, 10, 15)]
    else:
        lengths = (1, 3) if at_edge else (3, 4, 6)
        fitting = (12, 36, 48) if months > 60 else lengths if months > 6 else (1, 2)
        readings = [_slice_of_months(part, first, months, length) for length in fitting]
    if at_edge:
        readings.insert(0, Choice("", (first if part == "start" else last).isoformat()))
    return readings


def _slice_of_days(part: str, first: date, last: date, days: int) -> Choice:
    spare = (last - first).days + 1 - days
    skipped = {"early": 0, "start": 0, "late": spare, "end": spare}.get(part, spare // 2)
    start = first + timedelta(days=skipped)
    return Choice("", span(start, start + timedelta(days=days - 1)))


def _slice_of_months(part: str, first: date, months: int, length: int) -> Choice:
    spare = months - length
    skipped = {"early": 0, "start": 0, "late": spare, "end": spare}.get(part, spare // 2)
    start, after = (months_on(first, skipped + step) for step in (0, length))
    return Choice("", span(start, after - timedelta(days=1)))


def fraction(edtf: str, count: int, number: int) -> list[Choice]:
    """One of `count` equal parts of a time, counted from 1, or from the end with -1.

    fraction("2027", 4, 2)[0].edtf == "2027-04/2027-06"
    fraction("2027-03", 2, 1)[0].edtf == "2027-03-01/2027-03-15"

    [] where there is no such part, or months do not divide so.
    """
    first, last = edges(edtf)
    number = count if number == -1 else number
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if number > count or first == last or (count != 2 and (months % count or not whole_months)):
        return []
    if whole_months and months % count == 0:
        length = months // count
        start, after = (months_on(first, length * step) for step in (number - 1, number))
        return [Choice("", span(start, after - timedelta(days=1)))]
    middle = date(first.year, first.month, 15)
    if months > 1:
        middle = first + timedelta(days=(last - first).days // 2)
    ends = (first, middle) if number == 1 else (middle + timedelta(days=1), last)
    return [Choice("", span(*ends))]


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the last day of a shorter month."""
    later: date = day + relativedelta(months=months)
    return later


def is_decade(edtf: str) -> bool:
    """Whether a reading is ten years long."""
    first, last = edges(edtf)
    return last - first > timedelta(days=3600)
