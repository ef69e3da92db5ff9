"""The calendars, read back by parsers that others wrote."""

from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from icalendar import Calendar

from reforms.models import Audience, Milestone, Reform, Update
from tests.rows import DAY, add

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
EVERY = "/calendar.ics"


@pytest.fixture
def milestone() -> Milestone:
    reform = add(Reform, slug="plan", title="A plan; with, signs")
    return add(Milestone, slug="due", title="Plans due", reform=reform)


def say(milestone: Milestone, words: str, edtf: str, **more: Any) -> Update:
    facts = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
    return add(Update, **facts, target_words=words, target_edtf=edtf, **more)


def events(client: Client, address: str = EVERY) -> list[Any]:
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(response.content).walk("VEVENT")
    other = vobject.readOne(response.content.decode())
    assert [str(one["SUMMARY"]) for one in found] == [
        one.summary.value for one in getattr(other, "vevent_list", [])
    ]
    return list(found)


def test_a_day_is_a_day_and_an_interval_a_span_in_the_sources_words(
    milestone: Milestone, client: Client
) -> None:
    other = add(Milestone, slug="begun", title="Testing begins", reform=milestone.reform)
    add(Milestone, slug="undated", reform=milestone.reform)
    say(milestone, "31 December 2026", "2026-12-31")
    say(other, "autumn\x0b 2027", "2027-23")
    day, span = events(client)
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert (span["DTSTART"].dt, span["DTEND"].dt) == (date(2027, 9, 1), date(2027, 12, 1))
    assert str(span["SUMMARY"]) == "Testing begins: “autumn 2027” (A plan; with, signs)"
    assert str(day["URL"]) == "http://testserver/reforms/plan/#due"
    assert str(day["UID"]) == "plan.due@send-ap-tracker"
    assert client.get(EVERY).content == client.get(EVERY).content


def test_a_date_moves_is_cancelled_and_is_left_out_where_it_is_open(
    milestone: Milestone, client: Client
) -> None:
    open_one = add(Milestone, slug="open", title="Open", reform=milestone.reform)
    say(open_one, "from 2030", "2030/..")
    say(milestone, "2026", "2026")
    (before,) = events(client)
    text = client.get(EVERY).content.decode().replace("\r\n ", "")
    assert "Left out: 1 date of which nobody gave both" in text
    say(milestone, "after the election", "", known_on=DAY + timedelta(9))
    (after,) = events(client)
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert (after["UID"], after["DTSTART"].dt) == (before["UID"], date(2026, 1, 1))
    (then,) = events(client, f"{EVERY}?on={DAY}")
    assert then == before


def test_an_end_with_an_audience_reminds_it(milestone: Milestone, client: Client) -> None:
    audience = add(Audience, slug="families")
    say(milestone, "2026", "2026", is_proposed=True)
    assert events(client, "/audiences/families/calendar.ics") == []
    milestone.audiences.add(audience)
    for address in ("/audiences/families", "/reforms/plan", f"/strands/{_strand(milestone)}"):
        (event,) = events(client, f"{address}/calendar.ics")
        (alarm,) = event.walk("VALARM")
        assert alarm["TRIGGER"].dt == timedelta(days=-28)
        assert event["STATUS"] == "TENTATIVE"


def _strand(milestone: Milestone) -> str:
    return milestone.reform.strand.slug
