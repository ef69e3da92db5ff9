"""The delivery model as values for its chart: what is drawn is what the page tells, no more."""

from dataclasses import dataclass
from datetime import date

from libs.days import page_address
from partnerships.chart import (
    MIDDLE,
    NARROW,
    WIDE,
    Box,
    Chart,
    ChartSheet,
    Edge,
    Tier,
    cut_sheets,
    layout_chart,
)
from partnerships.models import DeliveryBody, Relation
from partnerships.pages.delivery_model import DeliveryModelPage
from partnerships.pages.known import BodyKnown, RelationKnown

TIERS = tuple(
    Tier(tier.value, str(tier.label))
    for tier in DeliveryBody.Tier
    if tier != DeliveryBody.Tier.AROUND
)


UPRIGHT_SHEET, SHEET_ON_ITS_SIDE = 840, 540
"""What of the middle chart fits on A4 upright, and of the wide one on its side, in their pixels."""


@dataclass(frozen=True, slots=True)
class Charts:
    """The chart for a desk, for a tablet and for a phone.

    Paper has the middle one upright and the wide one on its side, in sheets.
    """

    wide: Chart
    middle: Chart
    narrow: Chart

    @property
    def upright(self) -> tuple[ChartSheet, ...]:
        return cut_sheets(self.middle, UPRIGHT_SHEET)

    @property
    def on_its_side(self) -> tuple[ChartSheet, ...]:
        return cut_sheets(self.wide, SHEET_ON_ITS_SIDE)


def build_charts(page: DeliveryModelPage, day: str = "", root: str = "") -> Charts:
    """The charts of a page; `day` is the ISO day that links keep, "" for today.

    `root` stands before every link, for a drawing that leaves the site.
    """
    boxes = tuple(_box(body, page.day, day, root) for body in page.drawn)
    edges = tuple(
        edge
        for body in page.drawn
        for edge in (
            *(_edge(body.slug, relation) for relation in body.relations),
            *(_succession(body.slug, relation) for relation in body.was),
        )
    )
    return Charts(*(layout_chart(TIERS, boxes, edges, width) for width in (WIDE, MIDDLE, NARROW)))


def _box(body: BodyKnown, on: date, day: str, root: str) -> Box:
    address = root + page_address("partnerships:body", body.slug)
    name = f"{body.name} ({body.abbreviation})" if body.abbreviation else body.name
    earlier = ", ".join(name.name for name in body.earlier_names)
    return Box(
        slug=body.slug,
        href=f"{address}?on={day}" if day else address,
        name=name,
        text=body.does.text if body.does else "",
        lineage=f"earlier name: {earlier}" if earlier else "",
        tier=body.tier,
        has_ended=body.has_ended,
        state=_state(body),
        members=() if body.has_ended else _members(body),
        heard=f"Last heard of: {body.heard.told_on(on)}" if body.heard else "",
        age=body.heard.age_on(on).value if body.heard else "",
    )


def _members(body: BodyKnown) -> tuple[str, ...]:
    """Who belongs to it, a line for each role; what unfolds below the chart is counted in it."""
    by_role: dict[str, list[str]] = {}
    for member in body.other_members:
        by_role.setdefault(member.role, []).append(member.name)
    lines = [f"{role[:1].upper()}{role[1:]}: {', '.join(names)}" for role, names in by_role.items()]
    lines += [
        f"{role[:1].upper()}{role[1:]}: {_areas(len(areas))}" for role, areas in body.areas_by_role
    ]
    if body.parts:
        lines.append(f"In {len(body.parts)} regions: {_areas(body.area_count)}")
    return tuple(lines)


def _areas(count: int) -> str:
    return f"{count} local authorit{'y' if count == 1 else 'ies'}"


def _state(body: BodyKnown) -> str:
    """What became of it, as surely as the page knows."""
    if not body.has_ended:
        return ""
    is_guess = not body.ends and all(relation.said.is_inferred for relation in body.became)
    return "Probably replaced (inferred)" if is_guess else "Ended"


def _edge(slug: str, relation: RelationKnown) -> Edge:
    return Edge(
        source=slug,
        target=relation.other.slug,
        label=relation.words,
        is_inferred=relation.said.is_inferred,
        is_mutual=relation.kind == Relation.Kind.WORKS_WITH.value,
    )


def _succession(slug: str, relation: RelationKnown) -> Edge:
    """From the older body to the newer one, `slug`, as time runs."""
    is_guess = relation.said.is_inferred
    words = "probably became" if is_guess else "became"
    return Edge(relation.other.slug, slug, words, is_guess, is_mutual=False)
