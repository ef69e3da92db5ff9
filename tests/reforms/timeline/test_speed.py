"""A timeline of thousands of milestones is laid out in no time."""

import time
from datetime import date, timedelta

from reforms.timeline import (
    LaneGroup,
    layout_timeline,
)
from tests.reforms.timeline.lanes import SAID, TODAY, group, lane


def many(count: int) -> tuple[LaneGroup, ...]:
    start = date(2021, 1, 1)
    milestones = [
        lane(
            f"m{number}",
            start + timedelta(days=number * 37 % 1900) if number % 5 else None,
            start + timedelta(days=number * 37 % 1900 + number * 13 % 400),
        )
        for number in range(count)
    ]
    return tuple(group(*milestones[at : at + 30])[0] for at in range(0, count, 30))


def seconds(count: int) -> float:
    """The processor's time for a timeline of so many milestones, the best of a few."""
    groups, best = many(count), float("inf")
    for _ in range(5):
        start = time.process_time()
        layout_timeline(groups, (), SAID, TODAY)
        best = min(best, time.process_time() - start)
    return best


def test_three_thousand_milestones_take_a_tenth_of_a_second_at_most() -> None:
    assert seconds(3_000) < 0.1


def test_the_time_grows_no_faster_than_the_milestones() -> None:
    assert seconds(10_000) < seconds(2_000) * 5 * 2
