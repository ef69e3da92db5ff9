"""What the documents pass over, print by a slip or date alike, as the pages have it."""

import pytest
from django.test import Client

from libs.days import Day
from reforms.pages.events import read_events
from tests.reforms.facts import FIRST, LONG_AFTER, SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]


def test_a_reform_says_which_later_document_does_not_mention_it(client: Client) -> None:
    for slug, day, is_silent in (
        ("ap-performance-framework", SECOND, True),
        ("ap-performance-framework", FIRST, False),
        ("national-standards", SECOND, False),
    ):
        page = client.get(f"/reforms/{slug}/?on={day}").content.decode()
        assert ("Not mentioned in" in page) is is_silent, (slug, day)


def test_of_two_events_with_one_first_day_the_sooner_over_stands_first() -> None:
    slugs = [event.slug for event in read_events(Day(FIRST, LONG_AFTER))]
    assert slugs.index("send-green-paper") < slugs.index("green-paper-consultation")


def test_no_page_explains_send_by_the_words_that_are_probably_a_slip(client: Client) -> None:
    page = client.get(f"/?on={SECOND}").content.decode()
    assert "special educational needs and disabilities" in page
    assert "needs and abilities" not in page
