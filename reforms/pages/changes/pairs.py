"""The comparisons that the page offers: each document read in full beside the one before it."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.urls import reverse

from libs.days import Day, keep_day
from seeds.models import Document

MAX_PAIRS = 4
"""The newest so many comparisons are offered; any other can be asked for by its days."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two days, as an option of a switch."""

    label: str
    href: str
    current: bool


def build_pairs(day: Day, start: date, end: date) -> tuple[Pair, ...]:
    """The newest documents by turns, and the newest with the day looked at. One query."""
    documents = Document.objects.known_by(day.on).exclude(file_name="")
    rows = documents.order_by("published_latest", "pk")
    stops = [
        (last, row.short_title) for row in rows if (last := row.published.window.latest) is not None
    ]
    if stops and stops[-1][0] < day.on:
        stops.append((day.on, "today" if day.is_today else day.label))
    address = reverse("reforms:changes")
    return tuple(
        Pair(
            label=f"{title} to {later}",
            href=keep_day(address, day)
            + ("?" if day.is_today else "&")
            + f"from={first.isoformat()}&to={last.isoformat()}",
            current=(first, last) == (start, end),
        )
        for (first, title), (last, later) in list(pairwise(stops))[-MAX_PAIRS:]
        if first < last
    )
