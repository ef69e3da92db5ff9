"""How a milestone stands on a day: a pure function of its date, its outcome and the day.

The calendar alone makes nothing late. A date that went by without later evidence is just that, and
one that went by after anybody last read the sources is another thing: nobody looked. So is one
whose answer was to stand in a place that is due and was not read. A floor that went by promised
nothing: from then on it may happen.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import NO_WINDOW, Window
from libs.vaguedates.words import window_counted


class KnownFact(Protocol):
    """Whatever says from which day it was known."""

    @property
    def known_on(self) -> date: ...


class Standing(StrEnum):
    """The thirteen answers. Values are the keys that templates and style sheets use."""

    UPCOMING = "upcoming"
    IN_ITS_WINDOW = "in-its-window"
    NOT_BEFORE = "not-before"
    MAY_HAPPEN = "may-happen"
    DATE_PASSED = "date-passed"
    NOT_READ = "not-read"
    MET = "met"
    PART_MET = "part-met"
    HAPPENED = "happened"
    STOPPED = "stopped"
    SUPERSEDED = "superseded"
    WAITING = "waiting"
    NO_DATE = "no-date"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def is_settled(self) -> bool:
        """A source has said what became of it."""
        return self in SETTLED


LABELS = {
    Standing.UPCOMING: "Upcoming",
    Standing.IN_ITS_WINDOW: "In its window",
    Standing.NOT_BEFORE: "Not before its date",
    Standing.MAY_HAPPEN: "May happen from now",
    Standing.DATE_PASSED: "Date passed, no later evidence",
    Standing.NOT_READ: "Date passed, not read since",
    Standing.MET: "Happened",
    Standing.PART_MET: "Happened in part",
    Standing.HAPPENED: "Happened, day not known",
    Standing.STOPPED: "Stopped",
    Standing.SUPERSEDED: "Superseded",
    Standing.WAITING: "Waiting for an event",
    Standing.NO_DATE: "No date",
}

SETTLED = {
    *(Standing.MET, Standing.PART_MET, Standing.HAPPENED),
    *(Standing.STOPPED, Standing.SUPERSEDED),
}


def standing_on(
    day: date,
    window: Window,
    *,
    sense: TimeSense = TimeSense.DUE,
    outcome: str = "",
    is_waiting: bool = False,
    read_up_to: date | None = None,
    is_place_unread: bool = False,
) -> Standing:
    """The standing on `day` of a milestone whose target is `window`.

    `outcome` is a settled standing's value, or "" where no source gives one. `is_waiting` says that
    the target depends on an event without a date. An outcome counts more than any date, and an
    event without a date more than a window. A floor (`sense`) never passes: from its day on it may
    happen. `read_up_to` is the last day up to which sources were read for it, None where they were
    read up to `day`: later evidence can be missing only if somebody read on after the window. With
    `is_place_unread` it was to stand in a place that is due by then and was not read. For
    "by the end of 2025":

        standing_on(date(2025, 6, 1), window) == Standing.IN_ITS_WINDOW
        standing_on(date(2026, 1, 1), window) == Standing.DATE_PASSED
        standing_on(date(2026, 1, 1), window, outcome="met") == Standing.MET
        standing_on(date(2026, 1, 1), window, read_up_to=date(2025, 6, 1)) == Standing.NOT_READ
    """
    if outcome:
        return Standing(outcome)
    if is_waiting:
        return Standing.WAITING
    if window.is_empty:
        return Standing.NO_DATE
    if sense is TimeSense.FLOOR and window.earliest is not None:
        return Standing.NOT_BEFORE if day < window.earliest else Standing.MAY_HAPPEN
    if window.latest is not None and day > window.latest:
        is_read = read_up_to is None or read_up_to > window.latest
        return Standing.DATE_PASSED if is_read and not is_place_unread else Standing.NOT_READ
    if window.earliest is not None and day < window.earliest:
        return Standing.UPCOMING
    return Standing.IN_ITS_WINDOW


def window_after(event: Window, words: str = "") -> Window:
    """The window of a date that waits for an event, or none until the event has a day.

    For an event on 4 July 2024, "after it" is "from 5 July 2024", and words that count a length
    of time from it have their own: "two years after it" is 4 July 2026.
    """
    if event.latest is None or not event.is_day:
        return NO_WINDOW
    counted = window_counted(words, event.latest)
    return counted if not counted.is_empty else Window(event.latest + timedelta(days=1), None)


def last_read(updates: Iterable[KnownFact], read: date | None) -> date | None:
    """The last day up to which sources were read for what the updates are about.

    `read` is the day up to which all were. An update tells that a source was read for this one,
    "checked, no change" among them.
    """
    return max(filter(None, (read, *(update.known_on for update in updates))), default=None)
