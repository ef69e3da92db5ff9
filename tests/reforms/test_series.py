"""The line of a series: what may stand in one, and where each figure is drawn."""

from datetime import date
from decimal import Decimal

import pytest

from libs.vaguedates.vague_date import window_of
from reforms.amounts import print_amount, print_number
from reforms.series import Limit, Point, comparable_by, layout_series, place_of
from reforms.series.layout import FigureMark, Segment, Tick
from reforms.series.scale import value_scale, year_ticks


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("353995.000", "353,995"),
        ("12.500", "12.5"),
        ("0.000", "0"),
        ("4600000000", "4,600,000,000"),
        ("100", "100"),
    ],
)
def test_a_number_is_printed_exactly_and_without_empty_decimals(value: str, printed: str) -> None:
    assert print_number(Decimal(value)) == printed


def test_an_amount_says_its_unit_and_how_it_is_meant() -> None:
    assert print_amount(Decimal("50.300"), "per cent") == "50.3%"
    assert print_amount(Decimal(15), "per cent", upper=Decimal(20)) == "15 to 20%"
    assert print_amount(Decimal(63000), "pounds a year", is_rounded=True) == "about £63,000 a year"
    assert print_amount(Decimal(5), "pounds", bound="more than", is_rounded=True) == "more than £5"
    assert print_amount(Decimal(700000), "people", bound="at least") == "at least 700,000 people"


def test_what_happens_over_a_period_goes_with_periods_that_begin_and_last_alike() -> None:
    kinds = {edtf: comparable_by(window_of(edtf), False) for edtf in ("2023", "2024", "2024-02")}
    assert kinds["2023"] == kinds["2024"] == (1, 1, 12)
    school_years = ("2022-09/2023-08", "2024-09/2025-08")
    assert {comparable_by(window_of(edtf), False) for edtf in school_years} == {(9, 1, 12)}
    assert comparable_by(window_of("2024-04/2025-03"), False) == (4, 1, 12)
    assert comparable_by(window_of("2026-04/2029-03"), False) == (4, 1, 36)
    assert comparable_by(window_of("../2029"), False) is None
    assert comparable_by(window_of(""), False) is None


def test_what_is_counted_at_one_time_goes_with_any_time_that_is_known() -> None:
    for edtf in ("2019", "2025-01", "../2029-08", "2029/.."):
        assert comparable_by(window_of(edtf), True) == ()
    assert comparable_by(window_of(""), True) is None


def test_a_figure_stands_in_the_middle_of_its_time_or_at_its_one_end() -> None:
    assert place_of(window_of("2025-01")) == date(2025, 1, 16)
    assert place_of(window_of("../2029-08")) == date(2029, 8, 31)
    assert place_of(window_of("2029-09/..")) == date(2029, 9, 1)


def test_numbers_begin_at_nothing_and_end_at_a_round_one() -> None:
    assert value_scale(700_000).labels == ("0", "200", "400", "600", "800")
    assert value_scale(700_000).name == "thousands"
    assert value_scale(18_000_000_000).labels == ("0", "5", "10", "15", "20")
    assert value_scale(18_000_000_000).name == "billions"
    assert value_scale(7.7).labels == ("0", "2", "4", "6", "8")
    assert value_scale(0.3).labels == ("0", "0.1", "0.2", "0.3")
    assert value_scale(0).labels == ("0", "1")
    assert value_scale(9_999).name == ""


@pytest.mark.parametrize("highest", [0.01, 0.5, 1, 3, 9.99, 10, 99, 101, 12_345, 5e9, 9.9e13])
def test_every_number_finds_a_scale_that_reaches_it(highest: float) -> None:
    scale = value_scale(highest)
    assert highest <= scale.top <= 2.6 * highest
    assert 2 <= len(scale.ticks) <= 6
    assert len(set(scale.labels)) == len(scale.labels)


def test_years_are_named_at_even_steps() -> None:
    assert year_ticks(2023, 2026) == (2023, 2024, 2025, 2026)
    assert year_ticks(2019, 2030) == (2019, 2024, 2029)
    assert year_ticks(1900, 2000) == (1900, 1950, 2000)


def test_a_series_is_laid_out_with_its_line_and_its_marks() -> None:
    drawing = layout_series(
        [
            Point(date(2022, 1, 1), 10, 10),
            Point(date(2023, 1, 1), 20, 20, Limit.FLOOR),
            Point(date(2024, 1, 1), 30, 40, of="a council"),
        ]
    )
    assert (drawing.width, drawing.height, drawing.bottom) == (320, 190, 160)
    assert drawing.years == (
        Tick(46, 160, "2022"),
        Tick(131, 160, "2023"),
        Tick(215, 160, "2024"),
        Tick(300, 160, "2025"),
    )
    assert [tick.label for tick in drawing.numbers] == ["0", "10", "20", "30", "40"]
    assert [tick.y for tick in drawing.numbers] == [160, 124, 88, 52, 16]
    assert drawing.segments == (
        Segment(46, 124, 131, 88, is_forecast=False),
        Segment(131, 88, 215, 34, is_forecast=True),
    )
    assert drawing.marks == (
        FigureMark(46, 124, 124, "", 124, 46, 46, is_forecast=False),
        FigureMark(131, 88, 88, "floor", 72, 131, 131, is_forecast=False),
        FigureMark(215, 16, 52, "", 16, 215, 215, is_forecast=True),
    )
    assert drawing.has_limits()
    assert drawing.has_ranges()
    assert drawing.has_forecasts()
    assert not drawing.has_spreads()


def test_forecasts_of_different_bodies_are_not_joined() -> None:
    drawing = layout_series(
        [
            Point(date(2026, 1, 1), 4, 4, of="one"),
            Point(date(2027, 1, 1), 9, 9, of="other"),
            Point(date(2028, 1, 1), 6, 6, of="one"),
        ]
    )
    (line,) = drawing.segments
    first, other, last = drawing.marks
    assert (line.x1, line.y1, line.x2, line.y2) == (first.x, first.y, last.x, last.y)
    assert other.is_forecast


def test_of_two_figures_for_one_time_the_line_goes_through_the_more_exact() -> None:
    drawing = layout_series(
        [
            Point(date(2025, 1, 16), 638_700, 638_700, rank=1),
            Point(date(2025, 1, 16), 300_000, 300_000),
            Point(
                date(2026, 1, 16), 700_000, 700_000, since=date(2026, 1, 1), until=date(2026, 7, 1)
            ),
        ]
    )
    (line,) = drawing.segments
    assert len(drawing.marks) == 3
    assert line.y1 == drawing.marks[0].y != drawing.marks[1].y
    assert drawing.marks[2].x1 < drawing.marks[2].x < drawing.marks[2].x2
    assert drawing.has_spreads()
