"""The roadmap at a glance: the same rows as its timeline, one line for each group."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from libs.days import Day, keep_day, page_address
from reforms.overview import Overview, layout_overview
from reforms.overview.layout import GroupLine
from reforms.pages.events import EventKnown
from reforms.pages.roadmap import RoadmapPage
from reforms.pages.timeline import build_groups, mark_event
from reforms.timeline import Timeline
from reforms.timeline.layout import GroupRows
from reforms.timeline.looks import Count

UNFOLDED = 40
"""Rows up to which every line is unfolded: as many as two screens take."""

EVERY_LINE = "all"
"""What unfolds where no single line is named."""

Address = Callable[..., str]
"""The roadmap's address with some of its choices, given by name, changed."""


def roadmap_address(day: Day, **choices: str) -> str:
    """The roadmap with some choices, for a page that has none of its own."""
    return keep_day(page_address("reforms:roadmap"), day, **choices)


@dataclass(frozen=True, slots=True)
class LinkedCount:
    """How many milestones look alike, and the roadmap with these alone."""

    count: Count
    href: str


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """A line with its counts, its own address on the roadmap, and the rows that unfold below it.

    `rows` is None where none do, or where they are left for another page, at the address `unfolds`;
    `left` are then the same rows, of which this page has the words, for whoever looks for one.
    """

    line: GroupLine
    href: str
    counts: tuple[LinkedCount, ...]
    rows: GroupRows | None
    unfolds: str = ""
    left: GroupRows | None = None


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The drawing, and where each of its counts leads."""

    overview: Overview
    lines: tuple[OverviewLine, ...]
    tally: tuple[LinkedCount, ...]


def build_overview(
    page: RoadmapPage,
    events: Iterable[EventKnown],
    day: Day,
    *,
    years: tuple[int, int] | None = None,
    root: str = "",
) -> Overview:
    """The overview of a page, grouped as it is.

    `years`, the first and the last, shows only those. `root` stands before every link, for a
    drawing that leaves the site. Events with a name for their line are drawn, and those that a
    milestone waits for.
    """
    awaited = {one.waits_for for reform in page.reforms for one in reform.milestones}
    marks = tuple(
        mark_event(event) for event in events if event.line_name or event.title in awaited
    )
    groups = build_groups(page, day, root)
    return layout_overview(
        groups, marks, day.on, day.today, years=years, read_up_to=page.read_up_to
    )


def link_overview(
    overview: Overview,
    address: Address,
    timeline: Timeline | None = None,
    *,
    by: str = "strand",
    unfolded: str = EVERY_LINE,
) -> OverviewPage:
    """The overview with a link for every count; `by` is what its lines are groups of.

    The rows of `timeline`, which is of the same page, unfold below the line whose anchor is
    `unfolded`, or below every line. The others say where theirs are.
    """
    rows = timeline.groups if timeline else (None,) * len(overview.rows)
    lines = []
    for line, below in zip(overview.rows, rows, strict=True):
        own = {by: line.anchor.removeprefix("force-")} if line.anchor else {}
        is_left = below and line.anchor and unfolded not in (EVERY_LINE, line.anchor)
        lines.append(
            OverviewLine(
                line,
                address(**own) if own else address(),
                tuple(_linked(count, address, own) for count in line.counts),
                None if is_left else below,
                f"{address(open=line.anchor)}#{line.anchor}" if is_left else "",
                below if is_left else None,
            )
        )
    return OverviewPage(
        overview, tuple(lines), tuple(_linked(count, address, {}) for count in overview.counts)
    )


def _linked(count: Count, address: Address, own: dict[str, str]) -> LinkedCount:
    return LinkedCount(count, address(**own, standing=count.look.asked_as))
