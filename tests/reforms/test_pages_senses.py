"""Floors, beginnings and two readings on the pages: never among the dates that are due."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from libs.days import Day
from reforms.models import Event, Milestone, Update
from reforms.pages.due import build_due
from reforms.pages.home import build_home
from reforms.pages.known import MilestoneKnown, read_known
from reforms.standing import Standing
from tests.reforms.test_pages_home import dated, outcome, slugs, target
from tests.rows import DAY, add, new

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)


def meant(edtf: str, slug: str, **says: Any) -> Milestone:
    milestone = add(Milestone, slug=slug)
    target(milestone, target_edtf=edtf, **says)
    return milestone


def known(milestone: Milestone, day: date = TODAY) -> MilestoneKnown:
    (reform,) = read_known([milestone.reform], day)
    (row,) = reform.milestones
    return row


def page_of(client: Client, milestone: Milestone) -> str:
    return client.get(f"/reforms/{milestone.reform.slug}/").content.decode()


def test_next_dates_have_beginnings_and_floors_apart() -> None:
    dated("2027", slug="due")
    meant("2028", "suggested", is_proposed=True)
    meant("2029-09", "begins", sense="beginning")
    meant("2030/..", "floor", sense="floor")
    meant("2020/..", "open-floor", sense="floor")
    page = build_due(NOW)
    assert slugs(page.set_dates) == ["due"]
    assert slugs(page.proposed) == ["suggested"]
    assert slugs(page.beginnings) == ["begins"]
    assert slugs(page.endless) == ["open-floor", "floor"]
    home = build_home(NOW)
    assert (slugs(home.ending), slugs(home.upcoming)) == (["due", "suggested"], ["begins"])
    assert home.passed == home.unread == ()


def test_a_constraint_waits_and_is_a_floor_once_its_event_has_a_day(client: Client) -> None:
    election = add(Event, title="The election")
    milestone = meant("", "law", sense="floor", after=election)
    waiting = known(milestone)
    assert (waiting.standing, waiting.hangs) == (Standing.WAITING, "not before: The election")
    assert "it cannot come before “The election”" in page_of(client, milestone)
    assert slugs(build_due(NOW).waiting) == ["law"]

    day = {"target_words": "4 July 2024", "target_edtf": "2024-07-04"}
    add(Update, reform=None, event=election, kind="target", known_on=DAY, **day)
    opened = known(milestone)
    assert opened.standing is Standing.MAY_HAPPEN
    assert (opened.interval, opened.hangs) == ("no earlier than 5 July 2024", "")
    page = build_due(NOW)
    assert (slugs(page.endless), page.waiting) == (["law"], ())


def test_a_reform_s_page_says_how_each_date_is_meant(client: Client) -> None:
    floor = meant("2030-09/..", "floor", sense="floor")
    assert "Not before:" in page_of(client, floor)
    assert "read as no earlier than 1 September 2030" in page_of(client, floor)
    begins = meant("2029-09", "begins", sense="beginning")
    assert "read as begins between 1 and 30 September 2029" in page_of(client, begins)
    both = meant("../2035", "both", narrow_edtf="../2034")
    assert "read as by 31 December 2035, or by 31 December 2034" in page_of(client, both)


def test_what_happened_on_no_known_day_says_by_when_it_was_shown(client: Client) -> None:
    milestone = dated("2023")
    outcome(milestone, date(2024, 4, 22), outcome="happened")
    row = known(milestone)
    assert (row.standing, row.standing.is_settled) == (Standing.HAPPENED, True)
    assert "It had happened by 22 April 2024" in page_of(client, milestone)
    # On the day before the evidence nobody knew.
    assert known(milestone, date(2024, 4, 21)).standing is not Standing.HAPPENED


@pytest.mark.parametrize("narrow", ["2036", "../2035", "../2036", "2034/.."])
def test_a_narrower_reading_lies_within_the_wider_one(narrow: str) -> None:
    milestone = add(Milestone)
    wide = {"kind": "target", "target_words": "by 2035", "target_edtf": "../2035"}
    row = new(Update, reform=milestone.reform, milestone=milestone, narrow_edtf=narrow, **wide)
    with pytest.raises(ValidationError, match="must lie within the wider one"):
        row.full_clean()
