"""The vague date: a source's own words for a time, and the interval they are read as.

Only the value object and its arithmetic live here, standard library only. How one is stored
is in `fields.py`, how words are understood in `words/`, how days are printed in `printing.py`.

The machine form is the part of EDTF (ISO 8601-2) that sources of this kind need:

    2023  2023-06  2023-06-06          a year, a month, a day
    2023-21 … 2023-24                  spring, summer, autumn, winter of a year
    2023-09/2025-12-31                 an interval; each end may be any of the above
    ../2025-12-31  2026/..             nobody gave a start, or an end
    2025-12-15~  2025?                 about, or perhaps; the interval is the same
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from libs.vaguedates.printing import print_reading

OPEN = ".."

SEASONS: dict[int, tuple[str, int]] = {
    21: ("spring", 3),
    22: ("summer", 6),
    23: ("autumn", 9),
    24: ("winter", 12),
}
"""EDTF's season number: its name and first month. A season lasts three months; winter of a
year begins in that year's December. The rule is published on the method page."""

_ENDPOINT = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?[?~%]?", re.ASCII)


class NotVagueDate(ValueError):
    """The text is not in the part of EDTF used here; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a vague date may fall on, both ends included; None where nobody gave one."""

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise NotVagueDate(f"{self.earliest} is after {self.latest}: put the earlier end first")

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_empty(self) -> bool:
        return self.earliest is None and self.latest is None


NO_WINDOW = Window(None, None)


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A time as a source gives it.

    `words` are the source's own, always shown. `edtf` is the reading of them, or "" where they
    name no time that a calendar has ("after the next general election").
    """

    words: str = ""
    edtf: str = ""

    @property
    def window(self) -> Window:
        return window_of(self.edtf)

    @property
    def read_as(self) -> str:
        """The interval, ready to print; "" where the words say it themselves, or say none."""
        return print_reading(self.words, self.window)

    @property
    def is_approximate(self) -> bool:
        return any(mark in self.edtf for mark in "?~%")

    def __bool__(self) -> bool:
        return bool(self.words or self.edtf)

    def __str__(self) -> str:
        return self.words or self.edtf


def window_of(edtf: str) -> Window:
    """The interval that an EDTF text stands for; "" is the empty one. Raises NotVagueDate."""
    if not edtf:
        return NO_WINDOW
    start, slash, end = edtf.partition("/")
    if not slash:
        return _endpoint(start)
    if start == end == OPEN:
        raise NotVagueDate("'../..' says nothing: leave the date empty")
    earliest = None if start == OPEN else _endpoint(start).earliest
    latest = None if end == OPEN else _endpoint(end).latest
    return Window(earliest, latest)


def _endpoint(text: str) -> Window:
    """The first and last day of a year, season, month or day."""
    match = _ENDPOINT.fullmatch(text)
    if match is None:
        raise NotVagueDate(
            f"'{text}' is not a year, month, season or day: write 2025, 2025-09, 2025-23 or "
            "2025-09-01, or '..' for an end that nobody gave"
        )
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    try:
        if match["month"] is None:
            return Window(date(year, 1, 1), date(year, 12, 31))
        if match["day"] is not None:
            return Window(date(year, month, day), date(year, month, day))
        if month in SEASONS:
            return _months(year, SEASONS[month][1], 3)
        return _months(year, month, 1)
    except ValueError as error:
        raise NotVagueDate(f"'{text}' is not in the calendar: {error}") from None


def _months(year: int, month: int, count: int) -> Window:
    """The window of `count` months from the first of `month`."""
    years_on, last_month = divmod(month - 1 + count - 1, 12)
    last_year, last_month = year + years_on, last_month + 1
    last_day = monthrange(last_year, last_month)[1]
    return Window(date(year, month, 1), date(last_year, last_month, last_day))
