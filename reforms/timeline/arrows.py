"""The slim arrow below a band: from where a date was first, to where it is now."""

from dataclasses import dataclass
from datetime import date, timedelta

from reforms.timeline.axis import Axis, percent

LEAST = 10
"""Thousandths below which an arrow would be a blot."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """Both ends in thousandths of the time column."""

    start: int
    end: int

    @property
    def is_later(self) -> bool:
        return self.end > self.start

    @property
    def start_at(self) -> str:
        return percent(self.start)

    @property
    def end_at(self) -> str:
        return percent(self.end)


def draw_arrow(
    first: tuple[date | None, date | None], now: tuple[date | None, date | None], axis: Axis
) -> Arrow | None:
    """The arrow from one window to another; None where there is nothing to see.

    It joins their last days where both give one, else their first days, else what either gives.
    An end that is out of sight is at the end of the axis.
    """
    if first[1] and now[1]:
        ends = _after(first[1]), _after(now[1])
    elif first[0] and now[0]:
        ends = first[0], now[0]
    else:
        start, end = first[1] or first[0], now[1] or now[0]
        if start is None or end is None:
            return None
        ends = start, end
    arrow = Arrow(axis.place(ends[0]), axis.place(ends[1]))
    return arrow if abs(arrow.end - arrow.start) >= LEAST else None


def _after(day: date) -> date:
    """Where a day ends is where the next one begins."""
    return day + timedelta(days=1) if day < date.max else day
