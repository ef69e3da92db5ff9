"""The years of a timeline: which are shown, and how wide."""

from datetime import date

import pytest

from reforms.timeline import (
    layout_timeline,
)
from reforms.timeline.axis import MOST_YEARS, Axis, AxisYear, Month, build_axis
from tests.reforms.timeline.lanes import SAID


def test_years_in_which_nothing_falls_are_folded() -> None:
    axis = build_axis([date(2022, 5, 1), date(2030, 1, 1)], date(2023, 1, 1))

    assert axis == Axis(
        (
            AxisYear(2022, 2022, 0, 315),
            AxisYear(2023, 2023, 315, 316),
            AxisYear(2024, 2029, 631, 53),
            AxisYear(2030, 2030, 684, 316),
        ),
        end=1000,
    )


def test_a_single_empty_year_is_shown() -> None:
    axis = build_axis([date(2024, 1, 1)], date(2022, 1, 1))
    assert [part.first for part in axis.parts] == [2022, 2023, 2024]


def test_at_most_so_many_years_are_shown_and_the_day_is_among_them() -> None:
    axis = build_axis([date(year, 1, 1) for year in range(1990, 2030)], date(2023, 8, 14))
    assert [part.first for part in axis.parts] == list(range(2017, 2017 + MOST_YEARS))


def test_quarters_begin_where_their_months_do() -> None:
    axis = build_axis([], date(2023, 8, 14))
    assert axis.parts[0].quarters == (246, 495, 747)


def test_years_are_written_as_there_is_room() -> None:
    assert AxisYear(2030, 2030, 0, 200).narrow_label == "2030"
    assert AxisYear(2030, 2030, 0, 100).narrow_label == "’30"
    assert AxisYear(2030, 2030, 0, 50).narrow_label == ""
    assert AxisYear(2024, 2029, 0, 500).narrow_label == ""


def test_a_year_with_room_names_the_first_month_of_each_quarter() -> None:
    whole, half = AxisYear(2024, 2024, 0, 1000), AxisYear(2024, 2024, 0, 500)
    assert whole.narrow_months == (Month(248, "Apr"), Month(497, "Jul"), Month(748, "Oct"))
    assert (half.narrow_months, half.wide_months) == ((), ())
    assert AxisYear(2024, 2029, 0, 1000).wide_months == ()


@pytest.mark.parametrize("years", [(2023, 2022), (2022, 2023)])
def test_the_years_to_show_may_come_in_any_order(years: tuple[int, int]) -> None:
    timeline = layout_timeline((), (), SAID, SAID, years=years)
    assert (timeline.axis.first, timeline.axis.last) == (2022, 2023)
