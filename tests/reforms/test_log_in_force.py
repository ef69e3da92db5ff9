"""What the log says was known on a day: small logs written out, and properties of any log."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reforms.models import Event, Milestone, Reform, Update
from tests.rows import DAY, add
from tests.torture import examples

pytestmark = pytest.mark.django_db

DAY_1, DAY_2, DAY_3, DAY_4 = (date(2024, 1, day) for day in (1, 2, 3, 4))


@pytest.fixture
def reform() -> Reform:
    return add(Reform)


def record(reform: Reform, day: date, **says: Any) -> Update:
    inferred = {"basis": "inferred", "reason": "For the test.", "passage": None}
    return add(Update, reform=reform, known_on=day, **(inferred | says))


def staged(reform: Reform, day: date, stage: str, **more: Any) -> Update:
    return record(reform, day, kind="stage", stage=stage, **more)


def in_force(reform: Reform, day: date) -> set[str]:
    return {update.summary() for update in reform.updates.in_force_on(day)}


def test_nothing_is_known_before_the_first_update(reform: Reform) -> None:
    staged(reform, DAY_2, "future")
    assert in_force(reform, DAY_1) == set()


def test_an_update_counts_from_its_own_day_on(reform: Reform) -> None:
    staged(reform, DAY_2, "future")
    assert in_force(reform, DAY_2) == {"stage: Future"}
    assert in_force(reform, DAY_4) == {"stage: Future"}


def test_the_newest_of_a_kind_is_in_force(reform: Reform) -> None:
    staged(reform, DAY_1, "future")
    staged(reform, DAY_3, "in-delivery")
    assert in_force(reform, DAY_2) == {"stage: Future"}
    assert in_force(reform, DAY_3) == {"stage: In delivery"}


def test_the_order_of_recording_does_not_matter_between_days(reform: Reform) -> None:
    staged(reform, DAY_3, "in-delivery")
    staged(reform, DAY_1, "future")
    assert in_force(reform, DAY_4) == {"stage: In delivery"}


def test_on_one_day_the_one_recorded_last_is_in_force(reform: Reform) -> None:
    staged(reform, DAY_1, "future")
    staged(reform, DAY_1, "in-development")
    assert in_force(reform, DAY_1) == {"stage: In development"}


def test_each_kind_has_its_own_newest(reform: Reform) -> None:
    staged(reform, DAY_1, "future")
    record(reform, DAY_2, kind="name", name="A new name")
    record(reform, DAY_3, kind="checked")
    assert in_force(reform, DAY_3) == {
        "stage: Future",
        "called A new name",
        "checked, no change",
    }


def test_each_milestone_has_its_own_newest_and_the_reform_another(reform: Reform) -> None:
    first, second = (add(Milestone, reform=reform, title=title) for title in ("First", "Second"))
    for milestone, words in ((first, "2024"), (second, "2025"), (first, "2026")):
        record(reform, DAY_1, kind="target", milestone=milestone, target_words=words)
    staged(reform, DAY_1, "future")
    assert in_force(reform, DAY_1) == {
        "First, target date: 2026",
        "Second, target date: 2025",
        "stage: Future",
    }


def test_reforms_do_not_hide_each_other(reform: Reform) -> None:
    other = add(Reform)
    staged(reform, DAY_1, "future")
    staged(other, DAY_2, "in-delivery")
    everything = Update.objects.in_force_on(DAY_3)
    assert {(update.reform, update.stage) for update in everything} == {
        (reform, "future"),
        (other, "in-delivery"),
    }


def test_events_have_a_log_of_their_own() -> None:
    event, other = add(Event), add(Event)
    for about, day, words in (
        (event, DAY_1, "2024"),
        (other, DAY_2, "2025"),
        (event, DAY_3, "2026"),
    ):
        add(Update, reform=None, event=about, kind="target", target_words=words, known_on=day)
    assert [update.summary() for update in event.updates.in_force_on(DAY_2)] == [
        "target date: 2024"
    ]
    assert [update.summary() for update in event.updates.in_force_on(DAY_3)] == [
        "target date: 2026"
    ]


def test_a_correction_takes_the_place_of_what_it_corrects(reform: Reform) -> None:
    wrong = staged(reform, DAY_1, "in-delivery")
    staged(reform, DAY_1, "future", corrects=wrong)
    assert in_force(reform, DAY_1) == {"stage: Future"}
    assert reform.updates.known_by(DAY_1).count() == 1


def test_until_a_correction_was_known_the_wrong_one_stands(reform: Reform) -> None:
    wrong = staged(reform, DAY_1, "in-delivery")
    staged(reform, DAY_3, "future", corrects=wrong)
    assert in_force(reform, DAY_2) == {"stage: In delivery"}
    assert in_force(reform, DAY_3) == {"stage: Future"}


def test_a_correction_uncovers_what_was_known_before(reform: Reform) -> None:
    staged(reform, DAY_1, "future")
    wrong = staged(reform, DAY_2, "in-delivery")
    record(reform, DAY_2, kind="name", name="It was the name", corrects=wrong)
    assert in_force(reform, DAY_2) == {"stage: Future", "called It was the name"}


def test_a_correction_of_a_correction_leaves_only_itself(reform: Reform) -> None:
    first = staged(reform, DAY_1, "in-delivery")
    second = staged(reform, DAY_2, "in-development", corrects=first)
    staged(reform, DAY_3, "future", corrects=second)
    assert in_force(reform, DAY_1) == {"stage: In delivery"}
    assert in_force(reform, DAY_2) == {"stage: In development"}
    assert in_force(reform, DAY_3) == {"stage: Future"}


def test_correcting_a_correction_does_not_bring_the_first_back(reform: Reform) -> None:
    first = staged(reform, DAY_1, "in-delivery")
    second = staged(reform, DAY_1, "in-development", corrects=first)
    record(reform, DAY_1, kind="checked", corrects=second)
    assert in_force(reform, DAY_1) == {"checked, no change"}


def test_an_update_is_taken_back_by_checked_no_change(reform: Reform) -> None:
    staged(reform, DAY_1, "future")
    wrong = staged(reform, DAY_2, "in-delivery")
    record(reform, DAY_3, kind="checked", corrects=wrong)
    assert in_force(reform, DAY_2) == {"stage: In delivery"}
    assert in_force(reform, DAY_3) == {"stage: Future", "checked, no change"}


def test_an_outcome_is_taken_back_though_its_retraction_names_no_milestone(reform: Reform) -> None:
    milestone = add(Milestone, reform=reform, title="Testing")
    wrong = record(reform, DAY_1, kind="outcome", outcome="met", milestone=milestone)
    record(reform, DAY_2, kind="checked", corrects=wrong)
    assert in_force(reform, DAY_1) == {"Testing: Happened"}
    assert in_force(reform, DAY_2) == {"checked, no change"}


def test_a_correction_known_earlier_hides_the_wrong_one_from_its_first_day(reform: Reform) -> None:
    wrong = staged(reform, DAY_3, "in-delivery")
    staged(reform, DAY_1, "future", corrects=wrong)
    assert in_force(reform, DAY_2) == {"stage: Future"}
    assert in_force(reform, DAY_4) == {"stage: Future"}


def test_a_filter_never_changes_which_update_is_newest(reform: Reform) -> None:
    staged(reform, DAY_1, "future", is_significant=True)
    staged(reform, DAY_2, "in-delivery", is_significant=False)
    assert not reform.updates.filter(is_significant=True).in_force_on(DAY_3)
    assert not reform.updates.in_force_on(DAY_3).filter(is_significant=True)


KINDS = ["name", "stage", "checked", "target 0", "target 1", "outcome 0", "outcome 1"]
VALUES: dict[str, tuple[str, list[str]]] = {
    "name": ("name", ["One", "Two", "Three"]),
    "stage": ("stage", ["in-delivery", "in-development", "future"]),
    "target": ("target_words", ["2024", "2025", "2026"]),
    "outcome": ("outcome", ["met", "stopped", "superseded"]),
}
Entry = tuple[str, date, int, int | None]
"""What changed, the day, which of three values, and the number of the entry that it corrects."""


def corrected_once(entries: list[Entry]) -> list[Entry]:
    """Without corrections of later entries, and without second corrections of one entry."""
    taken: set[int | None] = {None}
    kept: list[Entry] = []
    for number, (kind, day, choice, wrong) in enumerate(entries):
        may = wrong is not None and wrong < number and wrong not in taken
        kept.append((kind, day, choice, wrong if may else None))
        taken.add(kept[-1][3])
    return kept


days = st.integers(0, 6).map(lambda number: DAY + timedelta(days=number))
wrongs = st.none() | st.integers(0, 7)
entries = st.tuples(st.sampled_from(KINDS), days, st.integers(0, 2), wrongs)
logs = st.lists(entries, max_size=8).map(corrected_once)


def write(log: list[Entry], up_to: date = date.max) -> Reform:
    """A reform with this log, without the entries after `up_to`."""
    reform = add(Reform)
    milestones = [add(Milestone, reform=reform, title=str(number)) for number in range(2)]
    written: dict[int | None, Update] = {}
    for number, (what, day, choice, wrong) in enumerate(log):
        if day > up_to:
            continue
        kind, *milestone = what.split()
        says: dict[str, Any] = {"kind": kind, "corrects": written.get(wrong)}
        if kind in VALUES:
            field, values = VALUES[kind]
            says[field] = values[choice]
        if milestone:
            says["milestone"] = milestones[int(milestone[0])]
        written[number] = record(reform, day, **says)
    return reform


@settings(max_examples=examples(40))
@given(log=logs, first=days, second=days)
def test_what_is_known_on_a_day_needs_nothing_that_came_later(
    log: list[Entry], first: date, second: date
) -> None:
    earlier, later = sorted((first, second))
    whole, without_later = write(log), write(log, up_to=earlier)
    assert in_force(whole, earlier) == in_force(without_later, later)


@settings(max_examples=examples(40))
@given(log=logs, day=days)
def test_one_update_at_most_is_in_force_for_each_kind_and_subject(
    log: list[Entry], day: date
) -> None:
    found = list(write(log).updates.in_force_on(day))
    assert len({(update.kind, update.milestone_id) for update in found}) == len(found)
    assert all(update.known_on <= day for update in found)
