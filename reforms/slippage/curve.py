"""Planned against done: how many dates should have come by a day, and how many are known to have.

Each number is that of its own day: what was said later of an earlier day changes nothing before
the day from which it was known. A milestone counts by its first date, so that putting it back does
not make the gap smaller. What happened counts while it has a date. Standard library only.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from libs.vaguedates.vague_date import Window


class Became(StrEnum):
    """What an outcome means for the count."""

    HAPPENED = "happened"
    IN_PART = "in-part"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class DateStood:
    """A date in force from `since` on, and no more from `until` on (None: it still is).

    `order` decides between two of one day, and `by` names the document that gives it.
    """

    since: date
    order: int
    until: date | None
    window: Window
    by: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeStood:
    """What became of a milestone, known from `since` on and not taken back before `until`."""

    since: date
    order: int
    until: date | None
    became: Became


@dataclass(frozen=True, slots=True)
class Promise:
    """All that was said of one milestone."""

    dates: tuple[DateStood, ...]
    outcomes: tuple[OutcomeStood, ...]

    def of(self, document: str) -> "Promise":
        """The same with the dates that one document gives; with "" for the document, all."""
        return Promise(tuple(one for one in self.dates if document in ("", one.by)), self.outcomes)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many: `least` have a window that ended, `most` one that began or ended."""

    least: int = 0
    most: int = 0
    happened: int = 0
    in_part: int = 0
    ended: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.least + other.least,
            self.most + other.most,
            self.happened + other.happened,
            self.in_part + other.in_part,
            self.ended + other.ended,
        )

    def __neg__(self) -> "Counts":
        return Counts(-self.least, -self.most, -self.happened, -self.in_part, -self.ended)


@dataclass(frozen=True, slots=True)
class CurveStep:
    """The counts from a day on."""

    day: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class Curve:
    """The steps in their order. After `on`, the day looked at, they are what was planned by it."""

    on: date
    steps: tuple[CurveStep, ...]

    def at(self, day: date) -> Counts:
        """The counts of a day: all 0 before the first step."""
        place = bisect_right(self.steps, day, key=lambda step: step.day)
        return self.steps[place - 1].counts if place else Counts()


StoodT = TypeVar("StoodT", DateStood, OutcomeStood)

ONE = timedelta(days=1)
LEAST, MOST = Counts(least=1), Counts(most=1)
OF = {
    Became.HAPPENED: Counts(happened=1),
    Became.IN_PART: Counts(in_part=1),
    Became.ENDED: Counts(ended=1),
}


def curve_of(promises: Iterable[Promise], on: date) -> Curve:
    """The curve of some milestones as known on a day. What is known later is not looked at."""
    changes: dict[date, Counts] = {}

    def count(what: Counts, since: date, until: date | None) -> None:
        if until is None or since < until:
            changes[since] = changes.get(since, Counts()) + what
            if until is not None:
                changes[until] = changes.get(until, Counts()) + -what

    for promise in promises:
        dates = [one for one in promise.dates if one.since <= on and not one.window.is_empty]
        outcomes = [one for one in promise.outcomes if one.since <= on]
        became = list(_in_force(outcomes, on, is_first=False))
        for said, since, until in _in_force(dates, on, is_first=True):
            for what, day in _days(said.window):
                count(what, max(day, since), until)
            for outcome, known, ended in became:
                count(OF[outcome.became], max(known, since), _sooner(until, ended))
    steps, so_far = [], Counts()
    for day in sorted(changes):
        so_far += changes[day]
        steps.append(CurveStep(day, so_far))
    return Curve(on, tuple(steps))


def _sooner(one: date | None, other: date | None) -> date | None:
    """The earlier of two ends, of which None never comes."""
    return min(filter(None, (one, other)), default=None)


def _days(window: Window) -> Iterator[tuple[Counts, date]]:
    """From which days a window counts. Of "by" nobody gave a beginning: it counts at its end."""
    ended = window.latest + ONE if window.latest and window.latest < date.max else None
    began = window.earliest or ended
    if began:
        yield MOST, began
    if ended:
        yield LEAST, ended


def _in_force(
    facts: Sequence[StoodT], on: date, *, is_first: bool
) -> Iterator[tuple[StoodT, date, date | None]]:
    """Which of the facts counted from when to when: the first that stood on a day, or the last."""
    ends = {one.until for one in facts if one.until and one.until <= on}
    days = sorted({one.since for one in facts} | ends)
    for place, day in enumerate(days):
        standing = [one for one in facts if one.since <= day and not _is_over(one.until, day, on)]
        if standing:
            ordered = sorted(standing, key=lambda one: (one.since, one.order))
            until = days[place + 1] if place + 1 < len(days) else None
            yield ordered[0 if is_first else -1], day, until


def _is_over(until: date | None, day: date, on: date) -> bool:
    """Whether a fact was mended by the day, and that was known on the day looked at."""
    return until is not None and until <= day and until <= on
