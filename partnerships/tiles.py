"""The squares of a region's tile: one an area, those of its partnership first and filled.

Pure functions; what is drawn is counted in words beside it. Standard library only.
"""

from dataclasses import dataclass

SIZE = 8
GAP = 3
COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Squares:
    """An SVG's size and two paths, "" where there is nothing to draw."""

    width: int
    height: int
    filled: str
    hollow: str


def layout_squares(filled: int, hollow: int) -> Squares:
    """`filled` squares and then `hollow` ones, in rows of six."""
    total = filled + hollow
    columns, rows = min(total, COLUMNS), -(-total // COLUMNS)
    return Squares(
        width=_end(columns),
        height=_end(rows),
        filled="".join(_square(place, 0) for place in range(filled)),
        # Half a unit inwards, so that a line one unit wide ends where a filled square ends.
        hollow="".join(_square(place, 1) for place in range(filled, total)),
    )


def _square(place: int, inset: int) -> str:
    row, column = divmod(place, COLUMNS)
    x, y, side = column * (SIZE + GAP), row * (SIZE + GAP), SIZE - inset
    half = inset / 2
    return f"M{x + half:g} {y + half:g}h{side}v{side}h-{side}z"


def _end(count: int) -> int:
    return count * (SIZE + GAP) - GAP if count else 0
