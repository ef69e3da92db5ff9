"""What changed between two days: properties that hold for any log, and corrections by example."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from libs.days import Day
from reforms.comparing import FactChange, FactKey, compare, read_state
from reforms.models import Milestone, Reform, Update
from reforms.pages.changes import build_changes
from reforms.pages.events import read_events
from reforms.pages.known import ReformKnown, read_known
from reforms.standing import Standing
from tests.logs import Entry, Log, days, logs, number_of, written
from tests.reforms.two_days import published
from tests.rows import DAY, add
from tests.torture import examples

pytestmark = pytest.mark.django_db

# What is asked of the log is asked of each database elsewhere too; PostgreSQL takes twice as long.
with_the_database = settings(max_examples=examples(4 if connection.vendor == "postgresql" else 10))
two_days = st.tuples(days, days).map(sorted)
LATER = DAY + timedelta(days=3)


NEVER_LATE = {Standing.NOT_BEFORE, Standing.MAY_HAPPEN, Standing.WAITING, Standing.NO_DATE}
Values = dict[FactKey, tuple[str, ...]]


def values_on(day: date) -> Values:
    return {key: update.value() for key, update in read_state(day).items()}


def apply(changes: Iterable[FactChange], before: Mapping[FactKey, Update]) -> Values:
    """The values of `before` after the changes."""
    values = {key: update.value() for key, update in before.items()}
    for change in changes:
        if change.after is None:
            del values[change.key]
        else:
            values[change.key] = change.after.value()
    return values


def timeless(reform: ReformKnown) -> ReformKnown:
    """A reform without what the calendar alone moves."""
    milestones = [replace(row, standing=Standing.NO_DATE) for row in reform.milestones]
    return replace(reform, milestones=tuple(milestones))


def reforms_on(day: date, reforms: Mapping[str, Reform]) -> list[ReformKnown]:
    return [timeless(reform) for reform in read_known(list(reforms.values()), day)]


@with_the_database
@given(log=logs, between=two_days)
def test_the_changes_between_two_days_turn_the_first_into_the_second(
    log: Log, between: list[date]
) -> None:
    with written(log):
        before, after = (read_state(day) for day in between)
        assert apply(compare(before, after), before) == values_on(between[1])
        assert apply(compare(after, before), after) == values_on(between[0])


@with_the_database
@given(log=logs, day=days)
def test_from_a_day_to_itself_nothing_changes(log: Log, day: date) -> None:
    with written(log):
        state = read_state(day)
        assert compare(state, state) == ()
        assert build_changes(day, day).groups == ()


@with_the_database
@given(log=logs, day=days)
def test_a_floor_never_goes_by(log: Log, day: date) -> None:
    with written(log) as reforms:
        for reform in read_known(list(reforms.values()), day):
            for row in reform.milestones:
                assert not row.is_floor or row.standing in NEVER_LATE or row.standing.is_settled


@with_the_database
@given(log=logs, between=two_days)
def test_what_is_known_needs_nothing_that_came_later(log: Log, between: list[date]) -> None:
    earlier, later = between
    with written(log) as reforms:
        whole = values_on(earlier), reforms_on(earlier, reforms)
        events = read_events(Day(earlier, later))
    with written(log, up_to=earlier) as reforms:
        assert (values_on(later), reforms_on(later, reforms)) == whole
        assert [replace(event, standing=Standing.NO_DATE) for event in events] == [
            replace(event, standing=Standing.NO_DATE) for event in read_events(Day(later, later))
        ]


@with_the_database
@given(log=logs, between=two_days)
@example(log=[Entry("first", "stage", (("stage", "future"),), LATER)], between=[DAY, LATER])
def test_every_reform_is_on_the_page_of_changes(log: Log, between: list[date]) -> None:
    start, end = between
    with written(log):
        published(end)
        known = {place.reform for day in between for place in read_state(day)}
        groups = build_changes(start, end).groups
    shown = {row.slug for group in groups for row in group.rows}
    assert known - shown == (known if start == end else set())


@with_the_database
@given(log=logs, between=two_days)
def test_a_reform_is_new_once_and_only_where_nothing_was_known_of_it(
    log: Log, between: list[date]
) -> None:
    with written(log):
        before, after = ({place.reform for place in read_state(day)} for day in between)
        page = build_changes(between[0], between[1])
        groups = {group.anchor: group.rows for group in page.groups}
    assert sorted(row.slug for row in groups.get("new", ())) == sorted(after - before)


@with_the_database
@given(log=logs, between=two_days)
def test_what_is_said_again_is_no_change(log: Log, between: list[date]) -> None:
    with written(log):
        values = [values_on(day) for day in between]
        in_force = [log[number_of(update)] for update in read_state(between[1]).values()]
    again = [replace(entry, known_on=between[1], corrects=None) for entry in in_force]
    with written([*log, *again]):
        assert [values_on(day) for day in between] == values


def test_saying_the_same_again_moves_nothing() -> None:
    reform = add(Reform)
    for day in (DAY, LATER):
        add(Update, reform=reform, known_on=day, kind="stage", stage="future")
    assert compare(read_state(DAY), read_state(LATER)) == ()


def test_the_same_interval_in_other_words_is_a_change() -> None:
    milestone = add(Milestone)
    for day, words in ((DAY, "by the end of 2025"), (LATER, "until 2025")):
        dated = {"target_words": words, "target_edtf": "../2025-12-31"}
        about = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
        add(Update, known_on=day, **about, **dated)
    (change,) = compare(read_state(DAY), read_state(LATER))
    assert change.before is not None
    assert change.after is not None
    assert (change.before.target.words, change.after.target.words) == (
        "by the end of 2025",
        "until 2025",
    )


def test_a_check_that_changed_nothing_is_no_part_of_a_state() -> None:
    reform = add(Reform)
    add(Update, reform=reform, known_on=DAY, kind="stage", stage="future")
    add(Update, reform=reform, known_on=LATER, kind="checked")
    assert compare(read_state(DAY), read_state(LATER)) == ()


def test_what_a_correction_takes_back_is_a_change_to_nothing() -> None:
    reform = add(Reform)
    add(Update, reform=reform, known_on=DAY, kind="name", name="The name")
    wrong = add(Update, reform=reform, known_on=DAY, kind="stage", stage="in-delivery")
    add(Update, reform=reform, known_on=LATER, kind="checked", corrects=wrong)
    (change,) = compare(read_state(DAY), read_state(LATER))
    assert (change.before, change.after) == (wrong, None)
    groups = {group.anchor: group.rows for group in build_changes(DAY, LATER).groups}
    assert [row.before.text for row in groups["stage-moved"]] == ["In delivery"]
    assert [row.after.text for row in groups["stage-moved"]] == [""]
    assert "corrected" not in groups, "told by the day of recording: test_pages_changes.py"


def test_a_correction_of_a_correction_moves_the_stage_once() -> None:
    reform = add(Reform)
    stage = {"reform": reform, "kind": "stage"}
    first = add(Update, known_on=DAY, stage="in-delivery", **stage)
    second = add(Update, known_on=LATER, stage="in-development", corrects=first, **stage)
    add(Update, known_on=LATER, stage="future", corrects=second, **stage)
    groups = {group.anchor: group.rows for group in build_changes(DAY, LATER).groups}
    assert [(row.before.text, row.after.text) for row in groups["stage-moved"]] == [
        ("In delivery", "Future")
    ]
