"""Which date of several a reader needs first, and how many days are left. Pure: no clock.

by_need(milestones)[0]      # what ends soonest, of those that nothing has settled
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from libs.vaguedates.printing import print_days, print_days_left
from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import Window
from reforms.standing import Standing


class Dated(Protocol):
    """What is read of a milestone here."""

    @property
    def window(self) -> Window: ...
    @property
    def sense(self) -> TimeSense: ...
    @property
    def standing(self) -> Standing: ...


DatedT = TypeVar("DatedT", bound=Dated)

AHEAD = (Standing.UPCOMING, Standing.IN_ITS_WINDOW)
OPEN = (Standing.NOT_BEFORE, Standing.MAY_HAPPEN, Standing.WAITING)
GONE = (Standing.DATE_PASSED, Standing.NOT_READ)


def by_need(milestones: Iterable[DatedT]) -> tuple[DatedT, ...]:
    """Those that nothing has settled, in the order in which a reader needs them.

    First what ends soonest, then what has no end, then what waits, then what went by, newest first.
    One without any date is left out.
    """
    return tuple(
        sorted((one for one in milestones if one.standing in RANKS), key=lambda one: _need(one))
    )


def is_ahead(one: Dated) -> bool:
    """Whether it is due on a day that has not gone by."""
    return one.standing in AHEAD


def days_left(one: Dated, day: date) -> str:
    """How long until its last day, in whole days: “34 days left”, “ends today”.

    Of a beginning or a floor: how long until its first. "" for what has no such day to come.
    """
    first, last = one.window.earliest, one.window.latest
    if one.standing not in (*AHEAD, Standing.NOT_BEFORE):
        return ""
    if one.sense is not TimeSense.DUE:
        if first is None or first < day:
            return ""
        verb = "begins" if one.sense is TimeSense.BEGINNING else "not before"
        return (
            f"{verb} today"
            if first == day
            else f"{verb}: {print_days((first - day).days)} from now"
        )
    if last is None or last < day:
        return ""
    return "ends today" if last == day else print_days_left(last, day)


def last_settled(milestones: Sequence[DatedT]) -> DatedT | None:
    """The settled one with the latest date, None where nothing was settled."""
    settled = [one for one in milestones if one.standing.is_settled]
    return max(settled, key=lambda one: one.window.latest or date.min, default=None)


RANKS = {standing: rank for rank, some in enumerate([AHEAD, OPEN, GONE]) for standing in some}


def _need(one: Dated) -> tuple[int, int]:
    rank, last = RANKS[one.standing], one.window.latest
    if rank == RANKS[Standing.DATE_PASSED]:
        return rank, -(last or date.min).toordinal()
    if last is None:
        # What has a first day only comes after all that has a last one.
        first = one.window.earliest
        return rank, date.max.toordinal() + (first.toordinal() if first else date.max.toordinal())
    return rank, last.toordinal()
