"""Key dates: publications, elections and other events, as known on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from libs.days import Day, keep_day, page_address
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day
from libs.vaguedates.reading import DateReading
from libs.vaguedates.vague_date import NO_WINDOW, Window
from reforms.models import Event, Outcome, Update
from reforms.standing import Standing, last_read, standing_on
from seeds.pages import CaveatBox, Said, build_said, caveats_known_by, known_caveats
from seeds.silence import read_up_to

NEXT = "Next "


@dataclass(frozen=True, slots=True)
class EventKnown:
    """An event as known on a day; `words` are the source's.

    `title` is the tracker's own, true of every day; `name` is what it was called by the day.
    `line_name` is that of its line in the overview, "" where it has none.
    """

    slug: str
    title: str
    name: str
    line_name: str
    kind: str
    words: str
    interval: str
    window: Window
    standing: Standing
    note: str
    said: Said | None
    caveats: tuple[CaveatBox, ...]

    @property
    def read_as(self) -> str:
        """The interval, "" where the source's words give it themselves."""
        return "" if self.interval == self.words else self.interval


@once_a_version(most=16)
def read_events(day: Day, slug: str = "") -> tuple[EventKnown, ...]:
    """All events known by the day, or one of them. Five queries.

    In order of time, undated ones last.
    """
    rows = Event.objects.known_by(day.on).prefetch_related(caveats_known_by(day.on))
    if slug:
        rows = rows.filter(slug=slug)
    events = {event.pk: event for event in rows}
    facts: dict[int | None, dict[str, Update]] = {pk: {} for pk in events}
    for update in (
        Update.objects.filter(event__in=list(events))
        .in_force_on(day.on)
        .select_related("passage__document")
    ):
        facts[update.event_id][update.kind] = update
    read = read_up_to(day.on) if events else None
    known = [_event(event, facts[pk], day, read) for pk, event in events.items()]
    return tuple(sorted(known, key=_when))


@dataclass(frozen=True, slots=True)
class EventNote:
    """What to know about an event, and the page that says it."""

    title: str
    is_warning: bool
    href: str


def notes_of(
    events: Iterable[EventKnown], day: Day, besides: Iterable[CaveatBox] = ()
) -> tuple[EventNote, ...]:
    """What to know about events, each once, warnings first; nothing that the page says itself."""
    shown = {box.anchor for box in besides}
    boxes = {box.anchor: (event, box) for event in events for box in event.caveats}
    notes = [
        EventNote(
            box.title,
            box.is_warning,
            f"{keep_day(page_address('reforms:event', event.slug), day)}#{box.anchor}",
        )
        for event, box in boxes.values()
        if box.anchor not in shown
    ]
    return tuple(sorted(notes, key=lambda note: not note.is_warning))


def _when(event: EventKnown) -> tuple[bool, date, date, str]:
    """By the first day it can mean; of two with the same, the one that is sooner over."""
    first = event.window.earliest or event.window.latest
    last = event.window.latest or date.max
    return first is None, first or date.max, last, event.title


def _called(title: str, window: Window, outcome: Update | None) -> str:
    """The title; what was next until its day is called by that day once it was held.

    "Next general election", held: "General election, 4 July 2024".
    """
    held = outcome is not None and outcome.outcome == Outcome.MET
    if not (held and window.latest and title.startswith(NEXT)):
        return title
    name = title.removeprefix(NEXT)
    return f"{name[:1].upper()}{name[1:]}, {print_day(window.latest)}"


def _event(event: Event, own: dict[str, Update], day: Day, read: date | None) -> EventKnown:
    target, outcome = own.get(Update.Kind.TARGET), own.get(Update.Kind.OUTCOME)
    named = own.get(Update.Kind.NAME)
    reading = target.reading if target else DateReading(NO_WINDOW)
    newest = outcome or target
    return EventKnown(
        slug=event.slug,
        title=event.title,
        name=named.name if named else _called(event.title, reading.window, outcome),
        line_name=event.line_name,
        kind=str(event.get_kind_display()),
        words=target.target.words if target else "",
        interval=reading.in_words,
        window=reading.window,
        standing=standing_on(
            day.on,
            reading.window,
            sense=reading.sense,
            outcome=outcome.outcome if outcome else "",
            read_up_to=last_read(own.values(), read),
        ),
        note=newest.note if newest else "",
        said=build_said(newest) if newest else None,
        caveats=known_caveats(event),
    )
