"""Planned against done as a drawing: a band, a line, and where the day stands. Integers only.

The sheet is as wide as a phone, as that of a series of figures is, and drawn once for every screen.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reforms.series.scale import value_scale, year_ticks
from reforms.slippage.curve import Counts, Curve

WIDTH, HEIGHT = 320, 210
LEFT, RIGHT, TOP, BOTTOM = 34, 20, 12, 30
YEARS_AHEAD = 5
"""Years after the day looked at that are shown, if there is anything in them."""


@dataclass(frozen=True, slots=True)
class CurveTick:
    """A label at `at`: across the sheet for a number, along it for a year."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class CurveRow:
    """The counts of a day, for the table: the end of a year, or the day looked at."""

    day: date
    counts: Counts
    is_on: bool


@dataclass(frozen=True, slots=True)
class CurveDrawing:
    """All that a template draws: paths as SVG has them, places in units of the sheet.

    `done` ends at `on_x`: what is to come is planned and cannot have happened.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    numbers: tuple[CurveTick, ...]
    years: tuple[CurveTick, ...]
    band: str
    least: str
    most: str
    done: str
    on_x: int
    done_y: int
    rows: tuple[CurveRow, ...]

    @property
    def tick_bottom(self) -> int:
        """Where the short line below the axis ends."""
        return self.bottom + 6


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Turns days and numbers into places."""

    first: date
    last: date
    top: float

    def x(self, day: date) -> int:
        days = (min(max(day, self.first), self.last) - self.first).days
        return LEFT + round(days / (self.last - self.first).days * (WIDTH - LEFT - RIGHT))

    def y(self, number: int) -> int:
        return HEIGHT - BOTTOM - round(number / self.top * (HEIGHT - TOP - BOTTOM))


def draw_curve(curve: Curve) -> CurveDrawing | None:
    """The drawing of a curve; None where nothing was planned and nothing happened."""
    if not any(step.counts != Counts() for step in curve.steps):
        return None
    years = _years(curve)
    last = date(years[1], 1, 1)
    shown = [step for step in curve.steps if step.day < last]
    most = max((max(step.counts.most, step.counts.happened) for step in shown), default=0)
    scale = value_scale(max(most, 1))
    sheet = _Sheet(date(years[0], 1, 1), last, scale.top)
    known = [step for step in shown if step.day <= curve.on]
    upper = _places(sheet, [(step.day, step.counts.most) for step in shown], last)
    lower = _places(sheet, [(step.day, step.counts.least) for step in shown], last)
    done = _places(sheet, [(step.day, step.counts.happened) for step in known], curve.on)
    return CurveDrawing(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        numbers=tuple(
            CurveTick(sheet.y(round(number)), label)
            for number, label in zip(scale.ticks, scale.labels, strict=True)
            if number == round(number)
        ),
        years=tuple(CurveTick(sheet.x(date(year, 1, 1)), str(year)) for year in year_ticks(*years)),
        band=f"{_path([*upper, *reversed(lower)])}z",
        least=_path(lower),
        most=_path(upper),
        done=_path(done),
        on_x=sheet.x(curve.on),
        done_y=sheet.y(curve.at(curve.on).happened),
        rows=_rows(curve, years),
    )


def _years(curve: Curve) -> tuple[int, int]:
    """The first year shown, and the one that begins where the sheet ends."""
    days = [step.day for step in curve.steps]
    last = max(min(days[-1].year, curve.on.year + YEARS_AHEAD), curve.on.year)
    return min(days[0].year, curve.on.year), last + 1


def _places(sheet: _Sheet, counts: list[tuple[date, int]], until: date) -> list[tuple[int, int]]:
    """The corners of a line in steps, from the sheet's beginning to a day."""
    places = [(sheet.x(sheet.first), sheet.y(0))]
    for day, number in counts:
        x, y = sheet.x(day), sheet.y(number)
        if y != places[-1][1]:
            places += [(x, places[-1][1]), (x, y)]
    places.append((sheet.x(until), places[-1][1]))
    return [one for one, after in pairwise([*places, None]) if one != after and one is not None]


def _path(places: list[tuple[int, int]]) -> str:
    return "M" + " ".join(f"{x} {y}" for x, y in places)


def _rows(curve: Curve, years: tuple[int, int]) -> tuple[CurveRow, ...]:
    """The end of each year, and the day looked at where it is another."""
    ends = [date(year, 12, 31) for year in range(*years)]
    days = sorted({*ends, curve.on})
    return tuple(CurveRow(day, curve.at(day), day == curve.on) for day in days)
