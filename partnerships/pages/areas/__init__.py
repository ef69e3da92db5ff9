"""The pages of the areas: the list with its search and map (`index`), and one area (`area`).

boards   integrated care boards on a day, and which of them cover which area
parts    the parts that areas have in bodies
"""

from partnerships.pages.areas.area import AreaPage, build_area
from partnerships.pages.areas.index import AreasPage, build_areas

__all__ = ["AreaPage", "AreasPage", "build_area", "build_areas"]
