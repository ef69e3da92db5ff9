"""The delivery-model chart as a whole: columns, rows, boxes, lines and their words, in pixels."""

from dataclasses import dataclass

from partnerships.chart.boxes import (
    Hanging,
    PlacedBox,
    box_height,
    find_ties,
    hang_ties,
    hanging_height,
    place_box,
)
from partnerships.chart.facts import Box, Line, Tier, usable_lines
from partnerships.chart.frame import Frame
from partnerships.chart.grid import place_boxes
from partnerships.chart.routes import find_routes
from partnerships.chart.wires import Label, Wire, Wiring, across_height, said, words_height

ASIDE, ASIDE_FROM = 110, 900
"""The room for the tiers' names at the left, on a chart at least so wide; else they stand above."""
TWO_COLUMNS_FROM = 560
GAP, TIER_GAP, HEADING = 22, 20, 26

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
    """What is drawn. `boxes` and `hangings` are in reading order."""

    width: int
    height: int
    tiers: tuple[PlacedTier, ...]
    boxes: tuple[PlacedBox, ...]
    hangings: tuple[Hanging, ...]
    wires: tuple[Wire, ...]
    labels: tuple[Label, ...]


def layout_chart(
    tiers: tuple[Tier, ...],
    boxes: tuple[Box, ...],
    lines: tuple[Line, ...],
    width: int,
    *,
    columns: int = 0,
) -> Chart:
    """The chart of `boxes` in `tiers`, `width` pixels wide, in two columns where they fit.

    Lines are drawn between boxes of the tiers; what ties one to a body outside them hangs below
    it. Lines between two bodies outside, or of unknown ones, are not drawn: the list tells them.
    """
    lines = usable_lines(lines, {box.slug for box in boxes})
    known = {box.slug: box for box in boxes}
    columns = columns or (2 if width >= TWO_COLUMNS_FROM else 1)
    cells, starts = place_boxes(tiers, boxes, lines, columns)
    outer = {box.slug: box for box in boxes if box.slug not in cells}
    aside = ASIDE if width >= ASIDE_FROM else 0
    frame = Frame(width, aside, cells, starts, find_routes(lines, cells), columns)
    ties = {slug: find_ties(slug, lines, outer) for slug in cells}

    placed: dict[str, PlacedBox] = {}
    hangings: dict[str, Hanging] = {}
    titles: list[PlacedTier] = []
    tracks: dict[int, dict[int, int]] = {number: {} for number in range(len(frame.routes.nets))}
    strips: dict[int, int] = {}
    y = 0
    rows = max((row for row, _ in cells.values()), default=-1) + 1
    for row in range(rows):
        slugs = [frame.at[cell] for cell in sorted(frame.at) if cell[0] == row]
        heading = [tier for tier, start in zip(tiers, starts, strict=True) if start == row][-1:]
        rule = y + (TIER_GAP if y else 0)
        y = rule if heading else y
        if heading and not aside:
            y += HEADING
        y = _channel(frame, row, y, tracks, strips) + GAP
        titles += [PlacedTier(tier.title, y + 24 if aside else rule + 21, rule) for tier in heading]
        heights = {
            slug: max(box_height(known[slug], frame.box_width), across_height(frame, cells[slug]))
            for slug in slugs
        }
        tallest = max(heights.values())
        bottom = y
        for slug in slugs:
            x = frame.left(cells[slug][1])
            height = tallest if tallest - heights[slug] <= EVEN_OUT else heights[slug]
            placed[slug] = place_box(known[slug], x, y, frame.box_width, height)
            hanging = hang_ties(ties[slug], x, y + height, frame.box_width)
            if hanging:
                hangings[slug] = hanging
            bottom = max(bottom, y + height + hanging_height(hanging))
        y = bottom

    wiring = Wiring(frame, placed)
    for cell in frame.routes.across:
        wiring.put_across(cell)
    for cell in frame.routes.down:
        wiring.put_down(cell, strips[cell[0] + 1])
    for number, own in tracks.items():
        wiring.put_net(number, own)
    return Chart(
        width=width,
        height=y + 1,
        tiers=tuple(titles),
        boxes=tuple(placed.values()),
        hangings=tuple(hangings.values()),
        wires=tuple(wiring.wires),
        labels=tuple(wiring.labels),
    )


def _channel(
    frame: Frame, row: int, y: int, tracks: dict[int, dict[int, int]], strips: dict[int, int]
) -> int:
    """Give every net of a row its track below `y`, then room to straight lines; where it ends."""
    for number, net in enumerate(frame.routes.nets):
        if row in {frame.row_of(slug) for slug in net.boxes}:
            words: tuple[str, ...] = ()
            if row in frame.words_rows(net):
                label = said(net.label, net.is_inferred)
                words = frame.wrap_words(label, (row, frame.first_column(net)))
            y += words_height(words)
            tracks[number][row] = y
    words_below = [
        frame.wrap_words(said(line.label, line.is_inferred), (row, cell[1]))
        for cell, line in frame.routes.down.items()
        if cell[0] == row - 1
    ]
    if words_below:
        y += max(words_height(words) for words in words_below)
    strips[row] = y
    return y
