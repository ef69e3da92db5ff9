"""The next dates that concern every area: supplied by the room that knows the reforms.

As the parts of bodies in reforms (`reform_roles`): the upper room hands its reader over once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from libs.days import Day
from seeds.pages import Said


@dataclass(frozen=True, slots=True)
class AreaDate:
    """A set date to come: `by` is its last day, and `left` says how long it is until then.

    `slug` and `reform` are the reform's, `audiences` those whom the date concerns. `points` says
    how many things sources ask to have ready for it; `anchor` is where they stand on their page.
    """

    slug: str
    reform: str
    milestone: str
    by: str
    left: str
    audiences: tuple[str, ...]
    said: Said
    anchor: str = ""
    points: int = 0


ReadAreaDates = Callable[[Day], tuple[AreaDate, ...]]
"""Reads the next dates for councils and for schools, boards and families there, soonest first."""

_suppliers: list[ReadAreaDates] = []


def supply_area_dates(read: ReadAreaDates) -> None:
    """Have the pages of areas show what `read` finds."""
    _suppliers.append(read)


def read_area_dates(day: Day) -> tuple[AreaDate, ...]:
    """The next dates on a day."""
    return tuple(date for read in _suppliers for date in read(day))
