"""Recommendations as known on a day: what is asked, how it was answered, and how many were read."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from libs.days import Day
from partnerships.models import DeliveryBody
from reforms.models import (
    Event,
    Recommendation,
    RecommendationCount,
    RecommendationEntry,
    Reform,
    Update,
)
from reforms.pages.recommendations import (
    RecommendationsPage,
    build_recommendations,
    read_recommendations,
)
from seeds.actions import Source, correct_fact
from seeds.models import Passage
from tests.admin.forms import record
from tests.rows import add

pytestmark = pytest.mark.django_db

FIRST, LATER, LAST = date(2025, 1, 15), date(2025, 6, 18), date(2025, 12, 11)


@pytest.fixture
def plan() -> Recommendation:
    """One that a committee made, with no answer yet."""
    report = add(Event, slug="report", title="The report", kind="publication")
    body = add(DeliveryBody, slug="committee", title="The committee")
    row = add(Recommendation, slug="plan", report=report, made_by=body)
    due = {"due_words": "by March 2025", "due_edtf": "../2025-03-31"}
    entry(row, FIRST, text="Publish a plan.", asked_of="the DfE", **due)
    return row


def entry(row: Recommendation, on: date, **given: object) -> RecommendationEntry:
    return add(RecommendationEntry, recommendation=row, known_on=on, **given)


def answer(on: date) -> str:
    (row,) = read_recommendations(on)
    return row.answer.key


def test_nothing_is_known_before_its_day_and_no_answer_is_made_up(plan: Recommendation) -> None:
    assert read_recommendations(date(2025, 1, 14)) == ()
    (row,) = read_recommendations(FIRST)
    assert (row.made.text, row.asked_of, row.made.due) == (
        "Publish a plan.",
        "the DfE",
        "by March 2025",
    )
    assert (row.answer.label, row.answered, row.done) == ("No answer recorded", None, None)


def test_the_newest_answer_of_a_day_counts_and_is_corrected_like_every_fact(
    plan: Recommendation,
) -> None:
    entry(plan, LATER, kind="answered", answer="none", text="")
    wrong = entry(plan, LAST, kind="answered", answer="accepted", text="")
    source = Source(LAST, "stated", add(Passage))
    assert [answer(day) for day in (FIRST, LATER, LAST)] == ["unknown", "none", "accepted"]
    correct_fact(wrong, correction_reason="Misread.", source=source, by=None, answer="partly")
    assert [answer(day) for day in (LATER, LAST)] == ["none", "partly"]


def test_what_was_made_stands_beside_what_was_read(plan: Recommendation) -> None:
    add(RecommendationCount, report=plan.report, number=95, known_on=LATER)
    elsewhere = add(Recommendation)
    entry(elsewhere, FIRST)
    known = {one.report[0]: (one.made, one.read) for one in _page(LATER).reports}
    assert known == {"report": (95, 1), elsewhere.report.slug: (0, 1)}
    assert {one.made for one in _page(FIRST).reports} == {0}


def test_rows_are_chosen_by_body_answer_and_strand(plan: Recommendation) -> None:
    reform = add(Reform, slug="plans")
    add(Update, reform=reform, known_on=FIRST)
    plan.reforms.add(reform)
    other = add(Recommendation)
    entry(other, FIRST)
    entry(other, FIRST, kind="answered", answer="rejected", text="")
    chosen = {
        "committee": build_recommendations(Day(LAST, LAST), body="committee"),
        "rejected": build_recommendations(Day(LAST, LAST), answer="rejected"),
        "strand": build_recommendations(Day(LAST, LAST), strand=reform.strand.slug),
    }
    assert {name: [row.slug for row in page.rows] for name, page in chosen.items()} == {
        "committee": ["plan"],
        "rejected": [other.slug],
        "strand": ["plan"],
    }
    assert [(one.key, count) for one, count in _page(LAST).counts] == [
        ("rejected", 1),
        ("unknown", 1),
    ]


def test_pages_and_files_show_it(client: Client, plan: Recommendation) -> None:
    reform = add(Reform, slug="plans")
    add(Update, reform=reform, known_on=FIRST)
    plan.reforms.add(reform)
    add(Update, reform=None, event=plan.report, known_on=FIRST)
    add(RecommendationCount, report=plan.report, number=95, known_on=FIRST)
    page = client.get("/recommendations/?on=2025-12-11").content.decode()
    assert "95 made, 1 read" in page
    assert "Publish a plan." in page
    assert "Publish a plan." in client.get("/reforms/plans/?on=2025-12-11").content.decode()
    assert "Made 95 recommendations" in client.get("/events/report/?on=2025-12-11").content.decode()
    csv = client.get("/recommendations.csv?on=2025-12-11").content.decode()
    assert "Publish a plan.,by March 2025" in csv
    item = client.get("/api/v1/recommendations/plan/?on=2025-12-11").json()
    assert (item["answer"], item["made"]["text"], item["reforms"]) == (
        "unknown",
        "Publish a plan.",
        ["plans"],
    )
    assert client.get("/recommendations/?body=nobody").status_code == 400


def test_an_editor_records_an_answer(admin_client: Client, plan: Recommendation) -> None:
    address = f"{reverse('admin:reforms_recommendationentry_add')}?recommendation={plan.pk}"
    typed = {"kind": "answered", "answer": "accepted", "text": "It agrees.", "basis": "stated"}
    record(admin_client, address, passage=add(Passage).pk, known_on=LATER.isoformat(), **typed)
    assert answer(LATER) == "accepted"


def _page(on: date) -> RecommendationsPage:
    return build_recommendations(Day(on, LAST))
