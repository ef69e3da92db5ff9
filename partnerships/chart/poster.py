"""The chart as a poster to keep or print, with a title and notes. Measures are in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass

from libs.drawings.text_metrics import wrap
from partnerships.chart.boxes import ChartText
from partnerships.chart.layout import Chart

MARGIN, NOTE_SIZE, NOTE_LEADING = 40, 14, 18
TITLE_SIZE, TITLE_LEADING = 28, 36


@dataclass(frozen=True, slots=True)
class ChartPoster:
    """A page around a chart, whose top left corner is at (x, y); the legend is at `legend_y`."""

    title: str
    width: int
    height: int
    x: int
    y: int
    legend_y: int
    texts: tuple[ChartText, ...]


def layout_poster(
    chart: Chart, title: str, lines: Iterable[str], notes: Iterable[str]
) -> ChartPoster:
    """Lay out the title and `lines` above a chart, and the `notes` below its legend."""
    texts: list[ChartText] = []
    y = MARGIN
    for line in wrap(title, chart.width, TITLE_SIZE, bold=True):
        texts.append(ChartText(MARGIN, y + TITLE_SIZE, line, "title"))
        y += TITLE_LEADING
    y = _write(texts, lines, y + 8, chart.width)
    top = y + 16
    legend_y = top + chart.height + 24
    y = _write(texts, notes, legend_y + 30, chart.width)
    width, height = chart.width + 2 * MARGIN, y + MARGIN
    return ChartPoster(title, width, height, MARGIN, top, legend_y, tuple(texts))


def _write(texts: list[ChartText], paragraphs: Iterable[str], y: int, width: int) -> int:
    """Add paragraphs from `y` down; return the y below them."""
    for paragraph in paragraphs:
        for line in wrap(paragraph, width, NOTE_SIZE):
            texts.append(ChartText(MARGIN, y + NOTE_SIZE, line, "quiet"))
            y += NOTE_LEADING
    return y
