"""The next dates for areas: set ones of those who are in every area, soonest first."""

from datetime import date

import pytest

from libs.days import Day
from reforms.pages.area_dates import MAX_DATES, read_area_dates
from tests.documents import everything

__all__ = ["everything"]

TODAY = date(2026, 11, 27)


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.usefixtures("everything")
def test_the_next_dates_are_set_ones_that_concern_somebody_in_every_area() -> None:
    dates = read_area_dates(Day(TODAY, TODAY))
    assert len(dates) == MAX_DATES
    assert [(one.milestone, one.by, one.left) for one in dates[:2]] == [
        ("Grant paid where the local plan is approved", "30 November 2026", "3 days left"),
        ("Schools have published their inclusion strategy", "31 December 2026", "34 days left"),
    ]
    assert all(set(one.audiences) != {"Department for Education"} for one in dates)
    assert read_area_dates(Day(date(2020, 1, 1), TODAY)) == ()
