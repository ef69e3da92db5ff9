"""The timeline's part of `make bench`: laid out with as many milestones as there are reforms."""

from datetime import date, timedelta
from functools import cache
from typing import Any

FIRST_DAY, LAST_DAY = date(2022, 4, 28), date(2023, 8, 14)


@cache
def lanes(count: int) -> tuple[Any, ...]:
    """Return `count` milestones for the timeline, thirty in each reform."""
    from reforms.timeline import LaneGroup, MilestoneLane, ReformLane

    milestones = [
        MilestoneLane(
            *(f"m{n}", "#", "Step", "by then", "", None, FIRST_DAY + timedelta(days=n % 1900)),
            *(FIRST_DAY, False, False, "", "upcoming", "Upcoming"),
        )
        for n in range(count)
    ]
    return tuple(
        LaneGroup(
            f"g{at}",
            "Strand",
            (
                ReformLane(
                    *(f"r{at}", "#", "Reform", "future", "Future", False, ""),
                    tuple(milestones[at : at + 30]),
                ),
            ),
        )
        for at in range(0, count, 30)
    )


def draw_timeline(count: int) -> None:
    from reforms.timeline import layout_timeline

    layout_timeline(lanes(count), (), LAST_DAY, LAST_DAY)
