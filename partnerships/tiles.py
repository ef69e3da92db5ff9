"""The squares of a region's tile: one for each area, those in its partnership first and filled.

Pure functions, standard library only. The page gives the same numbers in words.
"""

from dataclasses import dataclass

SQUARE_SIZE = 8
SQUARE_GAP = 3
COLUMN_COUNT = 6


@dataclass(frozen=True, slots=True)
class Squares:
    """An SVG's width and height in its own units, and two paths, "" if they have no square."""

    width: int
    height: int
    filled: str
    hollow: str


def layout_squares(filled: int, hollow: int) -> Squares:
    """Lay out `filled` squares and then `hollow` ones, in rows of six.

    layout_squares(1, 1) == Squares(19, 8, "M0 0h8v8h-8z", "M11.5 0.5h7v7h-7z")
    """
    total = filled + hollow
    columns, rows = min(total, COLUMN_COUNT), -(-total // COLUMN_COUNT)
    return Squares(
        width=_length(columns),
        height=_length(rows),
        filled="".join(_square(number, 0) for number in range(filled)),
        # Half a unit inwards, so that a line one unit wide ends where a filled square ends.
        hollow="".join(_square(number, 1) for number in range(filled, total)),
    )


def _square(number: int, inset: int) -> str:
    """Return the path of a square that is `inset` units smaller than a filled one."""
    row, column = divmod(number, COLUMN_COUNT)
    step, side = SQUARE_SIZE + SQUARE_GAP, SQUARE_SIZE - inset
    x, y = column * step + inset / 2, row * step + inset / 2
    return f"M{x:g} {y:g}h{side}v{side}h-{side}z"


def _length(count: int) -> int:
    """Return the length of a row or column of so many squares."""
    return count * (SQUARE_SIZE + SQUARE_GAP) - SQUARE_GAP if count else 0
