"""The time that nobody has read: what happened in it is not known, so it is shaded."""

from dataclasses import dataclass
from datetime import date, timedelta

from reforms.timeline.axis import Axis, percent


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time across the whole drawing, in thousandths."""

    x: int
    width: int

    @property
    def left(self) -> str:
        return percent(self.x)

    @property
    def across(self) -> str:
        return percent(self.width)


def find_unread(axis: Axis, read_up_to: date | None, day: date) -> Span | None:
    """From the day after `read_up_to` to `day`; None where that is nothing, or out of sight."""
    if read_up_to is None or read_up_to >= day:
        return None
    x, end = axis.place(read_up_to + timedelta(days=1)), axis.place(day)
    return Span(x, end - x) if end > x else None
