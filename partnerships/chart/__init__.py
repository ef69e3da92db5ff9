"""The delivery-model chart's geometry: plain values in, whole numbers out. Standard library only.

chart = layout_chart(tiers, boxes, lines, WIDE)
"""

from partnerships.chart.facts import Box, Line, Tier
from partnerships.chart.layout import Chart, layout_chart

WIDE, MIDDLE, NARROW = 1120, 640, 320
"""The widths, in pixels, for which pages draw it: a desk, a tablet, a phone."""

PAPER, PAPER_COLUMNS = 1800, 4
"""The same for a sheet of paper that lies on its side."""

__all__ = [
    "MIDDLE",
    "NARROW",
    "PAPER",
    "PAPER_COLUMNS",
    "WIDE",
    "Box",
    "Chart",
    "Line",
    "Tier",
    "layout_chart",
]
