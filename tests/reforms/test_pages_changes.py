"""The page of what changed, group by group."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from partnerships.models import BodyName, DeliveryBody, Relation
from reforms.exports import table_of_changes
from reforms.models import Dependency, Event, Milestone, Reform, Update
from reforms.models.kind_definition import ChangeGroup
from reforms.pages.changes import build_changes
from reforms.pages.changes.groups import TITLES
from reforms.pages.changes.rows import ChangeRow
from seeds.facts_by_passage import fact_models
from seeds.models import Sourced
from tests.html import faults
from tests.reforms.two_days import LATER, milestone, published, reform, say, target
from tests.rows import DAY, add
from tests.torture import share

__all__ = ["milestone", "reform"]
IN_BETWEEN = datetime(2023, 12, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def rows(group: ChangeGroup, start: date = DAY, end: date = LATER) -> tuple[ChangeRow, ...]:
    found = {one.anchor: one.rows for one in build_changes(start, end).groups}
    return found.get(group.value, ())


def texts(group: ChangeGroup) -> list[tuple[str, str, str]]:
    return [(row.what, row.before.text, row.after.text) for row in rows(group)]


def test_what_no_source_had_mentioned_is_new_with_its_dates() -> None:
    new = add(Milestone, title="Testing begins")
    say(new.reform, LATER, kind="description", note="It does something new.")
    say(new.reform, LATER, kind="stage", stage="future")
    target(new, LATER, "this autumn", "2023-23")
    (row,) = rows(ChangeGroup.NEW)
    assert (row.name, row.after.text) == ("A reform", "It does something new.")
    assert row.dates == ("Testing begins: “this autumn”, 1 September to 30 November 2023",)


def test_a_known_reform_that_gets_a_date_is_newly_dated(milestone: Milestone) -> None:
    target(milestone, LATER, "by 2025", "../2025")
    assert texts(ChangeGroup.DATED) == [("Testing begins", "", "“by 2025”")]
    assert rows(ChangeGroup.DATED)[0].after.interval == "by 31 December 2025"
    assert not rows(ChangeGroup.NEW)


SHIFTS = [
    ("2024", "2025", "starts 366 days later; ends 365 days later"),
    ("2025", "2024", "starts 366 days earlier; ends 365 days earlier"),
    ("../2025-12-30", "../2025-12-31", "ends 1 day later"),
    ("2025-01-02/..", "2025-01-01/..", "starts 1 day earlier"),
    ("2025", "2025-01-01/2025-12-30", "ends 1 day earlier"),
    ("", "2025", "now has an interval"),
    ("2025", "", "no longer has an interval"),
    ("2025", "2025~", ""),
    ("../2025", "2026/..", ""),
]


@pytest.mark.parametrize(("old", "new", "shift"), SHIFTS)
def test_a_moved_date_says_by_how_much_each_end_moved(
    old: str, new: str, shift: str, milestone: Milestone
) -> None:
    target(milestone, DAY, "the old words", old)
    target(milestone, LATER, "the new words", new)
    (row,) = rows(ChangeGroup.REDATED)
    assert (row.before.text, row.after.text) == ("“the old words”", "“the new words”")
    assert row.shift == shift
    assert row.before.said is not None
    assert row.after.said is not None
    assert (row.before.said.known_on, row.after.said.known_on) == (
        "14 August 2023",
        "1 January 2024",
    )


def test_a_date_that_waits_is_redated_once_its_event_has_a_day(milestone: Milestone) -> None:
    election = add(Event, title="The election")
    target(milestone, DAY, "after the election", after=election)
    published(LATER)
    assert not rows(ChangeGroup.REDATED)
    dated = {"target_words": "4 July 2024", "target_edtf": "2024-07-04", "known_on": LATER}
    add(Update, reform=None, event=election, kind="target", **dated)
    (row,) = rows(ChangeGroup.REDATED)
    assert (row.before.text, row.after.text) == ("“after the election”",) * 2
    assert (row.before.interval, row.after.interval) == ("", "from 5 July 2024")
    assert row.shift == "now has an interval"
    # Nobody mentioned the reform itself.
    assert [quiet.slug for quiet in rows(ChangeGroup.SILENT)] == [milestone.reform.slug]


def test_a_moved_stage_is_inferred_with_its_reason(reform: Reform) -> None:
    inferred = {"kind": "stage", "basis": "inferred", "reason": "It is paid for."}
    say(reform, DAY, stage="future", **inferred)
    say(reform, LATER, stage="in-delivery", **inferred)
    assert texts(ChangeGroup.STAGE) == [("stage", "Future", "In delivery")]
    said = rows(ChangeGroup.STAGE)[0].after.said
    assert said is not None
    assert (said.is_inferred, said.reason) == (True, "It is paid for.")


def test_a_question_that_was_settled_is_decided(reform: Reform) -> None:
    decision = add(Milestone, reform=reform, title="Decision", kind="decision")
    target(decision, DAY, "a question")
    say(reform, LATER, kind="outcome", outcome="met", milestone=decision)
    assert texts(ChangeGroup.DECIDED) == [("Decision", "“a question”", "Happened")]
    assert not rows(ChangeGroup.OUTCOME)


@pytest.mark.parametrize("outcome", ["stopped", "superseded", "part-met"])
def test_a_decision_that_came_to_something_else_is_an_outcome(outcome: str, reform: Reform) -> None:
    decision = add(Milestone, reform=reform, kind="decision")
    say(reform, LATER, kind="outcome", outcome=outcome, milestone=decision)
    assert len(rows(ChangeGroup.OUTCOME)) == 1
    assert not rows(ChangeGroup.DECIDED)


def test_an_outcome_stands_beside_the_date_it_had(milestone: Milestone) -> None:
    target(milestone, DAY, "this autumn", "2023-23")
    say(milestone.reform, LATER, kind="outcome", outcome="met", milestone=milestone)
    assert texts(ChangeGroup.OUTCOME) == [("Testing begins", "“this autumn”", "Happened")]
    assert rows(ChangeGroup.OUTCOME)[0].before.interval == "1 September to 30 November 2023"


def test_another_name_is_a_rename_under_the_new_one(reform: Reform) -> None:
    say(reform, DAY, kind="name", name="the old name")
    say(reform, LATER, kind="name", name="the new name")
    assert texts(ChangeGroup.RENAMED) == [("name", "the old name", "the new name")]
    assert rows(ChangeGroup.RENAMED)[0].name == "The new name"


def test_a_first_other_name_stands_beside_the_one_that_was_shown(reform: Reform) -> None:
    say(reform, LATER, kind="name", name="the one reform (TOR)")
    assert texts(ChangeGroup.RENAMED) == [("name", "The one reform", "the one reform (TOR)")]


def test_a_reform_that_replaces_another_is_told_with_how_sure_anybody_is(reform: Reform) -> None:
    new = add(Reform, title="The other reform")
    tie = {"reform": new, "on_reform": reform, "kind": "replaces", "known_on": LATER}
    add(Dependency, basis="inferred", reason="So it seems.", **tie)
    assert texts(ChangeGroup.RENAMED) == [("replaces", "The one reform", "The other reform")]
    said = rows(ChangeGroup.RENAMED)[0].after.said
    assert said is not None
    assert said.is_inferred


def test_a_body_that_is_called_otherwise_is_a_rename(reform: Reform) -> None:
    body = add(DeliveryBody, slug="unit")
    add(BodyName, body=body, name="The old unit", known_on=DAY)
    add(BodyName, body=body, name="The new unit", known_on=LATER)
    same = add(DeliveryBody)
    add(BodyName, body=same, name="The same unit", known_on=DAY)
    add(BodyName, body=same, name="the Same unit", known_on=LATER)
    assert texts(ChangeGroup.RENAMED) == [("name", "The old unit", "The new unit")]
    assert (rows(ChangeGroup.RENAMED)[0].page, rows(ChangeGroup.RENAMED)[0].slug) == (
        "body",
        "unit",
    )


def test_a_successor_is_told_with_how_sure_anybody_is() -> None:
    old, new = add(DeliveryBody, title="The old board"), add(DeliveryBody, title="The new board")
    succeeds = {"kind": "succeeds", "label": "probably succeeds", "basis": "inferred"}
    tie = {"source_body": new, "target_body": old, "known_on": LATER, "reason": "So it seems."}
    add(Relation, **succeeds, **tie)
    assert texts(ChangeGroup.RENAMED) == [("probably succeeds", "The old board", "The new board")]
    said = rows(ChangeGroup.RENAMED)[0].after.said
    assert said is not None
    assert said.is_inferred


def test_what_no_later_document_mentions_is_silent_and_not_called_unchanged(
    reform: Reform,
) -> None:
    say(reform, DAY, kind="stage", stage="future")
    published(LATER)
    (row,) = rows(ChangeGroup.SILENT)
    assert (row.name, row.what) == ("The one reform", "last evidence 14 August 2023")
    assert row.before.text == "Future"
    assert not rows(ChangeGroup.UNCHANGED)


def test_what_is_mentioned_again_without_change_is_unchanged(reform: Reform) -> None:
    published(LATER)
    say(reform, LATER, kind="checked")
    assert [row.slug for row in rows(ChangeGroup.UNCHANGED)] == ["one"]
    assert not rows(ChangeGroup.SILENT)


def test_a_corrected_entry_is_shown_with_its_answer(reform: Reform) -> None:
    wrong = say(reform, DAY, kind="stage", stage="in-delivery")
    say(reform, LATER, kind="stage", stage="future", corrects=wrong, recorded_at=IN_BETWEEN)
    assert texts(ChangeGroup.CORRECTED) == [("stage", "stage: In delivery", "stage: Future")]
    (row,) = rows(ChangeGroup.CORRECTED)
    assert row.reason == "It was wrong."
    assert row.address.startswith(f"/reforms/{reform.slug}/#")


def test_what_was_corrected_before_or_later_is_not_told(reform: Reform) -> None:
    for recorded in (datetime(2023, 8, 14, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)):
        wrong = say(reform, DAY, kind="stage", stage="in-delivery")
        say(reform, DAY, kind="stage", stage="future", corrects=wrong, recorded_at=recorded)
    assert rows(ChangeGroup.CORRECTED) == ()


@pytest.mark.parametrize("model", share(fact_models(), 4))
def test_every_kind_of_fact_that_was_corrected_or_withdrawn_is_told(
    model: type[Sourced], client: Client
) -> None:
    wrong = add(model)
    wrong.correction("It was wrong.", known_on=DAY, recorded_at=IN_BETWEEN).save()
    other = add(model)
    values = {"known_on": DAY, "withdrawn": True, "recorded_at": IN_BETWEEN}
    other.correction("It is no longer so.", **values).save()
    for body in DeliveryBody.objects.filter(names=None):
        add(BodyName, body=body)
    for unheard in Reform.objects.filter(updates=None):
        add(Update, reform=unheard)
    for silent in Event.objects.filter(updates=None):
        says = {"kind": "target", "target_words": "2023", "target_edtf": "2023"}
        add(Update, reform=None, event=silent, **says)
    (corrected,), (withdrawn,) = rows(ChangeGroup.CORRECTED), rows(ChangeGroup.WITHDRAWN)
    assert corrected.before.text == corrected.after.text == wrong.summary()
    assert (withdrawn.before.text, withdrawn.after.text) == (other.summary(), "Withdrawn")
    assert (corrected.reason, withdrawn.reason) == ("It was wrong.", "It is no longer so.")
    asked = {"from": DAY.isoformat(), "to": LATER.isoformat()}
    response = client.get("/changes/", asked)
    text = response.content.decode()
    assert faults(response) == []
    for row in (corrected, withdrawn):
        assert f'href="{row.address}"' in text
        assert client.get(row.address.partition("#")[0]).status_code == 200
    lines = client.get("/changes/", asked | {"format": "csv"}).content.decode()
    assert f"It is no longer so.,http://testserver{withdrawn.address}" in lines


def test_nothing_changes_between_a_day_and_itself(reform: Reform, client: Client) -> None:
    published(DAY)
    assert build_changes(DAY, DAY).groups == ()
    assert (
        "Nothing changed between these two days"
        in client.get("/changes/?from=2023-08-14&to=2023-08-14").content.decode()
    )


def test_without_days_the_newest_document_is_compared_with_the_one_before(client: Client) -> None:
    for day in (date(2022, 4, 28), DAY, LATER):
        published(day)
    text = client.get("/changes/?to=2024-06-01").content.decode()
    assert 'name="from" value="2023-08-14"' in text
    assert 'name="to" value="2024-06-01"' in text
    text = client.get("/changes/?on=2023-12-31").content.decode()
    assert 'name="from" value="2022-04-28"' in text
    assert 'name="to" value="2023-12-31"' in text


def test_every_group_has_a_title_and_an_anchor_of_its_own() -> None:
    assert set(TITLES) == set(ChangeGroup)
    assert len({title for title, _ in TITLES.values()}) == len(ChangeGroup)


@pytest.mark.parametrize("number", [1, 8])
def test_the_page_asks_as_much_of_few_changes_as_of_many(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        milestone = add(Milestone)
        target(milestone, DAY, "2024", "2024")
        wrong = target(milestone, LATER, "2025", "2025")
        target(milestone, LATER, "2026", "2026", corrects=wrong)
        body = add(DeliveryBody)
        for day in (DAY, LATER):
            add(BodyName, body=body, name=f"On {day}", known_on=day)
        add(Relation, source_body=body, kind="succeeds", known_on=LATER)
    with django_assert_num_queries(13):
        page = build_changes(DAY, LATER)
    with django_assert_num_queries(0):
        table_of_changes(page)
