"""What to have ready: the open dates for which a source asks something, as checklists."""

from dataclasses import dataclass
from datetime import date

from libs.days import Day
from reforms.models import Audience
from reforms.pages.checklist import StepsFor
from reforms.pages.due import AudienceLink, read_audiences
from reforms.pages.open_dates import DueMilestone, OpenTarget, read_lines
from reforms.pages.steps import read_steps, with_ready


@dataclass(frozen=True, slots=True)
class ReadyDate:
    """An open date, and what each audience is asked to have ready for it."""

    line: DueMilestone
    lists: tuple[StepsFor, ...]


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """What /next/ready/ shows: dates in the order of their last days; `audience` is the chosen one.

    `offered` are the audiences that are asked for something by any open date.
    """

    offered: tuple[AudienceLink, ...]
    audience: str
    dates: tuple[ReadyDate, ...]

    @property
    def points(self) -> int:
        return sum(len(one.steps) for entry in self.dates for one in entry.lists)


def build_ready(day: Day, audience: Audience | None = None) -> ReadyPage:
    """The checklists of dates that no source has settled. Nine queries."""
    targets = [OpenTarget(key, None, key) for key in sorted(read_steps(day.on).milestones)]
    lines = with_ready(read_lines(targets, day), day)
    open_lines = [one for one in lines.values() if not one.milestone.standing.is_settled]
    chosen = audience.slug if audience else ""
    found = [
        ReadyDate(line, tuple(one for one in line.milestone.ready if chosen in ("", one.slug)))
        for line in open_lines
    ]
    dates = sorted((one for one in found if one.lists), key=_by_end)
    named = {one.slug for line in open_lines for one in line.milestone.ready}
    return ReadyPage(
        offered=tuple(one for one in read_audiences(audience) if one.slug in named),
        audience=audience.title if audience else "",
        dates=tuple(dates),
    )


def _by_end(one: ReadyDate) -> tuple[date, str]:
    window = one.line.milestone.window
    return window.latest or window.earliest or date.max, one.line.anchor
