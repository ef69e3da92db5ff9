"""The delivery-model chart's geometry: plain values in, whole numbers out. Standard library only.

chart = layout_chart(tiers, boxes, lines, WIDE)
"""

from partnerships.chart.facts import Box, Line, Tier
from partnerships.chart.layout import Chart, layout_chart

WIDE, MIDDLE, NARROW = 1120, 640, 320
"""The widths, in pixels, for which pages draw it: a desk or a sheet of paper, a tablet, a phone."""

__all__ = [
    "MIDDLE",
    "NARROW",
    "WIDE",
    "Box",
    "Chart",
    "Line",
    "Tier",
    "layout_chart",
]
