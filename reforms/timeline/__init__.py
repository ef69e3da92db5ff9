"""The roadmap timeline's geometry: plain values in, whole numbers out. Standard library only.

    timeline = layout_timeline(groups, marks, day, today)

Every place is in thousandths of the time column's width; what is measured in pixels says so.
"""

from reforms.timeline.facts import LaneGroup, Mark, MarkKind, MilestoneLane, ReformLane
from reforms.timeline.layout import Timeline, layout_timeline

__all__ = [
    "LaneGroup",
    "Mark",
    "MarkKind",
    "MilestoneLane",
    "ReformLane",
    "Timeline",
    "layout_timeline",
]
