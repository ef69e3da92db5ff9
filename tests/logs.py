"""Logs to test with: any small one that the database accepts, and how one is written down.

A log is a list of `Entry`, in the order of recording. It is about two reforms with two milestones
each and one event, which some targets wait for. It corrects, takes back, corrects corrections and
says the same again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st

from reforms.models import Event, Milestone, Reform, Strand, Update
from tests.rows import DAY, add

REFORMS = ("first", "second")
MILESTONES = ("decided", "done")
VALUES: dict[str, list[dict[str, str]]] = {
    "name": [{"name": "One name"}, {"name": "Another name"}],
    "description": [{"note": "It does one thing."}, {"note": "It does another."}],
    "stage": [{"stage": "future"}, {"stage": "in-delivery"}],
    "target": [
        {"target_words": "this autumn", "target_edtf": "2023-23"},
        {"target_words": "by the end of 2025", "target_edtf": "../2025-12-31"},
        {"target_words": "some day"},
        {"target_words": "not before autumn", "target_edtf": "2023-23/..", "sense": "floor"},
        {"target_words": "from autumn", "target_edtf": "2023-23", "sense": "beginning"},
        {"target_words": "by 2025", "target_edtf": "../2025", "narrow_edtf": "../2024"},
    ],
    "outcome": [{"outcome": "met"}, {"outcome": "happened"}, {"outcome": "stopped"}],
    "checked": [{}],
}
AWAITED = [
    {"target_words": "after the election"},
    {"target_words": "not before the election", "sense": "floor"},
]
EVENT_DATES = [
    {"target_words": "within two years", "target_edtf": "2023-08-14/2025-01-31"},
    {"target_words": "4 July 2024", "target_edtf": "2024-07-04"},
]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of which thing, from which day; `corrects` is the number of another entry.

    `about` is "first", "first/done" or "event". `waits` says that `says` hangs on the event.
    """

    about: str
    kind: str
    says: tuple[tuple[str, str], ...]
    known_on: date
    waits: bool = False
    corrects: int | None = None


Log = list[Entry]


def _entry(about: str, kind: str) -> st.SearchStrategy[Entry]:
    values = EVENT_DATES if (about, kind) == ("event", "target") else VALUES[kind]
    said = [(values, False)]
    if kind == "target" and about != "event":
        said.append((AWAITED, True))
    return st.one_of(
        [
            st.builds(
                Entry,
                about=st.just(about),
                kind=st.just(kind),
                says=st.sampled_from(some).map(lambda value: tuple(value.items())),
                known_on=days,
                waits=st.just(waits),
                corrects=st.none() | st.integers(0, 9),
            )
            for some, waits in said
        ]
    )


def _where() -> list[tuple[str, str]]:
    """Every thing and kind that the rules of the database let meet."""
    own = [(slug, kind) for slug in REFORMS for kind in ("name", "description", "stage", "checked")]
    dated = [
        (f"{slug}/{milestone}", kind)
        for slug in REFORMS
        for milestone in MILESTONES
        for kind in ("target", "outcome")
    ]
    return own + dated + [("event", "target"), ("event", "outcome"), ("event", "checked")]


def _possible(log: Log) -> Log:
    """The log without corrections of what is not there, is another's, or was corrected already."""
    kept: Log = []
    corrected: set[int] = set()
    for entry in log:
        wrong = entry.corrects
        may = (
            wrong is not None
            and wrong < len(kept)
            and wrong not in corrected
            and kept[wrong].about.split("/")[0] == entry.about.split("/")[0]
        )
        if may and wrong is not None:
            corrected.add(wrong)
            kept.append(entry)
        else:
            kept.append(Entry(entry.about, entry.kind, entry.says, entry.known_on, entry.waits))
    return kept


days = st.integers(0, 6).map(lambda number: DAY + timedelta(days=number))
logs = st.lists(st.one_of([_entry(*where) for where in _where()]), max_size=10).map(_possible)


@contextmanager
def written(log: Log, up_to: date = date.max) -> Iterator[dict[str, Reform]]:
    """A database with this log, less the entries known after `up_to`; gone after the block.

    Slugs are the same in every database, so that what was read from two can be compared.
    """
    with transaction.atomic():
        yield _write(log, up_to)
        transaction.set_rollback(True)


def number_of(update: Update) -> int:
    """The place in its log of the entry that an update was written from."""
    return int(update.key.removeprefix("entry-"))


def _write(log: Log, up_to: date) -> dict[str, Reform]:
    strand = add(Strand, slug="strand")
    event = add(Event, slug="event", title="The election")
    reforms = {slug: add(Reform, slug=slug, title=slug, strand=strand) for slug in REFORMS}
    kinds = {"decided": "decision", "done": "step"}
    milestones = {
        f"{slug}/{name}": add(Milestone, slug=name, title=name, kind=kinds[name], reform=reform)
        for slug, reform in reforms.items()
        for name in MILESTONES
    }
    numbered: dict[int, Update] = {}
    for number, entry in enumerate(log):
        if entry.known_on > up_to:
            continue
        # A correction that was known before what it corrects has nothing to point to then.
        wrong = numbered.get(entry.corrects) if entry.corrects is not None else None
        given: dict[str, Any] = {"reform": reforms.get(entry.about.split("/")[0])}
        if entry.about in milestones:
            given["milestone"] = milestones[entry.about]
        if entry.about == "event":
            given["event"] = event
        if entry.waits:
            given["after"] = event
        numbered[number] = add(
            Update,
            key=f"entry-{number}",
            kind=entry.kind,
            known_on=entry.known_on,
            corrects=wrong,
            basis="inferred",
            reason="For the test.",
            passage=None,
            **given,
            **dict(entry.says),
        )
    return reforms
