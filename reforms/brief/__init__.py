"""A brief on one side of A4: what fits, and what does not. Pure geometry, in points.

`paper` has the measures of the sheet, which static/scss/_brief.scss prints by; `fitting` chooses
how much is told of each reform, and which reforms have to stay off.
"""

from reforms.brief.fitting import Fitted, fit
from reforms.brief.paper import Block, Detail, Line

__all__ = ["Block", "Detail", "Fitted", "Line", "fit"]
