"""The lines and their words, once columns and rows have their places."""

from dataclasses import dataclass

from libs.drawings.text_metrics import text_width, wrap
from partnerships.chart.boxes import PlacedBox
from partnerships.chart.facts import Line
from partnerships.chart.frame import AIR, DOWN, LEADING, SIZE, Frame
from partnerships.chart.grid import Cell
from partnerships.chart.routes import Net

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from corner to corner; with an arrow it points at its last one."""

    points: tuple[Point, ...]
    is_inferred: bool
    has_arrow: bool

    @property
    def corners(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Label:
    """A line of the words on a wire; `x` is its left, `y` its baseline."""

    x: int
    y: int
    width: int
    text: str


def said(label: str, is_inferred: bool) -> str:
    return f"{label} (inferred)" if is_inferred else label


def words_height(lines: tuple[str, ...]) -> int:
    """What words and the line below them take of a channel."""
    return LEADING * len(lines) + AIR


def across_height(frame: Frame, cell: Cell) -> int:
    """How high a box must be for the straight lines at its right."""
    return sum(words_height(_across_words(frame, cell, line)) for line in _across(frame, cell)) + (
        2 * AIR if _across(frame, cell) else 0
    )


class Wiring:
    """The wires and labels of a chart, put in one after the other."""

    def __init__(self, frame: Frame, boxes: dict[str, PlacedBox]) -> None:
        self.frame, self.boxes = frame, boxes
        self.wires: list[Wire] = []
        self.labels: list[Label] = []

    def put_across(self, cell: Cell) -> None:
        """The straight lines from the box in a cell to its right neighbour."""
        frame = self.frame
        x, end = frame.right(cell[1]), frame.left(cell[1] + 1)
        y = self.boxes[frame.at[cell]].y
        words_x = x + frame.lane_rooms[cell[1]] + AIR
        for line in _across(frame, cell):
            words = _across_words(frame, cell, line)
            y += words_height(words)
            self._write(words, words_x, y)
            points = ((x, y), (end, y))
            self._wire(points, line, reverse=frame.cells[line.source] != cell)

    def put_down(self, cell: Cell, strip: int) -> None:
        """The straight line from the box in a cell to the one below; its words end at `strip`."""
        frame, line = self.frame, self.frame.routes.down[cell]
        upper = self.boxes[frame.at[cell]]
        below = (cell[0] + 1, cell[1])
        lower = self.boxes[frame.at[below]]
        x = frame.right(cell[1]) - DOWN
        words = frame.wrap_words(said(line.label, line.is_inferred), below)
        room = max((text_width(part, SIZE) for part in words), default=0)
        self._write(words, x - AIR - room, strip)
        points = ((x, upper.y + upper.height), (x, lower.y))
        self._wire(points, line, reverse=frame.cells[line.source] != cell)

    def put_net(self, number: int, tracks: dict[int, int]) -> None:
        """A net whose track in each of its rows' channels has its height in `tracks`."""
        frame, net = self.frame, self.frame.routes.nets[number]
        ends = {slug: frame.port(slug, number) for slug in net.boxes}
        lane = frame.lane(number) if frame.changes_rows(net) else None
        for row, y in tracks.items():
            here = {slug: x for slug, x in ends.items() if frame.row_of(slug) == row}
            stretch = [*here.values()] if lane is None else [*here.values(), lane]
            self._add((min(stretch), y), (max(stretch), y), net=net)
            for slug, x in here.items():
                self._add((x, y), (x, self.boxes[slug].y), net=net, arrow=net.points_at(slug))
            if row in frame.words_rows(net):
                cell = row, frame.first_column(net)
                words = frame.wrap_words(said(net.label, net.is_inferred), cell)
                self._write(words, frame.words_room(cell)[0], y)
        if lane is not None:
            self._add((lane, min(tracks.values())), (lane, max(tracks.values())), net=net)

    def _wire(self, points: tuple[Point, ...], line: Line, *, reverse: bool) -> None:
        points = points[::-1] if reverse else points
        self.wires.append(Wire(points, line.is_inferred, not line.is_mutual))

    def _add(self, *points: Point, net: Net, arrow: bool = False) -> None:
        self.wires.append(Wire(points, net.is_inferred, arrow))

    def _write(self, words: tuple[str, ...], x: int, y: int) -> None:
        """Words whose last line stands on a wire at height `y`."""
        for number, text in enumerate(reversed(words)):
            self.labels.append(Label(x, y - 7 - LEADING * number, text_width(text, SIZE), text))


def _across(frame: Frame, cell: Cell) -> list[Line]:
    return frame.routes.across.get(cell, [])


def _across_words(frame: Frame, cell: Cell, line: Line) -> tuple[str, ...]:
    room = frame.left(cell[1] + 1) - frame.right(cell[1]) - frame.lane_rooms[cell[1]]
    # The arrow's head keeps clear of the words at either end.
    return wrap(said(line.label, line.is_inferred), room - 2 * AIR, SIZE)
