"""What is due next, and for whom: set dates apart from proposed ones."""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from libs.days import Day
from libs.pagememo.readings import once_a_version
from reforms.models import Audience
from reforms.pages.open_dates import DueMilestone, read_lines, read_open
from reforms.pages.steps import with_ready

MAX_DATES = 200
"""Dates on the page; a tracker that holds more open ones needs another page."""


@dataclass(frozen=True, slots=True)
class AudienceLink:
    slug: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DuePage:
    """What /next/ shows; `audience` is the chosen one's title, or "".

    Set and proposed dates stand in the order of their last days. `beginnings` say when something
    starts; `endless` have no end that anybody gave, floors among them; neither is due by a day.
    """

    audiences: tuple[AudienceLink, ...]
    audience: str
    set_dates: tuple[DueMilestone, ...]
    proposed: tuple[DueMilestone, ...]
    beginnings: tuple[DueMilestone, ...]
    endless: tuple[DueMilestone, ...]
    waiting: tuple[DueMilestone, ...]

    @property
    def is_empty(self) -> bool:
        due = self.set_dates or self.proposed
        return not (due or self.beginnings or self.endless or self.waiting)


def build_due(day: Day, audience: Audience | None = None) -> DuePage:
    """The next dates on a day, for one audience or for all. Eleven queries."""
    lists = ("upcoming", "open_ended", "floors", "waiting")
    groups = [read_open(day, which, MAX_DATES) for which in lists]
    lines = with_ready(read_lines(chain(*groups), day), day)
    soon, later, floors, waiting = (
        [
            lines[row.pk]
            for row in rows
            if row.pk in lines and (not audience or audience.title in lines[row.pk].audiences)
        ]
        for rows in groups
    )
    # Counted from an event that has a day, a date may have an end that only its words tell.
    counted = [one for one in later if one.milestone.window.latest]
    later = [one for one in later if not one.milestone.window.latest]
    soon = sorted(
        [*soon, *(one for one in counted if (one.milestone.window.latest or day.on) >= day.on)],
        key=lambda one: one.milestone.window.latest or date.max,
    )
    due = [line for line in soon if not line.milestone.is_beginning]
    return DuePage(
        audiences=read_audiences(audience),
        audience=audience.title if audience else "",
        set_dates=tuple(line for line in due if not line.milestone.is_proposed),
        proposed=tuple(line for line in due if line.milestone.is_proposed),
        beginnings=tuple(line for line in soon if line.milestone.is_beginning),
        endless=tuple(sorted([*later, *floors], key=_begins)),
        waiting=tuple(waiting),
    )


def read_audiences(chosen: Audience | None = None) -> tuple[AudienceLink, ...]:
    """Everybody whom dates can concern, in order. One query."""
    own = chosen.slug if chosen else ""
    return tuple(AudienceLink(slug, title, slug == own) for slug, title in _audiences())


@once_a_version(most=1)
def _audiences() -> tuple[tuple[str, str], ...]:
    return tuple(Audience.objects.values_list("slug", "title"))


def _begins(line: DueMilestone) -> date:
    return line.milestone.window.earliest or date.max
