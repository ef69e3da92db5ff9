"""Needs that the log of updates tells of: dates, stages, and reforms that nobody looked at."""

from dataclasses import replace
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.utils.text import Truncator

from libs.backoffice.panels import list_of
from libs.days import Day
from libs.vaguedates.printing import print_day, print_reading
from libs.vaguedates.vague_date import Window
from reforms.admin.worklist.values import Asked, Found, Row, pick
from reforms.models import Reform, Update
from reforms.pages.open_dates import open_dates
from seeds.models import Basis

AHEAD = 60
"""How many days the start page looks ahead."""

SEARCHED = ("reform__title", "milestone__title", "event__title", "target_words", "reason")

Kind = Update.Kind


def find_passed(asked: Asked) -> Found:
    """Milestones whose date has gone by without an outcome, the latest first."""

    def row(target: Update) -> Row:
        latest = target.target.window.latest
        return _dated(target, Kind.OUTCOME, Window(latest, latest), asked)

    passed = open_dates(Day(asked.day, asked.day)).passed
    return pick(_narrow(_fetched(passed), asked), asked, row)


def find_upcoming(asked: Asked) -> Found:
    """Dates of milestones and events that begin or end within the next days, the soonest first."""

    def row(target: Update) -> Row:
        return _dated(target, Kind.TARGET, target.target.window, asked)

    days = (asked.day, asked.day + timedelta(days=AHEAD))
    told = Update.objects.known_by(asked.day).filter(
        kind=Kind.OUTCOME, subject_number=OuterRef("subject_number")
    )
    targets = (
        Update.objects.filter(
            Q(target_earliest__range=days) | Q(target_latest__range=days),
            ~Exists(told),
            kind=Kind.TARGET,
        )
        .exclude(reform__is_context=True)
        .in_force_on(asked.day)
        .order_by(
            Case(
                When(target_earliest__gte=asked.day, then="target_earliest"),
                default="target_latest",
            ),
            "pk",
        )
    )
    return pick(_narrow(_fetched(targets), asked), asked, row)


def find_inferred(asked: Asked) -> Found:
    """Reforms whose stage today is an editor's inference, the newest first."""

    def row(stage: Update) -> Row:
        reason = Truncator(stage.reason).words(14)
        href = _to_record(asked, reform=stage.reform_id, kind=Kind.STAGE)
        return Row(str(stage.reform), href, (stage.get_stage_display(), reason))

    stages = Update.objects.filter(kind=Kind.STAGE, basis=Basis.INFERRED).in_force_on(asked.day)
    return pick(_narrow(_fetched(stages).order_by("-known_on", "-pk"), asked), asked, row)


def find_unchecked(asked: Asked) -> Found:
    """Reforms of which nothing has been known anew for some time, the longest first."""

    def row(reform: Any) -> Row:
        last = print_day(reform.last_day) if reform.last_day else "nothing yet"
        return Row(reform.title, _to_record(asked, reform=reform.pk, kind=Kind.CHECKED), (last,))

    since = asked.day - timedelta(days=asked.unchecked_after)
    reforms = Reform.objects.unchecked_since(since, asked.day).filter(title__icontains=asked.words)
    if asked.strand:
        reforms = reforms.filter(strand__slug=asked.strand)
    longest = reforms.with_last_day(asked.day).order_by(F("last_day").asc(nulls_first=True), "pk")
    days = f"{asked.unchecked_after} days"
    return replace(
        pick(longest, asked, row),
        about=f"Nothing new is known of them from the last {days}.",
        empty=f"Something is known of every reform from the last {days}.",
        many_href=asked.link(Update, list_of(Reform, evidence="old")),
    )


def _dated(target: Update, kind: str, window: Window, asked: Asked) -> Row:
    about = {"milestone": target.milestone_id, "reform": target.reform_id, "event": target.event_id}
    href = _to_record(asked, **{name: pk for name, pk in about.items() if pk}, kind=kind)
    words = target.target.words
    days = print_reading(words, window)
    return Row(str(target.milestone or target.event), href, (words, days))


def _to_record(asked: Asked, **starts_with: Any) -> str:
    return asked.link(Update, list_of(Update, "add", **starts_with))


def _fetched(updates: QuerySet[Update]) -> QuerySet[Update]:
    return updates.select_related("reform", "milestone__reform", "event")


def _narrow(updates: QuerySet[Update], asked: Asked) -> QuerySet[Update]:
    """Those of the strand that have the words in a name or in the source's words."""
    if asked.strand:
        updates = updates.filter(reform__strand__slug=asked.strand)
    if asked.words:
        found = [Q(**{f"{field}__icontains": asked.words}) for field in SEARCHED]
        updates = updates.filter(reduce(or_, found))
    return updates
