"""When the events that milestones wait for are expected, and were on the days before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from libs.pagememo.readings import once_a_version
from libs.vaguedates.vague_date import Window
from reforms.models import Update

EventDays = Mapping[int, Sequence[tuple[date, Window]]]
"""By an event's key, from which day on it was expected when; oldest first."""


@once_a_version(most=16, key=lambda events, day: (frozenset(events), day))
def read_event_windows(events: Collection[int], day: date) -> Mapping[int, Window]:
    """When each event is expected, as known on `day`; an event without a date is left out."""
    if not events:
        return {}
    dates = Update.objects.filter(event__in=events, kind=Update.Kind.TARGET).in_force_on(day)
    return MappingProxyType({one.event_id: one.target.window for one in dates if one.event_id})


def read_event_days(updates: Iterable[Update], day: date) -> EventDays:
    """All that was expected by `day` of the events that `updates` wait for. One query at most."""
    return _read_days(frozenset(one.after_id for one in updates if one.after_id), day)


@once_a_version(most=16)
def _read_days(events: frozenset[int], day: date) -> EventDays:
    if not events:
        return {}
    found: dict[int, list[tuple[date, Window]]] = {}
    rows = Update.objects.known_by(day).filter(event__in=events, kind=Update.Kind.TARGET)
    for row in rows.order_by("known_on", "pk"):
        found.setdefault(row.event_id or 0, []).append((row.known_on, row.target.window))
    return MappingProxyType({key: tuple(days) for key, days in found.items()})
