"""The lines of a page that has two columns, in the order in which people read them.

Some programs draw both columns line by line, so that a line holds the half of two sentences. Where
many lines of a page have a wide gap with the same edge behind it, and text of some length on both
sides, they are cut there; the left parts come before the right ones, up to a line that spans both.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

WIDE = 1.2
"""So many times the size of its letters a gap between two words is wide."""
FEWEST_LINES = 4
FEWEST_LETTERS = 20
"""Letters that the parts of a line have on the whole at least: those of a table have fewer."""
LOOKED_AT = 8
"""Lines of a page that tell whether the others have to be looked at."""
CLOSE = 4.0
"""Points by which the edge of a column may differ."""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A line as it was drawn: its text, the place of its first letter, and from where to where.

    `gaps` has the wide ones: the letter behind each, and where that begins.
    """

    text: str
    at: int
    left: float
    right: float
    gaps: tuple[tuple[int, float], ...] = ()


Part = tuple[str, int]
"""A part of a line with the place of its first letter."""


def in_order(opened: Any, drawn: Sequence[tuple[str, int, float]]) -> Iterator[Part]:
    """The lines of a page, or the parts of them, column by column where there are two.

    `drawn` has the text, the place of its first letter, and the size of each line. All are looked
    at where some of them have a wide gap.
    """
    some = drawn[:: max(1, len(drawn) // LOOKED_AT)]
    if not any(_row_of(opened, *one).gaps for one in some):
        return iter([(text, at) for text, at, _ in drawn])
    return _in_columns([_row_of(opened, *one) for one in drawn])


def _row_of(opened: Any, text: str, at: int, size: float) -> DrawnRow:
    """A line with its wide gaps, looked for at its blanks alone."""
    gaps = []
    for place, letter in enumerate(text):
        if letter == " " and 0 < place < len(text) - 1:
            behind = _edges(opened, at + place + 1)[0]
            if behind - _edges(opened, at + place - 1)[1] > WIDE * size:
                gaps.append((place + 1, behind))
    return DrawnRow(
        text, at, _edges(opened, at)[0], _edges(opened, at + len(text) - 1)[1], tuple(gaps)
    )


def _edges(opened: Any, at: int) -> tuple[float, float]:
    from pypdfium2 import raw

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(opened, at, left, right, bottom, top)
    return left.value, right.value


def _in_columns(rows: Sequence[DrawnRow]) -> Iterator[Part]:
    edge = _edge(rows)
    if edge is None:
        yield from ((one.text, one.at) for one in rows)
        return
    left: list[Part] = []
    right: list[Part] = []
    for row in rows:
        cut = next((place for place, x in row.gaps if abs(x - edge) <= CLOSE), None)
        if cut is not None:
            left.append((row.text[:cut].rstrip(), row.at))
            right.append((row.text[cut:], row.at + cut))
        elif row.right < edge:
            left.append((row.text, row.at))
        elif row.left >= edge - CLOSE:
            right.append((row.text, row.at))
        else:
            yield from (*left, *right, (row.text, row.at))
            left, right = [], []
    yield from (*left, *right)


def _edge(rows: Sequence[DrawnRow]) -> float | None:
    """Where the right column begins; None where there is one column, or a table."""
    edges = Counter(round(x) for row in rows for _, x in row.gaps)
    if not edges:
        return None
    edge = float(edges.most_common(1)[0][0])
    cuts = [
        (place, len(row.text) - place)
        for row in rows
        for place, x in row.gaps
        if abs(x - edge) <= CLOSE
    ]
    if len(cuts) < FEWEST_LINES:
        return None
    shortest = min(sum(one[side] for one in cuts) / len(cuts) for side in (0, 1))
    return edge if shortest >= FEWEST_LETTERS else None
