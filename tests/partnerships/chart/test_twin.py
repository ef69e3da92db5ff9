"""The delivery-model chart says what its page says, at every width, on every document's day."""

from datetime import date

import pytest

from libs.days import Day
from partnerships.chart import Chart
from partnerships.pages.chart import Charts, build_charts
from partnerships.pages.delivery_model import DeliveryModelPage, build_delivery_model
from tests.documents import documents

__all__ = ["documents"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("documents"),
]

TODAY = date(2026, 11, 22)
DAYS = [date(2022, 4, 28), date(2023, 8, 14), TODAY]


def text_beside_boxes(chart: Chart) -> str:
    """Return all labels and lists of the chart."""
    labels = [label.text for label in chart.labels]
    listed = [block.text for box in chart.boxes if box.tree for block in box.tree.blocks]
    return " | ".join([*labels, *listed])


def charts_of(day: date) -> tuple[DeliveryModelPage, Charts]:
    page = build_delivery_model(Day(on=day, today=TODAY), is_whole=True)
    return page, build_charts(page)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("width", ["wide", "middle", "narrow"])
def test_every_body_of_a_tier_has_its_box_with_its_name_of_the_day(day: date, width: str) -> None:
    page, charts = charts_of(day)
    chart: Chart = getattr(charts, width)

    listed = {body.slug: body.name for body in page.bodies if body.tier != "around"}
    drawn = {box.slug: box.name for box in chart.boxes}

    assert len(listed) > 3
    assert listed.keys() == drawn.keys()
    assert all(drawn[slug].startswith(name) for slug, name in listed.items())


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_tie_of_a_body_in_a_tier_is_drawn_in_its_words(day: date) -> None:
    page, charts = charts_of(day)
    tiers = {body.slug for body in page.bodies if body.tier != "around"}
    relations = [
        (body.slug, relation.other.slug, words)
        for body in page.bodies
        for relation, words in (
            *((one, one.words) for one in body.relations),
            *((one, "became") for one in body.was),
        )
    ]
    drawn = [words for slug, other, words in relations if tiers & {slug, other}]

    assert drawn
    for words in drawn:
        # A label may be broken into lines.
        assert all(word in text_beside_boxes(charts.wide) for word in words.split())


def test_what_ended_or_fell_silent_is_folded_away() -> None:
    page = build_delivery_model(Day(on=date(2024, 12, 1), today=TODAY))
    drawn = {box.slug for box in build_charts(page).wide.boxes}
    folded = {body.slug for body in page.earlier if body.tier != "around"}

    assert folded == {"national-send-delivery-board", "dfe-send-and-ap-directorate"}
    assert not drawn & folded
    assert (page.folded_count, len(drawn) > 1) == (len(folded), True)
    then = build_delivery_model(Day(on=date(2023, 8, 14), today=TODAY))
    assert [one.slug for one in then.earlier if one.tier != "around"] == [
        "national-send-delivery-board"
    ]


def test_succession_is_drawn_from_the_older_body_to_the_newer() -> None:
    _, charts = charts_of(date(2023, 8, 14))
    boxes = {box.slug: box for box in charts.narrow.boxes}
    (old, new) = (
        boxes["national-send-delivery-board"],
        boxes["national-send-and-ap-implementation-board"],
    )
    ends = [wire.points[-1] for wire in charts.narrow.wires if wire.is_inferred and wire.has_arrow]

    assert any(new.x <= x <= new.x + new.width and y == new.y for x, y in ends)
    assert not any(old.x <= x <= old.x + old.width and y == old.y for x, y in ends)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_inferred_is_drawn_as_that(day: date) -> None:
    page, charts = charts_of(day)
    tiers = {body.slug for body in page.bodies if body.tier != "around"}
    inferred = [
        relation
        for body in page.bodies
        for relation in (*body.relations, *body.was)
        if relation.said.is_inferred and tiers & {body.slug, relation.other.slug}
    ]
    dashed = [wire for wire in charts.wide.wires if wire.is_inferred]
    dashed_branches = [
        branch
        for box in charts.wide.boxes
        if box.tree
        for branch in box.tree.branches
        if branch.is_inferred
    ]

    assert bool(inferred) == bool(dashed or dashed_branches)
    assert ("(inferred)" in text_beside_boxes(charts.wide)) == bool(inferred)
