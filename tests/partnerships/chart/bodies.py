"""Bodies and lines for the tests of the chart."""

from partnerships.chart import Box, Line, Tier
from partnerships.chart.boxes import Hanging, PlacedBox, Text
from partnerships.chart.grid import place_boxes

TIERS = (Tier("national", "National"), Tier("regional", "Regional"), Tier("local", "Local"))
Rectangle = tuple[int, int, int, int]


def box(slug: str, tier: str = "national", text: str = "", name: str = "") -> Box:
    return Box(slug, f"/bodies/{slug}/", name or slug.title(), text, "", tier)


def line(source: str, target: str, label: str = "works with", *, inferred: bool = False) -> Line:
    return Line(source, target, label, inferred, is_mutual=label == "works with")


def cells(boxes: list[Box], lines: list[Line], columns: int = 2) -> dict[str, tuple[int, int]]:
    return place_boxes(TIERS, tuple(boxes), tuple(lines), columns)[0]


def placed(
    slug: str, x: int, y: int, height: int, *texts: Text, hanging: Hanging | None = None
) -> PlacedBox:
    return PlacedBox(
        *(slug, f"/bodies/{slug}/", slug.title(), x, y, 445, height),
        has_ended=False,
        texts=texts,
        hanging=hanging,
    )
