"""The home page: what is next, which dates went by, and what was learnt last."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Q
from django.utils.text import capfirst

from reforms.comparing import reform_of
from reforms.models import Reform, Update
from reforms.models.update import UpdateQuerySet
from reforms.pages.known import MilestoneKnown, read_known
from seeds.days import Day
from seeds.models import Basis
from seeds.printing import print_day

FEW = 6
"""Lines in each list of the home page; each leads on to a full one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A milestone with the reform that it belongs to."""

    reform_slug: str
    reform: str
    milestone: MilestoneKnown


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
    """`waiting` are milestones that hang on an event; `reform_count` leaves out context."""

    reform_count: int
    upcoming: tuple[Line, ...]
    passed: tuple[Line, ...]
    has_more_passed: bool
    waiting: tuple[Line, ...]
    learnt: tuple[LearntOn, ...]

    @property
    def is_empty(self) -> bool:
        return not self.reform_count


def build_home(day: Day) -> HomePage:
    """The home page on a day. Twelve queries, whatever is in the database."""
    open_targets = _open_targets(day)
    upcoming = open_targets.filter(target_latest__gte=day.on).order_by("target_latest", "pk")
    dated = Update.objects.filter(event__isnull=False, kind=Update.Kind.TARGET).in_force_on(day.on)
    after_dated = Q(after__in=dated.filter(target_earliest=F("target_latest")).values("event"))
    open_ended = open_targets.filter(
        Q(target_latest=None, target_earliest__isnull=False) | after_dated
    ).order_by(F("target_earliest").asc(nulls_last=True), "pk")
    passed = open_targets.filter(target_latest__lt=day.on).order_by("-target_latest", "-pk")
    waiting = open_targets.filter(~after_dated, after__isnull=False).order_by("pk")
    # One more than is shown tells whether there are more, without counting them all.
    chosen = [list(rows[: FEW + 1]) for rows in (upcoming, open_ended, passed, waiting)]
    lines = _lines({row.milestone_id for rows in chosen for row in rows}, day)
    soon, later, went_by, held = (
        tuple(lines[row.milestone_id] for row in rows if row.milestone_id in lines)
        for rows in chosen
    )
    reforms = Reform.objects.known_by(day.on).filter(is_context=False)
    return HomePage(
        reform_count=reforms.count(),
        upcoming=(soon + later)[:FEW],
        passed=went_by[:FEW],
        has_more_passed=len(went_by) > FEW,
        waiting=held[:FEW],
        learnt=_learnt(day),
    )


def _open_targets(day: Day) -> UpdateQuerySet:
    """Targets in force of milestones that no source told an outcome of, context left out."""
    told = Update.objects.known_by(day.on).filter(
        kind=Update.Kind.OUTCOME, milestone=OuterRef("milestone")
    )
    targets = Update.objects.filter(
        ~Exists(told),
        kind=Update.Kind.TARGET,
        milestone__isnull=False,
        reform__is_context=False,
    )
    return targets.in_force_on(day.on)


def _lines(milestones: Iterable[int | None], day: Day) -> dict[int | None, Line]:
    """Milestones as known on the day, by their key."""
    reforms = list(
        Reform.objects.filter(milestones__in=list(milestones)).distinct().select_related("strand")
    )
    keys = {
        (reform_slug, slug): pk
        for pk, reform_slug, slug in Reform.objects.filter(milestones__in=list(milestones))
        .annotate(milestone=F("milestones"), milestone_slug=F("milestones__slug"))
        .values_list("milestone", "slug", "milestone_slug")
    }
    return {
        keys[reform.slug, milestone.slug]: Line(reform.slug, reform.name, milestone)
        for reform in read_known(reforms, day.on)
        for milestone in reform.milestones
        if (reform.slug, milestone.slug) in keys
    }


def _learnt(day: Day) -> tuple[LearntOn, ...]:
    """What sources said last, by day; what editors infer of it is left to the reforms' pages."""
    newest = (
        Update.objects.known_by(day.on)
        .filter(is_significant=True, reform__is_context=False)
        .filter(kind__in=[Update.Kind.NAME, Update.Kind.TARGET, Update.Kind.OUTCOME])
        .exclude(basis=Basis.INFERRED)
        .select_related("reform", "milestone")
        .order_by("-known_on", "-pk")[:FEW]
    )
    return tuple(
        LearntOn(
            day=print_day(known_on),
            items=tuple(
                Learnt(reform_of(row).slug, row.key, reform_of(row).title, capfirst(row.told()))
                for row in rows
            ),
        )
        for known_on, rows in groupby(newest, lambda row: row.known_on)
    )
