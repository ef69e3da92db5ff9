"""The overview as a picture of its own: every text in its place.

    card = layout_poster(overview, "Roadmap of the reforms", ["As known on 14 August 2023."])

It is laid out as wide as 1200 by 630 would be, the shape that other sites show, if it is as high as
its lines need; and then shown smaller. A picture with lines `below` ends under them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from libs.drawings.text_metrics import text_width, wrap
from reforms.overview.layout import GroupLine, Overview
from reforms.timeline.looks import Count

SHAPE_WIDTH, SHAPE_HEIGHT = 1200, 630
LEAST_HEIGHT = 520
"""Units below which a card of few lines is not drawn larger."""

MARGIN = 32
TITLE, LEADING, SMALL = 34, 40, 20
YEARS = 22
NAMES_SHARE, COUNTS_WIDTH = 4, 190
NAME_SIZE, NAME_LEADING = 15, 18
COUNT_STEP, KEY_STEP, KEY_GAP = 30, 24, 26


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line of text; `y` is its baseline and `look` the style sheet's key."""

    x: int
    y: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class PlacedCount:
    """A count's mark, around its middle, and the text behind it."""

    x: int
    y: int
    count: Count
    text: str


@dataclass(frozen=True, slots=True)
class PosterRow:
    """A line's plot; `y` is its top."""

    y: int
    line: GroupLine


@dataclass(frozen=True, slots=True)
class Poster:
    """The picture in its own units: `width` by `height` of them; a card's shape is 1200 by 630.

    The plots stand from `plot_x` on, `plot_width` wide, from `top` to `bottom`.
    """

    title: str
    width: int
    height: int
    plot_x: int
    plot_width: int
    flags_y: int
    years_y: int
    top: int
    bottom: int
    texts: tuple[PlacedText, ...]
    counts: tuple[PlacedCount, ...]
    rows: tuple[PosterRow, ...]

    @property
    def plot_height(self) -> int:
        return self.bottom - self.top

    @property
    def right(self) -> int:
        return self.width - MARGIN

    @property
    def left(self) -> int:
        return MARGIN


def layout_poster(
    overview: Overview, title: str, lines: Iterable[str], below: Iterable[str] = ()
) -> Poster:
    """The overview under its title and the quiet `lines`; what stands `below` ends it."""
    lines = _wrap(lines, LEAST_HEIGHT * SHAPE_WIDTH // SHAPE_HEIGHT)
    # The names' lines count only where the width is known, which follows from the height.
    heads = MARGIN + LEADING + SMALL * len(lines) + 2 * NAME_LEADING
    rows = sum(max(line.wide.height, 2 * NAME_LEADING) + 1 for line in overview.rows)
    foot = 2 * KEY_STEP + MARGIN
    height = max(LEAST_HEIGHT, heads + overview.wide.height + YEARS + rows + foot)
    width = height * SHAPE_WIDTH // SHAPE_HEIGHT
    plot_x = MARGIN + width // NAMES_SHARE
    texts = [PlacedText(MARGIN, MARGIN + TITLE - 6, title, "title")]
    y = MARGIN + LEADING
    for text in lines:
        y += SMALL
        texts.append(PlacedText(MARGIN, y - 4, text, "quiet"))
    flags_y = y + NAME_LEADING
    years_y = flags_y + overview.wide.height
    top = y = years_y + YEARS
    placed, counts = [], []
    for line in overview.rows:
        names = wrap(line.title or "All", plot_x - MARGIN - NAME_LEADING, NAME_SIZE, bold=True)
        texts += [
            PlacedText(MARGIN, y + NAME_LEADING * (row + 1) - 3, name, "reform")
            for row, name in enumerate(names[:2])
        ]
        counts += [
            PlacedCount(
                width - MARGIN - COUNTS_WIDTH + 14 + COUNT_STEP * place,
                y + NAME_LEADING // 2 + 3,
                count,
                str(count.number),
            )
            for place, count in enumerate(line.counts)
        ]
        placed.append(PosterRow(y, line))
        y += max(line.wide.height, NAME_LEADING * len(names[:2]) + 4) + 1
    key = _key(overview, y + KEY_STEP, width)
    if below:
        ends = (key[-1].y if key else y) + KEY_STEP
        for text in _wrap(below, width):
            ends += SMALL
            texts.append(PlacedText(MARGIN, ends, text, "quiet"))
        height = ends + MARGIN
    return Poster(
        title=title,
        width=width,
        height=height,
        plot_x=plot_x,
        plot_width=width - MARGIN - COUNTS_WIDTH - plot_x,
        flags_y=flags_y,
        years_y=years_y,
        top=top,
        bottom=y,
        texts=tuple(texts),
        counts=(*counts, *key),
        rows=tuple(placed),
    )


def _wrap(texts: Iterable[str], width: int) -> list[str]:
    """The lines that quiet texts take on a picture of that width."""
    return [line for text in texts for line in wrap(text, width - 2 * MARGIN, NAME_SIZE)]


def _key(overview: Overview, y: int, width: int) -> list[PlacedCount]:
    """The counts of the whole in words, in as many lines as they take."""
    placed, x = [], MARGIN + 6
    for count in overview.counts:
        text = f"{count.number} {count.look.words}"
        taken = KEY_GAP + text_width(text, NAME_SIZE)
        if x + taken > width - MARGIN:
            x, y = MARGIN + 6, y + KEY_STEP
        placed.append(PlacedCount(x, y, count, text))
        x += taken + KEY_GAP // 2
    return placed
