"""What was known on one of the two days: every fact, and when each awaited event was expected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.text import capfirst

from libs.vaguedates.vague_date import NO_WINDOW, Window
from reforms.comparing import EVERY, FactKey, State, read_states
from reforms.models import Reform, Update
from reforms.pages.event_days import read_event_windows
from reforms.standing import window_after


@dataclass(frozen=True, slots=True)
class Then:
    """A day's state; `windows` are those of the events that milestones wait for, by key."""

    state: State
    windows: Mapping[int, Window]

    def window_of(self, update: Update) -> Window:
        """How a date was read on the day: one that waits for an event takes its time from it."""
        if update.after_id is None:
            return update.target.window
        return window_after(self.windows.get(update.after_id, NO_WINDOW), update.target.words)

    def name_of(self, reform: Reform) -> str:
        """What the reform was called."""
        named = self.state.get(FactKey(reform.slug, "", Update.Kind.NAME))
        return capfirst(named.name if named else reform.title)


def read_both(start: date, end: date, of: Q = EVERY) -> tuple[Then, Then]:
    """What was known on each of two days. Six queries at most: what both know is read once.

    `of` picks the updates of which it is told.
    """
    before, after = read_states(start, end, of)
    return then_of(before, start), then_of(after, end)


def then_of(state: State, day: date) -> Then:
    """A state of a day with the windows of the events that it waits for. One query at most."""
    awaited = {update.after_id for update in state.values() if update.after_id is not None}
    return Then(state, read_event_windows(awaited, day))
