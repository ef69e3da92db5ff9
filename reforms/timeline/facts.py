"""What the timeline is drawn from: plain values, put together by the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.vaguedates.reading import TimeSense
from reforms.timeline.looks import Look, look_of


class MarkKind(StrEnum):
    """What a line across the whole drawing stands for; values are the style sheet's keys."""

    TODAY = "today"
    DAY = "day"
    DOCUMENT = "document"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that concerns every row. `key` is what a milestone that waits for it names.

    Both ends are None where nobody gave a date; it is drawn only if a milestone waits for it.
    """

    key: str
    label: str
    kind: MarkKind
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class MilestoneLane:
    """One milestone. `words` are the source's, `interval` says how they are read.

    `said_on` is the day that the date was said: where nobody gave a start, the fade begins there.
    `is_proposed`: a source only suggests the date. `waits_for` is the key of the event that the
    milestone hangs on, or "". `sense` says how the date is meant; `narrow_latest` is the last day
    of the narrower of two readings. `slipped` says how the date moved, "" where it did not, and
    `first` are then the first and last day that it had first, if it moved one way. `is_others`:
    somebody else than those who answer for it says what became of it.
    """

    anchor: str
    href: str
    title: str
    words: str
    interval: str
    earliest: date | None
    latest: date | None
    said_on: date | None
    is_approximate: bool
    is_proposed: bool
    waits_for: str
    standing: str
    standing_label: str
    sense: TimeSense = TimeSense.DUE
    narrow_latest: date | None = None
    slipped: str = ""
    is_others: bool = False
    first: tuple[date | None, date | None] = (None, None)

    @property
    def window(self) -> tuple[date | None, date | None]:
        """The first and the last day."""
        return self.earliest, self.latest

    @property
    def is_beginning(self) -> bool:
        return self.sense is TimeSense.BEGINNING

    @property
    def look(self) -> Look:
        return look_of(self.standing)

    @property
    def is_undated(self) -> bool:
        return self.earliest is None and self.latest is None and not self.waits_for


@dataclass(frozen=True, slots=True)
class ReformLane:
    """A reform and its milestones. `remark` is a quiet line of the page's own, or ""."""

    anchor: str
    href: str
    title: str
    stage: str
    stage_label: str
    is_inferred: bool
    remark: str
    milestones: tuple[MilestoneLane, ...]


@dataclass(frozen=True, slots=True)
class LaneGroup:
    """Reforms under one heading, a strand or a stage; the title is "" where there are no groups."""

    anchor: str
    title: str
    reforms: tuple[ReformLane, ...]


def all_milestones(groups: tuple[LaneGroup, ...]) -> Iterator[MilestoneLane]:
    for group in groups:
        for reform in group.reforms:
            yield from reform.milestones
