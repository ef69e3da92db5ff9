"""How high a piece of text is on the printed sheet. Points; static/scss/_brief.scss has the same.

The widths are those of Arial and of what is as wide. A line that is half full counts whole, and
`RESERVE` of the sheet stays empty for what a printer or another font takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from libs.drawings.text_metrics import wrap

SHEET_WIDTH = 510
"""A4 between margins of 15 mm."""
SHEET_HEIGHT = 756
RESERVE = 0.03

TEXT = 9
"""The size of the text, and the height of its lines."""
LEADING = 12
SMALL = 8
SMALL_LEADING = 10
NAME = 11
NAME_LEADING = 14

LABEL_WIDTH = 86
"""The names of the facts in the margin."""
VALUE_WIDTH = SHEET_WIDTH - LABEL_WIDTH - 8

HEAD = 104
"""The band, the strip, the title, and what the brief is of, in two lines."""
LEFT_OUT = 36
"""The box that names what did not fit."""

ROW_COLUMNS = (180, 82, 142, 106)
LINE_COLUMNS = (130, 82, 188, 110)
"""The columns of both tables: the reform, where it stands, the next date, who says so."""
GUTTER = 8


class Detail(StrEnum):
    """How much is told of each reform, the most first."""

    FULL = "full"
    SHORT = "short"
    ROW = "row"
    LINE = "line"

    @property
    def is_table(self) -> bool:
        return self in (Detail.ROW, Detail.LINE)


@dataclass(frozen=True, slots=True)
class Line:
    """A text that is broken into lines of `width`."""

    text: str
    width: int
    size: int = TEXT
    leading: int = LEADING
    bold: bool = False

    @property
    def height(self) -> int:
        return len(wrap(self.text, self.width, self.size, bold=self.bold)) * self.leading


@dataclass(frozen=True, slots=True)
class Block:
    """One reform on the sheet: columns beside each other, each with lines below each other."""

    columns: tuple[tuple[Line, ...], ...]
    padding: int

    @property
    def height(self) -> int:
        """The highest column, and the space above and below it."""
        return max((_sum(column) for column in self.columns), default=0) + self.padding


def room(foot: Block, *, has_left_out: bool) -> int:
    """The height that reforms may take, with or without the box of those that do not fit.

    `foot` is what stands below them: how to read the sheet, and its address.
    """
    usable = int(SHEET_HEIGHT * (1 - RESERVE)) - HEAD - foot.height
    return usable - LEFT_OUT if has_left_out else usable


def _sum(column: Iterable[Line]) -> int:
    return sum(line.height for line in column)
