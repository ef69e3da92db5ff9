"""Which dates may still be open, as the database keeps them: what the whole log says, whoever
writes. Random logs are read in plain Python beside it."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from libs import triggers
from libs.days import Day
from libs.pagememo.readings import forget_readings
from reforms.derived import keeping
from reforms.derived.models import UnsettledDate
from reforms.models import Event, Milestone, Reform, Update
from reforms.pages import open_dates as lists
from reforms.pages.open_dates import open_dates, read_open
from tests.rows import DAY, add
from tests.threads import for_threads
from tests.torture import examples

__all__ = ["for_threads"]

pytestmark = pytest.mark.both_databases

BASIS = {"basis": "inferred", "reason": "For the test.", "passage": None}
BY = BASIS | {"target_words": "by then", "target_edtf": "2023-08-16"}
TARGETS = [
    *(("../2023-08-16", ""), ("2023-08-19", ""), ("2023-08-17/..", "")),
    *(("2023-08-18/..", "floor"), ("", ""), ("", "")),
]
LISTS = ("upcoming", "open_ended", "floors", "passed", "waiting")


def days(draw: random.Random) -> date:
    return DAY + timedelta(days=draw.randint(0, 6))


def write(
    draw: random.Random,
    steps: list[Milestone],
    event: Event,
    log: list[Update],
    waiting: str = "after it",
) -> Update:
    """One more entry at random: a date, an outcome or another thing; often it corrects another."""
    taken = {one.corrects_id for one in log}
    free = [one for one in log if one.pk not in taken]
    wrong = draw.choice(free) if free and draw.random() < 0.4 else None
    if wrong and draw.random() < 0.5:
        entry = wrong.correction("It was wrong.", withdrawn=True, known_on=days(draw))
        entry.save()
        return entry
    kind, step = draw.choice(["target", "target", "target", "outcome", "stage"]), draw.choice(steps)
    says: dict[str, Any] = {"milestone": None if kind == "stage" else step}
    if kind == "target":
        edtf, sense = draw.choice(TARGETS)
        after = event if not edtf and draw.random() < 0.7 else None
        says |= {"target_edtf": edtf, "sense": sense, "after": after}
        says["target_words"] = waiting if after else "then"
    else:
        says |= {"outcome": "met"} if kind == "outcome" else {"stage": "future"}
    about = {"kind": kind, "reform": step.reform, "known_on": days(draw), "corrects": wrong}
    return add(Update, **about, **says, **BASIS)


def read_plainly(log: list[Update], day: date) -> dict[int, Update]:
    """The dates of milestones in force without an outcome."""
    mended = {one.corrects_id for one in log if one.known_on <= day}
    known = [
        one for one in log if one.known_on <= day and one.pk not in mended and not one.withdrawn
    ]
    in_force: dict[int | None, Update] = {}
    for one in sorted(known, key=lambda one: (one.known_on, one.pk)):
        if one.kind == "target":
            in_force[one.milestone_id] = one
    settled = {one.milestone_id for one in known if one.kind == "outcome"}
    return {one.pk: one for step, one in in_force.items() if step and step not in settled}


def in_lists(found: dict[int, Update], day: date) -> dict[str, list[int]]:
    """As on the pages that list them: by their last day, first day, or key."""

    def some(choose: Callable[[Update], Any], order: Callable[[Update], Any]) -> list[int]:
        return [one.pk for one in sorted(filter(choose, found.values()), key=order)]

    def is_endless(one: Update) -> bool:
        return one.target.window.latest is None and one.target.window.earliest is not None

    def by_end(one: Update) -> Any:
        return one.target.window.latest, one.pk

    def by_start(one: Update) -> Any:
        return one.target.window.earliest, one.pk

    gone = some(lambda one: one.target.window.latest and one.target.window.latest < day, by_end)
    return {
        "upcoming": some(
            lambda one: one.target.window.latest and one.target.window.latest >= day, by_end
        ),
        "open_ended": some(lambda one: is_endless(one) and one.sense != "floor", by_start),
        "floors": some(lambda one: is_endless(one) and one.sense == "floor", by_start),
        "passed": gone[::-1],
        "waiting": some(lambda one: one.after_id, lambda one: one.pk),
    }


def kept() -> set[int]:
    return set(UnsettledDate.objects.values_list("entry_id", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(examples(3)))
def test_random_logs_are_kept_and_listed_as_they_read(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311  # the same log each time; no secret
    first, second = add(Reform), add(Reform)
    steps = [add(Milestone, reform=reform) for reform in (first, first, second)]
    event = add(Event)
    log: list[Update] = []
    for _ in range(25):
        log.append(write(draw, steps, event, log))
        assert kept() == set(read_plainly(log, date.max))
    for number in range(9):
        day = DAY + timedelta(days=number)
        found = open_dates(Day(day, day))
        listed = {name: [one.pk for one in getattr(found, name)] for name in LISTS}
        assert listed == in_lists(read_plainly(log, day), day), day
    stood = set(UnsettledDate.objects.values_list())
    UnsettledDate.objects.all().delete()
    with triggers.lifted(connection):
        pass
    assert set(UnsettledDate.objects.values_list()) == stood


@pytest.mark.django_db
def test_once_an_event_has_a_day_the_first_are_those_of_the_whole_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw = random.Random(2)  # noqa: S311  # the same log each time; no secret
    steps = [add(Milestone, reform=add(Reform)) for _ in range(25)]
    event, day = add(Event), Day(DAY + timedelta(days=6), DAY)
    told = {"event": event, "target_words": "14 August 2023", "target_edtf": "2023-08-14"}
    add(Update, reform=None, kind="target", known_on=DAY, **told, **BASIS)
    log: list[Update] = []
    for _ in range(80):
        words = draw.choice(["after it", "two days after it", "a year after it"])
        log.append(write(draw, steps, event, log, waiting=words))

    def read() -> dict[str, list[int]]:
        forget_readings()
        found = open_dates(day)
        return {name: [one.pk for one in getattr(found, name)] for name in LISTS}

    kept_lists = read()
    for most in (1, 3, 50):
        for name in LISTS:
            first = [one.pk for one in read_open(day, name, most)]
            assert first == kept_lists[name][:most], name
    monkeypatch.setattr(lists, "_newest_day", lambda: date.max)
    assert read() == kept_lists
    assert all(kept_lists[name] for name in LISTS if name != "waiting")


@pytest.mark.django_db
def test_what_was_written_while_no_trigger_stood_is_there_afterwards() -> None:
    step = add(Milestone)
    old = add(Update, kind="target", reform=step.reform, milestone=step, **BY)
    with triggers.lifted(connection):
        new = add(Update, kind="target", reform=step.reform, milestone=step, **BY)
        assert kept() == {old.pk}
    assert kept() == {new.pk}


def test_of_two_who_withdraw_at_once_neither_hides_what_both_uncover(
    for_threads: Callable[..., Any],
) -> None:
    """Each finds the date that the other withdraws in the way of the first, until it sees it."""
    step = add(Milestone)
    first, *others = (
        add(Update, kind="target", reform=step.reform, milestone=step, **BY) for _ in range(3)
    )

    def withdraw(wrong: Update) -> Callable[[], None]:
        def write_it() -> None:
            about = {"reform": step.reform, "milestone": step, "corrects": wrong}
            add(Update, kind="target", withdrawn=True, **about, **BY)

        return write_it

    def look() -> set[int]:
        return kept()

    for_threads(*(withdraw(wrong) for wrong in others))
    assert for_threads(look) == [{first.pk}]


@pytest.mark.one_database
@pytest.mark.django_db
def test_an_entry_has_only_those_of_its_milestone_looked_at() -> None:
    about = keeping.TOUCHED.replace("NEW.milestone_id", "1").replace("NEW.corrects_id", "2")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {keeping.ADD.format(wanted=about)}")
        plan = [row[3] for row in cursor.fetchall()]
    assert "SEARCH said USING INDEX reforms_update_milestone_id" in plan[0]
    assert not [step for step in plan if step.startswith("SCAN")]
