"""Gives each box a cell of the grid, with related bodies side by side."""

from collections import deque
from collections.abc import Iterator

from partnerships.chart.facts import Box, Edge, Tier

Cell = tuple[int, int]
"""A row, counted through all tiers, and a column; both from 0."""


def place_boxes(
    tiers: tuple[Tier, ...], boxes: tuple[Box, ...], edges: tuple[Edge, ...], columns: int
) -> tuple[dict[str, Cell], tuple[int, ...]]:
    """Return the cell of each box in a tier, and the first row of each tier.

    A tier without boxes has the first row of the next tier. With two columns, boxes a, b and c in
    one tier and an edge from a to c:

        place_boxes(tiers, boxes, edges, 2)[0] == {"a": (0, 0), "c": (0, 1), "b": (1, 0)}
    """
    cells: dict[str, Cell] = {}
    starts: list[int] = []
    row = 0
    for tier in tiers:
        starts.append(row)
        slugs = [box.slug for box in boxes if box.tier == tier.key]
        placed = _place_tier(slugs, edges, columns)
        cells |= {slug: (row + own, column) for slug, (own, column) in placed.items()}
        row += max((own for own, _ in placed.values()), default=-1) + 1
    return cells, tuple(starts)


def _place_tier(slugs: list[str], edges: tuple[Edge, ...], columns: int) -> dict[str, Cell]:
    """Place groups of related bodies side by side, as long as they fit the columns."""
    neighbours = _neighbours(slugs, edges)
    placed: dict[str, Cell] = {}
    row = column = next_row = 0
    for first in slugs:
        if first in placed:
            continue
        group = _place_group(first, neighbours, columns)
        width = 1 + max(cell[1] for cell in group.values())
        if column + width > columns:
            row, column = next_row, 0
        placed |= {slug: (row + own[0], column + own[1]) for slug, own in group.items()}
        next_row = max(next_row, row + 1 + max(cell[0] for cell in group.values()))
        column += width
    return placed


def _place_group(first: str, neighbours: dict[str, list[str]], columns: int) -> dict[str, Cell]:
    """Place a body and all that it has relations with, directly or through others."""
    placed = {first: (0, 0)}
    taken = {(0, 0)}
    waiting = deque([first])
    while waiting:
        slug = waiting.popleft()
        for other in neighbours[slug]:
            if other not in placed:
                placed[other] = _free_cell(placed[slug], columns, taken)
                taken.add(placed[other])
                waiting.append(other)
    return placed


def _neighbours(slugs: list[str], edges: tuple[Edge, ...]) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = {slug: [] for slug in slugs}
    for edge in edges:
        if edge.source in neighbours and edge.target in neighbours:
            neighbours[edge.source].append(edge.target)
            neighbours[edge.target].append(edge.source)
    return neighbours


def _free_cell(beside: Cell, columns: int, taken: set[Cell]) -> Cell:
    """Return a free cell beside a box, otherwise the first free one of its group."""
    row, column = beside
    adjacent = [(row, column + 1), (row, column - 1), (row + 1, column), (row - 1, column)]
    for cell in adjacent:
        if cell not in taken and cell[0] >= 0 and 0 <= cell[1] < columns:
            return cell
    return next(cell for cell in _scan(columns) if cell not in taken)


def _scan(columns: int) -> Iterator[Cell]:
    """Yield every cell of so many columns, row by row."""
    row = 0
    while True:
        yield from ((row, column) for column in range(columns))
        row += 1
