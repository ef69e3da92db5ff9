"""Who must act in a year: the dates of that year, by whom a source says that they concern."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from libs.days import Day
from reforms.models import Audience, Milestone, Reform
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from reforms.pages.open_dates import DueMilestone
from reforms.pages.roadmap import Group, RoadmapPage
from reforms.standing import Standing
from seeds.silence import read_up_to

OFF = {Standing.STOPPED, Standing.SUPERSEDED}
"""What nobody has to do any more."""


@dataclass(frozen=True, slots=True)
class ActingFor:
    """One audience, and its dates of the year in their order."""

    slug: str
    title: str
    lines: tuple[DueMilestone, ...]


@dataclass(frozen=True, slots=True)
class ActingPage:
    """What /delivery-model/acting/ shows. `drawn` has the same rows, as its drawing takes them.

    `years` are those in which somebody has a date. `without` are the audiences that have none in
    `year`.
    """

    year: int
    years: tuple[int, ...]
    audiences: tuple[ActingFor, ...]
    without: tuple[str, ...]
    drawn: RoadmapPage
    is_past: bool

    @property
    def is_empty(self) -> bool:
        return not self.audiences


def build_acting(day: Day, year: int) -> ActingPage:
    """Who must act in `year`, as known on a day. Eight queries, however many dates there are.

    Stopped and superseded dates are left out, and reforms that are there for context.
    """
    concerns = _concerns()
    reforms = Reform.objects.known_by(day.on).filter(
        is_context=False, milestones__audiences__isnull=False
    )
    rows = list(reforms.select_related("strand").distinct())
    read = read_up_to(day.on)
    known = read_known(rows, day.on, read)
    dated = [
        (reform, milestone, concerns[reform.slug, milestone.slug])
        for reform in known
        for milestone in reform.milestones
        if (reform.slug, milestone.slug) in concerns and milestone.standing not in OFF
    ]
    now = [row for row in dated if year in years_of(row[1])]
    every = list(Audience.objects.all())
    groups = tuple(
        group
        for audience in every
        if (group := _group(audience, [(one, own) for one, own, whose in now if audience in whose]))
    )
    return ActingPage(
        year=year,
        years=tuple(sorted({one for _, milestone, _ in dated for one in years_of(milestone)})),
        audiences=tuple(_acting_for(group) for group in groups),
        without=tuple(str(one) for one in every if str(one) not in {row.title for row in groups}),
        drawn=RoadmapPage(
            *(groups, "audience", "", False),
            *(1, 0, 0),
            caveats=(),
            read_up_to=read,
        ),
        is_past=year < day.on.year,
    )


def years_of(milestone: MilestoneKnown) -> range:
    """The years in which a date falls: all of its time, or the one end that somebody gave."""
    window = milestone.window
    if milestone.waits_for or window.is_empty:
        return range(0)
    first = window.earliest or window.latest or date.min
    last = first if milestone.is_beginning or milestone.is_floor else window.latest or first
    return range(first.year, last.year + 1)


def _concerns() -> dict[tuple[str, str], tuple[Audience, ...]]:
    """Whom each milestone concerns, by its reform's slug and its own. Two queries."""
    milestones = Milestone.objects.filter(audiences__isnull=False).distinct()
    milestones = milestones.select_related("reform").prefetch_related("audiences")
    return {(row.reform.slug, row.slug): tuple(row.audiences.all()) for row in milestones}


def _group(audience: Audience, rows: Iterable[tuple[ReformKnown, MilestoneKnown]]) -> Group | None:
    """An audience's reforms, each with those milestones alone; None where there is none."""
    reforms: dict[str, ReformKnown] = {}
    own: dict[str, list[MilestoneKnown]] = {}
    for reform, milestone in rows:
        reforms[reform.slug] = reform
        own.setdefault(reform.slug, []).append(milestone)
    narrowed = tuple(
        replace(reform, milestones=tuple(own[slug])) for slug, reform in reforms.items()
    )
    return Group(audience.slug, audience.title, narrowed) if narrowed else None


def _acting_for(group: Group) -> ActingFor:
    lines = [
        DueMilestone(reform.slug, reform.name, milestone, (group.title,))
        for reform in group.reforms
        for milestone in reform.milestones
    ]
    lines.sort(key=lambda line: _end(line.milestone))
    return ActingFor(group.slug, group.title, tuple(lines))


def _end(milestone: MilestoneKnown) -> tuple[date, date]:
    window = milestone.window
    return window.latest or date.max, window.earliest or date.min
