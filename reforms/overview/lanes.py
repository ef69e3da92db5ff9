"""The lanes of one line: marks that would meet stand below each other, and none is lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from reforms.overview.marks import Bar, Spot
from reforms.timeline.axis import SPAN, percent

MARK = 9
"""Pixels that a mark takes each way, its outline included."""
GAP = 2
"""Pixels between two that share a lane."""
BAR = 4
"""Pixels that a bar is high."""
TICK = 8
"""Pixels that the stroke of a narrower reading is high."""
LANE = 9
"""Pixels from one lane to the next."""
PAD = 2
"""Pixels above the first lane and below the last."""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark in its place; `y` is the pixels from the top of its line to the mark's middle."""

    spot: Spot
    x: int
    y: int
    bar: Bar | None

    @property
    def at(self) -> str:
        return percent(self.x)

    @property
    def tick_at(self) -> str:
        """Where the narrower reading ends; "" without one, or without a bar that it stands on."""
        tick = self.spot.tick
        return "" if tick is None or self.bar is None else percent(tick)

    @property
    def bar_y(self) -> int:
        return self.y - BAR // 2

    @property
    def tick_y(self) -> int:
        return self.y - TICK // 2

    @property
    def label(self) -> str:
        """The mark in words: of what, when in the source's words, and how it stands."""
        lane = self.spot.lane
        words = f", “{lane.words}”" if lane.words else ""
        return f"{self.spot.reform}: {lane.title}{words}. {lane.standing_label}"


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing of one line, `height` pixels high; `left_out` had no room in it."""

    height: int
    lanes: int
    marks: tuple[DrawnMark, ...]
    left_out: tuple[Spot, ...]

    @property
    def more(self) -> int:
        """How many milestones had no room."""
        return len(self.left_out)


def place_marks(spots: Iterable[Spot], column: int, *, least: int, most: int) -> Plot:
    """The spots in at most `most` lanes of a plot that is `column` pixels wide or wider.

    The plot is at least `least` pixels high. A spot takes the first lane that is free from its
    beginning on. Where none is, it goes without its bar; where there is no room for its mark
    either, it is left out.
    """
    ends: list[int] = []
    placed: list[tuple[Spot, int, int, Bar | None]] = []
    left_out: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.first, spot.x, spot.last)):
        x = _inside(spot.x, column)
        for bar in dict.fromkeys((spot.bar, None)):
            start, end = _extent(x, bar, column)
            lane = next((n for n, taken in enumerate(ends) if taken + GAP <= start), len(ends))
            if lane < most:
                ends[lane:] = [end, *ends[lane + 1 :]]
                placed.append((spot, x, lane, bar))
                break
        else:
            left_out.append(spot)
    height = max(least, 2 * PAD + LANE * len(ends))
    top = (height - LANE * len(ends)) // 2 + LANE // 2
    marks = tuple(DrawnMark(spot, x, top + LANE * lane, bar) for spot, x, lane, bar in placed)
    return Plot(height, len(ends), marks, tuple(left_out))


def thousandths(pixels: int, column: int) -> int:
    """So many pixels of a column as thousandths of it, rounded up."""
    return -(-pixels * SPAN // column)


def _inside(x: int, column: int) -> int:
    """A mark's place so that all of it is in the plot."""
    half = thousandths(MARK // 2, column)
    return min(max(x, half), SPAN - half)


def _extent(x: int, bar: Bar | None, column: int) -> tuple[int, int]:
    """The pixels that a mark and its bar take."""
    middle = x * column // SPAN
    start, end = middle - MARK // 2, middle + MARK // 2
    if bar:
        start, end = min(start, bar.x * column // SPAN), max(end, -(-bar.end * column // SPAN))
    return start, end
