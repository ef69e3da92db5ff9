"""What to have ready by a date: read from the log as known on a day, and shown where it is due."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from libs.days import Day
from reforms.models import Audience, Milestone, Preparation, Reform, Update
from reforms.pages.ready import build_ready
from reforms.pages.steps import read_steps
from seeds.actions import Source, correct_fact, record_fact, withdraw_fact
from seeds.models import Passage
from tests.admin.forms import publish
from tests.rows import add, new

pytestmark = pytest.mark.django_db

FIRST, LATER, LAST = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)


@pytest.fixture
def due() -> Milestone:
    """A date that is open, for schools."""
    milestone = add(Milestone, slug="plan", title="Plans are out", reform=add(Reform, slug="plans"))
    says = {"milestone": milestone, "reform": milestone.reform, "known_on": FIRST}
    dated = {"target_words": "December 2026", "target_edtf": "2026-12"}
    add(Update, kind="target", **dated, **says)
    milestone.audiences.add(add(Audience, slug="schools", title="Schools", position=1))
    return milestone


def point(milestone: Milestone, text: str, **given: object) -> Preparation:
    schools = milestone.audiences.get()
    whole = {"milestone": milestone, "audience": schools, "text": text, "known_on": LATER}
    return add(Preparation, **(whole | given))


def texts(on: date) -> list[str]:
    page = build_ready(Day(on, LAST))
    return [step.text for one in page.dates for own in one.lists for step in own.steps]


def test_points_stand_in_their_order_from_the_day_on_which_they_were_known(due: Milestone) -> None:
    point(due, "Publish it.", position=2)
    point(due, "A plan.", position=1, kind="paper")
    assert texts(FIRST) == []
    assert texts(LATER) == ["A plan.", "Publish it."]


def test_what_was_corrected_or_withdrawn_is_not_asked_any_more(due: Milestone) -> None:
    source = Source(LAST, "stated", add(Passage))
    wrong, gone = point(due, "Publish it soon."), point(due, "Ask everybody.")
    right = correct_fact(
        wrong, correction_reason="Misread.", source=source, by=None, text="Publish it."
    )
    withdraw_fact(gone, correction_reason="No longer asked.", source=source, by=None)
    assert right.reform == due.reform
    assert texts(LATER) == ["Publish it soon.", "Ask everybody."]
    assert texts(LAST) == ["Publish it."]


def test_a_date_that_is_settled_asks_nothing(due: Milestone) -> None:
    point(due, "Publish it.")
    says = {"milestone": due, "reform": due.reform, "known_on": LAST}
    add(Update, kind="outcome", outcome="met", **says)
    assert texts(LATER) == ["Publish it."]
    assert texts(LAST) == []


def test_a_list_of_one_audience_has_its_own_points_alone(due: Milestone) -> None:
    councils = add(Audience, slug="councils", title="Councils", position=2)
    point(due, "Publish it.")
    point(due, "Collect them.", audience=councils)
    page = build_ready(Day(LAST, LAST), councils)
    assert [one.title for one in page.offered] == ["Schools", "Councils"]
    assert page.points == 1
    (own,) = page.dates[0].lists
    assert (own.audience, own.steps[0].text) == ("Councils", "Collect them.")


def test_the_reform_comes_from_the_milestone_and_the_database_holds_it(due: Milestone) -> None:
    fact = new(Preparation, milestone=due, audience=due.audiences.get(), reform=None)
    assert record_fact(fact, by=None).reform == due.reform
    stranger = new(Preparation, milestone=due, audience=due.audiences.get(), reform=add(Reform))
    with pytest.raises(IntegrityError), transaction.atomic():
        Preparation.objects.bulk_create([stranger])
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=due.pk).update(reform=stranger.reform)


def test_pages_and_files_show_what_to_have_ready(client: Client, due: Milestone) -> None:
    point(due, "A plan.", kind="paper")
    for address in ("/next/ready/", "/reforms/plans/", "/brief/?reform=plans", "/next/ready.csv"):
        page = client.get(f"{address}{'&' if '?' in address else '?'}on=2026-09-01")
        assert "A plan" in page.content.decode(), address
    assert "What to have ready: 1 point<" in client.get("/next/?on=2026-09-01").content.decode()
    calendar = client.get("/calendar.ics?on=2026-09-01").content.decode().replace("\r\n ", "")
    assert "Schools should have ready: Paper: A plan." in calendar
    item = client.get("/api/v1/milestones/plans.plan/?on=2026-09-01").json()
    assert [(one["audience"], one["is_paper"]) for one in item["ready"]] == [("schools", True)]


def test_an_editor_records_one_in_the_form_and_by_a_table(
    admin_client: Client, admin_user: User, due: Milestone
) -> None:
    passage = add(Passage)
    typed = {
        "milestone": due.pk,
        "audience": due.audiences.get().pk,
        "kind": "step",
        "text": "Publish it.",
        "position": 0,
        "known_on": LATER.isoformat(),
        "basis": "stated",
        "passage": passage.pk,
        "reason": "",
        "key": "ready-plan",
    }
    publish(admin_client, reverse("admin:reforms_preparation_add"), typed)
    (fact,) = Preparation.objects.all()
    assert (fact.text, fact.reform, fact.recorded_by) == ("Publish it.", due.reform, admin_user)
    table = admin_client.get(reverse("admin:reforms_preparation_export", args=["csv"]))
    assert "ready-plan" in table.content.decode()


def test_all_points_are_read_by_one_query(
    due: Milestone, django_assert_num_queries: object
) -> None:
    for number in range(5):
        point(due, f"Point {number}.")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(read_steps(LAST).checklists["plans", "plan"][0].steps) == 5
