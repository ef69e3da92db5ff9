"""The comparisons that the page of changes offers: document by document, up to the day."""

from datetime import date

import pytest
from django.test import Client

from libs.days import Day
from reforms.pages.changes import build_pairs, read_stops
from seeds.models import Document
from tests.reforms.two_days import LATER
from tests.rows import DAY, add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def documents() -> None:
    """Two that were read in full, and one that is only cited."""
    for title, day, file_name in [("A", DAY, "a.txt"), ("B", LATER, "b.txt"), ("C", TODAY, "")]:
        when = {"published_words": str(day), "published_edtf": str(day)}
        add(Document, short_title=title, file_name=file_name, **when)


def offered(on: date, start: date, end: date) -> list[tuple[str, str, bool]]:
    day = Day(on, TODAY)
    pairs = build_pairs(day, start, end, read_stops(day))
    return [(pair.label, pair.href, pair.current) for pair in pairs]


def test_each_document_is_compared_with_the_next_and_the_newest_with_today() -> None:
    assert offered(TODAY, DAY, LATER) == [
        ("A to B", "/changes/?from=2023-08-14&to=2024-01-01", True),
        ("B to today", "/changes/?from=2024-01-01&to=2026-11-22", False),
    ]


def test_on_an_earlier_day_only_what_was_out_by_then_is_offered() -> None:
    assert offered(date(2023, 9, 1), DAY, DAY) == [
        ("A to 1 September 2023", "/changes/?on=2023-09-01&from=2023-08-14&to=2023-09-01", False)
    ]
    assert offered(DAY, DAY, DAY) == []


def test_the_page_offers_them(client: Client) -> None:
    text = client.get("/changes/?from=2023-08-14&to=2024-01-01").content.decode()
    assert '<a href="/changes/?from=2023-08-14&amp;to=2024-01-01" aria-current="true">' in text
