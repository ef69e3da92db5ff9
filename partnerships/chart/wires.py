"""The wires that draw the edges, and their labels, once boxes and tracks have their places."""

from dataclasses import dataclass

from libs.drawings.text_metrics import text_width, wrap
from partnerships.chart.boxes import PlacedBox
from partnerships.chart.cells import Cell
from partnerships.chart.facts import Edge
from partnerships.chart.grid import DOWN_WIRE_INSET, LABEL_GAP, LABEL_LEADING, LABEL_SIZE, ChartGrid
from partnerships.chart.routes import Net

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wire:
    """A line through these points, with an arrow at the last one or none."""

    points: tuple[Point, ...]
    is_inferred: bool
    has_arrow: bool

    @property
    def corners(self) -> str:
        """The points as SVG writes them: "555,46 675,46"."""
        return " ".join(f"{x},{y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on a wire; `x` is its left, `y` its baseline."""

    x: int
    y: int
    width: int
    text: str


def label_text(labelled: Edge | Net) -> str:
    """Return the label that is drawn, which says if it is inferred."""
    return f"{labelled.label} (inferred)" if labelled.is_inferred else labelled.label


def label_height(lines: tuple[str, ...]) -> int:
    """Return the height of a label and the wire below it."""
    return LABEL_LEADING * len(lines) + LABEL_GAP


def across_height(grid: ChartGrid, cell: Cell) -> int:
    """Return the height that a box needs for the straight wires at its right, 0 without any."""
    edges = _edges_across(grid, cell)
    heights = [label_height(_wrap_across(grid, cell, edge)) for edge in edges]
    return sum(heights) + 2 * LABEL_GAP if heights else 0


class Wiring:
    """The wires and labels of a chart, added one after the other.

    A net of a and b, both in row 0, whose track in that row is at y 30, adds three wires:

        wiring.add_net(0, {0: 30})
        (134, 30) to (654, 30), (134, 30) to (134, a.y), (654, 30) to (654, b.y)
    """

    def __init__(self, grid: ChartGrid, boxes: dict[str, PlacedBox]) -> None:
        self.grid, self.boxes = grid, boxes
        self.wires: list[Wire] = []
        self.labels: list[Label] = []

    def add_across(self, cell: Cell) -> None:
        """Add the straight wires from the box in a cell to its right neighbour."""
        grid = self.grid
        x, end = grid.right(cell[1]), grid.left(cell[1] + 1)
        y = self.boxes[grid.slugs[cell]].y
        label_x = x + grid.lanes_widths[cell[1]] + LABEL_GAP
        for edge in _edges_across(grid, cell):
            lines = _wrap_across(grid, cell, edge)
            y += label_height(lines)
            self._add_label(lines, label_x, y)
            points = ((x, y), (end, y))
            self._add_edge(points, edge, reverse=grid.cells[edge.source] != cell)

    def add_down(self, cell: Cell, label_bottom: int) -> None:
        """Add the straight wire from the box in a cell to the one below.

        The label's lines end at the y `label_bottom`.
        """
        grid, edge = self.grid, self.grid.routes.down[cell]
        upper = self.boxes[grid.slugs[cell]]
        below = (cell[0] + 1, cell[1])
        lower = self.boxes[grid.slugs[below]]
        x = grid.right(cell[1]) - DOWN_WIRE_INSET
        lines = grid.wrap_label(label_text(edge), below)
        width = max((text_width(line, LABEL_SIZE) for line in lines), default=0)
        self._add_label(lines, x - LABEL_GAP - width, label_bottom)
        points = ((x, upper.y + upper.height), (x, lower.y))
        self._add_edge(points, edge, reverse=grid.cells[edge.source] != cell)

    def add_net(self, number: int, tracks: dict[int, int]) -> None:
        """Add a net; `tracks` gives the y of its track in the channel of each of its rows."""
        grid, net = self.grid, self.grid.routes.nets[number]
        ends = {slug: grid.port_x(slug, number) for slug in net.boxes}
        lane = grid.lane_x(number) if grid.changes_rows(net) else None
        for row, y in tracks.items():
            in_row = {slug: x for slug, x in ends.items() if grid.row_of(slug) == row}
            stops = [*in_row.values()] if lane is None else [*in_row.values(), lane]
            self._add_net_wire((min(stops), y), (max(stops), y), net=net)
            for slug, x in in_row.items():
                box_top = (x, self.boxes[slug].y)
                self._add_net_wire((x, y), box_top, net=net, has_arrow=net.points_at(slug))
            if row in grid.label_rows(net):
                cell = row, grid.first_column(net)
                lines = grid.wrap_label(label_text(net), cell)
                self._add_label(lines, grid.label_span(cell)[0], y)
        if lane is not None:
            top, bottom = min(tracks.values()), max(tracks.values())
            self._add_net_wire((lane, top), (lane, bottom), net=net)

    def _add_edge(self, points: tuple[Point, ...], edge: Edge, *, reverse: bool) -> None:
        points = points[::-1] if reverse else points
        self.wires.append(Wire(points, edge.is_inferred, not edge.is_mutual))

    def _add_net_wire(self, *points: Point, net: Net, has_arrow: bool = False) -> None:
        self.wires.append(Wire(points, net.is_inferred, has_arrow))

    def _add_label(self, lines: tuple[str, ...], x: int, y: int) -> None:
        """Add a label whose last line is just above a wire at `y`."""
        for number, text in enumerate(reversed(lines)):
            baseline = y - 7 - LABEL_LEADING * number
            self.labels.append(Label(x, baseline, text_width(text, LABEL_SIZE), text))


def _edges_across(grid: ChartGrid, cell: Cell) -> list[Edge]:
    return grid.routes.across.get(cell, [])


def _wrap_across(grid: ChartGrid, cell: Cell, edge: Edge) -> tuple[str, ...]:
    """Break the label of an edge across a gutter into lines."""
    gutter = grid.left(cell[1] + 1) - grid.right(cell[1]) - grid.lanes_widths[cell[1]]
    # The label is clear of an arrowhead at either end.
    return wrap(label_text(edge), gutter - 2 * LABEL_GAP, LABEL_SIZE)
