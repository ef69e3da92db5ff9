"""Times that a rule gives each year: bank holidays, school terms and holidays, recesses.

Easter and the weekdays of bank holidays come from dateutil. Councils and schools set their own
terms and holidays, and the Commons its recesses: we read the widest usual days. The whole table is
printed on the method page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta

Days = Callable[[int], tuple[date, date]]
"""The first and the last day in a year; the last may lie in the next."""

EVERY_SCHOOL = "Schools and councils set their own days: we read the widest usual ones."
COMMONS = "The House of Commons sets the days of each recess: we read the widest usual ones."


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


def _fixed(first: tuple[int, int], last: tuple[int, int], years_on: int = 0) -> Days:
    """From one day of the year to another, as (month, day); past New Year where that is before."""

    def days(year: int) -> tuple[date, date]:
        begins = year + years_on
        return date(begins, *first), date(begins + (last < first), *last)

    return days


def _around_easter(before: int, after: int) -> Days:
    """From so many days before Easter Sunday to so many after it."""

    def days(year: int) -> tuple[date, date]:
        sunday = easter(year)
        return sunday - timedelta(days=before), sunday + timedelta(days=after)

    return days


def _monday(month: int, which: int, days_long: int = 1) -> Days:
    """The first (1) or last (-1) Monday of a month, and so many days from it."""

    def days(year: int) -> tuple[date, date]:
        edge = date(year, month, 1)
        if which == -1:
            edge += relativedelta(months=1, days=-1)
        monday = edge + relativedelta(weekday=MO(which))
        return monday, monday + timedelta(days=days_long - 1)

    return days


_BREAK = r"(?: school)? (?:holidays?|break)"
_HALF_TERM = r"half[- ]term(?: (?:holidays?|break|week))?"

BANK_HOLIDAYS = (
    Yearly("New Year’s Day", r"new year's day", "1 January", _fixed((1, 1), (1, 1))),
    Yearly("Good Friday", "good friday", "the Friday before Easter Sunday", _around_easter(2, -2)),
    Yearly(
        "Easter Sunday",
        "easter (?:sun)?day",
        "a Sunday in March or April, by the church’s calendar",
        _around_easter(0, 0),
    ),
    Yearly(
        "Easter Monday", "easter monday", "the Monday after Easter Sunday", _around_easter(-1, 1)
    ),
    Yearly("Easter", "easter", "Good Friday to Easter Monday", _around_easter(2, 1)),
    Yearly(
        "The early May bank holiday",
        "(?:early )?may (?:day|day bank holiday|bank holiday)",
        "the first Monday of May",
        _monday(5, 1),
    ),
    Yearly(
        "The spring bank holiday",
        "(?:spring|late may|whitsun) bank holiday",
        "the last Monday of May",
        _monday(5, -1),
    ),
    Yearly(
        "The summer bank holiday",
        "(?:summer|(?:late )?august) bank holiday",
        "the last Monday of August",
        _monday(8, -1),
    ),
    Yearly("Christmas", "christmas", "25 and 26 December", _fixed((12, 25), (12, 26))),
    Yearly("Christmas Day", "christmas day", "25 December", _fixed((12, 25), (12, 25))),
    Yearly("Christmas Eve", "christmas eve", "24 December", _fixed((12, 24), (12, 24))),
    Yearly("Boxing Day", "boxing day", "26 December", _fixed((12, 26), (12, 26))),
)
TERMS = (
    Yearly(
        "The autumn term",
        "autumn term",
        "September to December",
        _fixed((9, 1), (12, 31)),
        begins=_fixed((9, 1), (9, 8)),
        ends=_fixed((12, 14), (12, 31)),
    ),
    Yearly(
        "The spring term",
        "spring term",
        "January to April",
        _fixed((1, 1), (4, 30)),
        begins=_fixed((1, 1), (1, 10)),
        ends=_fixed((3, 15), (4, 30)),
    ),
    Yearly(
        "The summer term",
        "summer term",
        "April to July",
        _fixed((4, 1), (7, 31)),
        begins=_fixed((4, 1), (4, 30)),
        ends=_fixed((7, 10), (7, 31)),
    ),
)
SCHOOL_HOLIDAYS = (
    Yearly(
        "The autumn half-term",
        rf"(?:october|autumn) {_HALF_TERM}",
        "18 October to 3 November",
        _fixed((10, 18), (11, 3)),
        begins=_fixed((10, 18), (10, 30)),
        ends=_fixed((10, 25), (11, 3)),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The February half-term",
        rf"(?:february|spring) {_HALF_TERM}",
        "8 to 25 February",
        _fixed((2, 8), (2, 25)),
        begins=_fixed((2, 8), (2, 19)),
        ends=_fixed((2, 12), (2, 25)),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The May half-term",
        rf"(?:may|whitsun|whit|summer) {_HALF_TERM}",
        "the week of the spring bank holiday",
        _monday(5, -1, 7),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The Christmas holidays",
        rf"christmas{_BREAK}",
        "18 December to 6 January",
        _fixed((12, 18), (1, 6)),
        begins=_fixed((12, 18), (12, 24)),
        ends=_fixed((1, 1), (1, 6), 1),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The Easter holidays",
        rf"easter{_BREAK}",
        "from 17 days before Easter Sunday to 17 days after it",
        _around_easter(17, 17),
        begins=_around_easter(17, -1),
        ends=_around_easter(-1, 17),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The summer holidays",
        rf"summer{_BREAK}",
        "16 July to 6 September",
        _fixed((7, 16), (9, 6)),
        begins=_fixed((7, 16), (7, 28)),
        ends=_fixed((8, 31), (9, 6)),
        note=EVERY_SCHOOL,
    ),
)
RECESSES = (
    Yearly(
        "The February recess",
        "february recess",
        "begins 8 to 17 February, ends by 28 February",
        _fixed((2, 8), (2, 28)),
        _fixed((2, 8), (2, 17)),
        ends=_fixed((2, 15), (2, 28)),
        note=COMMONS,
    ),
    Yearly(
        "The Easter recess",
        "easter recess",
        "begins 18 to 3 days before Easter Sunday, ends by 17 days after it",
        _around_easter(18, 17),
        _around_easter(18, -3),
        ends=_around_easter(-1, 17),
        note=COMMONS,
    ),
    Yearly(
        "The Whitsun recess",
        "(?:whitsun|may) recess",
        "begins 19 to 28 May, ends by 8 June",
        _fixed((5, 19), (6, 8)),
        _fixed((5, 19), (5, 28)),
        ends=_fixed((5, 31), (6, 8)),
        note=COMMONS,
    ),
    Yearly(
        "The summer recess",
        "summer recess",
        "begins 15 to 31 July, ends by 8 September",
        _fixed((7, 15), (9, 8)),
        _fixed((7, 15), (7, 31)),
        ends=_fixed((8, 31), (9, 8)),
        note=COMMONS,
    ),
    Yearly(
        "The conference recess",
        "(?:party )?conference recess",
        "begins 12 to 27 September, ends by 18 October",
        _fixed((9, 12), (10, 18)),
        _fixed((9, 12), (9, 27)),
        ends=_fixed((10, 7), (10, 18)),
        note=COMMONS,
    ),
    Yearly(
        "The autumn recess",
        "(?:autumn|november) recess",
        "begins 4 to 12 November, ends by 20 November",
        _fixed((11, 4), (11, 20)),
        _fixed((11, 4), (11, 12)),
        ends=_fixed((11, 9), (11, 20)),
        note=COMMONS,
    ),
    Yearly(
        "The Christmas recess",
        "christmas recess",
        "begins 15 to 23 December, ends by 9 January",
        _fixed((12, 15), (1, 9)),
        _fixed((12, 15), (12, 23)),
        ends=_fixed((1, 3), (1, 9), 1),
        note=COMMONS,
    ),
)
EVERY_YEAR = (*BANK_HOLIDAYS, *TERMS, *SCHOOL_HOLIDAYS, *RECESSES)
