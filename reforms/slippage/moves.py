"""The moves of one date: what kind each is, and by how much the date moved in all.

A date that says the same days in other words has not moved, nor has one that keeps its last day and
only gives or leaves out a first one: "by the end of 2027" is "December 2027". Of two dates the one
that lies inside the other is sharper. "By" and "from" give one end, and are judged by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.vaguedates.shift import Shift
from libs.vaguedates.vague_date import Window


class MoveKind(StrEnum):
    """What became of a date, in the order of lists; values are the keys of filters and files."""

    PUT_BACK = "put-back"
    OPENED = "left-open"
    FORWARD = "brought-forward"
    VAGUER = "vaguer"
    DROPPED = "dropped"
    REPLACED = "replaced"
    SHARPER = "sharper"
    FIRST = "first-date"

    @property
    def words(self) -> str:
        return WORDS[self]

    @property
    def asks_why(self) -> bool:
        """Whether a reader wants to know why: not where a date became known, or more exact."""
        return self not in (MoveKind.SHARPER, MoveKind.FIRST)


WORDS = {
    MoveKind.PUT_BACK: "put back",
    MoveKind.FORWARD: "brought forward",
    MoveKind.VAGUER: "made vaguer",
    MoveKind.SHARPER: "made sharper",
    MoveKind.OPENED: "left without a date",
    MoveKind.FIRST: "given a first date",
    MoveKind.DROPPED: "dropped",
    MoveKind.REPLACED: "replaced",
}


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A date as it was said on a day; `key` names the entry that says so.

    `reason` is why it is another one than before, as that source says; "" where it says nothing.
    """

    day: date
    words: str
    window: Window
    key: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """From one saying to the next. `shift` is that from the last date that had any days.

    `reason` is what the saying that moved it tells, or a later one that keeps to it, with its key.
    """

    kind: MoveKind
    to: DatePoint
    shift: Shift
    reason: str = ""
    reason_key: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """All that became of a date. `first` is the first that had days, or the first of all.

    `now` is the last saying, and `total` the shift from the first days to those of now.
    """

    first: DatePoint
    now: DatePoint
    moves: tuple[Move, ...]
    total: Shift


def move_between(old: Window, new: Window) -> MoveKind | None:
    """What became of a date, None where it did not move.

    move_between(by 2023, by 2025)             is PUT_BACK
    move_between(2023, summer 2023)            is SHARPER
    move_between(from 2026, by March 2027)     is SHARPER: now it has an end
    move_between(autumn 2023, no date)         is OPENED
    """
    if old == new or _keeps_its_end(old, new):
        return None
    if old.is_empty:
        return MoveKind.FIRST
    if new.is_empty:
        return MoveKind.OPENED
    if _is_within(new, old):
        return MoveKind.SHARPER
    if _is_within(old, new):
        return MoveKind.VAGUER
    return _direction(old, new)


def slip_of(points: Sequence[DatePoint]) -> Slip:
    """What became of a date that was said at least once; `points` in the order of their days."""
    moves: list[Move] = []
    first = next((point for point in points if not point.window.is_empty), points[0])
    before, dated = points[0], points[0].window
    for point in points[1:]:
        kind = move_between(before.window, point.window)
        if kind is MoveKind.FIRST and not dated.is_empty:
            # It had days before: what is new is told from those.
            kind = move_between(dated, point.window) or MoveKind.SHARPER
        if kind:
            shift = Shift.between(dated, point.window)
            moves.append(Move(kind, point, shift, point.reason, point.key if point.reason else ""))
        elif point.reason and moves and not moves[-1].reason:
            last = moves[-1]
            moves[-1] = Move(last.kind, last.to, last.shift, point.reason, point.key)
        before = point
        dated = dated if point.window.is_empty else point.window
    return Slip(first, points[-1], tuple(moves), Shift.between(first.window, before.window))


def _keeps_its_end(old: Window, new: Window) -> bool:
    """Whether the last day stayed, and just one of the two says from when."""
    says_start = (old.earliest is None) != (new.earliest is None)
    return old.latest is not None and old.latest == new.latest and says_start


def _is_within(inner: Window, outer: Window) -> bool:
    """Whether the inner one is sharper: all its days are the outer's, and it gives an end more.

    Two that are open at the same side are told apart by their other end, not by their room.
    """
    for inside, outside in (
        (inner.earliest, outer.earliest),
        (inner.latest, outer.latest),
    ):
        if inside is None and outside is not None:
            return False
    starts_open = inner.earliest is None and outer.earliest is None
    ends_open = inner.latest is None and outer.latest is None
    if starts_open or ends_open:
        return False
    begins = outer.earliest is None or (inner.earliest or date.min) >= outer.earliest
    ends = outer.latest is None or (inner.latest or date.max) <= outer.latest
    return begins and ends


def _direction(old: Window, new: Window) -> MoveKind:
    """Later or earlier, by the last day where both give one, else by the first; then by what
    either gives."""
    if old.latest and new.latest and old.latest != new.latest:
        return MoveKind.PUT_BACK if new.latest > old.latest else MoveKind.FORWARD
    if old.earliest and new.earliest and old.earliest != new.earliest:
        return MoveKind.PUT_BACK if new.earliest > old.earliest else MoveKind.FORWARD
    if old.latest and new.earliest and new.earliest > old.latest:
        return MoveKind.PUT_BACK
    if old.earliest and new.latest and new.latest < old.earliest:
        return MoveKind.FORWARD
    return MoveKind.VAGUER if old.latest else MoveKind.SHARPER
