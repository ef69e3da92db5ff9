"""The overview as a whole: the scale, a line for each group, and what runs through all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reforms.overview.lanes import MARK, Plot, place_marks, thousandths
from reforms.overview.marks import Spot, find_spot, touched
from reforms.timeline.axis import Axis, AxisYear, build_axis
from reforms.timeline.facts import LaneGroup, Mark, MarkKind, MilestoneLane, all_milestones
from reforms.timeline.glyphs import Wait, later
from reforms.timeline.labels import MarkLabels, MarkLine, find_waits, place_lines, stack_labels
from reforms.timeline.looks import Count, count_looks
from reforms.timeline.unread import Span, find_unread

WIDE, NARROW = 640, 280
"""The least width of the plot in pixels: on a desk, and on a phone."""

ROW, NARROW_ROW = 24, 18
"""The least height of a line's plot."""

LANES, NARROW_LANES = 7, 5


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The line of one group; `anchor` and `title` are its own. `undated` have nothing drawn."""

    anchor: str
    title: str
    reform_count: int
    counts: tuple[Count, ...]
    wide: Plot
    narrow: Plot
    undated: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What is drawn. `unread` is the time up to today that nobody has read."""

    axis: Axis
    lines: tuple[MarkLine, ...]
    waits: dict[str, Wait]
    wide: MarkLabels
    narrow: MarkLabels
    rows: tuple[GroupLine, ...]
    counts: tuple[Count, ...]
    unread: Span | None
    groups: tuple[LaneGroup, ...]

    @property
    def height(self) -> int:
        """Pixels that the lines take on a desk."""
        return sum(row.wide.height for row in self.rows)

    @property
    def has_others(self) -> bool:
        """Whether somebody else than those who answer for it says what became of some mark."""
        return any(lane.is_others for lane in all_milestones(self.groups))

    @property
    def has_ticks(self) -> bool:
        """Whether a stroke shows the narrower of two readings."""
        return any(
            mark.tick_at for row in self.rows for mark in (*row.wide.marks, *row.narrow.marks)
        )

    @property
    def has_arrows(self) -> bool:
        """Whether a milestone is due before or after the years shown."""
        return any(mark.spot.beyond for row in self.rows for mark in row.wide.marks)

    @property
    def left_out(self) -> tuple[tuple[str, tuple[Spot, ...]], ...]:
        """What had no room, by the size of drawing in which it had none: "wide" or "narrow"."""
        sizes = {
            "wide": tuple(spot for row in self.rows for spot in row.wide.left_out),
            "narrow": tuple(spot for row in self.rows for spot in row.narrow.left_out),
        }
        return tuple((size, spots) for size, spots in sizes.items() if spots)

    @property
    def gaps(self) -> tuple[AxisYear, ...]:
        """The years that are left out."""
        return tuple(part for part in self.axis.parts if part.is_break)


def layout_overview(
    groups: tuple[LaneGroup, ...],
    marks: tuple[Mark, ...],
    day: date,
    today: date,
    *,
    years: tuple[int, int] | None = None,
    read_up_to: date | None = None,
) -> Overview:
    """The overview of `groups` as known on `day`, seen `today`.

    `marks` are the named lines, and the events that a milestone waits for; of these only the
    named ones are drawn. `years`, the first and the last, show only those: the mark of a milestone
    of another year is an arrow at their nearer end. Sources were read up to `read_up_to`, None
    where nothing is unread.
    """
    lanes = list(all_milestones(groups))
    awaited = {lane.waits_for for lane in lanes if lane.waits_for}
    named = {mark.key for mark in marks}
    unnamed = (
        Mark(key, key, MarkKind.EVENT, None, None) for key in sorted(awaited) if key not in named
    )
    marks = (*marks, *unnamed, *_days(day, today))
    undated = sum(mark.key in awaited and not (mark.earliest or mark.latest) for mark in marks)
    days = _touched(lanes, marks, awaited, today)
    axis = build_axis(days, day, years=years, gutters=undated)
    places = place_lines(marks, axis, awaited)
    waits = find_waits(places)
    lines = tuple(line for line in places if _is_named(line, marks))
    return Overview(
        axis=axis,
        lines=lines,
        waits=waits,
        wide=stack_labels(lines, WIDE),
        narrow=stack_labels(lines, NARROW),
        rows=tuple(_line(group, axis, waits) for group in groups),
        counts=count_looks(lane.standing for lane in lanes),
        unread=find_unread(axis, read_up_to, min(day, today)),
        groups=groups,
    )


def plot_of(
    group: LaneGroup, axis: Axis, waits: dict[str, Wait], column: int, *, least: int, most: int
) -> Plot:
    """The plot of a group for `column` pixels and wider, in at most `most` lanes."""
    shortest = thousandths(MARK + 2, column)
    spots = [
        find_spot(reform.title, lane, axis, waits, shortest)
        for reform in group.reforms
        for lane in reform.milestones
        if not lane.is_undated
    ]
    return place_marks(spots, column, least=least, most=most)


def _line(group: LaneGroup, axis: Axis, waits: dict[str, Wait]) -> GroupLine:
    lanes = list(all_milestones((group,)))
    return GroupLine(
        anchor=group.anchor,
        title=group.title,
        reform_count=len(group.reforms),
        counts=count_looks(lane.standing for lane in lanes),
        wide=plot_of(group, axis, waits, WIDE, least=ROW, most=LANES),
        narrow=plot_of(group, axis, waits, NARROW, least=NARROW_ROW, most=NARROW_LANES),
        undated=sum(lane.is_undated for lane in lanes),
    )


def _days(day: date, today: date) -> tuple[Mark, ...]:
    marks = (Mark("today", "Today", MarkKind.TODAY, today, today),)
    return marks if day == today else (Mark("day", "Day looked at", MarkKind.DAY, day, day), *marks)


def _touched(
    lanes: Sequence[MilestoneLane], marks: Sequence[Mark], awaited: set[str], today: date
) -> set[date]:
    """The days that the axis must show: ends that somebody gave, and some of a fade."""
    days = {today}
    for lane in lanes:
        if not lane.waits_for and (ends := touched(lane)):
            days.update(ends)
    for mark in marks:
        days.update(end for end in (mark.earliest, mark.latest) if end)
        if mark.key in awaited and mark.latest:
            days.add(later(mark.latest, 1))
    return days


def _is_named(line: MarkLine, marks: Sequence[Mark]) -> bool:
    """Whether a line is drawn: an event without a date has a place, but no line."""
    return any(mark.key == line.key and (mark.earliest or mark.latest) for mark in marks)
