"""The timeline as a whole: the scale, every row's drawing, the lines across them and the legend."""

from dataclasses import dataclass
from datetime import date

from reforms.timeline.axis import NARROW, WIDE, Axis, build_axis
from reforms.timeline.facts import (
    LaneGroup,
    Mark,
    MarkKind,
    MilestoneLane,
    ReformLane,
    all_milestones,
)
from reforms.timeline.glyphs import FADE, Strip, draw_strip, later, touched
from reforms.timeline.labels import (
    OVERHANG,
    MarkLabels,
    MarkLine,
    find_waits,
    place_lines,
    stack_labels,
)
from reforms.timeline.legend import Sample, build_legend
from reforms.timeline.looks import Look, count_looks
from reforms.timeline.unread import Span, find_unread

FOLD_ABOVE = 240
"""Rows above which every group but the first is folded."""

TODAY, DAY = "today", "day"
"""The keys of the marks that the timeline adds itself."""


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    lane: MilestoneLane
    strip: Strip


@dataclass(frozen=True, slots=True)
class ReformRows:
    lane: ReformLane
    rows: tuple[MilestoneRow, ...]


@dataclass(frozen=True, slots=True)
class GroupRows:
    anchor: str
    title: str
    reforms: tuple[ReformRows, ...]
    is_open: bool

    @property
    def milestone_count(self) -> int:
        return sum(len(reform.rows) for reform in self.reforms)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn. Rows stand in the order in which they came; none is left out.

    `unread` is the time up to the day that nobody has read.
    """

    axis: Axis
    lines: tuple[MarkLine, ...]
    wide: MarkLabels
    narrow: MarkLabels
    groups: tuple[GroupRows, ...]
    legend: tuple[Sample, ...]
    looks: tuple[Look, ...]
    unread: Span | None
    row_count: int
    undated_count: int

    @property
    def is_folded(self) -> bool:
        return any(not group.is_open for group in self.groups)

    @property
    def wide_height(self) -> int:
        """Pixels of the names and the years above a group, on a desk."""
        return self.wide.height + 30

    @property
    def narrow_height(self) -> int:
        return self.narrow.height + 30


def layout_timeline(
    groups: tuple[LaneGroup, ...],
    marks: tuple[Mark, ...],
    day: date,
    today: date,
    *,
    years: tuple[int, int] | None = None,
    read_up_to: date | None = None,
) -> Timeline:
    """The timeline of `groups` as known on `day`, seen `today`.

    `marks` are documents and events; the lines of the two days are added. An awaited event that
    is not among the marks gets a place beyond the end of the axis. `years`, the first and the
    last, show only those; what reaches beyond them is cut off with an arrow. Sources were read
    up to `read_up_to`, None where nothing is unread.
    """
    lanes = list(all_milestones(groups))
    marks = _all_marks(marks, lanes, day, today)
    awaited = {lane.waits_for for lane in lanes if lane.waits_for}
    days = {shown for lane in lanes for shown in touched(lane)}
    for mark in marks:
        days.update(end for end in (mark.earliest, mark.latest) if end)
        if mark.key in awaited and mark.latest:
            # What waits for it comes after it: some of that time is shown.
            days.add(later(mark.latest, FADE // 2))
    gutters = sum(
        mark.earliest is None and mark.latest is None for mark in marks if mark.key in awaited
    )
    axis = build_axis(days, day, years=years, gutters=gutters)
    lines = place_lines(marks, axis, awaited)
    waits = find_waits(lines)
    row_count = len(lanes) + sum(len(group.reforms) for group in groups)
    rows = tuple(
        GroupRows(
            group.anchor,
            group.title,
            tuple(
                ReformRows(
                    reform,
                    tuple(
                        MilestoneRow(lane, draw_strip(lane, axis, waits))
                        for lane in reform.milestones
                    ),
                )
                for reform in group.reforms
            ),
            is_open=number == 0 or row_count <= FOLD_ABOVE,
        )
        for number, group in enumerate(groups)
    )
    unread = find_unread(axis, read_up_to, min(day, today))
    looks = count_looks(lane.standing for lane in lanes if not lane.is_undated)
    strips = (row.strip for group in rows for reform in group.reforms for row in reform.rows)
    return Timeline(
        axis=axis,
        lines=lines,
        wide=stack_labels(lines, WIDE, OVERHANG),
        narrow=stack_labels(lines, NARROW),
        groups=rows,
        legend=build_legend(looks, strips, lines, axis, unread),
        looks=tuple(count.look for count in looks),
        unread=unread,
        row_count=row_count,
        undated_count=sum(lane.is_undated for lane in lanes),
    )


def _all_marks(
    marks: tuple[Mark, ...], lanes: list[MilestoneLane], day: date, today: date
) -> tuple[Mark, ...]:
    """The marks given, those that a milestone waits for, and the two days."""
    named = {mark.key for mark in marks}
    awaited = dict.fromkeys(lane.waits_for for lane in lanes if lane.waits_for)
    unnamed = (Mark(key, key, MarkKind.EVENT, None, None) for key in awaited if key not in named)
    days = [Mark(TODAY, "Today", MarkKind.TODAY, today, today)]
    if day != today:
        days.insert(0, Mark(DAY, "Day that you chose", MarkKind.DAY, day, day))
    return (*marks, *unnamed, *days)
