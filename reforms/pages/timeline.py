"""The roadmap as values for its timeline: what is drawn is what the page tells, no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from libs.days import Day, page_address
from libs.vaguedates.vague_date import NO_WINDOW
from reforms.models import Event
from reforms.pages.events import EventKnown
from reforms.pages.known import MilestoneKnown, ReformKnown
from reforms.pages.roadmap import RoadmapPage
from reforms.periods import Period, coming_periods, years_period
from reforms.timeline import (
    LaneGroup,
    Mark,
    MarkKind,
    MilestoneLane,
    ReformLane,
    Timeline,
    layout_timeline,
)
from seeds.models import Document

ELECTION = str(Event.Kind.ELECTION.label)


@dataclass(frozen=True, slots=True)
class YearChoice:
    """A time to look at closely, as the query string has it and in words."""

    value: str
    label: str
    is_chosen: bool


def offer_years(years: Iterable[int], chosen: Period | None, day: date) -> tuple[YearChoice, ...]:
    """What lies ahead of the day, each of the years, and the chosen time where it is another."""
    periods = [*coming_periods(day), *(years_period(year, year) for year in years)]
    if chosen and chosen not in periods:
        periods.append(chosen)
    return tuple(YearChoice(one.value, one.label, one == chosen) for one in periods)


def build_timeline(
    page: RoadmapPage,
    events: Iterable[EventKnown],
    day: Day,
    *,
    years: tuple[int, int] | None = None,
    root: str = "",
) -> Timeline:
    """The timeline of a page, grouped as it is. One query, for the documents read in full.

    `years`, the first and the last, shows only those. `root` stands before every link, for a
    drawing that leaves the site.

    Of the events, elections and those that a milestone waits for are drawn; the others stand in
    the list of key dates.
    """
    awaited = {one.waits_for for reform in page.reforms for one in reform.milestones}
    marks = [
        Mark(row.slug, row.short_title, MarkKind.DOCUMENT, window.earliest, window.latest)
        for row in Document.objects.known_by(day.on).exclude(file_name="")
        if (window := row.published.window)
    ]
    marks += [
        mark_event(event) for event in events if event.kind == ELECTION or event.title in awaited
    ]
    return layout_timeline(
        build_groups(page, day, root),
        tuple(marks),
        day.on,
        day.today,
        years=years,
        read_up_to=page.read_up_to,
    )


def mark_event(event: EventKnown) -> Mark:
    """The line of an event, under its short name where it has one."""
    return Mark(
        event.title,
        event.line_name or event.name,
        MarkKind.EVENT,
        event.window.earliest,
        event.window.latest,
    )


def build_groups(page: RoadmapPage, day: Day, root: str = "") -> tuple[LaneGroup, ...]:
    """The rows of both drawings, in the page's groups and order."""
    return tuple(
        LaneGroup(
            anchor=group.slug,
            title=group.title,
            reforms=tuple(_reform(reform, day, root) for reform in group.reforms),
        )
        for group in page.groups
    )


def _reform(reform: ReformKnown, day: Day, root: str) -> ReformLane:
    address = root + page_address("reforms:reform", reform.slug)
    if not day.is_today:
        address = f"{address}?on={day.date}"
    return ReformLane(
        anchor=f"timeline-{reform.slug}",
        href=address,
        title=reform.name,
        stage=reform.stage,
        stage_label=reform.stage_label,
        is_inferred=reform.stage_said is not None and reform.stage_said.is_inferred,
        remark="Context only" if reform.is_context else "",
        milestones=tuple(_milestone(one, reform.slug, address) for one in reform.milestones),
    )


def _milestone(milestone: MilestoneKnown, reform: str, address: str) -> MilestoneLane:
    waits = f"waits for: {milestone.waits_for}" if milestone.waits_for else ""
    waits = milestone.hangs if milestone.is_floor else waits
    slip = milestone.slip if milestone.slip and milestone.slip.has_moved else None
    first = slip.first.window if slip and slip.total.in_words else NO_WINDOW
    return MilestoneLane(
        anchor=f"timeline-{reform}--{milestone.slug}",
        href=f"{address}#{milestone.slug}",
        title=milestone.title,
        words=milestone.words,
        interval=waits or milestone.interval,
        earliest=milestone.window.earliest,
        latest=milestone.window.latest,
        said_on=milestone.said_on,
        sense=milestone.sense,
        narrow_latest=milestone.narrow.latest,
        is_approximate=milestone.is_approximate,
        is_proposed=milestone.is_proposed,
        waits_for=milestone.waits_for,
        standing=milestone.standing.value,
        standing_label=milestone.standing_label,
        is_others=milestone.is_others,
        slipped=slip.in_brief if slip else "",
        first=(first.earliest, first.latest),
    )
