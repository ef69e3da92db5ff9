"""A series of figures as a line: which belong together, and where each stands. Pure Python.

facts    what is drawn: points, as plain values
scale    the ticks of both axes
layout   the drawing: integers for the template

Nothing here knows Django, a model or a colour.
"""

from reforms.series.facts import LEAST, Limit, Point, comparable_by, place_of
from reforms.series.layout import SeriesDrawing, layout_series

__all__ = [
    "LEAST",
    "Limit",
    "Point",
    "SeriesDrawing",
    "comparable_by",
    "layout_series",
    "place_of",
]
