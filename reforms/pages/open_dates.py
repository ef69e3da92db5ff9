"""Dates that no source has settled: those still to come, gone by, or hanging on an event."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from libs.days import Day
from reforms.models import Milestone, Reform, Update
from reforms.models.choices import DateSense
from reforms.models.update import UpdateQuerySet
from reforms.pages.known import MilestoneKnown, read_known
from reforms.standing import Standing

Kind = Update.Kind


@dataclass(frozen=True, slots=True)
class DueMilestone:
    """A milestone with the reform that it belongs to, and whom its date concerns."""

    reform_slug: str
    reform: str
    milestone: MilestoneKnown
    audiences: tuple[str, ...]

    @property
    def is_unread(self) -> bool:
        """Its date passed, and nobody has read the sources since."""
        return self.milestone.standing == Standing.NOT_READ


@dataclass(frozen=True, slots=True)
class OpenDates:
    """The targets in force without an outcome, context left out, by how they lie to the day.

    Each is a queryset in its own order: soonest first, but those gone by newest first. `floors`
    say no earlier than when, so they are in none of the others, unless they wait for an event.
    """

    upcoming: UpdateQuerySet
    open_ended: UpdateQuerySet
    floors: UpdateQuerySet
    passed: UpdateQuerySet
    waiting: UpdateQuerySet


def open_dates(day: Day) -> OpenDates:
    """What was still open on the day. Asks nothing yet."""
    told = Update.objects.known_by(day.on).filter(
        kind=Kind.OUTCOME, milestone=OuterRef("milestone")
    )
    targets = Update.objects.filter(
        ~Exists(told), kind=Kind.TARGET, milestone__isnull=False, reform__is_context=False
    ).in_force_on(day.on)
    dated = Update.objects.filter(event__isnull=False, kind=Kind.TARGET).in_force_on(day.on)
    after_dated = Q(after__in=dated.filter(target_earliest=F("target_latest")).values("event"))
    since = F("target_earliest").asc(nulls_last=True)
    open_ended = targets.filter(Q(target_latest=None, target_earliest__isnull=False) | after_dated)
    return OpenDates(
        upcoming=targets.filter(target_latest__gte=day.on).order_by("target_latest", "pk"),
        open_ended=open_ended.exclude(sense=DateSense.FLOOR).order_by(since, "pk"),
        floors=open_ended.filter(sense=DateSense.FLOOR).order_by(since, "pk"),
        passed=targets.filter(target_latest__lt=day.on).order_by("-target_latest", "-pk"),
        waiting=targets.filter(~after_dated, after__isnull=False).order_by("pk"),
    )


def read_lines(updates: Iterable[Update], day: Day) -> dict[int, DueMilestone]:
    """The lines of some targets, by the target's key. Six queries, however many they are."""
    by_milestone = {row.milestone_id: row.pk for row in updates if row.milestone_id}
    milestones = Milestone.objects.filter(pk__in=by_milestone).prefetch_related("audiences")
    facts = {
        (row.reform_id, row.slug): (row.pk, tuple(str(name) for name in row.audiences.all()))
        for row in milestones
    }
    reforms = list(
        Reform.objects.filter(pk__in={reform for reform, _ in facts}).select_related("strand")
    )
    lines = {}
    for row, known in zip(reforms, read_known(reforms, day.on), strict=True):
        for milestone in known.milestones:
            if (row.pk, milestone.slug) in facts:
                key, audiences = facts[row.pk, milestone.slug]
                lines[by_milestone[key]] = DueMilestone(
                    known.slug, known.name, milestone, audiences
                )
    return lines
