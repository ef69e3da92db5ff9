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
    """Bodies that are tied stand together, and what is not tied beside them while there is room."""
    tied = _neighbours(slugs, lines)
    placed: dict[str, Cell] = {}
    row = column = next_row = 0
    for first in slugs:
        if first in placed:
            continue
        block = _place_group(first, tied, columns)
        width = 1 + max(cell[1] for cell in block.values())
        if column + width > columns:
            row, column = next_row, 0
        placed |= {slug: (row + own[0], column + own[1]) for slug, own in block.items()}
        next_row = max(next_row, row + 1 + max(cell[0] for cell in block.values()))
        column += width
    return placed


def _place_group(first: str, tied: dict[str, list[str]], columns: int) -> dict[str, Cell]:
    """A body and all that it is tied to, in cells of their own."""
    placed = {first: (0, 0)}
    taken = {(0, 0)}
    waiting = deque([first])
    while waiting:
        slug = waiting.popleft()
        for other in tied[slug]:
            if other not in placed:
                placed[other] = _free_cell(placed[slug], columns, taken)
                taken.add(placed[other])
                waiting.append(other)
    return placed


def _neighbours(slugs: list[str], lines: tuple[Line, ...]) -> dict[str, list[str]]:
    tied: dict[str, list[str]] = {slug: [] for slug in slugs}
    for line in lines:
        if line.source in tied and line.target in tied:
            tied[line.source].append(line.target)
            tied[line.target].append(line.source)
    return tied


def _free_cell(beside: Cell, columns: int, taken: set[Cell]) -> Cell:
    """A free cell next to a box, or else the first one of its group of boxes."""
    row, column = beside
    near = [(row, column + 1), (row, column - 1), (row + 1, column), (row - 1, column)]
    for cell in near:
        if cell not in taken and cell[0] >= 0 and 0 <= cell[1] < columns:
            return cell
    return next(cell for cell in _scan(columns) if cell not in taken)


def _scan(columns: int) -> Iterator[Cell]:
    row = 0
    while True:
        yield from ((row, column) for column in range(columns))
        row += 1
