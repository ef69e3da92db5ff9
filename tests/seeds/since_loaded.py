"""All fixtures in the test database, and what the days of the two summaries were before that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from libs.days import Day
from libs.ingest import Plan
from partnerships.models import BodyName
from reforms.comparing import FactKey, read_state
from reforms.models import Reform
from reforms.pages.events import EventKnown, read_events
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from seeds.facts_by_passage import fact_models
from seeds.loading import load
from seeds.models import Reading, Sourced
from tests.documents import EVERYTHING_FILE, put_in
from tests.libs.ingest.folder import nothing_is_written

TWO_DOCUMENTS = [
    "00-tracker",
    "2022-04-28-send-summary",
    "2022-04-28-send-summary-read-again",
    "2023-08-14-send-summary",
    "2023-08-14-send-summary-read-again",
    "outside-the-documents",
]
SUMMARIES = {"naht-send-summary-2022-04": "d1", "naht-send-summary-2023-07": "d2"}
FIRST, SECOND, TODAY = date(2022, 4, 28), date(2023, 8, 14), date(2026, 11, 22)


@dataclass(frozen=True)
class Seen:
    """What the pages of one day are made of."""

    reforms: dict[str, ReformKnown]
    events: dict[str, EventKnown]
    values: dict[FactKey, tuple[str, ...]]
    names: dict[str, str]


@dataclass(frozen=True)
class Loaded:
    """The days of the two summaries before anything else was loaded, and a second load of all."""

    before: dict[date, Seen]
    second: Plan


def see(day: date) -> Seen:
    state = read_state(day)
    known = Reform.objects.known_by(day).select_related("strand")
    names = BodyName.objects.known_by(day).order_by("known_on", "pk").select_related("body")
    return Seen(
        reforms={reform.slug: reform for reform in read_known(list(known), day)},
        events={event.slug: event for event in read_events(Day(on=day, today=TODAY))},
        values={key: update.value() for key, update in state.items()},
        names={row.body.slug: row.name for row in names},
    )


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, folder_of_run: Path
) -> Iterator[Loaded]:
    with django_db_blocker.unblock(), transaction.atomic():
        with transaction.atomic():
            load(TWO_DOCUMENTS)
            before = {day: see(day) for day in (FIRST, SECOND)}
            transaction.set_rollback(True)
        put_in(folder_of_run / EVERYTHING_FILE)
        with nothing_is_written():
            second = load()
        # PostgreSQL would look for what all these rows name after each test.
        connection.check_constraints()
        yield Loaded(before, second)
        transaction.set_rollback(True)


def known(slug: str, day: date = TODAY) -> ReformKnown:
    (reform,) = read_known([Reform.objects.select_related("strand").get(slug=slug)], day)
    return reform


def milestone(reform: str, slug: str, day: date = TODAY) -> MilestoneKnown:
    return next(row for row in known(reform, day).milestones if row.slug == slug)


def fact(key: str) -> Sourced:
    """The fact of that key, of whatever kind."""
    found = [row for model in fact_models() for row in model._default_manager.filter(key=key)]
    assert len(found) == 1, f"{key}: {len(found)} facts"
    return found[0]


def source(row: Sourced | Reading) -> str:
    """The id under which the source of a fact was read; "outside" where it has none."""
    if row.passage is None:
        return "outside"
    slug = row.passage.document.slug
    return SUMMARIES.get(slug, slug.partition("-")[0])


def since() -> list[Sourced]:
    """Every fact that points to a document other than the two summaries."""
    return [
        row
        for model in fact_models()
        for row in model._default_manager.filter(passage__document__file_name="").select_related(
            "passage__document"
        )
    ]
