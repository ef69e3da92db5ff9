"""The page of what changed, group by group."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from partnerships.models import BodyName, DeliveryBody, Relation
from reforms.exports import csv_of_changes
from reforms.models import Dependency, Event, Milestone, Reform, Update
from reforms.pages.changes import build_changes
from reforms.pages.changes.page import TITLES, Group
from reforms.pages.changes.rows import Row
from seeds.models import Caveat
from tests.reforms.saying import LATER, milestone, published, reform, say, target
from tests.rows import DAY, add

__all__ = ["milestone", "reform"]
pytestmark = pytest.mark.django_db


def rows(group: Group, start: date = DAY, end: date = LATER) -> tuple[Row, ...]:
    found = {one.anchor: one.rows for one in build_changes(start, end).groups}
    return found.get(group.value, ())


def told(group: Group) -> list[tuple[str, str, str]]:
    return [(row.what, row.before.text, row.after.text) for row in rows(group)]


def test_what_no_source_had_mentioned_is_new_with_its_dates() -> None:
    new = add(Milestone, title="Testing begins")
    say(new.reform, LATER, kind="description", note="It does something new.")
    say(new.reform, LATER, kind="stage", stage="future")
    target(new, LATER, "this autumn", "2023-23")
    (row,) = rows(Group.NEW)
    assert (row.name, row.after.text) == ("A reform", "It does something new.")
    assert row.dates == ("Testing begins: “this autumn”, 1 September to 30 November 2023",)


def test_a_known_reform_that_gets_a_date_is_newly_dated(milestone: Milestone) -> None:
    target(milestone, LATER, "by 2025", "../2025")
    assert told(Group.DATED) == [("Testing begins", "", "“by 2025”")]
    assert rows(Group.DATED)[0].after.interval == "by 31 December 2025"
    assert not rows(Group.NEW)


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
    (row,) = rows(Group.REDATED)
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
    assert not rows(Group.REDATED)
    dated = {"target_words": "4 July 2024", "target_edtf": "2024-07-04", "known_on": LATER}
    add(Update, reform=None, event=election, kind="target", **dated)
    (row,) = rows(Group.REDATED)
    assert (row.before.text, row.after.text) == ("“after the election”",) * 2
    assert (row.before.interval, row.after.interval) == ("", "from 5 July 2024")
    assert row.shift == "now has an interval"
    # Nobody mentioned the reform itself.
    assert [quiet.slug for quiet in rows(Group.SILENT)] == [milestone.reform.slug]


def test_a_moved_stage_is_inferred_with_its_reason(reform: Reform) -> None:
    inferred = {"kind": "stage", "basis": "inferred", "reason": "It is paid for."}
    say(reform, DAY, stage="future", **inferred)
    say(reform, LATER, stage="in-delivery", **inferred)
    assert told(Group.STAGE) == [("stage", "Future", "In delivery")]
    said = rows(Group.STAGE)[0].after.said
    assert said is not None
    assert (said.is_inferred, said.reason) == (True, "It is paid for.")


def test_a_question_that_was_settled_is_decided(reform: Reform) -> None:
    decision = add(Milestone, reform=reform, title="Decision", kind="decision")
    target(decision, DAY, "a question")
    say(reform, LATER, kind="outcome", outcome="met", milestone=decision)
    assert told(Group.DECIDED) == [("Decision", "“a question”", "Met")]
    assert not rows(Group.OUTCOME)


@pytest.mark.parametrize("outcome", ["stopped", "superseded", "part-met"])
def test_a_decision_that_came_to_something_else_is_an_outcome(outcome: str, reform: Reform) -> None:
    decision = add(Milestone, reform=reform, kind="decision")
    say(reform, LATER, kind="outcome", outcome=outcome, milestone=decision)
    assert len(rows(Group.OUTCOME)) == 1
    assert not rows(Group.DECIDED)


def test_an_outcome_stands_beside_the_date_it_had(milestone: Milestone) -> None:
    target(milestone, DAY, "this autumn", "2023-23")
    say(milestone.reform, LATER, kind="outcome", outcome="met", milestone=milestone)
    assert told(Group.OUTCOME) == [("Testing begins", "“this autumn”", "Met")]
    assert rows(Group.OUTCOME)[0].before.interval == "1 September to 30 November 2023"


def test_another_name_is_a_rename_under_the_new_one(reform: Reform) -> None:
    say(reform, DAY, kind="name", name="the old name")
    say(reform, LATER, kind="name", name="the new name")
    assert told(Group.RENAMED) == [("name", "the old name", "the new name")]
    assert rows(Group.RENAMED)[0].name == "The new name"


def test_a_first_other_name_stands_beside_the_one_that_was_shown(reform: Reform) -> None:
    say(reform, LATER, kind="name", name="the one reform (TOR)")
    assert told(Group.RENAMED) == [("name", "The one reform", "the one reform (TOR)")]


def test_a_reform_that_replaces_another_is_told_with_how_sure_anybody_is(reform: Reform) -> None:
    new = add(Reform, title="The other reform")
    tie = {"reform": new, "on_reform": reform, "kind": "replaces", "known_on": LATER}
    add(Dependency, basis="inferred", reason="So it seems.", **tie)
    assert told(Group.RENAMED) == [("replaces", "The one reform", "The other reform")]
    said = rows(Group.RENAMED)[0].after.said
    assert said is not None
    assert said.is_inferred


def test_a_body_that_is_called_otherwise_is_a_rename(reform: Reform) -> None:
    body = add(DeliveryBody, slug="unit")
    add(BodyName, body=body, name="The old unit", known_on=DAY)
    add(BodyName, body=body, name="The new unit", known_on=LATER)
    same = add(DeliveryBody)
    add(BodyName, body=same, name="The same unit", known_on=DAY)
    add(BodyName, body=same, name="the Same unit", known_on=LATER)
    assert told(Group.RENAMED) == [("name", "The old unit", "The new unit")]
    assert (rows(Group.RENAMED)[0].page, rows(Group.RENAMED)[0].slug) == ("body", "unit")


def test_a_successor_is_told_with_how_sure_anybody_is() -> None:
    old, new = add(DeliveryBody, title="The old board"), add(DeliveryBody, title="The new board")
    succeeds = {"kind": "succeeds", "label": "probably succeeds", "basis": "inferred"}
    tie = {"source_body": new, "target_body": old, "known_on": LATER, "reason": "So it seems."}
    add(Relation, **succeeds, **tie)
    assert told(Group.RENAMED) == [("probably succeeds", "The old board", "The new board")]
    said = rows(Group.RENAMED)[0].after.said
    assert said is not None
    assert said.is_inferred


def test_what_no_later_document_mentions_is_silent_and_not_called_unchanged(
    reform: Reform,
) -> None:
    say(reform, DAY, kind="stage", stage="future")
    published(LATER)
    (row,) = rows(Group.SILENT)
    assert (row.name, row.what) == ("The one reform", "last evidence 14 August 2023")
    assert row.before.text == "Future"
    assert not rows(Group.UNCHANGED)


def test_what_is_mentioned_again_without_change_is_unchanged(reform: Reform) -> None:
    published(LATER)
    say(reform, LATER, kind="checked")
    assert [row.slug for row in rows(Group.UNCHANGED)] == ["one"]
    assert not rows(Group.SILENT)


def test_where_no_document_came_nothing_was_said_again(reform: Reform, client: Client) -> None:
    before = published(date(2023, 8, 1))
    page = build_changes(DAY, LATER)
    assert page.groups == ()
    assert page.silence.startswith("No document of these days was read: sources were read up to")
    assert page.last_document
    assert page.last_document.slug == before.slug
    text = client.get(f"/changes/?from={DAY}&to={LATER}").content.decode()
    assert "entioned again" not in text
    assert "from=2023-07-31&amp;to=2023-08-01" in text


def test_days_that_were_read_and_told_nothing_are_not_called_unread(reform: Reform) -> None:
    add(Caveat, kind="read", known_on=date(2025, 1, 1))
    page = build_changes(DAY, LATER)
    assert page.groups == ()
    assert page.silence == (
        "Sources were read for these days, and no document of them tells of the reforms."
    )


def test_a_corrected_entry_is_shown_with_its_answer(reform: Reform) -> None:
    wrong = say(reform, DAY, kind="stage", stage="in-delivery")
    say(reform, LATER, kind="stage", stage="future", corrects=wrong)
    assert told(Group.CORRECTED) == [("correction", "stage: In delivery", "stage: Future")]


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
    assert set(TITLES) == set(Group)
    assert len({title for title, _ in TITLES.values()}) == len(Group)


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
    with django_assert_num_queries(10):
        page = build_changes(DAY, LATER)
    with django_assert_num_queries(0):
        csv_of_changes(page)
