"""Planned against done on a sheet of its own: its texts in lines, and where the drawing stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from libs.drawings.text_metrics import wrap
from reforms.slippage.drawing import HEIGHT, WIDTH

SHEET_WIDTH, MARGIN = 720, 40
TITLE, SIZE, LEADING = 24, 16, 22


@dataclass(frozen=True, slots=True)
class SheetText:
    """A line of text; `y` is its baseline and `look` the style sheet's key."""

    y: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """The sheet in pixels. The drawing is `plot_width` by `plot_height`, its top at `plot_y`."""

    width: int
    height: int
    left: int
    texts: tuple[SheetText, ...]
    plot_y: int
    plot_width: int
    plot_height: int


def layout_planned(title: str, above: Iterable[str], below: Iterable[str]) -> PlannedSheet:
    """The sheet with its title, some lines above the drawing and some below; any texts fit."""
    room, y = SHEET_WIDTH - 2 * MARGIN, MARGIN
    texts: list[SheetText] = []
    for text, size, look in ((title, TITLE, "title"), *((one, SIZE, "plain") for one in above)):
        for line in wrap(text, room, size, bold=look == "title"):
            y += size * LEADING // SIZE
            texts.append(SheetText(y, line, look))
        y += LEADING // 4
    plot_y, plot_height = y + LEADING // 2, HEIGHT * room // WIDTH
    y = plot_y + plot_height + LEADING // 2
    for text in below:
        for line in wrap(text, room, SIZE):
            y += LEADING
            texts.append(SheetText(y, line, "quiet"))
    return PlannedSheet(SHEET_WIDTH, y + MARGIN, MARGIN, tuple(texts), plot_y, room, plot_height)
