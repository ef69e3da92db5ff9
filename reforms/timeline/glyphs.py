"""The drawing of one milestone: its interval as a band, a diamond for a day, a ring on an event.

An edge that is drawn is a day that somebody gave; where nobody gave one, the band fades.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reforms.timeline.arrows import Arrow, draw_arrow
from reforms.timeline.axis import SPAN, Axis, percent
from reforms.timeline.facts import MilestoneLane

FADE = 365
"""Days over which a band fades where nothing says how far it may reach."""

THINNEST = 12
"""The narrowest band, in thousandths, that can still be seen for what it is."""

AFTER = 120
"""Thousandths over which the band of a milestone that waits for an event fades after it."""

SOFT = 15
"""Days by which a band that is only about right reaches over both its ends."""


class Fade(StrEnum):
    """Which ends of a band nobody gave."""

    NONE = "none"
    START = "start"
    END = "end"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Band:
    x: int
    width: int
    fade: Fade

    @property
    def left(self) -> str:
        return percent(self.x)

    @property
    def across(self) -> str:
        return percent(self.width)


@dataclass(frozen=True, slots=True)
class Wait:
    """A ring on the line of the event that is awaited, and how long the event itself may take."""

    x: int
    since: int

    @property
    def at(self) -> str:
        return percent(self.x)

    @property
    def since_at(self) -> str:
        return percent(self.since)


@dataclass(frozen=True, slots=True)
class Strip:
    """What a row shows of its time, in thousandths. `before`, `after`: it goes on out of sight.

    `tick` is where the narrower of two readings ends; `arrow` leads from the first date to this.
    `is_others` where somebody else than those who answer for it says what became of it.
    """

    band: Band | None = None
    edge: int | None = None
    diamond: int | None = None
    wait: Wait | None = None
    tick: int | None = None
    before: bool = False
    after: bool = False
    arrow: Arrow | None = None
    is_others: bool = False

    @property
    def mark(self) -> int | None:
        """Where the standing's mark is: on the day by which it is due, where that is in sight."""
        if self.diamond is not None:
            return self.diamond
        if self.wait:
            return self.wait.x
        if self.band is None:
            return None
        if self.band.fade in (Fade.START, Fade.END):
            return self.edge
        if self.band.fade == Fade.BOTH:
            return self.band.x + self.band.width // 2
        return None if self.after else self.band.x + self.band.width

    @property
    def mark_at(self) -> str:
        return "" if self.mark is None else percent(self.mark)

    @property
    def edge_at(self) -> str:
        return "" if self.edge is None else percent(self.edge)

    @property
    def tick_at(self) -> str:
        return "" if self.tick is None else percent(self.tick)

    @property
    def diamond_at(self) -> str:
        return "" if self.diamond is None else percent(self.diamond)


NOTHING = Strip()


def later(day: date, days: int) -> date:
    """`days` after a day, or before it; as far as a calendar goes."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def reach(lane: MilestoneLane) -> tuple[date, date] | None:
    """The first and last day of a lane's band, fades included; None if it has no band.

    "By 31 December 2025", said on 14 August 2023, is drawn from the one day to the other.
    """
    first, last = lane.earliest, lane.latest
    if first is None and last is None:
        return None
    if first is None and last is not None:
        said = lane.said_on
        soonest = min(last, lane.narrow_latest or last)
        first = said if said and said < later(soonest, -FADE // 12) else later(soonest, -FADE)
    elif first is not None and (last is None or lane.is_beginning):
        last = later(last or first, FADE)
    elif lane.is_approximate and first is not None and last is not None:
        first, last = later(first, -SOFT), later(last, SOFT)
    return (first, last) if first and last else None


def touched(lane: MilestoneLane) -> tuple[date, ...]:
    """The days that the axis must show for this lane; half of a fade without a limit will do."""
    reached = reach(lane)
    if reached is None:
        return ()
    first, last = reached
    if lane.latest is None or lane.is_beginning:
        return first, later(lane.latest or first, FADE // 2)
    if lane.earliest is None and lane.said_on != first:
        return later(last, -FADE // 2), last
    return reached


def draw_strip(lane: MilestoneLane, axis: Axis, waits: dict[str, Wait]) -> Strip:
    """The drawing of a lane; `waits` has the place of every event that a milestone waits for."""
    strip, arrow = _strip(lane, axis, waits), draw_arrow(lane.first, lane.window, axis)
    if not (arrow or lane.is_others):
        return strip
    return replace(strip, arrow=arrow, is_others=lane.is_others)


def _strip(lane: MilestoneLane, axis: Axis, waits: dict[str, Wait]) -> Strip:
    if lane.waits_for:
        wait = waits[lane.waits_for]
        return Strip(band=_band(wait.x, wait.x + AFTER, Fade.END, SPAN), wait=wait)
    reached = reach(lane)
    if reached is None:
        return NOTHING
    first, last = reached
    # A fade that nobody limited is not cut off by the end of the axis, it just ends there.
    before = first.year < axis.first and lane.earliest is not None
    after = last.year > axis.last and lane.latest is not None and not lane.is_beginning
    if last.year < axis.first or first.year > axis.last:
        return Strip(before=last.year < axis.first, after=first.year > axis.last)
    if lane.earliest == lane.latest and not lane.is_approximate and not lane.is_beginning:
        return Strip(diamond=axis.place(first))
    fade = _fade(lane)
    band = _band(axis.place(first), axis.place(later(last, 1)), fade, axis.end)
    edge, tick = _edge(band, before, after), _tick(lane, band, axis)
    return Strip(band, edge, tick=tick, before=before, after=after)


def _tick(lane: MilestoneLane, band: Band, axis: Axis) -> int | None:
    """Where the narrower of two readings ends, if that can be seen apart from the band's ends."""
    if lane.narrow_latest is None:
        return None
    x = axis.place(later(lane.narrow_latest, 1))
    return x if band.x < x < band.x + band.width else None


def _edge(band: Band, before: bool, after: bool) -> int | None:
    """The one day that somebody gave, where the other end fades; a whole band has its own edges."""
    if band.fade == Fade.END and not before:
        return band.x
    if band.fade == Fade.START and not after:
        return band.x + band.width
    return None


def _fade(lane: MilestoneLane) -> Fade:
    if lane.is_beginning:
        return Fade.END
    if lane.is_approximate:
        return Fade.BOTH
    if lane.earliest is None:
        return Fade.START
    return Fade.END if lane.latest is None else Fade.NONE


def _band(start: int, end: int, fade: Fade, limit: int) -> Band:
    start = min(start, limit - THINNEST)
    return Band(start, max(min(end, limit) - start, THINNEST), fade)
