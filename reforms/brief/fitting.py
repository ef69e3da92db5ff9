"""Chooses how much is told of each reform so that all fit on one side; counts what does not.

heights = {Detail.FULL: [800], Detail.SHORT: [300], Detail.ROW: [60], Detail.LINE: [30]}
fit(heights, foot) == Fitted(Detail.SHORT, 1)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reforms.brief.paper import Block, Detail, room

TABLE_HEAD = 18
"""The heads of the table's columns."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """How much is told of each reform, and how many of them, from the first on, are on the side."""

    detail: Detail
    count: int


def fit(heights: Mapping[Detail, Sequence[int]], foot: Block) -> Fitted:
    """The most detail at which all fit; if none, as many lines as do. One line is always there.

    `heights` has the height of each reform at each detail, in points and in their order; `foot` is
    what stands below them all.
    """
    for detail in Detail:
        head = TABLE_HEAD if detail.is_table else 0
        if sum(heights[detail]) + head <= room(foot, has_left_out=False):
            return Fitted(detail, len(heights[detail]))
    free = room(foot, has_left_out=True) - TABLE_HEAD
    fitting = sum(height <= free for height in accumulate(heights[Detail.LINE]))
    return Fitted(Detail.LINE, max(1, fitting))
