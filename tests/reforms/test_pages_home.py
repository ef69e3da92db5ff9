"""The home page's lists: what is next, what went by, what waits, and what was learnt last."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from libs.days import Day
from reforms.models import Event, Milestone, Reform, Update
from reforms.pages.home import MAX_LISTED_DATES, build_home
from reforms.pages.open_dates import DueMilestone
from seeds.models import Caveat
from tests.rows import DAY, add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)
LATER = date(2024, 1, 1)


def dated(edtf: str, known_on: date = DAY, **of: Any) -> Milestone:
    """A milestone with a target date, of a reform of its own unless one is given."""
    milestone = add(Milestone, **of)
    target(milestone, known_on, target_edtf=edtf)
    return milestone


def target(milestone: Milestone, known_on: date = DAY, **says: Any) -> Update:
    given = {"target_words": "in the source's words"} | says
    about = {"reform": milestone.reform, "milestone": milestone, "kind": "target"}
    return add(Update, known_on=known_on, **about, **given)


def outcome(milestone: Milestone, known_on: date, **says: Any) -> Update:
    about = {"reform": milestone.reform, "milestone": milestone, "kind": "outcome"}
    return add(Update, known_on=known_on, **about, **({"outcome": "met"} | says))


def slugs(lines: Iterable[DueMilestone]) -> list[str]:
    return [line.milestone.slug for line in lines]


def test_next_dates_stand_by_their_last_day_and_those_without_one_apart() -> None:
    for slug, edtf in (("b", "2028"), ("c", "2027/.."), ("a", "2027"), ("d", "2030/..")):
        dated(edtf, slug=slug)
    dated("", slug="undated")
    page = build_home(NOW)
    assert (slugs((*page.ending, *page.upcoming)), slugs(page.endless)) == (["a", "b"], ["c", "d"])


@pytest.mark.parametrize(
    ("on", "left"),
    [("2026-11-22", "39 days left"), ("2026-12-30", "1 day left"), ("2026-12-31", "today")],
)
def test_what_ends_next_says_the_days_left_on_the_day_looked_at(on: str, left: str) -> None:
    for slug, edtf in (("far", "2030"), ("next", "../2026-12-31"), ("then", "2027")):
        dated(edtf, slug=slug)
    target(add(Milestone, slug="proposed"), target_edtf="2026-12-31", is_proposed=True)
    target(add(Milestone, slug="begins"), target_edtf="2026-12-31", sense="beginning")
    page = build_home(Day(date.fromisoformat(on), date(2027, 1, 1)))
    assert slugs(page.ending) == ["next", "then", "far"]
    assert (page.ending[0].left, page.ending[0].by) == (left, "by 31 December 2026")


def test_what_is_proposed_is_said_to_end_next_only_where_too_little_is_set() -> None:
    dated("2030", slug="set")
    target(add(Milestone, slug="proposed"), target_edtf="2026-12-31", is_proposed=True)
    assert slugs(build_home(NOW).ending) == ["proposed", "set"]


def test_the_home_page_draws_what_the_roadmap_counts(client: Client) -> None:
    one = dated("2030", slug="one")
    outcome(dated("2025", reform=one.reform), LATER)
    (line,) = build_home(NOW).glance.lines
    strand = one.reform.strand.slug
    assert [(count.href, count.count.number) for count in line.counts] == [
        (f"/roadmap/?strand={strand}&standing=met", 1),
        (f"/roadmap/?strand={strand}&standing=open", 1),
    ]


def read_up_to(day: date) -> None:
    add(Caveat, kind="read", known_on=day)


def test_a_date_goes_by_on_the_day_after_its_last() -> None:
    read_up_to(TODAY)
    dated("2024-01", slug="one")
    for on, upcoming, passed in (
        (date(2024, 1, 31), ["one"], []),
        (date(2024, 2, 1), [], ["one"]),
    ):
        page = build_home(Day(on, TODAY))
        assert (slugs((*page.ending, *page.upcoming)), slugs(page.passed)) == (upcoming, passed)


def test_what_went_by_last_comes_first_and_only_a_few_are_shown() -> None:
    read_up_to(TODAY)
    for month in range(1, MAX_LISTED_DATES + 2):
        dated(f"2024-0{month}", slug=f"month-{month}")
    page = build_home(NOW)
    assert slugs(page.passed) == [f"month-{month}" for month in range(MAX_LISTED_DATES + 1, 1, -1)]
    assert page.has_more_passed


def test_a_date_that_nobody_read_on_after_stands_apart() -> None:
    read_up_to(date(2024, 5, 31))
    for slug in ("2024-04", "2024-05"):
        dated(slug, slug=slug)
    checked = dated("2024-05", slug="checked")
    add(Update, reform=checked.reform, kind="checked", known_on=date(2024, 6, 1))
    page = build_home(NOW)
    assert (slugs(page.passed), slugs(page.unread)) == (["checked", "2024-04"], ["2024-05"])


def test_a_date_with_an_outcome_is_neither_next_nor_gone_by() -> None:
    for edtf in ("2024", "2030", "2025/.."):
        outcome(dated(edtf), LATER)
    then, now = build_home(Day(DAY, TODAY)), build_home(NOW)
    assert (len(then.ending), len(then.endless), len(then.passed)) == (2, 1, 0)
    assert (now.ending, now.endless, now.passed, now.waiting) == ((), (), (), ())


def test_an_outcome_that_was_taken_back_settles_nothing() -> None:
    read_up_to(TODAY)
    milestone = dated("2024", slug="one")
    wrong = outcome(milestone, LATER)
    add(Update, reform=milestone.reform, kind="checked", corrects=wrong, known_on=LATER)
    assert slugs(build_home(NOW).passed) == ["one"]


def test_context_is_never_due() -> None:
    context = add(Reform, is_context=True)
    for edtf in ("2024", "2030", "2030/.."):
        dated(edtf, reform=context)
    page = build_home(NOW)
    assert (page.upcoming, page.passed, page.waiting, page.reform_count) == ((), (), (), 0)


def test_only_the_newest_date_of_a_milestone_counts() -> None:
    milestone = dated("2024", slug="one")
    target(milestone, LATER, target_edtf="2030")
    assert slugs(build_home(Day(DAY, TODAY)).ending) == ["one"]
    now = build_home(NOW)
    assert (slugs(now.ending), now.passed) == (["one"], ())
    assert now.ending[0].milestone.interval == "1 January to 31 December 2030"


@pytest.mark.parametrize(
    ("event_date", "waiting", "upcoming"),
    [("", ["one"], []), ("2024-07", ["one"], []), ("2024-07-04", [], ["one"])],
    ids=["no date", "a month", "a day"],
)
def test_what_waits_for_an_event_is_next_once_the_event_has_a_day(
    event_date: str, waiting: list[str], upcoming: list[str]
) -> None:
    event = add(Event)
    target(add(Milestone, slug="one"), after=event)
    on_event = {"reform": None, "event": event, "kind": "target", "known_on": LATER}
    add(Update, **on_event, target_words="when it is", target_edtf=event_date)
    page = build_home(NOW)
    assert (slugs(page.waiting), slugs(page.endless)) == (waiting, upcoming)
    before = build_home(Day(DAY, TODAY))
    assert (slugs(before.waiting), slugs(before.endless)) == (["one"], [])


def test_what_was_learnt_last_comes_first_by_day() -> None:
    reform = add(Reform, title="The reform")
    old = add(Update, reform=reform, kind="name", name="the old name", known_on=DAY)
    new = add(Update, reform=reform, kind="name", name="the new name", known_on=LATER)
    learnt = build_home(NOW).learnt
    assert [(on.day, [item.anchor for item in on.items]) for on in learnt] == [
        ("1 January 2024", [new.key]),
        ("14 August 2023", [old.key]),
    ]
    assert [on.day for on in build_home(Day(DAY, TODAY)).learnt] == ["14 August 2023"]


@pytest.mark.parametrize(
    "says",
    [
        {"kind": "name", "name": "A name", "is_significant": False},
        {"kind": "name", "name": "A name", "basis": "inferred", "reason": "So it seems."},
        {"kind": "checked"},
        {"kind": "stage", "stage": "future"},
    ],
    ids=["minor", "inferred", "checked", "stage"],
)
def test_what_is_small_or_an_editors_own_is_not_news(says: dict[str, Any]) -> None:
    add(Update, **says)
    assert build_home(NOW).learnt == ()


def test_what_was_corrected_is_no_longer_news() -> None:
    wrong = add(Update, kind="name", name="A wrong name")
    add(Update, reform=wrong.reform, kind="checked", corrects=wrong)
    assert build_home(NOW).learnt == ()


def test_before_any_document_is_read_the_page_says_how_to_begin(client: Client) -> None:
    text = client.get("/").content.decode()
    assert "No document has been read in yet" in text
    assert "manage.py load_seeds" in text
