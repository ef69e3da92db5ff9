"""The home page: what ends next, the roadmap at a glance, what went by, what was learnt last."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from django.utils.text import capfirst

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from reforms.comparing import reform_of
from reforms.models import Reform, Update
from reforms.pages.asked import Asked, AskedBy, build_asked
from reforms.pages.due import AudienceLink, read_audiences
from reforms.pages.events import read_events
from reforms.pages.open_dates import DueMilestone, ends_next, read_lines, read_open
from reforms.pages.overview import OverviewPage, build_overview, link_overview, roadmap_address
from reforms.pages.roadmap import build_glance
from reforms.periods import coming_periods
from seeds.models import Basis

MAX_LISTED_DATES = 6
"""Lines in each list of the home page; each leads on to a full one."""

MAX_NEXT_DATES = 3
"""Lines of what is next, after the few that end first."""

MAX_LEARNT = 4
"""Lines of what sources said last."""

LEARNT = (Update.Kind.NAME, Update.Kind.TARGET, Update.Kind.OUTCOME)
LEARNT_ELSEWHERE = [kind for kind in Update.Kind if kind not in LEARNT]
"""Kinds of updates that are not listed. Excluded, since SQLite, asked for the others, would find
all of those and sort them."""

LOOKED_THROUGH = 60
"""Open dates among which the set ones that end next are looked for."""


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
    """What / shows. `ending` are the few dates that end next.

    `upcoming` are those after them, in the order of their last days, and `endless` have none.
    `times` are the months and the year ahead, with the roadmap of each.
    `unread` passed after anybody last read the sources; `waiting` are milestones that hang on an
    event; `reform_count` leaves out context, which `glance` does not.
    """

    reform_count: int
    ending: tuple[DueMilestone, ...]
    glance: OverviewPage
    is_whole: bool
    upcoming: tuple[DueMilestone, ...]
    endless: tuple[DueMilestone, ...]
    audiences: tuple[AudienceLink, ...]
    times: tuple[tuple[str, str], ...]
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
    """The home page on a day. As many queries, whatever is in the database."""
    # One more than is shown tells whether there are more, without counting them all.
    soon, later, gone, held = (
        read_open(day, which, limit)
        for which, limit in (
            ("upcoming", LOOKED_THROUGH),
            ("open_ended", MAX_LISTED_DATES),
            ("passed", MAX_LISTED_DATES + 1),
            ("waiting", MAX_LISTED_DATES),
        )
    )
    rows = [*soon, *later, *gone, *held]
    page, known = build_glance(day, {row.reform_id for row in rows if row.reform_id})
    overview = build_overview(page, read_events(day), day)
    lines = read_lines(rows, day, known)
    upcoming = [lines[row.pk] for row in soon if row.pk in lines]
    ending = ends_next(upcoming)
    went_by = [lines[row.pk] for row in gone[:MAX_LISTED_DATES] if row.pk in lines]
    return HomePage(
        reform_count=_count_reforms(day),
        ending=ending,
        glance=link_overview(overview, partial(roadmap_address, day)),
        is_whole=page.is_whole,
        upcoming=tuple(row for row in upcoming if row not in ending)[:MAX_NEXT_DATES],
        endless=tuple(lines[row.pk] for row in later if row.pk in lines),
        audiences=read_audiences(),
        times=_times(day),
        passed=tuple(row for row in went_by if not row.is_unread),
        unread=tuple(row for row in went_by if row.is_unread),
        has_more_passed=len(gone) > MAX_LISTED_DATES,
        waiting=tuple(lines[row.pk] for row in held if row.pk in lines),
        learnt=_learnt(day),
        asked=build_asked(day),
    )


def _times(day: Day) -> tuple[tuple[str, str], ...]:
    """Times ahead of the day, as links to what falls in each: ("2027", "/roadmap/?years=2027")."""
    ahead = [(period.label, period.value) for period in coming_periods(day.on)]
    following = str(day.on.year + 1)
    return tuple(
        (label, roadmap_address(day, years=value))
        for label, value in (*ahead, (following, following))
    )


@once_a_version(most=8)
def _count_reforms(day: Day) -> int:
    """How many are known, context left out."""
    return Reform.objects.known_by(day.on).filter(is_context=False).count()


@once_a_version(most=8)
def _learnt(day: Day) -> tuple[LearntOn, ...]:
    """What sources said last, by day; what editors infer of it is left to the reforms' pages."""
    newest = (
        Update.objects.known_by(day.on)
        .filter(is_significant=True, reform__is_context=False)
        .exclude(kind__in=LEARNT_ELSEWHERE)
        .exclude(basis=Basis.INFERRED)
        .select_related("reform", "milestone")
        .order_by("-known_on", "-pk")[:MAX_LEARNT]
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
