"""Where columns, gutters, rows and channels lie; found before anything is drawn."""

from collections import defaultdict

from libs.drawings.text_metrics import wrap
from partnerships.chart.boxes import KEEP_RIGHT
from partnerships.chart.grid import Cell
from partnerships.chart.routes import Net, Routes

GUTTER, WORDED_GUTTER = 30, 120
"""A gutter without and with the words of a line that crosses it straight."""
LANE, LANES_MOST = 14, 84
"""From lane to lane of a gutter; and what all of one take at most, drawn closer then."""
PORT, PORT_STEP, PORTS_KEEP = 24, 26, 150
"""Where lines leave a box at its top: the first, the next; and the room kept free of them."""
DOWN = KEEP_RIGHT // 2
"""From a box's right edge to the line straight down to the box below."""
SIZE, LEADING, AIR = 14, 16, 8
"""The words on lines."""


class Frame:
    """The skeleton of a chart `width` pixels wide, `aside` of them for the tiers' names."""

    def __init__(
        self, width: int, aside: int, cells: dict[str, Cell], routes: Routes, columns: int
    ) -> None:
        self.width, self.aside = width, aside
        self.cells, self.routes = cells, routes
        self.at = {cell: slug for slug, cell in cells.items()}
        self.ports: dict[str, list[int]] = defaultdict(list)
        self.lanes: dict[int, int] = {}
        self.lane_counts = [0] * columns
        for number, net in enumerate(routes.nets):
            for slug in net.boxes:
                self.ports[slug].append(number)
            if self.changes_rows(net):
                self.lanes[number] = self.lane_counts[self.first_column(net)]
                self.lane_counts[self.first_column(net)] += 1
        self.lane_rooms = [
            min(LANE * (count + 1), LANES_MOST) if count else 0 for count in self.lane_counts
        ]
        rooms = list(self.lane_rooms)
        for column in range(columns - 1):
            is_worded = any(cell[1] == column for cell in routes.across)
            rooms[column] += WORDED_GUTTER if is_worded else GUTTER
        self.box_width = (width - aside - sum(rooms)) // columns
        self.lefts = [
            aside + self.box_width * column + sum(rooms[:column]) for column in range(columns)
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

    def lane(self, number: int) -> int:
        """Where a net that changes rows does so."""
        column = self.first_column(self.routes.nets[number])
        return self.right(column) + (
            self.lane_rooms[column] * (self.lanes[number] + 1) // (self.lane_counts[column] + 1)
        )

    def port(self, slug: str, number: int) -> int:
        """Where a net leaves or enters the top of a box."""
        order = self.ports[slug]
        return self.left(self.cells[slug][1]) + PORT + self._step(slug) * order.index(number)

    def _step(self, slug: str) -> int:
        return max(1, min(PORT_STEP, (self.box_width - PORT - PORTS_KEEP) // len(self.ports[slug])))

    def words_room(self, cell: Cell) -> tuple[int, int]:
        """The part of the channel above a cell that no line runs through from top to bottom."""
        start, slug = self.left(cell[1]) + AIR, self.at.get(cell)
        if slug in self.ports:
            start = self.port(slug, self.ports[slug][-1]) + AIR
        return start, self.right(cell[1]) - DOWN - AIR

    def wrap_words(self, text: str, cell: Cell) -> tuple[str, ...]:
        start, end = self.words_room(cell)
        return wrap(text, end - start, SIZE)

    def words_rows(self, net: Net) -> set[int]:
        """The rows in whose channels a net's words stand, over its first column."""
        column = self.first_column(net)
        rows = {self.row_of(slug) for slug in net.boxes if self.cells[slug][1] == column}
        return rows & {self.row_of(slug) for slug in net.leaves} or rows
