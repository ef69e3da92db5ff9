"""A chart cut into sheets of paper, between its rows. Measures are in the chart's pixels."""

from dataclasses import dataclass

from partnerships.chart.layout import Chart


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """A part of a chart: all of its width, `height` pixels from `y` down."""

    y: int
    height: int


def cut_sheets(chart: Chart, most: int) -> tuple[ChartSheet, ...]:
    """The chart in as few sheets as hold `most` pixels each, cut at its breaks.

    Only a row that is higher by itself has a higher sheet. With breaks at 300 and 500, a chart of
    700 pixels gives:

        cut_sheets(chart, 600) == (ChartSheet(0, 500), ChartSheet(500, 200))
    """
    sheets: list[ChartSheet] = []
    start = end = 0
    for stop in (*chart.breaks, chart.height):
        if stop - start > most and end > start:
            sheets.append(ChartSheet(start, end - start))
            start = end
        end = stop
    return (*sheets, ChartSheet(start, chart.height - start))
