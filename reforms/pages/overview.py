"""The roadmap at a glance: the same rows as its timeline, one line for each group."""

from collections.abc import Iterable

from libs.days import Day
from reforms.overview import Overview, layout_overview
from reforms.overview.layout import GroupLine
from reforms.pages.events import EventKnown
from reforms.pages.roadmap import RoadmapPage
from reforms.pages.timeline import build_groups, mark_event
from reforms.timeline import Timeline
from reforms.timeline.layout import GroupRows

UNFOLDED = 40
"""Rows up to which every line is unfolded: as many as two screens take."""


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


def pair_rows(overview: Overview, timeline: Timeline) -> tuple[tuple[GroupLine, GroupRows], ...]:
    """Each line with the group of the timeline that unfolds below it; both are of one page."""
    return tuple(zip(overview.rows, timeline.groups, strict=True))
