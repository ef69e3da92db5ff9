"""What to have ready by a date, read from the log: the checklist of each milestone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from libs.days import Day
from libs.pagememo.readings import once_a_version
from reforms.models import Preparation
from reforms.pages.checklist import ReadyStep, StepsFor
from reforms.pages.known import MilestoneKnown, ReformKnown
from reforms.pages.open_dates import DueMilestone
from seeds.pages import build_said

Checklists = Mapping[tuple[str, str], tuple[StepsFor, ...]]
"""By the slugs of a reform and of a milestone of it."""


@dataclass(frozen=True, slots=True)
class StepsKnown:
    """The checklists known on a day; `milestones` are the keys of the rows that have one."""

    checklists: Checklists
    milestones: frozenset[int]


@once_a_version(most=8)
def read_steps(day: date) -> StepsKnown:
    """Every point known by the day, in the order of the checklists. One query."""
    rows = list(
        Preparation.objects.known_by(day)
        .select_related("reform", "milestone", "audience", "passage__document")
        .order_by("milestone", "audience__position", "audience__slug", "position", "known_on", "pk")
    )
    found = {
        (some[0].reform.slug, some[0].milestone.slug): tuple(
            StepsFor(audience.slug, audience.title, tuple(map(_step, own)))
            for audience, own in groupby(some, lambda row: row.audience)
        )
        for some in (list(group) for _, group in groupby(rows, lambda row: row.milestone_id))
    }
    return StepsKnown(found, frozenset(row.milestone_id for row in rows))


def _step(row: Preparation) -> ReadyStep:
    return ReadyStep(row.text, row.kind == Preparation.Kind.PAPER, build_said(row))


def with_steps(known: Iterable[ReformKnown], day: date) -> list[ReformKnown]:
    """Reforms with what to have ready for each of their milestones. One query."""
    lists = read_steps(day).checklists
    reforms = {reform for reform, _ in lists}
    return [
        replace(one, milestones=tuple(_give(one.slug, own, lists) for own in one.milestones))
        if one.slug in reforms
        else one
        for one in known
    ]


def with_ready(lines: Mapping[int, DueMilestone], day: Day) -> dict[int, DueMilestone]:
    """Lines of dates with what to have ready for each. One query."""
    lists = read_steps(day.on).checklists
    return {
        key: replace(line, milestone=_give(line.reform_slug, line.milestone, lists))
        for key, line in lines.items()
    }


def _give(reform: str, milestone: MilestoneKnown, lists: Checklists) -> MilestoneKnown:
    ready = lists.get((reform, milestone.slug), ())
    return replace(milestone, ready=ready) if ready else milestone
