"""Where a milestone's mark stands and how far its bar reaches, before lanes are given out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reforms.timeline.axis import SPAN, Axis, percent
from reforms.timeline.facts import MilestoneLane
from reforms.timeline.glyphs import Fade, Wait, later
from reforms.timeline.looks import Look, look_of

FADE = 182
"""Days over which a bar fades towards an end that nobody gave."""

SOFT = 30
"""Days by which a bar that is only about right reaches over both its ends."""

AFTER = 50
"""Thousandths over which the bar of a milestone that waits for an event fades after it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The time that a date leaves open, in thousandths."""

    x: int
    width: int
    fade: Fade

    @property
    def end(self) -> int:
        return self.x + self.width

    @property
    def left(self) -> str:
        return percent(self.x)

    @property
    def across(self) -> str:
        return percent(self.width)


class Beyond(StrEnum):
    """Where a mark's own day is when it is not among the years shown."""

    NOWHERE = ""
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark at `x` thousandths, on the day by which it is due; `bar` is None for a short time.

    `reform` is the name of the reform that the lane belongs to; `tick` is where the narrower of two
    readings ends, which needs a bar to stand on. With its own day `beyond` the years shown, a mark
    is at that end of them.
    """

    reform: str
    lane: MilestoneLane
    look: Look
    x: int
    bar: Bar | None
    tick: int | None = None
    beyond: Beyond = Beyond.NOWHERE

    @property
    def first(self) -> int:
        return min(self.x, self.bar.x) if self.bar else self.x

    @property
    def last(self) -> int:
        return max(self.x, self.bar.end) if self.bar else self.x


def reach(lane: MilestoneLane) -> tuple[date, date, Fade] | None:
    """The first and last day that a bar is drawn over, and which ends nobody gave."""
    first, last = lane.earliest, lane.latest
    if first and lane.is_beginning:
        return first, later(last or first, FADE), Fade.END
    if first and last:
        if lane.is_approximate:
            return later(first, -SOFT), later(last, SOFT), Fade.BOTH
        return first, last, Fade.NONE
    if last:
        # Nobody gave a start: from the day it was said, where that is not long before. Of two
        # readings the narrower one's end is in sight.
        start = later(min(last, lane.narrow_latest or last), -FADE)
        said = lane.said_on
        return max(start, said) if said and said < last else start, last, Fade.START
    if first:
        return first, later(first, FADE), Fade.END
    return None


def touched(lane: MilestoneLane) -> tuple[date, date] | None:
    """The days of a lane that the axis must show; a narrower reading needs no year of its own."""
    reached = reach(lane)
    if reached is None:
        return None
    first, last, _ = reached
    return (max(first, later(last, -FADE)) if lane.narrow_latest else first), last


def find_spot(
    reform: str, lane: MilestoneLane, axis: Axis, waits: dict[str, Wait], shortest: int
) -> Spot:
    """The spot of a dated lane of a reform, whose name is given.

    A bar of fewer than `shortest` thousandths is the mark alone.
    """
    look = look_of(lane.standing)
    if lane.waits_for:
        x = waits[lane.waits_for].x
        bar = Bar(x, min(AFTER, SPAN - x), Fade.END) if x < SPAN else None
        return Spot(reform, lane, look, x, bar)
    reached = reach(lane)
    if reached is None:
        raise ValueError(f"{lane.title} has no date to be drawn at")
    first, last, fade = reached
    start, end = axis.place(first), axis.place(last)
    due = {Fade.END: first, Fade.BOTH: first + (last - first) // 2}.get(fade, last)
    bar = Bar(start, end - start, fade) if end - start >= shortest else None
    tick = _tick(lane, bar, axis)
    return Spot(reform, lane, look, axis.place(due), bar, tick, _beyond(due, axis))


def _beyond(due: date, axis: Axis) -> Beyond:
    if due.year < axis.first:
        return Beyond.BEFORE
    return Beyond.AFTER if due.year > axis.last else Beyond.NOWHERE


def _tick(lane: MilestoneLane, bar: Bar | None, axis: Axis) -> int | None:
    """The end of the narrower reading, if it can be seen apart from the bar's ends."""
    if bar is None or lane.narrow_latest is None:
        return None
    x = axis.place(lane.narrow_latest)
    return x if bar.x < x < bar.end else None
