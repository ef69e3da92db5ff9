"""Chooses how much is told of each reform so that all fit on one side, and counts those that do not.

    fit({Detail.FULL: [800], Detail.SHORT: [300], Detail.ROW: [30]}) == Fitted(Detail.SHORT, 1)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reforms.brief.paper import Detail, room

TABLE_HEAD = 18
"""The heads of the table's columns."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """How much is told of each reform, and how many of them, from the first on, are on the side."""

    detail: Detail
    count: int


def fit(heights: Mapping[Detail, Sequence[int]]) -> Fitted:
    """The most detail at which all fit; if none, as many rows as do. One row is always there.

    `heights` has the height of each reform at each detail, in points and in their order.
    """
    for detail in (Detail.FULL, Detail.SHORT):
        if sum(heights[detail]) <= room(has_left_out=False):
            return Fitted(detail, len(heights[detail]))
    rows = heights[Detail.ROW]
    if sum(rows) + TABLE_HEAD <= room(has_left_out=False):
        return Fitted(Detail.ROW, len(rows))
    free = room(has_left_out=True) - TABLE_HEAD
    return Fitted(Detail.ROW, max(1, sum(height <= free for height in accumulate(rows))))
