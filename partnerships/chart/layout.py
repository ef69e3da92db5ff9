"""The delivery-model chart as a whole: columns, rows, boxes, lines and their words, in pixels."""

from collections import defaultdict
from dataclasses import dataclass

from partnerships.chart.boxes import PlacedBox, box_height, find_ties, place_box
from partnerships.chart.facts import Box, Line, Tier, usable_lines
from partnerships.chart.frame import AIR, Frame
from partnerships.chart.grid import place_boxes
from partnerships.chart.routes import find_routes
from partnerships.chart.wires import Label, Wire, Wiring, across_height, said, words_height

ASIDE, ASIDE_FROM = 110, 900
"""The room for the tiers' names at the left, on a chart at least so wide; else they stand above."""
TWO_COLUMNS_FROM = 560
GAP, TIER_GAP, HEADING = 22, 20, 29
NAME_BASELINE = 24

EVEN_OUT = 50
"""Boxes of a row that differ in height by no more are made equally high."""


@dataclass(frozen=True, slots=True)
class PlacedTier:
    """A tier's name, its baseline and the rule above it."""

    title: str
    y: int
    rule: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn. `boxes` are in reading order."""

    width: int
    height: int
    tiers: tuple[PlacedTier, ...]
    boxes: tuple[PlacedBox, ...]
    wires: tuple[Wire, ...]
    labels: tuple[Label, ...]


def layout_chart(
    tiers: tuple[Tier, ...],
    boxes: tuple[Box, ...],
    lines: tuple[Line, ...],
    width: int,
) -> Chart:
    """The chart of `boxes` in `tiers`, `width` pixels wide, in two columns where they fit.

    Lines are drawn between boxes of the tiers; what ties one to a body outside them hangs below
    it. Lines between two bodies outside, or of unknown ones, are not drawn: the list tells them.
    """
    lines = usable_lines(lines, {box.slug for box in boxes})
    columns = 2 if width >= TWO_COLUMNS_FROM else 1
    cells, starts = place_boxes(tiers, boxes, lines, columns)
    frame = Frame(
        width, ASIDE if width >= ASIDE_FROM else 0, cells, find_routes(lines, cells), columns
    )
    rows = _Rows(frame, {box.slug: box for box in boxes}, lines)
    for row in range(max((row for row, _ in cells.values()), default=-1) + 1):
        beginning = [tier for tier, start in zip(tiers, starts, strict=True) if start == row]
        # Of tiers that begin at the same row, only the last has boxes.
        rows.put(row, beginning[-1] if beginning else None)
    wiring = Wiring(frame, rows.boxes)
    for cell in frame.routes.across:
        wiring.put_across(cell)
    for cell in frame.routes.down:
        wiring.put_down(cell, rows.strips[cell[0] + 1])
    for number, tracks in rows.tracks.items():
        wiring.put_net(number, tracks)
    return Chart(
        width=width,
        height=rows.y + 1,
        tiers=tuple(rows.tiers),
        boxes=tuple(rows.boxes.values()),
        wires=tuple(wiring.wires),
        labels=tuple(wiring.labels),
    )


class _Rows:
    """The rows put down so far; `y` is how far down the chart is full.

    `tracks` has the height of each net's track by row, `strips` that of the words on straight
    lines into a row.
    """

    def __init__(self, frame: Frame, known: dict[str, Box], lines: tuple[Line, ...]) -> None:
        self.frame, self.known, self.lines = frame, known, lines
        self.outer = {slug: box for slug, box in known.items() if slug not in frame.cells}
        self.in_row: dict[int, list[str]] = defaultdict(list)
        for cell in sorted(frame.at):
            self.in_row[cell[0]].append(frame.at[cell])
        self.y = 0
        self.tiers: list[PlacedTier] = []
        self.boxes: dict[str, PlacedBox] = {}
        self.tracks: dict[int, dict[int, int]] = defaultdict(dict)
        self.strips: dict[int, int] = {}

    def put(self, row: int, tier: Tier | None) -> None:
        """A row of boxes, below its channel and the name of the tier that begins with it."""
        rule = self.y + (TIER_GAP if self.y else 0)
        if tier:
            self.y = rule if self.frame.aside else rule + HEADING
        self._put_channel(row)
        if tier:
            baseline = self.y + NAME_BASELINE if self.frame.aside else rule + HEADING - AIR
            self.tiers.append(PlacedTier(tier.title, baseline, rule))
        self._put_boxes(row)

    def _put_channel(self, row: int) -> None:
        """Give every net of a row its track, then room to the words on straight lines."""
        frame = self.frame
        for number, net in enumerate(frame.routes.nets):
            if row in {frame.row_of(slug) for slug in net.boxes}:
                words: tuple[str, ...] = ()
                if row in frame.words_rows(net):
                    label = said(net.label, net.is_inferred)
                    words = frame.wrap_words(label, (row, frame.first_column(net)))
                self.y += words_height(words)
                self.tracks[number][row] = self.y
        self.y += max(
            (
                words_height(frame.wrap_words(said(line.label, line.is_inferred), (row, cell[1])))
                for cell, line in frame.routes.down.items()
                if cell[0] == row - 1
            ),
            default=0,
        )
        self.strips[row] = self.y
        self.y += GAP

    def _put_boxes(self, row: int) -> None:
        frame, bottom = self.frame, self.y
        heights = {
            slug: max(
                box_height(self.known[slug], frame.box_width),
                across_height(frame, frame.cells[slug]),
            )
            for slug in self.in_row[row]
        }
        tallest = max(heights.values())
        for slug, own in heights.items():
            x = frame.left(frame.cells[slug][1])
            height = tallest if tallest - own <= EVEN_OUT else own
            ties = find_ties(slug, self.lines, self.outer)
            box = place_box(self.known[slug], ties, x, self.y, frame.box_width, height)
            self.boxes[slug] = box
            bottom = max(bottom, box.end)
        self.y = bottom
