"""Days as spreadsheets write them: read where there is one reading, asked about where not."""

from datetime import date

import pytest

from libs.ingest.readers.workbook import shows_whole_day
from libs.ingest.tables.days_written import Order, only_way, read_day, read_month, ways_of

AUGUST = date(2023, 8, 14)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-08-14", "2023/08/14", "2023-08-14 00:00:00", "14-Aug-23", "14 August 2023"),
        *("14th Aug 2023", "Monday 14 August 2023", "August 14, 2023", "14.Aug.2023"),
    ],
)
def test_a_day_with_one_reading_needs_no_answer(text: str) -> None:
    assert read_day(text) == AUGUST
    assert ways_of([text]) == ()


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("14/08/2023", Order.DAY_FIRST, AUGUST),
        ("14.8.23", Order.DAY_FIRST, AUGUST),
        ("8/14/2023", Order.MONTH_FIRST, AUGUST),
        ("8/14/2023", Order.DAY_FIRST, None),
        ("31/04/2026", Order.DAY_FIRST, None),
        ("45152", Order.SERIAL, AUGUST),
        ("43690", Order.SERIAL_1904, AUGUST),
        ("45152", Order.DAY_FIRST, None),
        ("Tuesday 14 August 2023", "", None),
        ("14/08/2023", "", None),
        ("in due course", Order.DAY_FIRST, None),
    ],
)
def test_a_day_is_read_as_was_said(text: str, order: str, day: date | None) -> None:
    assert read_day(text, order) == day


def test_ways_show_three_examples_and_what_they_cannot_read() -> None:
    day, month = ways_of(["03/04/2027", "25/12/2026", "05/06/2027", "07/08/2027"])
    assert day.label.startswith("Day first: 03/04/2027 is 3 April 2027; 25/12/2026 is")
    assert (day.misfits, month.misfits, len(day.examples)) == (0, 1, 3)
    assert only_way((day, month)) == "day"
    assert only_way(ways_of(["03/04/2027"])) == ""


def test_a_month_that_a_spreadsheet_rewrote_is_read_back() -> None:
    assert [read_month(one) for one in ("Sep-25", "September 2025", "2025", "14-Aug-23")] == [
        *("2025-09", "2025-09", "", "")
    ]


@pytest.mark.parametrize(
    ("number_format", "is_whole"),
    [
        *(("dd/mm/yyyy", True), ("d-mmm-yy", True), ("[$-809]dd mmmm yyyy;@", True)),
        *(("mmm-yy", False), ("[Red]mmm-yy", False), ("[$-809]dddd", False), ("d-mmm", False)),
        *((r'"day "mmm yyyy', False), ("dd h:mm yy", False), ("yyyy", False)),
    ],
)
def test_a_format_shows_a_whole_day_or_a_part(number_format: str, is_whole: bool) -> None:
    assert shows_whole_day(number_format) == is_whole
