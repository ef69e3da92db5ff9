"""The home page: what is next, which dates went by, and what was learnt last."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.text import capfirst

from libs.days import Day
from libs.vaguedates.printing import print_day
from reforms.comparing import reform_of
from reforms.models import Reform, Update
from reforms.pages.asked import Asked, AskedBy, build_asked
from reforms.pages.due import AudienceDates, first_for_each
from reforms.pages.open_dates import DueMilestone, open_dates, read_lines
from seeds.models import Basis

MAX_LISTED_DATES = 6
"""Lines in each list of the home page; each leads on to a full one."""

DAYS_AHEAD = 60
"""Open dates that are looked through for the first ones of each audience."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """One of the newest updates."""

    slug: str
    anchor: str
    reform: str
    says: str


@dataclass(frozen=True, slots=True)
class LearntOn:
    """The newest updates of one day."""

    day: str
    items: tuple[Learnt, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What / shows. `upcoming` is empty where the next dates say whom they concern (`by_audience`).

    `unread` passed after anybody last read the sources; `waiting` are milestones that hang on an
    event; `reform_count` leaves out context.
    """

    reform_count: int
    by_audience: tuple[AudienceDates, ...]
    upcoming: tuple[DueMilestone, ...]
    passed: tuple[DueMilestone, ...]
    unread: tuple[DueMilestone, ...]
    has_more_passed: bool
    waiting: tuple[DueMilestone, ...]
    learnt: tuple[LearntOn, ...]
    asked: tuple[AskedBy, ...]

    @property
    def questions(self) -> tuple[Asked, ...]:
        return tuple(one for group in self.asked for one in group.questions)

    @property
    def is_empty(self) -> bool:
        return not self.reform_count


def build_home(day: Day) -> HomePage:
    """The home page on a day. Sixteen queries, whatever is in the database."""
    dates = open_dates(day)
    # One more than is shown tells whether there are more, without counting them all.
    soon, later, gone, held = (
        list(rows[:limit])
        for rows, limit in (
            (dates.upcoming, DAYS_AHEAD),
            (dates.open_ended, MAX_LISTED_DATES),
            (dates.passed, MAX_LISTED_DATES + 1),
            (dates.waiting, MAX_LISTED_DATES),
        )
    )
    lines = read_lines([*soon, *later, *gone, *held], day)
    upcoming = tuple(lines[row.pk] for row in [*soon, *later] if row.pk in lines)
    by_audience = first_for_each(upcoming, 2)
    reforms = Reform.objects.known_by(day.on).filter(is_context=False)
    went_by = [lines[row.pk] for row in gone[:MAX_LISTED_DATES] if row.pk in lines]
    return HomePage(
        reform_count=reforms.count(),
        by_audience=by_audience,
        upcoming=() if by_audience else upcoming[:MAX_LISTED_DATES],
        passed=tuple(row for row in went_by if not row.is_unread),
        unread=tuple(row for row in went_by if row.is_unread),
        has_more_passed=len(gone) > MAX_LISTED_DATES,
        waiting=tuple(lines[row.pk] for row in held if row.pk in lines),
        learnt=_learnt(day),
        asked=build_asked(day),
    )


def _learnt(day: Day) -> tuple[LearntOn, ...]:
    """What sources said last, by day; what editors infer of it is left to the reforms' pages."""
    newest = (
        Update.objects.known_by(day.on)
        .filter(is_significant=True, reform__is_context=False)
        .filter(kind__in=[Update.Kind.NAME, Update.Kind.TARGET, Update.Kind.OUTCOME])
        .exclude(basis=Basis.INFERRED)
        .select_related("reform", "milestone")
        .order_by("-known_on", "-pk")[:MAX_LISTED_DATES]
    )
    return tuple(
        LearntOn(
            day=print_day(known_on),
            items=tuple(
                Learnt(reform_of(row).slug, row.key, reform_of(row).title, capfirst(row.summary()))
                for row in rows
            ),
        )
        for known_on, rows in groupby(newest, lambda row: row.known_on)
    )
