"""Bodies and edges for the tests of the chart."""

from partnerships.chart import Box, Edge, Tier
from partnerships.chart.boxes import ChartText, PlacedBox, RelationTree
from partnerships.chart.cells import place_boxes

TIERS = (Tier("national", "National"), Tier("regional", "Regional"), Tier("local", "Local"))
Rectangle = tuple[int, int, int, int]


def box(slug: str, tier: str = "national", text: str = "", name: str = "") -> Box:
    return Box(slug, f"/bodies/{slug}/", name or slug.title(), text, "", tier)


def edge(source: str, target: str, label: str = "works with", *, inferred: bool = False) -> Edge:
    return Edge(source, target, label, inferred, is_mutual=label == "works with")


def cells(boxes: list[Box], edges: list[Edge], columns: int = 2) -> dict[str, tuple[int, int]]:
    return place_boxes(TIERS, tuple(boxes), tuple(edges), columns)[0]


def placed(
    slug: str, x: int, y: int, height: int, *texts: ChartText, tree: RelationTree | None = None
) -> PlacedBox:
    return PlacedBox(
        *(slug, f"/bodies/{slug}/", slug.title(), x, y, 445, height),
        has_ended=False,
        texts=texts,
        tree=tree,
    )
