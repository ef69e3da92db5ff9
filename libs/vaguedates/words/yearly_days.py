"""What a time that comes each year is, and the ways to give its days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta

Days = Callable[[int], tuple[date, date]]
"""The first and the last day in a year; the last may lie in the next."""


@dataclass(frozen=True, slots=True)
class Yearly:
    """A time that comes each year: its name as printed, the words for it, its rule and its days.

    `begins` and `ends` are the days on which it may begin and end, where those are not fixed.
    """

    name: str
    pattern: str
    rule: str
    days: Days
    begins: Days | None = None
    ends: Days | None = None
    note: str = ""


def fixed(first: tuple[int, int], last: tuple[int, int], years_on: int = 0) -> Days:
    """From one day of the year to another, as (month, day); past New Year where that is before."""

    def days(year: int) -> tuple[date, date]:
        begins = year + years_on
        return date(begins, *first), date(begins + (last < first), *last)

    return days


def around_easter(before: int, after: int) -> Days:
    """From so many days before Easter Sunday to so many after it."""

    def days(year: int) -> tuple[date, date]:
        sunday = easter(year)
        return sunday - timedelta(days=before), sunday + timedelta(days=after)

    return days


def monday(month: int, which: int, days_long: int = 1) -> Days:
    """The first (1) or last (-1) Monday of a month, and so many days from it."""

    def days(year: int) -> tuple[date, date]:
        edge = date(year, month, 1)
        if which == -1:
            edge += relativedelta(months=1, days=-1)
        monday = edge + relativedelta(weekday=MO(which))
        return monday, monday + timedelta(days=days_long - 1)

    return days
