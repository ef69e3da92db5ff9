"""The overview's geometry: a line for each group, a mark for each dated milestone. Numbers out.

    overview = layout_overview(groups, marks, day, today, read_up_to=last_day)

It is laid out for a desk and for a phone. Places across are thousandths of the plot's width, so a
layout holds for its column and every wider one; heights are pixels. Standard library only.
"""

from reforms.overview.layout import Overview, layout_overview

__all__ = ["Overview", "layout_overview"]
