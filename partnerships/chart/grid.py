"""Which cell of the grid each box stands in, so that bodies that are tied stand side by side."""

from collections import deque
from collections.abc import Iterator

from partnerships.chart.facts import Box, Line, Tier

Cell = tuple[int, int]
"""A row, counted through all tiers, and a column."""


def place_boxes(
    tiers: tuple[Tier, ...], boxes: tuple[Box, ...], lines: tuple[Line, ...], columns: int
) -> tuple[dict[str, Cell], tuple[int, ...]]:
    """The cell of each box that belongs to a tier, and the row at which each tier begins.

    A tier without boxes begins where the next one does.
    """
    cells: dict[str, Cell] = {}
    starts: list[int] = []
    row = 0
    for tier in tiers:
        starts.append(row)
        slugs = [box.slug for box in boxes if box.tier == tier.key]
        placed = _place_tier(slugs, lines, columns)
        cells |= {slug: (row + own, column) for slug, (own, column) in placed.items()}
        row += max((own for own, _ in placed.values()), default=-1) + 1
    return cells, tuple(starts)


def _place_tier(slugs: list[str], lines: tuple[Line, ...], columns: int) -> dict[str, Cell]:
    tied = _neighbours(slugs, lines)
    placed: dict[str, Cell] = {}
    taken: set[Cell] = set()
    next_row = 0
    loner: Cell | None = None
    for first in slugs:
        if first in placed:
            continue
        if not tied[first]:
            # Bodies that are tied to none of the tier stand side by side.
            loner = (loner[0], loner[1] + 1) if loner else (next_row, 0)
            if loner[1] == columns:
                loner = (next_row, 0)
            placed[first] = loner
            next_row = max(next_row, loner[0] + 1)
            continue
        loner = None
        start = next_row
        _put(first, (start, 0), placed, taken)
        waiting = deque([first])
        while waiting:
            slug = waiting.popleft()
            for other in tied[slug]:
                if other not in placed:
                    _put(other, _free_cell(placed[slug], start, columns, taken), placed, taken)
                    waiting.append(other)
        next_row = max(row for row, _ in placed.values()) + 1
    return placed


def _put(slug: str, cell: Cell, placed: dict[str, Cell], taken: set[Cell]) -> None:
    placed[slug] = cell
    taken.add(cell)


def _neighbours(slugs: list[str], lines: tuple[Line, ...]) -> dict[str, list[str]]:
    tied: dict[str, list[str]] = {slug: [] for slug in slugs}
    for line in lines:
        if line.source in tied and line.target in tied:
            tied[line.source].append(line.target)
            tied[line.target].append(line.source)
    return tied


def _free_cell(beside: Cell, start: int, columns: int, taken: set[Cell]) -> Cell:
    """A free cell next to a box, or else the first one of its group of boxes."""
    row, column = beside
    near = [(row, column + 1), (row, column - 1), (row + 1, column), (row - 1, column)]
    for cell in near:
        if cell not in taken and cell[0] >= start and 0 <= cell[1] < columns:
            return cell
    return next(cell for cell in _scan(start, columns) if cell not in taken)


def _scan(start: int, columns: int) -> Iterator[Cell]:
    row = start
    while True:
        yield from ((row, column) for column in range(columns))
        row += 1
