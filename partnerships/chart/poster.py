"""The chart on a sheet of its own, to keep or to print, with a title and notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from libs.drawings.text_metrics import wrap
from partnerships.chart.boxes import Text
from partnerships.chart.layout import Chart

MARGIN, SIZE, LEADING = 40, 14, 18
TITLE_SIZE, TITLE_LEADING = 28, 36


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page around a chart, whose left top corner is at (x, y); the legend is at `legend_y`."""

    title: str
    width: int
    height: int
    x: int
    y: int
    legend_y: int
    texts: tuple[Text, ...]


def layout_sheet(chart: Chart, title: str, lines: Iterable[str], notes: Iterable[str]) -> Sheet:
    """The sheet of a chart."""
    texts: list[Text] = []
    y = MARGIN
    for part in wrap(title, chart.width, TITLE_SIZE, bold=True):
        texts.append(Text(MARGIN, y + TITLE_SIZE, part, "title"))
        y += TITLE_LEADING
    y = _write(texts, lines, y + 8, chart.width)
    top = y + 16
    legend_y = top + chart.height + 24
    y = _write(texts, notes, legend_y + 30, chart.width)
    return Sheet(title, chart.width + 2 * MARGIN, y + MARGIN, MARGIN, top, legend_y, tuple(texts))


def _write(texts: list[Text], lines: Iterable[str], y: int, width: int) -> int:
    for line in lines:
        for part in wrap(line, width, SIZE):
            texts.append(Text(MARGIN, y + SIZE, part, "quiet"))
            y += LEADING
    return y
