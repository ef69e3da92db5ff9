"""Work that the log of updates shows: dates, stages, and reforms that nobody looked at."""

from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.text import Truncator

from libs.backoffice.panels import list_of
from libs.days import Day
from libs.vaguedates.printing import print_day
from libs.vaguedates.vague_date import Window
from reforms.admin.worklist.values import (
    MOST_SORTED,
    WorkItem,
    WorkItems,
    WorklistQuery,
    pick,
)
from reforms.models import Reform, Update
from reforms.models.update import UpdateQuerySet
from reforms.pages.counted_dates import by_day, read_counted
from reforms.pages.open_dates import open_dates
from seeds.models import Basis

DAYS_AHEAD = 60
"""How many days the start page looks ahead."""

SEARCHED = ("reform__title", "milestone__title", "event__title", "target_words", "reason")

Kind = Update.Kind


def find_passed(query: WorklistQuery) -> WorkItems:
    """Milestones whose date has gone by without an outcome, the latest first."""

    day = Day(query.day, query.day)
    counted = read_counted(day)

    def row(target: Update) -> WorkItem:
        latest = counted.get(target.pk, target.target.window).latest
        return _dated(target, Kind.OUTCOME, Window(latest, latest), query)

    passed = open_dates(day).passed.filter(~_checked_lately(query))
    return pick(_narrow(_fetched(passed), query), query, row)


def find_upcoming(query: WorklistQuery) -> WorkItems:
    """Dates of milestones and events that begin or end within the next days, the soonest first."""

    counted = read_counted(Day(query.day, query.day))

    def row(target: Update) -> WorkItem:
        window = counted.get(target.pk, target.target.window)
        return _dated(target, Kind.TARGET, window, query)

    days = (query.day, query.day + timedelta(days=DAYS_AHEAD))
    soon = [
        pk
        for pk, window in counted.items()
        if any(one and days[0] <= one <= days[1] for one in (window.earliest, window.latest))
    ]
    told = Update.objects.known_by(query.day).filter(
        kind=Kind.OUTCOME, subject_number=OuterRef("subject_number")
    )
    targets = (
        Update.objects.filter(
            Q(target_earliest__range=days) | Q(target_latest__range=days) | Q(pk__in=soon),
            ~Exists(told),
            kind=Kind.TARGET,
        )
        .exclude(reform__is_context=True)
        .in_force_on(query.day)
        .order_by(
            Case(
                When(target_earliest__gte=query.day, then="target_earliest"),
                default=by_day(counted, "target_latest", "latest"),
            ),
            "pk",
        )
    )
    return pick(_narrow(_fetched(targets), query), query, row)


def find_inferred(query: WorklistQuery) -> WorkItems:
    """Reforms whose stage today is an editor's inference, the newest first."""

    def row(stage: Update) -> WorkItem:
        reason = Truncator(stage.reason).words(14)
        href = _to_record(query, reform=stage.reform_id, kind=Kind.STAGE)
        cells = (stage.get_stage_display(), reason)
        return WorkItem(str(stage.reform), href, cells, stage.key, stage.passage_id or 0)

    stages = Update.objects.filter(kind=Kind.STAGE, basis=Basis.INFERRED)
    stages = recorded_last(stages, query).in_force_on(query.day)
    stages = stages.filter(~_checked_lately(query))
    return pick(_narrow(_fetched(stages).order_by("-known_on", "-pk"), query), query, row)


def recorded_last(updates: UpdateQuerySet, query: WorklistQuery) -> UpdateQuerySet:
    """All of the updates; for the start page those recorded last, however many there are."""
    if not query.is_start:
        return updates
    ids = updates.order_by("-pk").values_list("pk", flat=True)[:MOST_SORTED]
    return Update.objects.filter(pk__in=list(ids))


def find_unchecked(query: WorklistQuery) -> WorkItems:
    """Reforms of which nothing has been known anew for some time, the longest first."""

    def row(reform: Any) -> WorkItem:
        last = print_day(reform.last_day) if reform.last_day else "nothing yet"
        href = _to_record(query, reform=reform.pk, kind=Kind.CHECKED)
        return WorkItem(reform.title, href, (last,), reform.slug, reform.last_passage or 0)

    reforms = query.wanted(Reform.objects.unchecked_since(_lately(query), query.day), "slug")
    if query.words:
        reforms = reforms.filter(title__icontains=query.words)
    if query.strand:
        reforms = reforms.filter(strand__slug=query.strand)
    if query.is_start:
        # Of very many only some are put in order: the full list puts them all.
        some = reforms.order_by().values_list("pk", flat=True)[: MOST_SORTED + 1]
        reforms = Reform.objects.filter(pk__in=list(some))
    known = Update.objects.known_by(query.day).filter(reform=OuterRef("pk"))
    newest = known.filter(passage__isnull=False).order_by("-known_on", "-pk")
    reforms = reforms.annotate(last_passage=Subquery(newest.values("passage")[:1]))
    longest = reforms.with_last_day(query.day).order_by(F("last_day").asc(nulls_first=True), "pk")
    days = f"{query.unchecked_after} days"
    return replace(
        pick(longest, query, row),
        about=f"We recorded nothing about these in the last {days}.",
        empty=f"Every reform has an entry from the last {days}.",
        many_href=query.link(Update, list_of(Reform, evidence="old")),
    )


def _dated(target: Update, kind: str, window: Window, query: WorklistQuery) -> WorkItem:
    about = {"milestone": target.milestone_id, "reform": target.reform_id, "event": target.event_id}
    href = _to_record(query, **{name: pk for name, pk in about.items() if pk}, kind=kind)
    words = target.target.words
    days = target.reading_in(window).beside(words)
    name = str(target.milestone or target.event)
    return WorkItem(name, href, (words, days), target.key, target.passage_id or 0)


def _lately(query: WorklistQuery) -> date:
    """The day since which a check still counts."""
    return query.day - timedelta(days=query.unchecked_after)


def _checked_lately(query: WorklistQuery) -> Exists:
    """Whether somebody looked since what an update says, and not long ago: it rests until then."""
    checks = Update.objects.known_by(query.day).filter(
        kind=Kind.CHECKED, reform=OuterRef("reform"), known_on__gte=_lately(query)
    )
    return Exists(checks.filter(known_on__gte=OuterRef("known_on")))


def _to_record(query: WorklistQuery, **starts_with: Any) -> str:
    return query.link(Update, list_of(Update, "add", **starts_with))


def _fetched(updates: QuerySet[Update]) -> QuerySet[Update]:
    return updates.select_related("reform", "milestone__reform", "event")


def _narrow(updates: QuerySet[Update], query: WorklistQuery) -> QuerySet[Update]:
    """Those asked for, of the strand, with the words in a name or in the source's words."""
    updates = query.wanted(updates, "key")
    if query.strand:
        updates = updates.filter(reform__strand__slug=query.strand)
    if query.words:
        found = [Q(**{f"{field}__icontains": query.words}) for field in SEARCHED]
        updates = updates.filter(reduce(or_, found))
    return updates
