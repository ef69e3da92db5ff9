"""The layout of the whole delivery-model chart: tiers, boxes, wires and labels, in pixels."""

from collections import defaultdict
from dataclasses import dataclass

from partnerships.chart.boxes import PlacedBox, box_height, find_outer_relations, place_box
from partnerships.chart.cells import place_boxes
from partnerships.chart.facts import Box, Edge, Tier, merge_edges
from partnerships.chart.grid import LABEL_GAP, ChartGrid
from partnerships.chart.routes import find_routes
from partnerships.chart.wires import Label, Wire, Wiring, across_height, label_height, label_text

TIER_COLUMN_WIDTH, MIN_TIER_COLUMN_CHART_WIDTH = 110, 900
"""The width of the tiers' names at the left; on a narrower chart they are above the boxes."""
MIN_TWO_COLUMN_CHART_WIDTH = 560
CHANNEL_GAP, TIER_GAP, TIER_HEADING_HEIGHT = 22, 20, 29
TIER_NAME_BASELINE = 24

MAX_EVENED_DIFFERENCE = 50
"""Boxes of a row are made equally high if they differ by no more."""


@dataclass(frozen=True, slots=True)
class PlacedTier:
    """A tier's name; `y` is its baseline, `rule_y` the line above it."""

    title: str
    y: int
    rule_y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn; `boxes` are in reading order.

    `breaks` are the heights at which it can be cut: no box and no words are there.
    """

    width: int
    height: int
    tiers: tuple[PlacedTier, ...]
    boxes: tuple[PlacedBox, ...]
    wires: tuple[Wire, ...]
    labels: tuple[Label, ...]
    breaks: tuple[int, ...] = ()


def layout_chart(
    tiers: tuple[Tier, ...],
    boxes: tuple[Box, ...],
    edges: tuple[Edge, ...],
    width: int,
) -> Chart:
    """Lay out `boxes` in `tiers` on a chart `width` pixels wide, in two columns if they fit.

    Draws an edge between two boxes of the tiers as a wire, and lists an edge to a body outside
    them below the box. Leaves out edges between two bodies outside: the page's list has them.
    A single box in a single tier, on a narrow chart:

        layout_chart((tier,), (box,), (), 320) == Chart(
            width=320, height=101, tiers=(PlacedTier(...),), boxes=(PlacedBox(...),), ...
        )
    """
    edges = merge_edges(edges, {box.slug for box in boxes})
    columns = 2 if width >= MIN_TWO_COLUMN_CHART_WIDTH else 1
    cells, starts = place_boxes(tiers, boxes, edges, columns)
    margin_left = TIER_COLUMN_WIDTH if width >= MIN_TIER_COLUMN_CHART_WIDTH else 0
    grid = ChartGrid(width, margin_left, cells, find_routes(edges, cells), columns)
    rows = _RowLayout(grid, {box.slug: box for box in boxes}, edges)
    for row in range(max((row for row, _ in cells.values()), default=-1) + 1):
        beginning = [tier for tier, start in zip(tiers, starts, strict=True) if start == row]
        # Of tiers that begin at the same row, only the last has boxes.
        rows.add(row, beginning[-1] if beginning else None)
    wiring = Wiring(grid, rows.boxes)
    for cell in grid.routes.across:
        wiring.add_across(cell)
    for cell in grid.routes.down:
        wiring.add_down(cell, rows.label_bottoms[cell[0] + 1])
    for number, tracks in rows.tracks.items():
        wiring.add_net(number, tracks)
    return Chart(
        width=width,
        height=rows.y + 1,
        tiers=tuple(rows.tiers),
        boxes=tuple(rows.boxes.values()),
        wires=tuple(wiring.wires),
        labels=tuple(wiring.labels),
        breaks=tuple(rows.breaks),
    )


class _RowLayout:
    """The rows laid out so far; `y` is the bottom of the last one.

    `tracks` gives the y of each net's track by row, `label_bottoms` for each row the y at which
    the labels of straight wires into it end.
    """

    def __init__(self, grid: ChartGrid, known: dict[str, Box], edges: tuple[Edge, ...]) -> None:
        self.grid, self.known, self.edges = grid, known, edges
        self.outer = {slug: box for slug, box in known.items() if slug not in grid.cells}
        self.in_row: dict[int, list[str]] = defaultdict(list)
        for cell in sorted(grid.slugs):
            self.in_row[cell[0]].append(grid.slugs[cell])
        self.y = 0
        self.tiers: list[PlacedTier] = []
        self.boxes: dict[str, PlacedBox] = {}
        self.tracks: dict[int, dict[int, int]] = defaultdict(dict)
        self.label_bottoms: dict[int, int] = {}
        self.breaks: list[int] = []

    def add(self, row: int, tier: Tier | None) -> None:
        """Add a row of boxes below its channel, and the name of a `tier` that begins with it."""
        if self.y:
            self.breaks.append(self.y + 1)
        rule_y = self.y + (TIER_GAP if self.y else 0)
        if tier:
            self.y = rule_y if self.grid.margin_left else rule_y + TIER_HEADING_HEIGHT
        self._add_channel(row)
        if tier:
            beside, above = self.y + TIER_NAME_BASELINE, rule_y + TIER_HEADING_HEIGHT - LABEL_GAP
            baseline = beside if self.grid.margin_left else above
            self.tiers.append(PlacedTier(tier.title, baseline, rule_y))
        self._add_boxes(row)

    def _add_channel(self, row: int) -> None:
        """Give each net of a row a track, and then leave space for labels of straight wires."""
        grid = self.grid
        for number, net in enumerate(grid.routes.nets):
            if row in {grid.row_of(slug) for slug in net.boxes}:
                lines: tuple[str, ...] = ()
                if row in grid.label_rows(net):
                    lines = grid.wrap_label(label_text(net), (row, grid.first_column(net)))
                self.y += label_height(lines)
                self.tracks[number][row] = self.y
        self.y += max(
            (
                label_height(grid.wrap_label(label_text(edge), (row, cell[1])))
                for cell, edge in grid.routes.down.items()
                if cell[0] == row - 1
            ),
            default=0,
        )
        self.label_bottoms[row] = self.y
        self.y += CHANNEL_GAP

    def _add_boxes(self, row: int) -> None:
        grid, bottom = self.grid, self.y
        heights = {
            slug: max(
                box_height(self.known[slug], grid.box_width),
                across_height(grid, grid.cells[slug]),
            )
            for slug in self.in_row[row]
        }
        tallest = max(heights.values())
        for slug, own in heights.items():
            x = grid.left(grid.cells[slug][1])
            height = tallest if tallest - own <= MAX_EVENED_DIFFERENCE else own
            relations = find_outer_relations(slug, self.edges, self.outer)
            box = place_box(self.known[slug], relations, x, self.y, grid.box_width, height)
            self.boxes[slug] = box
            bottom = max(bottom, box.bottom)
        self.y = bottom
