"""Days as spreadsheets write them: `14/08/2023`, `14-Aug-23`, `45152`. What is unclear is asked.

    ways_of(["03/04/2027", "25/12/2026"])  ->  day first; month first misfits once, for month 25
    read_day("03/04/2027", Order.DAY_FIRST)  ==  date(2027, 4, 3)

One answer holds for a whole column. A day whose month is a word, or whose year stands first, has
one reading and needs no answer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs.vaguedates.printing import print_day

EXAMPLES = 3
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_END = r"(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?){_END}")
_NUMBERS = re.compile(
    rf"(?P<one>\d\d?)\s?([-/.])\s?(?P<two>\d\d?)\s?\2\s?(?P<year>\d{{4}}|\d\d){_END}"
)
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
_NAMED = re.compile(
    rf"{_WEEKDAY}(?P<day>\d\d?)(?:st|nd|rd|th)?[\s/.-]*(?:of\s+)?{_MONTH}[\s/,.-]*(?P<year>\d{{4}}|\d\d)",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    rf"{_WEEKDAY}{_MONTH}\s*(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.IGNORECASE
)
_MONTH_AND_YEAR = re.compile(rf"{_MONTH}[\s/-]*(?P<year>\d{{4}}|\d\d)", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")


class Order(StrEnum):
    """How the days of a column are written, where that has to be said."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"
    SERIAL = "serial"
    SERIAL_1904 = "serial-1904"


LABELS = {
    Order.DAY_FIRST: "Day first",
    Order.MONTH_FIRST: "Month first",
    Order.SERIAL: "Numbers of a spreadsheet",
    Order.SERIAL_1904: "Numbers of an old workbook from a Mac, counted from 1904",
}
DAY_ZERO = {Order.SERIAL: date(1899, 12, 30), Order.SERIAL_1904: date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a column's days: up to three examples, and how many it cannot read."""

    order: Order
    examples: tuple[tuple[str, str], ...]
    """Pairs such as `("03/04/2027", "3 April 2027")`."""
    misfits: int

    @property
    def label(self) -> str:
        """`Day first: 03/04/2027 is 3 April 2027; 04/04/2027 is 4 April 2027`."""
        shown = "; ".join(f"{text} is {day}" for text, day in self.examples)
        return f"{LABELS[self.order]}: {shown}"


def ways_of(texts: Iterable[str], *, with_serials: bool = True) -> tuple[Way, ...]:
    """The ways in which the days of a column can be read; () where nothing has to be asked."""
    found = list(dict.fromkeys(texts))
    slashes = [text for text in found if _NUMBERS.fullmatch(text)]
    serials = [text for text in found if _SERIAL.fullmatch(text)] if with_serials else []
    asked = [
        *(_way(order, slashes) for order in (Order.DAY_FIRST, Order.MONTH_FIRST) if slashes),
        *(_way(order, serials) for order in (Order.SERIAL, Order.SERIAL_1904) if serials),
    ]
    return tuple(way for way in asked if way.examples)


def only_way(ways: Iterable[Way]) -> str:
    """The order that reads every day where no other does; "" where a person has to say."""
    fit = [way.order for way in ways if not way.misfits]
    return fit[0] if len(fit) == 1 else ""


def read_day(text: str, order: str = "") -> date | None:
    """The day that a cell gives, None where it gives none or the order is not said."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found["year"], found["month"], found["day"])
    if found := _NAMED.fullmatch(text) or _NAMED_FIRST.fullmatch(text):
        month = MONTHS.index(found["month"].lower()) + 1
        day = _day(found["year"], str(month), found["day"])
        weekday = (found["weekday"] or "").lower()
        return day if day is None or weekday in ("", WEEKDAYS[day.weekday()]) else None
    if found := _NUMBERS.fullmatch(text):
        if order == Order.DAY_FIRST:
            return _day(found["year"], found["two"], found["one"])
        if order == Order.MONTH_FIRST:
            return _day(found["year"], found["one"], found["two"])
        return None
    if _SERIAL.fullmatch(text) and order in DAY_ZERO:
        return DAY_ZERO[Order(order)] + timedelta(days=int(float(text)))
    return None


def read_month(text: str) -> str:
    """A month as a spreadsheet rewrites one: `Sep-25` is `2025-09`; "" for anything else."""
    found = _MONTH_AND_YEAR.fullmatch(text)
    if not found:
        return ""
    return f"{_year(found['year'])}-{MONTHS.index(found['month'].lower()) + 1:02}"


def _way(order: Order, texts: list[str]) -> Way:
    days = [(text, read_day(text, order)) for text in texts]
    # Those that the other order would read otherwise tell the most.
    telling = sorted(days, key=lambda one: one[1] is not None and one[1].day == one[1].month)
    shown = [(text, print_day(day)) for text, day in telling if day][:EXAMPLES]
    return Way(order, tuple(shown), sum(day is None for _, day in days))


def _year(text: str) -> int:
    """A year; two digits are the year that spreadsheets take them for."""
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) < 70 else 1900)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(_year(year), int(month), int(day))
    except ValueError:
        return None
