"""What is due next, and for whom: set dates apart from proposed ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from libs.days import Day
from reforms.models import Audience
from reforms.pages.open_dates import DueMilestone, open_dates, read_lines

MAX_DATES = 200
"""Dates on the page; a tracker that holds more open ones needs another page."""


@dataclass(frozen=True, slots=True)
class AudienceLink:
    slug: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class AudienceDates:
    """The first dates of one audience, as many as the page takes."""

    slug: str
    title: str
    lines: tuple[DueMilestone, ...]


@dataclass(frozen=True, slots=True)
class DuePage:
    """What /next/ shows; `audience` is the chosen one's title, or "".

    For everybody the set dates stand by whom they concern, and `set_dates` are those of nobody.
    `beginnings` say when something starts, `floors` no earlier than when; neither is a date by
    which something is due, set or proposed.
    """

    audiences: tuple[AudienceLink, ...]
    audience: str
    by_audience: tuple[AudienceDates, ...]
    set_dates: tuple[DueMilestone, ...]
    proposed: tuple[DueMilestone, ...]
    beginnings: tuple[DueMilestone, ...]
    floors: tuple[DueMilestone, ...]
    waiting: tuple[DueMilestone, ...]

    @property
    def is_empty(self) -> bool:
        due = self.by_audience or self.set_dates or self.proposed
        return not (due or self.beginnings or self.floors or self.waiting)


def build_due(day: Day, audience: Audience | None = None) -> DuePage:
    """The next dates on a day, for one audience or for all. Ten queries."""
    dates = open_dates(day)
    lists = (dates.upcoming, dates.open_ended, dates.floors, dates.waiting)
    groups = [list(rows[:MAX_DATES]) for rows in lists]
    lines = read_lines(chain(*groups), day)
    chosen = [
        [
            lines[row.pk]
            for row in rows
            if row.pk in lines and (not audience or audience.title in lines[row.pk].audiences)
        ]
        for rows in groups
    ]
    soon, later, floors, waiting = chosen
    # Counted from an event, a date may have an end that only its words tell.
    later = [line for line in later if (line.milestone.window.latest or date.max) >= day.on]
    every = sorted(soon + later, key=lambda line: line.milestone.window.latest or date.max)
    due = [line for line in every if not line.milestone.is_beginning]
    firm = tuple(line for line in due if not line.milestone.is_proposed)
    by_audience = () if audience else first_for_each(firm, MAX_DATES)
    return DuePage(
        audiences=tuple(
            AudienceLink(row.slug, row.title, row == audience) for row in Audience.objects.all()
        ),
        audience=audience.title if audience else "",
        by_audience=by_audience,
        set_dates=tuple(line for line in firm if not (by_audience and line.audiences)),
        proposed=tuple(line for line in due if line.milestone.is_proposed),
        beginnings=tuple(line for line in every if line.milestone.is_beginning),
        floors=tuple(floors),
        waiting=tuple(waiting),
    )


def first_for_each(lines: Sequence[DueMilestone], few: int) -> tuple[AudienceDates, ...]:
    """The `few` first set dates of every audience that has any, in the audiences' order."""
    found = []
    for audience in Audience.objects.all():
        own = [line for line in lines if audience.title in line.audiences]
        own = [line for line in own if not line.milestone.is_proposed]
        if own:
            found.append(AudienceDates(audience.slug, audience.title, tuple(own[:few])))
    return tuple(found)
