"""What became of each date: the log's target dates as points, and their moves in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from libs.vaguedates.shift import Shift
from libs.vaguedates.vague_date import NO_WINDOW, Window
from reforms.models import Update
from reforms.pages.event_days import EventDays
from reforms.slippage import DatePoint, Move, MoveKind, Slip, slip_of
from reforms.standing import Standing, window_after
from seeds.models import Document
from seeds.pages import Said, build_said

NO_REASON = "no source in the log says why"
"""What is said of a move for which no reason is recorded: one may have been given."""

ENDINGS = {Standing.STOPPED: MoveKind.DROPPED, Standing.SUPERSEDED: MoveKind.REPLACED}
TIMES = ("", "once", "twice")


@dataclass(frozen=True, slots=True)
class DateSaid:
    """A date as a source said it: its words, how they are read, and who says so."""

    words: str
    interval: str
    window: Window
    said: Said


@dataclass(frozen=True, slots=True)
class MoveSaid:
    """One move, with the date that it led to; `reason_said` is who gives the reason."""

    kind: MoveKind
    shift: Shift
    to: DateSaid
    reason: str = ""
    reason_said: Said | None = None

    @property
    def in_words(self) -> str:
        """“put back by 3 to 15 months”."""
        far = self.shift.in_words
        if self.kind in (MoveKind.PUT_BACK, MoveKind.FORWARD) and far:
            return f"{self.kind.words} by {far}"
        return self.kind.words


@dataclass(frozen=True, slots=True)
class SlipSaid:
    """What became of a milestone's date, from the first one to that in force.

    `ending` says that it was dropped or replaced, None where it was not. `documents` are the slugs
    and short titles of those that gave any of its dates, each once, in their order.
    """

    first: DateSaid
    now: DateSaid
    moves: tuple[MoveSaid, ...]
    total: Shift
    ending: MoveKind | None = None
    documents: tuple[tuple[str, str], ...] = ()

    @property
    def has_moved(self) -> bool:
        return bool(self.moves)

    @property
    def is_dated(self) -> bool:
        """Whether any source gave a day."""
        return not self.first.window.is_empty

    @property
    def is_of_interest(self) -> bool:
        """Whether anything became of it that a list of slipped dates tells."""
        return bool(self.moves or self.ending)

    @property
    def kinds(self) -> tuple[MoveKind, ...]:
        """The kinds of all that became of it, in their order."""
        return (*(move.kind for move in self.moves), *([self.ending] if self.ending else []))

    @property
    def reasons(self) -> tuple[MoveSaid, ...]:
        """The moves for which a source gives a reason."""
        return tuple(move for move in self.moves if move.reason)

    @property
    def asks_why(self) -> bool:
        """Whether what became of it wants a reason, and no source in the log gives any."""
        return any(kind.asks_why for kind in self.kinds) and not self.reasons

    @property
    def in_brief(self) -> str:
        """“first “this autumn”; put back by 3 to 5 months”; "" where it did not move."""
        if not self.moves:
            return ""
        parts = [move.in_words for move in self.moves]
        return f"first “{self.first.words}”; {', then '.join(parts)}"

    @property
    def moved(self) -> str:
        """“moved twice: made sharper, then put back by 3 months; in all up to 4 months later”."""
        parts = [move.in_words for move in self.moves]
        if len(parts) > 1:
            times = TIMES[len(parts)] if len(parts) < len(TIMES) else f"{len(parts)} times"
            parts = [f"moved {times}: {', then '.join(parts)}"]
            far = {move.shift.in_words for move in self.moves}
            if self.total.in_words and self.total.in_words not in far:
                way = "later" if self.total.is_later else "earlier"
                parts.append(f"in all {self.total.in_words} {way}")
        if self.ending:
            parts.append(f"{'then ' if self.moves else ''}{self.ending.words}")
        return "; ".join(parts)


def points_of(targets: Sequence[Update], events: EventDays) -> list[DatePoint]:
    """A point for each day on which another date was in force; `targets` of one, oldest first.

    A date that waits for an event has a point for each day on which the event was expected anew.
    """
    points: list[DatePoint] = []
    for place, target in enumerate(targets):
        until = targets[place + 1].known_on if place + 1 < len(targets) else date.max
        if until == target.known_on:
            continue  # of two that were said on one day the last one is in force
        if target.after_id is None:
            points.append(_point(target, target.known_on, target.target.window))
            continue
        expected = events.get(target.after_id, ())
        before = [window for day, window in expected if day <= target.known_on]
        since = [(target.known_on, before[-1] if before else NO_WINDOW)]
        since += [one for one in expected if target.known_on < one[0] < until]
        words = target.target.words
        points += [_point(target, day, window_after(one, words)) for day, one in since]
    return points


def _point(target: Update, day: date, window: Window) -> DatePoint:
    return DatePoint(day, target.target.words, window, target.key, target.why_moved)


def build_slip(targets: Sequence[Update], events: EventDays, standing: Standing) -> SlipSaid:
    """What became of a milestone's date, and of the milestone where it stands so.

    `targets`, at least one, are its target dates that stand on the day looked at, oldest first,
    with their passages and documents.
    """
    by_key = {target.key: target for target in targets}
    slip: Slip = slip_of(points_of(targets, events))

    def said(point: DatePoint) -> DateSaid:
        target = by_key[point.key]
        interval = target.reading_in(point.window).in_words
        return DateSaid(point.words, interval, point.window, build_said(target))

    def moved(move: Move) -> MoveSaid:
        reason = by_key.get(move.reason_key)
        return MoveSaid(
            move.kind,
            move.shift,
            said(move.to),
            move.reason,
            build_said(reason) if reason else None,
        )

    return SlipSaid(
        said(slip.first),
        said(slip.now),
        tuple(map(moved, slip.moves)),
        slip.total,
        ENDINGS.get(standing),
        tuple({_named(one.passage.document): None for one in targets if one.passage}),
    )


def _named(document: Document) -> tuple[str, str]:
    return document.slug, document.short_title
