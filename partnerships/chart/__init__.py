"""The geometry of the delivery-model chart: plain values in, whole pixels out. No Django.

    chart = layout_chart(tiers, boxes, edges, WIDE)

`cells` gives each box a row and a column, `routes` each edge its way, `grid` the columns and
gutters their pixels, `boxes` and `wires` lay out what is drawn, and `layout` puts it together.
`sheets` cuts it for paper.
"""

from partnerships.chart.facts import Box, Edge, Tier
from partnerships.chart.layout import Chart, layout_chart
from partnerships.chart.sheets import ChartSheet, cut_sheets

WIDE, MIDDLE, NARROW = 1120, 640, 320
"""The widths, in pixels, of the chart on a desktop or on paper, a tablet and a phone."""


__all__ = [
    "MIDDLE",
    "NARROW",
    "WIDE",
    "Box",
    "Chart",
    "ChartSheet",
    "Edge",
    "Tier",
    "cut_sheets",
    "layout_chart",
]
