"""The dates of a calendar: those with a first and a last day, and what became of each.

A date that no longer has both stays in the calendar as cancelled, so that whoever took it before
loses it. One that never had both is left out, and counted.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from libs.days import Day, page_address
from libs.vaguedates.vague_date import NO_WINDOW, Window, window_of
from reforms.models import Audience, Milestone, Preparation, Reform, Update
from reforms.pages.events import read_events
from reforms.pages.known import MilestoneKnown, ReformKnown, read_known
from reforms.pages.news import Scope
from reforms.pages.steps import with_steps
from reforms.standing import Standing

CANCELLED = (Standing.STOPPED, Standing.SUPERSEDED)
Key = tuple[str, str]
"""A milestone: the slug of its reform, and its own."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One date. `first` and `last` are both included; `sequence` grows with everything recorded.

    `audiences` are those whom it concerns; a date that ends and has any `is_reminded`.
    """

    uid: str
    title: str
    lines: tuple[str, ...]
    address: str
    strand: str
    first: date
    last: date
    is_cancelled: bool
    is_proposed: bool
    is_reminded: bool
    sequence: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A calendar: its title, its dates in order of time, and how many were left out."""

    title: str
    dates: tuple[CalendarDate, ...]
    left_out: int


@dataclass(slots=True)
class _Log:
    """What the log tells of a reform besides its state, gathered in one pass."""

    count: int = 0
    changed: datetime | None = None
    bounded: dict[str, tuple[str, Window]] = field(default_factory=dict)


def build_calendar(day: Day, scope: Scope) -> CalendarPage:
    """The dates of a scope as known on a day; that of everything has the events too.

    Seventeen queries at most, however many they are.
    """
    own = Update.objects.filter(scope.updates, known_on__lte=day.on, reform=OuterRef("pk"))
    rows = list(Reform.objects.filter(Exists(own), is_context=False).select_related("strand"))
    known = with_steps(read_known(rows, day.on), day.on)
    log, audiences = _read_log(rows, day), _read_audiences(rows)
    awaited = _count_awaited(rows, day)
    dates = [] if scope.about else _events(day)
    left_out = 0
    for reform in known:
        for milestone in reform.milestones:
            concerned = audiences.get((reform.slug, milestone.slug), ())
            if isinstance(scope.about, Audience) and scope.about.title not in concerned:
                continue
            found = _date(reform, milestone, concerned, log[reform.slug], awaited[reform.slug])
            if found:
                dates.append(found)
            else:
                left_out += 1
    dates.sort(key=lambda one: (one.first, one.last, one.uid))
    title = scope.title if scope.about else "every date"
    return CalendarPage(title, tuple(dates), left_out)


def _date(
    reform: ReformKnown,
    milestone: MilestoneKnown,
    audiences: Iterable[str],
    log: _Log,
    awaited: int,
) -> CalendarDate | None:
    """The date of a milestone; None where nobody ever gave both a first and a last day."""
    window, words = milestone.window, milestone.words
    is_open = milestone.is_floor or window.earliest is None or window.latest is None
    if is_open:
        words, window = log.bounded.get(milestone.slug, ("", NO_WINDOW))
    if log.changed is None or window.earliest is None or window.latest is None:
        return None
    concerned = tuple(audiences)
    is_over = milestone.standing.is_settled
    return CalendarDate(
        uid=f"{reform.slug}.{milestone.slug}@send-ap-tracker",
        title=f"{milestone.title}: “{words}” ({reform.name})",
        lines=tuple(_lines(milestone, concerned, words)),
        address=f"{page_address('reforms:reform', reform.slug)}#{milestone.slug}",
        strand=reform.strand,
        first=window.earliest,
        last=window.latest,
        is_cancelled=is_open or milestone.standing in CANCELLED,
        is_proposed=milestone.is_proposed,
        is_reminded=bool(concerned) and not (is_over or is_open or milestone.is_beginning),
        sequence=log.count + awaited,
        changed=log.changed,
    )


def _lines(milestone: MilestoneKnown, audiences: tuple[str, ...], words: str) -> Iterable[str]:
    if words != milestone.words:
        yield f"This date is no longer given. Now: {milestone.words or 'no date'}."
    elif milestone.read_as:
        yield f"Read as: {milestone.read_as}."
    if milestone.is_proposed:
        yield "Proposed, not set."
    if milestone.standing.is_settled:
        yield f"{milestone.standing.label}."
    if audiences:
        yield f"Who must act: {', '.join(audiences)}."
    for one in milestone.ready:
        yield f"{one.audience} should have ready: {'; '.join(step.in_words for step in one.steps)}"
    if milestone.target_said and milestone.target_said.source:
        source = milestone.target_said.source
        yield f"Source: {source.document}, {source.published_address}".rstrip(", ")


def _read_log(rows: list[Reform], day: Day) -> dict[str, _Log]:
    """By reform: how many entries there were, when the newest was recorded, and closed dates."""
    logs = {row.slug: _Log() for row in rows}
    entries = Update.objects.stated_by(day.on).filter(reform__in=rows)
    columns = ("reform__slug", "milestone__slug", "kind", "target_words", "target_edtf")
    told = entries.exclude(kind=Update.Kind.CHECKED, corrects=None).order_by("known_on", "pk")
    for slug, milestone, kind, words, edtf, sense, at in told.values_list(
        *columns, "sense", "recorded_at"
    ):
        log = logs[slug]
        log.count += 1
        log.changed = max(log.changed or at, at)
        window = window_of(edtf)
        if kind == Update.Kind.TARGET and window.earliest and window.latest and sense != "floor":
            log.bounded[milestone] = (words, window)
    steps = Preparation.objects.stated_by(day.on).filter(reform__in=rows).order_by()
    for slug, at in steps.values_list("reform__slug", "recorded_at"):
        log = logs[slug]
        log.count += 1
        log.changed = max(log.changed or at, at)
    return logs


def _count_awaited(rows: list[Reform], day: Day) -> Counter[str]:
    """By reform, entries about events that its dates hang on: they move those dates too."""
    hung = Update.objects.filter(reform__in=rows, known_on__lte=day.on, after__isnull=False)
    pairs = set(hung.order_by().values_list("reform__slug", "after"))
    own = Update.objects.stated_by(day.on).filter(event__in={event for _, event in pairs})
    entries = Counter(own.order_by().values_list("event", flat=True))
    counts: Counter[str] = Counter()
    for reform, event in pairs:
        counts[reform] += entries[event]
    return counts


def _events(day: Day) -> list[CalendarDate]:
    """Publications, elections and other events that have a first and a last day. Six queries."""
    told: dict[str, list[datetime]] = {}
    entries = Update.objects.stated_by(day.on).filter(event__isnull=False)
    for slug, at in entries.values_list("event__slug", "recorded_at"):
        told.setdefault(slug, []).append(at)
    return [
        CalendarDate(
            uid=f"event.{event.slug}@send-ap-tracker",
            title=f"{event.name}: “{event.words}”",
            lines=tuple(filter(None, (event.read_as and f"Read as: {event.read_as}.", event.note))),
            address=page_address("reforms:event", event.slug),
            strand="Events",
            first=event.window.earliest,
            last=event.window.latest,
            is_cancelled=event.standing in CANCELLED,
            is_proposed=False,
            is_reminded=False,
            sequence=len(told[event.slug]),
            changed=max(told[event.slug]),
        )
        for event in read_events(day)
        if event.window.earliest and event.window.latest
    ]


def _read_audiences(rows: list[Reform]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, tuple[str, ...]] = {}
    pairs = Milestone.objects.filter(reform__in=rows, audiences__isnull=False)
    pairs = pairs.order_by("audiences__position", "audiences__slug")
    for reform, slug, title in pairs.values_list("reform__slug", "slug", "audiences__title"):
        found[reform, slug] = (*found.get((reform, slug), ()), title)
    return found
