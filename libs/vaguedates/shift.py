"""By how much a vague date moved: the days between its first days, and between its last days.

Ends are compared with ends, so that moves add up: from the first date to the third is from the
first to the second and from the second to the third. Standard library only.

    Shift.between(window_of("2023-23"), window_of("2024-02")) == Shift(153, 91)
"""

from dataclasses import dataclass

from libs.vaguedates.printing import Interval, print_days

DAYS_OF_A_MONTH = 365.25 / 12
MOST_DAYS = 60
"""A move by more days than that is told in months."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Days by which each end moved, more than 0 for later.

    None where one of the two dates does not give that end: "by 2025" has no first day.
    """

    first: int | None
    last: int | None

    @classmethod
    def between(cls, old: Interval, new: Interval) -> "Shift":
        """The shift from one date to another."""
        return cls(
            (new.earliest - old.earliest).days if old.earliest and new.earliest else None,
            (new.latest - old.latest).days if old.latest and new.latest else None,
        )

    def __add__(self, other: "Shift") -> "Shift":
        """This move and then the other one; an end that either does not give stays unknown."""
        return Shift(_add(self.first, other.first), _add(self.last, other.last))

    @property
    def known(self) -> tuple[int, ...]:
        """The ends of which it is known, the first before the last."""
        return tuple(end for end in (self.first, self.last) if end is not None)

    @property
    def is_later(self) -> bool:
        """Whether an end moved later, and none earlier."""
        return any(end > 0 for end in self.known) and all(end >= 0 for end in self.known)

    @property
    def is_earlier(self) -> bool:
        """Whether an end moved earlier, and none later."""
        return any(end < 0 for end in self.known) and all(end <= 0 for end in self.known)

    @property
    def in_words(self) -> str:
        """How far it moved, without the direction; "" where nothing says, or both were moved apart.

        3 to 15 months · 24 days · up to 12 months
        """
        if not (self.is_later or self.is_earlier):
            return ""
        least, most = sorted(abs(end) for end in (self.known[0], self.known[-1]))
        if most <= MOST_DAYS:
            return _range(least, most, print_days(most))
        least, most = _months(least), _months(most)
        return _range(least, most, f"{most} month{'' if most == 1 else 's'}")


def _add(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _months(days: int) -> int:
    """Whole months, rounded."""
    return round(days / DAYS_OF_A_MONTH)


def _range(least: int, most: int, longest: str) -> str:
    if least == most:
        return longest
    return f"{least} to {longest}" if least else f"up to {longest}"
