"""Where the chart's columns, gutters, lanes and ports are, before anything is drawn.

All measures are in pixels.
"""

from collections import defaultdict

from libs.drawings.text_metrics import wrap
from partnerships.chart.boxes import RIGHT_CLEARANCE
from partnerships.chart.cells import Cell
from partnerships.chart.routes import Net, Routes

GUTTER_WIDTH, LABELLED_GUTTER_WIDTH = 30, 120
"""A gutter without and with the label of an edge that crosses it, lanes not counted."""
LANE_SPACING, MAX_LANES_WIDTH = 14, 84
"""From lane to lane of a gutter; lanes are closer where all would be wider than the maximum."""
FIRST_PORT_INSET, PORT_SPACING, PORT_CLEARANCE = 24, 26, 150
"""From a box's left edge to its first port, from port to port, and what ports leave free."""
DOWN_WIRE_INSET = RIGHT_CLEARANCE // 2
"""From a box's right edge to the wire straight down to the box below."""
LABEL_SIZE, LABEL_LEADING, LABEL_GAP = 14, 16, 8
"""The font size and line height of labels on wires, and the space around them."""


class ChartGrid:
    """The columns of a chart, the gutters between them, and the lanes and ports of its nets.

    Each net leaves its boxes by a port at their top. A net that changes rows does so in a lane of
    its own, in the gutter to the right of its first column. With a net from row 0 to row 1, both
    of its boxes in column 0, the chart's first gutter has one lane:

        grid = ChartGrid(1120, 0, {"a": (0, 0), "b": (1, 0), "c": (0, 1)}, routes, 2)
        grid.box_width == (1120 - 28 - 30) // 2 == 531  # without lanes, gutter
        grid.lane_x(0) == 531 + 14
    """

    def __init__(
        self,
        width: int,
        margin_left: int,
        cells: dict[str, Cell],
        routes: Routes,
        column_count: int,
    ) -> None:
        """Divide `width`, less `margin_left` for the tiers' names, among equal columns."""
        self.width, self.margin_left = width, margin_left
        self.cells, self.routes = cells, routes
        self.slugs = {cell: slug for slug, cell in cells.items()}
        self.nets_of_box: dict[str, list[int]] = defaultdict(list)
        self.lane_numbers: dict[int, int] = {}
        self.lane_counts = [0] * column_count
        for number, net in enumerate(routes.nets):
            for slug in net.boxes:
                self.nets_of_box[slug].append(number)
            if self.changes_rows(net):
                self.lane_numbers[number] = self.lane_counts[self.first_column(net)]
                self.lane_counts[self.first_column(net)] += 1
        self.lanes_widths = [
            min(LANE_SPACING * (count + 1), MAX_LANES_WIDTH) if count else 0
            for count in self.lane_counts
        ]
        gutters = list(self.lanes_widths)
        for column in range(column_count - 1):
            is_labelled = any(cell[1] == column for cell in routes.across)
            gutters[column] += LABELLED_GUTTER_WIDTH if is_labelled else GUTTER_WIDTH
        self.box_width = (width - margin_left - sum(gutters)) // column_count
        self.lefts = [
            margin_left + self.box_width * column + sum(gutters[:column])
            for column in range(column_count)
        ]

    def row_of(self, slug: str) -> int:
        return self.cells[slug][0]

    def left(self, column: int) -> int:
        return self.lefts[column]

    def right(self, column: int) -> int:
        return self.lefts[column] + self.box_width

    def first_column(self, net: Net) -> int:
        return min(self.cells[slug][1] for slug in net.boxes)

    def changes_rows(self, net: Net) -> bool:
        return len({self.row_of(slug) for slug in net.boxes}) > 1

    def lane_x(self, number: int) -> int:
        """Return the x of the lane in which net `number` changes rows."""
        column = self.first_column(self.routes.nets[number])
        return self.right(column) + (
            self.lanes_widths[column]
            * (self.lane_numbers[number] + 1)
            // (self.lane_counts[column] + 1)
        )

    def port_x(self, slug: str, number: int) -> int:
        """Return the x at which net `number` meets the top of a box."""
        position = self.nets_of_box[slug].index(number)
        left = self.left(self.cells[slug][1])
        return left + FIRST_PORT_INSET + self._port_spacing(slug) * position

    def _port_spacing(self, slug: str) -> int:
        available = self.box_width - FIRST_PORT_INSET - PORT_CLEARANCE
        return max(1, min(PORT_SPACING, available // len(self.nets_of_box[slug])))

    def label_span(self, cell: Cell) -> tuple[int, int]:
        """Return the left and right of the labels above a cell: no wire runs down between them."""
        start, slug = self.left(cell[1]) + LABEL_GAP, self.slugs.get(cell)
        if slug in self.nets_of_box:
            start = self.port_x(slug, self.nets_of_box[slug][-1]) + LABEL_GAP
        return start, self.right(cell[1]) - DOWN_WIRE_INSET - LABEL_GAP

    def wrap_label(self, text: str, cell: Cell) -> tuple[str, ...]:
        """Break a label into the lines that fit above a cell."""
        start, end = self.label_span(cell)
        return wrap(text, end - start, LABEL_SIZE)

    def label_rows(self, net: Net) -> set[int]:
        """Return the rows that have the net's label above its first column, leaves if possible."""
        column = self.first_column(net)
        rows = {self.row_of(slug) for slug in net.boxes if self.cells[slug][1] == column}
        return rows & {self.row_of(slug) for slug in net.leaves} or rows
