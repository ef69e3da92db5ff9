"""Dates that no source has settled: those still to come, gone by, or hanging on an event."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_days_left
from reforms.models import Audience, Event, Milestone, Reform, Update
from reforms.models.choices import DateSense
from reforms.models.update import UpdateQuerySet
from reforms.pages.counted_dates import by_day, read_counted
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from reforms.periods import due_by
from reforms.standing import Standing

Kind = Update.Kind


@dataclass(frozen=True, slots=True)
class DueMilestone:
    """A milestone with the reform that it belongs to, and whom its date concerns.

    `left` are the whole days from the day looked at to the date's last one, "" without any.
    """

    reform_slug: str
    reform: str
    milestone: MilestoneKnown
    audiences: tuple[str, ...]
    left: str = ""

    @property
    def anchor(self) -> str:
        """Its name on a page with dates of many reforms."""
        return f"{self.reform_slug}--{self.milestone.slug}"

    @property
    def by(self) -> str:
        """The last day that the date allows, in words; "" where nobody gave one."""
        return due_by(self.milestone.window)

    @property
    def is_due(self) -> bool:
        """Whether the date says by when, and that day is still to come."""
        is_open = self.milestone.standing in (Standing.UPCOMING, Standing.IN_ITS_WINDOW)
        return is_open and not self.milestone.is_beginning and bool(self.left)

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


def open_dates(day: Day, most: int = 0) -> OpenDates:
    """What was still open on the day. Three queries once a version; lists have asked nothing.

    With `most` each list may lack what comes after its first so many: it is then read sooner.
    """
    is_kept = day.on >= _newest_day()
    if is_kept:
        # In their order already, without what was replaced or settled (reforms/derived).
        targets = Update.objects.filter(unsettled__isnull=False)
        names = ("earliest", "latest", "after", "entry_id")
        earliest, latest, after, key = (f"unsettled__{name}" for name in names)
    else:
        targets = _found_open(day)
        earliest, latest, after, key = "target_earliest", "target_latest", "after", "pk"
    targets = targets.filter(reform__is_context=False)

    def either(stored: Q, besides: Q, are_besides: object, *order: Any) -> UpdateQuerySet:
        """What an index gives in order, and the few besides, which it does not know."""
        if not are_besides:
            return targets.filter(stored)
        if most and is_kept:
            first = targets.filter(stored).order_by(*order).values("pk")[:most]
            stored, besides = Q(pk__in=first), Q(pk__in=targets.filter(besides).values("pk"))
        return targets.filter(stored | besides)

    dated = _events_with_a_day(day)
    after_dated = Q(**{f"{after}__in": dated})
    since = F(earliest).asc(nulls_last=True)
    counted = {pk: window for pk, window in read_counted(day).items() if window.latest}
    gone = Q(pk__in=[pk for pk, one in counted.items() if one.latest and one.latest < day.on])
    ahead = Q(pk__in=counted) & ~gone
    last = by_day(counted, latest, "latest")
    endless = Q(**{latest: None, f"{earliest}__isnull": False})
    is_ahead, is_gone = Q(**{f"{latest}__gte": day.on}), Q(**{f"{latest}__lt": day.on})
    is_floor = Q(sense=DateSense.FLOOR)
    open_ended, floors = (
        either(endless & meant, after_dated & meant, dated, earliest, key).order_by(since, key)
        for meant in (~is_floor, is_floor)
    )
    if counted:
        open_ended, floors = (rows.exclude(pk__in=counted) for rows in (open_ended, floors))
    backwards = (f"-{latest}", f"-{key}")
    return OpenDates(
        upcoming=either(is_ahead, ahead, counted, latest, key).order_by(last, key),
        open_ended=open_ended,
        floors=floors,
        passed=either(is_gone, gone, counted, *backwards).order_by(last.desc(), f"-{key}"),
        waiting=targets.filter(~after_dated, Q(**{f"{after}__isnull": False})).order_by(key),
    )


def _found_open(day: Day) -> UpdateQuerySet:
    """The targets in force without an outcome, found among all that was ever said."""
    # By the number of the subject, whose index tells it without a look at other entries.
    told = Update.objects.known_by(day.on).filter(
        kind=Kind.OUTCOME, subject_number=OuterRef("subject_number")
    )
    targets = Update.objects.filter(kind=Kind.TARGET, milestone__isnull=False)
    return targets.in_force_on(day.on).filter(~Exists(told))


@once_a_version(most=1)
def _newest_day() -> date:
    """The last day from which anything of the log was known. One query."""
    newest = Update.objects.order_by("-known_on").values_list("known_on", flat=True).first()
    return newest or date.min


@once_a_version(most=8)
def _events_with_a_day(day: Day) -> tuple[int, ...]:
    """The few events whose day was known: what waits for them has a date. One query.

    Named one by one, so that no database looks through the whole log for what waits.
    """
    targets = Update.objects.filter(event__in=Event.objects.values("pk"), kind=Kind.TARGET)
    dated = targets.filter(target_earliest=F("target_latest")).in_force_on(day.on)
    return tuple(pk for pk in dated.values_list("event", flat=True).order_by("event") if pk)


@dataclass(frozen=True, slots=True)
class OpenTarget:
    """The keys of a target that is open, of its reform and of its milestone."""

    pk: int
    reform_id: int | None
    milestone_id: int | None


@once_a_version(most=32)
def read_open(day: Day, which: str, most: int) -> tuple[OpenTarget, ...]:
    """The first `most` of a list of OpenDates, named as there, for every page. One query."""
    rows: UpdateQuerySet = getattr(open_dates(day, most), which)
    return tuple(OpenTarget(*keys) for keys in rows.values_list("pk", "reform", "milestone")[:most])


def read_lines(
    updates: Iterable[OpenTarget | Update], day: Day, known: Iterable[ReformKnown] | None = None
) -> dict[int, DueMilestone]:
    """The lines of some targets, by the target's key. Six queries, however many they are.

    Two where `known`, their reforms and maybe others, were read before.
    """
    by_milestone = {row.milestone_id: row.pk for row in updates if row.milestone_id}
    milestones = Milestone.objects.filter(pk__in=by_milestone).select_related("reform")
    facts = {
        (row.reform.slug, row.slug): (row.pk, tuple(str(name) for name in row.audiences.all()))
        for row in milestones.prefetch_related("audiences")
    }
    if known is None:
        slugs = {reform for reform, _ in facts}
        rows = Reform.objects.filter(slug__in=slugs).select_related("strand")
        known = read_known(list(rows), day.on)
    lines = {}
    for reform in known:
        for milestone in reform.milestones:
            if (reform.slug, milestone.slug) in facts:
                key, audiences = facts[reform.slug, milestone.slug]
                lines[by_milestone[key]] = line_of(reform, milestone, audiences, day)
    return lines


def line_of(
    reform: ReformKnown, milestone: MilestoneKnown, audiences: tuple[str, ...], day: Day
) -> DueMilestone:
    """A milestone as a line, with the days that are left to it."""
    last = milestone.window.latest
    left = print_days_left(last, day.on) if last else ""
    return DueMilestone(reform.slug, reform.name, milestone, audiences, left)


def ends_next(lines: Iterable[DueMilestone], few: int = 3) -> tuple[DueMilestone, ...]:
    """The few dates that end next; proposed ones only where there are not enough set ones."""
    due = [line for line in lines if line.is_due]
    first = sorted(due, key=lambda line: (line.milestone.is_proposed, _end(line)))[:few]
    return tuple(sorted(first, key=_end))


def read_ending(reforms: Iterable[ReformKnown], day: Day) -> tuple[DueMilestone, ...]:
    """What ends next of some reforms, context left out. One query, for whom it concerns."""
    lines = {
        (reform.slug, milestone.slug): line_of(reform, milestone, (), day)
        for reform in reforms
        for milestone in reform.milestones
        if not reform.is_context
    }
    first = {(line.reform_slug, line.milestone.slug): line for line in ends_next(lines.values())}
    named = Q(pk=None)
    for reform, milestone in first:
        named |= Q(milestones__reform__slug=reform, milestones__slug=milestone)
    concerned: dict[tuple[str, str], list[str]] = {key: [] for key in first}
    rows = Audience.objects.filter(named).order_by("position", "slug")
    for *key, title in rows.values_list("milestones__reform__slug", "milestones__slug", "title"):
        concerned[key[0], key[1]].append(title)
    return tuple(replace(line, audiences=tuple(concerned[key])) for key, line in first.items())


def _end(line: DueMilestone) -> date:
    return line.milestone.window.latest or date.max
