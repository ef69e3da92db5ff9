"""The times that the page of changes offers, what it shows unasked, and what it files and folds."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from libs.days import Day
from reforms.models import Event, Reform, Update
from reforms.models.kind_definition import ChangeGroup
from reforms.pages.changes import build_changes, build_times, read_stops
from reforms.pages.changes.ranges import build_ranges, default_start
from reforms.pages.changes.stops import DocumentOut, Landmark, Stops
from tests.reforms.two_days import LATER, published, reform, say
from tests.rows import DAY, add

__all__ = ["reform"]
TODAY = date(2026, 11, 27)
NONE = Stops([], [])


def starts(on: date, stops: Stops = NONE) -> dict[str, date]:
    return {one.key: one.start for one in build_ranges(on, stops)}


@pytest.mark.parametrize(
    ("on", "term"),
    [
        (TODAY, date(2026, 8, 31)),
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2026, 4, 10), date(2025, 12, 31)),
        (date(2026, 5, 4), date(2026, 3, 31)),
        (date(2026, 8, 10), None),
    ],
)
def test_a_term_begins_on_its_first_usual_day_and_is_not_there_between_two(
    on: date, term: date | None
) -> None:
    assert starts(on).get("term") == term


def test_only_the_newest_publication_is_offered_and_an_older_one_still_answered() -> None:
    papers = [Landmark("plan", "Plan", date(2023, 3, 31)), Landmark("paper", "White paper", LATER)]
    last = build_ranges(TODAY, Stops([], papers))[-2:]
    assert [(one.label, one.start, one.is_offered) for one in last] == [
        ("Since the white paper", LATER, True),
        ("Since the plan", date(2023, 3, 31), False),
    ]


def test_nobody_asked_gets_the_shortest_time_in_which_a_document_came_out() -> None:
    def start(*documents: tuple[date | None, date]) -> date:
        stops = Stops([DocumentOut(last, first, "x", True) for first, last in documents], [])
        return default_start(TODAY, build_ranges(TODAY, stops), stops)

    assert start((DAY, DAY), (date(2026, 11, 25),) * 2) == date(2026, 11, 20)
    assert start((date(2026, 10, 1),) * 2) == date(2026, 8, 31)
    assert start((DAY, DAY), (LATER, LATER)) == DAY
    # One that came out at some time up to last week need not have come out in it.
    assert start((DAY, DAY), (None, date(2026, 11, 25))) == DAY
    assert start() == TODAY


@pytest.mark.django_db
def test_the_page_offers_the_times_and_marks_the_one_it_shows(client: Client) -> None:
    paper = add(Event, slug="paper", title="A paper", kind="publication", line_name="White paper")
    dated: dict[str, Any] = {"target_words": "1 January 2024", "target_edtf": "2024-01-01"}
    add(Update, reform=None, event=paper, kind="target", known_on=LATER, **dated)
    day = Day(TODAY, TODAY)
    offered = build_times(day, LATER, TODAY, read_stops(day))
    assert [(one.label, one.href, one.current) for one in offered][2:] == [
        ("This term", "/changes/?since=term", False),
        ("Since the white paper", "/changes/?since=paper", True),
    ]
    text = client.get("/changes/?since=paper&on=2024-02-01").content.decode()
    assert 'name="from" value="2024-01-01"' in text
    assert "since=30-days" in text
    # On a day before it there is no such time: the address shows what it does without one.
    assert client.get("/changes/?since=paper&on=2023-12-31").status_code == 200
    refused = client.get("/changes/?since=nothing")
    assert refused.status_code == 400
    assert "Choose one of 7-days, 30-days, term, paper, or two days." in refused.content.decode()
    both = client.get("/changes/?since=7-days&from=2023-01-01")
    assert "not both" in both.content.decode()


def grouped(start: date = DAY, end: date = LATER) -> dict[str, list[str]]:
    return {one.anchor: [row.what for row in one.rows] for one in build_changes(start, end).groups}


@pytest.mark.django_db
def test_a_first_entry_that_an_editor_infers_is_filed_and_no_move(reform: Reform) -> None:
    inferred = {"basis": "inferred", "reason": "So it seems."}
    say(reform, LATER, kind="legal-force", legal_force="none", **inferred)
    say(reform, LATER, kind="stage", stage="future", **inferred)
    assert grouped() == {"filed": ["legal force", "stage"]}
    later = date(2024, 2, 1)
    say(reform, later, kind="legal-force", legal_force="proposal", **inferred)
    assert grouped(LATER, later) == {"legal-force-moved": ["legal force"]}
    stated = add(Reform, slug="two")
    say(stated, DAY, kind="description", note="Another.")
    say(stated, LATER, kind="legal-force", legal_force="enacted")
    assert grouped()["legal-force-moved"] == ["legal force"]


@pytest.mark.django_db
def test_what_was_read_late_is_told_unless_the_tracker_only_began(reform: Reform) -> None:
    in_between = datetime(2023, 12, 1, 12, tzinfo=UTC)
    say(reform, DAY, kind="stage", stage="future", recorded_at=in_between)
    assert grouped() == {}
    early = datetime(2023, 8, 14, 12, tzinfo=UTC)
    add(
        Update,
        reform=add(Reform, slug="old"),
        known_on=DAY,
        kind="name",
        name="It",
        recorded_at=early,
    )
    assert grouped() == {"read-late": ["stage, known since 14 August 2023"]}


@pytest.mark.django_db
def test_what_happened_is_open_however_long_and_comes_first(reform: Reform) -> None:
    published(LATER)
    assert [group.value for group in ChangeGroup][:2] == ["outcome-reached", "decided"]
    for number in range(14):
        one = add(Reform, slug=f"r{number}")
        say(one, DAY, kind="legal-force", legal_force="proposal")
        say(one, LATER, kind="legal-force", legal_force="enacted")
    (law, silent) = build_changes(DAY, LATER).groups
    assert (law.anchor, len(law.rows), law.is_folded) == ("legal-force-moved", 14, True)
    assert (len(law.named), law.unnamed, silent.named) == (1, "", ())
    assert (law.is_quiet, silent.is_quiet) == (False, True)
    assert (silent.anchor, silent.is_folded) == ("not-mentioned-since", True)
