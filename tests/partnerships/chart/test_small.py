"""Small charts of the delivery model, as literal trees."""

from itertools import combinations

import pytest

from partnerships.chart import (
    MIDDLE,
    NARROW,
    WIDE,
    Box,
    Chart,
    ChartSheet,
    cut_sheets,
    layout_chart,
)
from partnerships.chart.boxes import Branch, ChartText, RelationTree, TextBlock
from partnerships.chart.facts import merge_edges
from partnerships.chart.layout import PlacedTier
from partnerships.chart.poster import layout_poster
from partnerships.chart.routes import find_routes
from partnerships.chart.wires import Label, Wire
from tests.partnerships.chart.bodies import TIERS, box, cells, edge, placed


def test_two_tied_bodies_and_one_outside_the_tiers_are_drawn_like_this() -> None:
    boxes = (
        box("unit"),
        box("group", text="Regions."),
        box("treasury", tier="around"),
        box("local", tier="local"),
    )
    edges = (edge("unit", "group"), edge("treasury", "unit", "funds", inferred=True))

    chart = layout_chart(TIERS, boxes, edges, WIDE)

    assert chart == Chart(
        width=1120,
        height=241,
        tiers=(PlacedTier("National", 46, 0), PlacedTier("Local", 215, 169)),
        boxes=(
            placed(
                *("unit", 110, 22, 73, ChartText(124, 53, "Unit", "name")),
                tree=RelationTree(
                    *(128, 95, 118),
                    branches=(Branch(128, 144, 118, is_inferred=True),),
                    blocks=(
                        TextBlock(
                            *("funds it (inferred):", ""),
                            lines=(ChartText(150, 123, "funds it (inferred):", "words"),),
                        ),
                        TextBlock(
                            *("Treasury", "/bodies/treasury/"),
                            lines=(ChartText(150, 141, "Treasury", "link"),),
                        ),
                    ),
                ),
            ),
            placed(
                *("group", 675, 22, 73),
                ChartText(689, 53, "Group", "name"),
                ChartText(689, 77, "Regions.", "plain"),
            ),
            placed("local", 110, 191, 49, ChartText(124, 222, "Local", "name")),
        ),
        wires=(Wire(((555, 46), (675, 46)), is_inferred=False, has_arrow=False),),
        labels=(Label(563, 39, 66, "works with"),),
        breaks=(150,),
    )


def test_a_line_points_at_the_body_that_its_words_lead_to() -> None:
    boxes = (box("taskforces"), box("specialists"))

    (wire,) = layout_chart(TIERS, boxes, (edge("specialists", "taskforces", "under"),), WIDE).wires

    assert wire == Wire(((675, 46), (555, 46)), is_inferred=False, has_arrow=True)


def test_a_line_to_the_body_below_runs_straight_down() -> None:
    boxes = (box("partnership", "regional"), box("plans", "local"))

    chart = layout_chart(TIERS, boxes, (edge("partnership", "plans", "writes"),), NARROW)

    assert chart.wires == (Wire(((290, 100), (290, 195)), is_inferred=False, has_arrow=True),)
    assert [label.text for label in chart.labels] == ["writes"]


def test_a_line_past_another_body_goes_round_it() -> None:
    boxes = (box("a"), box("b"), box("c"))
    edges = (edge("a", "b"), edge("b", "c"), edge("a", "c", "sees", inferred=True))

    chart = layout_chart(TIERS, boxes, edges, NARROW)

    assert [wire.points for wire in chart.wires if wire.is_inferred] == [
        ((24, 37), (306, 37)),
        ((24, 37), (24, 59)),
        ((24, 227), (306, 227)),
        ((24, 227), (24, 273)),
        ((306, 37), (306, 227)),
    ]
    assert [wire.has_arrow for wire in chart.wires if wire.is_inferred].count(True) == 1


def test_tied_bodies_stand_side_by_side() -> None:
    boxes = [box("a"), box("b"), box("c"), box("d")]

    assert cells(boxes, [edge("a", "d"), edge("b", "c")]) == {
        "a": (0, 0),
        "d": (0, 1),
        "b": (1, 0),
        "c": (1, 1),
    }


def test_bodies_that_are_not_tied_share_a_row_that_has_room() -> None:
    boxes = [box(slug) for slug in "abcdef"]

    assert cells(boxes, [edge("b", "c"), edge("b", "d")]) == {
        "a": (0, 0),
        "b": (1, 0),
        "c": (1, 1),
        "d": (2, 0),
        "e": (3, 0),
        "f": (3, 1),
    }


def test_bodies_without_ties_fill_the_rows() -> None:
    assert cells([box("a"), box("b"), box("c")], []) == {"a": (0, 0), "b": (0, 1), "c": (1, 0)}


def test_a_tier_without_bodies_is_not_drawn() -> None:
    chart = layout_chart(TIERS, (box("a"), box("c", "local")), (), WIDE)

    assert [tier.title for tier in chart.tiers] == ["National", "Local"]


def test_no_bodies_give_an_empty_chart() -> None:
    assert layout_chart(TIERS, (), (), WIDE) == Chart(WIDE, 1, (), (), (), ())


def test_three_lines_in_the_same_words_to_one_body_run_together() -> None:
    boxes = {slug: (0, column) for column, slug in enumerate(["hub", "a", "b", "c"])}
    edges = tuple(edge(slug, "hub", "is one of the") for slug in "abc")

    (net,) = find_routes(edges, boxes).nets

    assert (net.root, net.leaves, net.label) == ("hub", ("a", "b", "c"), "is one of the")
    assert [net.points_at(slug) for slug in net.boxes] == [True, False, False, False]


def test_what_is_said_twice_of_a_pair_is_one_line() -> None:
    edges = (edge("a", "b", "funds"), edge("a", "b", "tests"), edge("a", "b", "funds"))

    assert merge_edges(edges, {"a", "b"}) == (edge("a", "b", "funds, tests"),)


def test_a_line_to_itself_or_to_an_unknown_body_is_left_out() -> None:
    assert merge_edges((edge("a", "a"), edge("a", "z")), {"a"}) == ()


def test_bodies_that_are_tied_alike_hang_together_below_a_body() -> None:
    outer = [box(slug, "around") for slug in ("dfe", "dhsc")]
    edges = tuple(edge(body.slug, "team", "supports") for body in outer)

    (team,) = layout_chart(TIERS, (box("team"), *outer), edges, WIDE).boxes

    assert team.tree
    assert [block.text for block in team.tree.blocks] == ["each supports it:", "Dfe", "Dhsc"]


def test_an_ended_body_says_so_in_words() -> None:
    ended = Box(
        "board", "#", "Board", "Oversees.", "was: Council", "national", True, "Ended", ("LAs",)
    )

    (placed_box,) = layout_chart(TIERS, (ended,), (), WIDE).boxes

    assert placed_box.has_ended
    assert [(text.text, text.look) for text in placed_box.texts] == [
        ("Board", "name"),
        ("Ended", "state"),
        ("Oversees.", "plain"),
        ("LAs", "small"),
        ("was: Council", "quiet"),
    ]


def test_a_box_says_when_its_body_was_last_heard_of() -> None:
    old = Box("unit", "#", "Unit", "", "", "national", heard="Last heard of: 2022", age="silent")

    (placed_box,) = layout_chart(TIERS, (old,), (), WIDE).boxes

    assert placed_box.age == "silent"
    assert [text.look for text in placed_box.texts] == ["name", "heard"]


def test_a_chart_is_cut_between_its_rows_into_as_few_sheets_as_hold_it() -> None:
    chart = Chart(WIDE, 700, (), (), (), (), breaks=(300, 500))

    assert cut_sheets(chart, 600) == (ChartSheet(0, 500), ChartSheet(500, 200))
    assert cut_sheets(chart, 700) == (ChartSheet(0, 700),)
    assert cut_sheets(chart, 100) == (
        ChartSheet(0, 300),
        ChartSheet(300, 200),
        ChartSheet(500, 200),
    )


def test_a_poster_has_title_and_notes_around_the_chart() -> None:
    chart = layout_chart(TIERS, (box("a"),), (), WIDE)

    poster = layout_poster(chart, "Delivery model", ["As known today"], ["Source: a summary"])

    assert (poster.width, poster.x, poster.y) == (1200, 40, 118)
    assert [text.text for text in poster.texts] == [
        "Delivery model",
        "As known today",
        "Source: a summary",
    ]
    assert poster.y + chart.height < poster.legend_y < poster.texts[-1].y < poster.height


@pytest.mark.parametrize("width", [NARROW, MIDDLE, WIDE])
def test_a_chart_is_the_same_every_time(width: int) -> None:
    boxes = tuple(box(slug) for slug in "abcde")
    edges = tuple(edge(one, other, "sees") for one, other in combinations("abcde", 2))

    assert layout_chart(TIERS, boxes, edges, width) == layout_chart(TIERS, boxes, edges, width)
