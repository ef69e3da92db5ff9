"""What a series is drawn from, and which figures may stand in one line."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs.vaguedates.vague_date import Window

LEAST = 3
"""A series has figures for at least so many times; fewer are a table and no line."""


class Limit(StrEnum):
    """How a number is meant that is not the number itself; values are the style sheet's keys."""

    NONE = ""
    FLOOR = "floor"
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Point:
    """One figure. `high` is the upper end of a range, and `low` otherwise.

    `at` is where it stands in time. `since` and `until` are the ends of a time that is only
    known so far; both are None where it is known well enough, or is a year's own length.
    `of` is whose forecast it is, "" for what was counted. Of figures for one time the line goes
    through the one with the lowest `rank`.
    """

    at: date
    low: float
    high: float
    limit: Limit = Limit.NONE
    of: str = ""
    rank: int = 0
    since: date | None = None
    until: date | None = None


def comparable_by(window: Window, is_at_one_time: bool) -> tuple[int, ...] | None:
    """What figures of one line have in common; None for one that stands in none.

    What is counted at one time is comparable whatever the time. What happens over a period is
    comparable where periods begin on the same day of the year and have as many months: a calendar
    year goes with calendar years, a school year with school years.
    """
    first, last = window.earliest, window.latest
    if is_at_one_time:
        return () if first or last else None
    if first is None or last is None:
        return None
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    return first.month, first.day, months


def place_of(window: Window) -> date:
    """The middle of a time; of one with a single end, that end. The window must not be empty."""
    days = [day for day in (window.earliest, window.latest) if day]
    return days[0] + (days[-1] - days[0]) / 2
