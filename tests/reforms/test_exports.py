"""What changed as CSV: a line for each row of the page, and nothing that a spreadsheet runs."""

import csv
from io import StringIO

import pytest

from libs.takeaway import csv_of
from reforms.exports import HEAD, table_of_changes
from reforms.models import Milestone, Reform
from reforms.pages.changes import build_changes
from tests.reforms.two_days import LATER, milestone, reform, say, target
from tests.rows import DAY

__all__ = ["milestone", "reform"]
pytestmark = pytest.mark.django_db


def test_the_csv_has_a_line_for_each_row_of_the_page(milestone: Milestone) -> None:
    target(milestone, DAY, "in 2024, “perhaps”", "2024")
    target(milestone, LATER, "in 2025", "2025")
    say(milestone.reform, LATER, kind="stage", stage="future")
    page = build_changes(DAY, LATER)
    table = table_of_changes(page, "https://tracker.example")
    response = csv_of(table, f"{page.start}-to-{page.end}")
    assert response.content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert tuple(head) == HEAD
    assert [line[0] for line in lines] == [
        group.anchor for group in page.groups for _ in group.rows
    ]
    redated = dict(zip(head, next(line for line in lines if line[0] == "redated"), strict=True))
    assert redated["before"] == "“in 2024, “perhaps””"
    assert redated["after_interval"] == "1 January to 31 December 2025"
    assert redated["after_source"].startswith("https://tracker.example/sources/")
    assert redated["before_basis"] == "stated"
    assert redated["shift"] == "starts 366 days later; ends 365 days later"
    assert response["Content-Disposition"] == (
        'attachment; filename="changes-2023-08-14-to-2024-01-01.csv"'
    )


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_the_csv_is_a_formula(cell: str, reform: Reform) -> None:
    say(reform, LATER, kind="name", name=cell)
    text = csv_of(table_of_changes(build_changes(DAY, LATER)), "all").content.decode("utf-8-sig")
    cells = [one for line in csv.reader(StringIO(text, newline="")) for one in line]
    assert not [one for one in cells if one.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert f"'{cell}" in cells
