"""How a standing looks as a mark: shapes differ, so that no colour is needed to tell them apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """The marks, in the order of the key; values are the style sheet's keys."""

    MET = "met"
    PART = "part"
    HAPPENED = "happened"
    PASSED = "passed"
    UNREAD = "unread"
    OPEN = "open"
    FLOOR = "floor"
    ENDED = "ended"
    UNDATED = "undated"

    @property
    def words(self) -> str:
        return WORDS[self]

    @property
    def asked_as(self) -> str:
        """What asks for it: the standing, or the look's own value where several look alike."""
        standings = standings_of(self.value)
        return standings[0] if len(standings) == 1 else self.value


WORDS = {
    Look.MET: "happened",
    Look.PART: "happened in part",
    Look.HAPPENED: "happened, day not known",
    Look.PASSED: "date passed, no later evidence",
    Look.UNREAD: "date passed, not read since",
    Look.OPEN: "open or to come",
    Look.FLOOR: "no earlier than then",
    Look.ENDED: "stopped or superseded",
    Look.UNDATED: "without a date",
}

LOOKS = {
    "met": Look.MET,
    "part-met": Look.PART,
    "happened": Look.HAPPENED,
    "date-passed": Look.PASSED,
    "not-read": Look.UNREAD,
    "upcoming": Look.OPEN,
    "in-its-window": Look.OPEN,
    "waiting": Look.OPEN,
    "not-before": Look.FLOOR,
    "may-happen": Look.FLOOR,
    "stopped": Look.ENDED,
    "superseded": Look.ENDED,
    "no-date": Look.UNDATED,
}
"""The look of each standing, by its key."""


def standings_of(asked: str) -> tuple[str, ...]:
    """The standings that are asked for by one of them, or by the look that several have.

    standings_of("met") == ("met",); standings_of("floor") == ("not-before", "may-happen")
    """
    alike = tuple(standing for standing, look in LOOKS.items() if look == asked)
    return alike or ((asked,) if asked in LOOKS else ())


@dataclass(frozen=True, slots=True)
class Count:
    """How many milestones look alike."""

    look: Look
    number: int


def count_looks(standings: Iterable[str]) -> tuple[Count, ...]:
    """The counts of some standings, in the order of the key; looks that none has are left out."""
    counts = Counter(LOOKS[standing] for standing in standings)
    return tuple(Count(look, counts[look]) for look in Look if counts[look])


def look_of(standing: str) -> Look:
    """The look of a standing, by its key."""
    return LOOKS[standing]
