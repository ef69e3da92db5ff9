"""Where each part of a series' drawing stands, in whole units of its own small sheet.

The sheet is as wide as a phone, so that it is drawn once for every screen and its letters are
never smaller than 14 px.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reforms.series.facts import Limit, Point
from reforms.series.scale import Scale, value_scale, year_ticks

WIDTH, HEIGHT = 320, 190
LEFT, RIGHT, TOP, BOTTOM = 46, 20, 16, 30
ARROW = 16
"""How far the arrow of a floor or a ceiling reaches."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the sheet with its label: at `y` for a number, at `x` for a year."""

    x: int
    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight part of the line between two figures."""

    x1: int
    y1: int
    x2: int
    y2: int
    is_forecast: bool


@dataclass(frozen=True, slots=True)
class FigureMark:
    """One figure: a point at `x`, `y`, or a range from `y` down to `y2`.

    `arrow` is the y that the arrow of a floor or a ceiling points to, and `y` where there is
    none. `x1` and `x2` are the ends of a time that is only known so far, both `x` otherwise.
    """

    x: int
    y: int
    y2: int
    limit: str
    arrow: int
    x1: int
    x2: int
    is_forecast: bool

    @property
    def is_range(self) -> bool:
        return self.y != self.y2

    @property
    def is_spread(self) -> bool:
        return self.x1 != self.x2


@dataclass(frozen=True, slots=True)
class SeriesDrawing:
    """All that the template draws. `scale_name` says what the numbers of the axis count."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    numbers: tuple[Tick, ...]
    years: tuple[Tick, ...]
    segments: tuple[Segment, ...]
    marks: tuple[FigureMark, ...]
    scale_name: str

    def has_limits(self) -> bool:
        return any(mark.limit for mark in self.marks)

    def has_ranges(self) -> bool:
        return any(mark.is_range for mark in self.marks)

    def has_spreads(self) -> bool:
        return any(mark.is_spread for mark in self.marks)

    def has_forecasts(self) -> bool:
        return any(mark.is_forecast for mark in self.marks)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Turns days and numbers into places."""

    first: date
    last: date
    scale: Scale

    def x(self, day: date) -> int:
        part = (day - self.first).days / (self.last - self.first).days
        return LEFT + round(part * (WIDTH - LEFT - RIGHT))

    def y(self, number: float) -> int:
        return HEIGHT - BOTTOM - round(number / self.scale.top * (HEIGHT - TOP - BOTTOM))


def layout_series(points: Sequence[Point]) -> SeriesDrawing:
    """The drawing of a series; `points` in any order, at least one. Numbers begin at nothing."""
    days = [day for point in points for day in (point.at, point.since, point.until) if day]
    years = min(days).year, max(days).year + 1
    scale = value_scale(max(point.high for point in points))
    sheet = _Sheet(date(years[0], 1, 1), date(years[1], 1, 1), scale)
    counted = _through(point for point in points if not point.of)
    segments = [*_segments(sheet, counted)]
    for whose in sorted({point.of for point in points if point.of}):
        forecasts = _through(point for point in points if point.of == whose)
        before = [point for point in counted if point.at < forecasts[0].at][-1:]
        segments += _segments(sheet, [*before, *forecasts])
    return SeriesDrawing(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        numbers=tuple(
            Tick(LEFT, sheet.y(number), label)
            for number, label in zip(scale.ticks, scale.labels, strict=True)
        ),
        years=tuple(
            Tick(sheet.x(date(year, 1, 1)), HEIGHT - BOTTOM, str(year))
            for year in year_ticks(*years)
        ),
        segments=tuple(segments),
        marks=tuple(_mark(sheet, point) for point in sorted(points, key=_order)),
        scale_name=scale.name,
    )


def _through(points: Iterable[Point]) -> list[Point]:
    """The points that a line goes through: one for each time, in their order."""
    chosen: dict[date, Point] = {}
    for point in sorted(points, key=_order):
        chosen.setdefault(point.at, point)
    return list(chosen.values())


def _order(point: Point) -> tuple[date, int, float]:
    return point.at, point.rank, point.low


def _segments(sheet: _Sheet, points: Iterable[Point]) -> list[Segment]:
    return [
        Segment(
            sheet.x(one.at),
            sheet.y((one.low + one.high) / 2),
            sheet.x(other.at),
            sheet.y((other.low + other.high) / 2),
            is_forecast=bool(other.of),
        )
        for one, other in pairwise(points)
    ]


def _mark(sheet: _Sheet, point: Point) -> FigureMark:
    x, y = sheet.x(point.at), sheet.y(point.high)
    way = {Limit.FLOOR: -ARROW, Limit.CEILING: ARROW}.get(point.limit, 0)
    return FigureMark(
        x=x,
        y=y,
        y2=sheet.y(point.low),
        limit=point.limit.value,
        arrow=y + way,
        x1=sheet.x(point.since) if point.since else x,
        x2=sheet.x(point.until) if point.until else x,
        is_forecast=bool(point.of),
    )
