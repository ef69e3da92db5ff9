"""Stretches of time: what they are on a day, and which dates fall in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.printing import print_days_left
from libs.vaguedates.vague_date import NO_WINDOW, Window
from reforms.periods import coming_periods, due_by, months_after, read_period

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("next-3-months", DAY, date(2027, 2, 27)),
        ("next-12-months", DAY, date(2027, 11, 27)),
        ("school-year", date(2026, 9, 1), date(2027, 8, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("2027-2029", date(2027, 1, 1), date(2029, 12, 31)),
    ],
)
def test_a_period_is_read_on_a_day(written: str, first: date, last: date) -> None:
    period = read_period(written, DAY)
    assert period
    assert (period.value, period.first, period.last) == (written, first, last)


@pytest.mark.parametrize("written", ["", "soon", "2029-2027", "2000-2099", "next-2-months", "1-2"])
def test_a_period_that_cannot_be_drawn_is_none(written: str) -> None:
    assert read_period(written, DAY) is None


@pytest.mark.parametrize(
    ("day", "begins"), [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (DAY, 2026)]
)
def test_a_school_year_begins_in_september(day: date, begins: int) -> None:
    assert coming_periods(day)[2].first == date(begins, 9, 1)


@pytest.mark.parametrize(
    ("earliest", "latest", "is_in"),
    [
        (date(2026, 9, 1), date(2026, 11, 30), True),
        (date(2025, 1, 1), date(2030, 12, 31), True),
        (date(2026, 9, 1), date(2026, 11, 26), False),
        (None, date(2026, 12, 31), True),
        (None, date(2027, 12, 31), False),  # it may be sooner, but nobody said so
        (date(2027, 2, 27), None, True),
        (date(2024, 7, 5), None, False),
        (None, None, False),
    ],
)
def test_a_date_falls_in_where_a_source_said_so(
    earliest: date | None, latest: date | None, is_in: bool
) -> None:
    three_months = coming_periods(DAY)[0]
    assert three_months.holds(Window(earliest, latest), NO_WINDOW) is is_in


def test_of_two_readings_either_will_do() -> None:
    by_2035 = Window(None, date(2035, 12, 31)), Window(None, date(2034, 12, 31))
    found = [
        year
        for year in range(2030, 2040)
        if (period := read_period(str(year), DAY)) and period.holds(*by_2035)
    ]
    assert found == [2034, 2035]


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 60))
def test_months_keep_the_day_or_take_the_months_last(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_after(later, 1).day >= later.day)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 11, 26), ""),
        (DAY, "today"),
        (date(2026, 11, 28), "1 day left"),
        (date(2035, 12, 31), "3,321 days left"),
    ],
)
def test_days_are_counted_whole(last: date, words: str) -> None:
    assert print_days_left(last, DAY) == words


def test_a_day_is_itself_and_the_end_of_a_time_is_by_when() -> None:
    assert due_by(Window(DAY, DAY)) == "27 November 2026"
    assert due_by(Window(None, DAY)) == due_by(Window(date(2026, 9, 1), DAY))
    assert due_by(Window(None, DAY)) == "by 27 November 2026"
    assert due_by(Window(DAY, None)) == ""
