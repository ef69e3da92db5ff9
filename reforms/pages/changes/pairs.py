"""The comparisons that the page offers: each document read in full beside the one before it."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.urls import reverse

from libs.days import Day, keep_day
from reforms.pages.changes.ranges import build_ranges
from reforms.pages.changes.stops import Stops

MAX_PAIRS = 4
"""The newest so many comparisons are offered; any other can be asked for by its days."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two days, as an option of a switch."""

    label: str
    href: str
    current: bool


def build_pairs(day: Day, start: date, end: date, stops: Stops) -> tuple[Pair, ...]:
    """The newest documents by turns, and the newest with the day looked at."""
    turns = [(one.day, one.title) for one in stops.documents if one.is_read]
    if turns and turns[-1][0] < day.on:
        turns.append((day.on, "today" if day.is_today else day.label))
    address = reverse("reforms:changes")
    return tuple(
        Pair(
            label=f"{title} to {later}",
            href=keep_day(address, day)
            + ("?" if day.is_today else "&")
            + f"from={first.isoformat()}&to={last.isoformat()}",
            current=(first, last) == (start, end),
        )
        for (first, title), (last, later) in list(pairwise(turns))[-MAX_PAIRS:]
        if first < last
    )


def build_times(day: Day, start: date, end: date, stops: Stops) -> tuple[Pair, ...]:
    """The times that end on the day looked at: 7 days, 30 days, this term, since a white paper."""
    address = reverse("reforms:changes")
    return tuple(
        Pair(one.label, keep_day(address, day, since=one.key), (one.start, day.on) == (start, end))
        for one in build_ranges(day.on, stops)
        if one.is_offered
    )
