"""An event's page: when it is or was, what waits for it, and all that was said of it."""

from dataclasses import dataclass

from libs.days import Day
from reforms.models import Event, Update
from reforms.pages.events import EventKnown, read_events
from reforms.pages.history import ReformHistory, split_history
from reforms.pages.open_dates import DueMilestone, read_lines
from seeds.history import print_citation, read_facts


@dataclass(frozen=True, slots=True)
class EventPage:
    """What /events/<slug>/ shows; `waiting` are the milestones whose dates hang on it."""

    event: EventKnown
    waiting: tuple[DueMilestone, ...]
    history: ReformHistory
    citation: str


def build_event(event: Event, day: Day, address: str) -> EventPage:
    """The page of `event` on a day by which it was known; `address` is the page's own, in full.

    Twelve queries at the most.
    """
    (known,) = read_events(day, event.slug)
    waiting = Update.objects.filter(after=event, milestone__isnull=False).in_force_on(day.on)
    lines = read_lines(targets := list(waiting.order_by("pk")), day)
    return EventPage(
        event=known,
        waiting=tuple(lines[target.pk] for target in targets if target.pk in lines),
        history=split_history(event, read_facts(event, day.on), day.on),
        citation=print_citation(known.name, day, address),
    )
