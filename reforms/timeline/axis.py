"""The scale of time: which years are shown, how wide each is, and where a day falls.

Places are whole thousandths of the time column's width, so that one drawing serves every width.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SPAN = 1000
MOST_YEARS = 12
"""Years that a column can show and still be read; those farthest from the day are cut off."""

NARROW, WIDE, DESK = 280, 320, 420
"""The least width of the time column in pixels: on a phone, beside the other columns, on a desk."""

# Shares of the width.
_YEAR, _BREAK, _GUTTER = 12, 2, 5
# Pixels that "2025" and "’25" need, in bold 14 pixel letters and with air.
_FULL_LABEL, _SHORT_LABEL = 36, 21
_QUARTER = 45
"""Pixels of a quarter from which on its first month is named beside it."""
_MONTHS = ("Apr", "Jul", "Oct")


def percent(place: int) -> str:
    """A place as SVG takes it: 412 is 41.2%."""
    return f"{place // 10}.{place % 10}%"


@dataclass(frozen=True, slots=True)
class Month:
    """The name of a quarter's first month, right of its beginning."""

    x: int
    name: str

    @property
    def at(self) -> str:
        return percent(self.x)


@dataclass(frozen=True, slots=True)
class AxisYear:
    """A year's part of the axis, or a break: years in which nothing falls, folded together."""

    first: int
    last: int
    x: int
    width: int

    @property
    def is_break(self) -> bool:
        return self.first != self.last

    @property
    def is_shaded(self) -> bool:
        # By the number, so that a year keeps its ground whatever other years are shown.
        return not self.is_break and self.first % 2 == 0

    @property
    def quarters(self) -> tuple[int, ...]:
        """Where the second, third and fourth quarter begin."""
        if self.is_break:
            return ()
        return tuple(self.place(date(self.first, month, 1)) for month in (4, 7, 10))

    def place(self, day: date) -> int:
        start = date(self.first, 1, 1)
        days = (date(self.last, 12, 31) - start).days + 1
        return self.x + (day - start).days * self.width // days

    def label(self, column: int) -> str:
        """The year as there is room for it in a time column of so many pixels: 2025, ’25 or "" """
        room = self.width * column // SPAN
        if self.is_break or room < _SHORT_LABEL:
            return ""
        return str(self.first) if room >= _FULL_LABEL else f"’{self.first % 100:02}"

    @property
    def wide_label(self) -> str:
        return self.label(WIDE)

    @property
    def desk_label(self) -> str:
        return self.label(DESK)

    @property
    def narrow_label(self) -> str:
        return self.label(NARROW)

    def months(self, column: int) -> tuple[Month, ...]:
        """The first months of the later quarters, where there is room for them and the year."""
        if self.is_break or self.width * column // SPAN < 4 * _QUARTER:
            return ()
        return tuple(map(Month, self.quarters, _MONTHS))

    @property
    def wide_months(self) -> tuple[Month, ...]:
        return self.months(WIDE)

    @property
    def narrow_months(self) -> tuple[Month, ...]:
        return self.months(NARROW)

    @property
    def left(self) -> str:
        return percent(self.x)

    @property
    def middle(self) -> str:
        return percent(self.x + self.width // 2)

    @property
    def right(self) -> str:
        return percent(self.x + self.width)

    @property
    def across(self) -> str:
        return percent(self.width)

    @property
    def ticks(self) -> tuple[str, ...]:
        return tuple(percent(place) for place in self.quarters)


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale. From `end` to SPAN is the gutter: room for awaited events without a date."""

    parts: tuple[AxisYear, ...]
    end: int

    @property
    def first(self) -> int:
        return self.parts[0].first

    @property
    def last(self) -> int:
        return self.parts[-1].last

    @property
    def end_at(self) -> str:
        return percent(self.end)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it shows, without those in its breaks."""
        return tuple(part.first for part in self.parts if not part.is_break)

    def place(self, day: date) -> int:
        """Where a day begins; days outside the years shown are at the nearer end."""
        if day.year < self.first:
            return 0
        if day.year > self.last:
            return self.end
        return self.parts[bisect_right(self.parts, day.year, key=_first) - 1].place(day)

    def gutter(self, number: int, count: int) -> int:
        """The place of one of `count` events that have no date."""
        return self.end + (SPAN - self.end) * (2 * number + 1) // (2 * count)


def build_axis(
    touched: Iterable[date],
    day: date,
    *,
    years: tuple[int, int] | None = None,
    gutters: int = 0,
) -> Axis:
    """The axis that shows `day` and the years of the days in `touched`, or just `years`.

    `years` are the first and the last to show. `gutters` is how many awaited events have no date.
    With days in 2024, 2025 and 2028, the years 2026 and 2027 become a break (x, width):

        2024: (0, 315)  2025: (315, 316)  2026 to 2027: (631, 53)  2028: (684, 316)
    """
    if years:
        numbers = list(range(min(years), max(years) + 1))[:MOST_YEARS]
    else:
        numbers = _nearest(_filled({day.year, *(other.year for other in touched)}), day.year)
    runs = _runs(numbers)
    shares: list[tuple[int, int, int]] = []
    for index, run in enumerate(runs):
        if index:
            shares.append((runs[index - 1][-1] + 1, run[0] - 1, _BREAK))
        shares += [(number, number, _YEAR) for number in run]
    whole = sum(share for _, _, share in shares) + gutters * _GUTTER
    parts: list[AxisYear] = []
    done = x = 0
    for first, last, share in shares:
        done += share
        end = done * SPAN // whole
        parts.append(AxisYear(first, last, x, end - x))
        x = end
    return Axis(tuple(parts), x)


def _first(part: AxisYear) -> int:
    return part.first


def _filled(numbers: set[int]) -> list[int]:
    """The years in order; one that is missing alone is shown, for a break would save little."""
    return sorted(numbers | {number + 1 for number in numbers if number + 2 in numbers})


def _nearest(numbers: list[int], year: int) -> list[int]:
    """At most MOST_YEARS of the years, those around `year`."""
    index = numbers.index(year)
    start = max(0, min(index - MOST_YEARS // 2, len(numbers) - MOST_YEARS))
    return numbers[start : start + MOST_YEARS]


def _runs(numbers: list[int]) -> list[list[int]]:
    """Years that follow each other, together."""
    runs = [[numbers[0]]]
    for number in numbers[1:]:
        if number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
