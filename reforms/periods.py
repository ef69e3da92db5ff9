"""Stretches of time that a reader can look at: some years, or the months ahead of a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from libs.vaguedates.printing import print_day, print_window
from libs.vaguedates.vague_date import Window
from reforms.timeline.axis import MOST_YEARS

YEARS = re.compile(r"(?P<first>(19|20|21)[0-9]{2})(-(?P<last>(19|20|21)[0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; `value` is what the query string calls it."""

    value: str
    label: str
    first: date
    last: date

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year that a drawing of it shows."""
        return self.first.year, self.last.year

    @property
    def in_words(self) -> str:
        """The label, and the days where it does not say them itself."""
        if self.value[0].isdigit():
            return self.label
        return f"{self.label} ({print_window(Window(self.first, self.last))})"

    def holds(self, window: Window, narrow: Window) -> bool:
        """Whether a date falls in it, as a source gave it.

        A time with two ends does where it overlaps. One with a single end does where that day is
        in it: "by 2030" is not of every year until then. Of two readings either will do.
        """
        return any(self._holds(one) for one in (window, narrow))

    def _holds(self, window: Window) -> bool:
        first, last = window.earliest or window.latest, window.latest or window.earliest
        return bool(first and last and first <= self.last and self.first <= last)


def coming_periods(day: date) -> tuple[Period, ...]:
    """What can be looked at ahead of a day: three months, twelve, and its school year.

    A school year is from 1 September to 31 August.
    """
    begins = day.year if day.month >= 9 else day.year - 1
    school = date(begins, 9, 1), date(begins + 1, 8, 31)
    return (
        Period("next-3-months", "Next 3 months", day, months_after(day, 3)),
        Period("next-12-months", "Next 12 months", day, months_after(day, 12)),
        Period("school-year", "This school year", *school),
    )


def years_period(first: int, last: int) -> Period:
    """All of some years."""
    value = str(first) if first == last else f"{first}-{last}"
    label = value.replace("-", " to ")
    return Period(value, label, date(first, 1, 1), date(last, 12, 31))


def read_period(written: str, day: date) -> Period | None:
    """The period that a query string asks for on a day; None for one that cannot be drawn.

    read_period("2023-2025", day) is three years, read_period("2025-2023", day) nothing.
    """
    for period in coming_periods(day):
        if written == period.value:
            return period
    found = YEARS.fullmatch(written)
    if not found:
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    return years_period(first, last) if 0 <= last - first < MOST_YEARS else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or that month's last: three after 30 November is 28
    February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_by(window: Window) -> str:
    """The last day of a time in words: "by 31 December 2026", or the day itself."""
    if window.latest is None:
        return ""
    return print_day(window.latest) if window.is_day else f"by {print_day(window.latest)}"
