"""The delivery-model chart's geometry: small charts as literal trees, others by properties."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.chart import MIDDLE, NARROW, WIDE, Box, Chart, Line, Tier, layout_chart
from partnerships.chart.boxes import Branch, Hanging, PlacedBox, Text
from partnerships.chart.facts import usable_lines
from partnerships.chart.grid import place_boxes
from partnerships.chart.layout import PlacedTier
from partnerships.chart.routes import find_routes
from partnerships.chart.sheet import layout_sheet
from partnerships.chart.wires import Label, Wire
from seeds.lettering import text_width

TIERS = (Tier("national", "National"), Tier("regional", "Regional"), Tier("local", "Local"))
Rectangle = tuple[int, int, int, int]


def box(slug: str, tier: str = "national", text: str = "", name: str = "") -> Box:
    return Box(slug, f"/bodies/{slug}/", name or slug.title(), text, "", tier)


def line(source: str, target: str, label: str = "works with", *, inferred: bool = False) -> Line:
    return Line(source, target, label, inferred, is_mutual=label == "works with")


def cells(boxes: list[Box], lines: list[Line], columns: int = 2) -> dict[str, tuple[int, int]]:
    return place_boxes(TIERS, tuple(boxes), tuple(lines), columns)[0]


def test_two_tied_bodies_and_one_outside_the_tiers_are_drawn_like_this() -> None:
    boxes = (
        box("unit"),
        box("group", text="Regions."),
        box("treasury", tier="around"),
        box("local", tier="local"),
    )
    lines = (line("unit", "group"), line("treasury", "unit", "funds", inferred=True))

    chart = layout_chart(TIERS, boxes, lines, WIDE)

    assert chart == Chart(
        width=1120,
        height=241,
        tiers=(PlacedTier("National", 46, 0), PlacedTier("Local", 215, 169)),
        boxes=(
            placed("unit", 110, 22, 73, Text(124, 53, "Unit", "name")),
            placed(
                *("group", 675, 22, 73),
                Text(689, 53, "Group", "name"),
                Text(689, 77, "Regions.", "plain"),
            ),
            placed("local", 110, 191, 49, Text(124, 222, "Local", "name")),
        ),
        hangings=(
            Hanging(
                *(128, 95, 118),
                branches=(Branch(128, 144, 118, is_inferred=True),),
                texts=(
                    Text(150, 123, "funds it (inferred):", "words"),
                    Text(150, 141, "Treasury", "link", "/bodies/treasury/"),
                ),
            ),
        ),
        wires=(Wire(((555, 46), (675, 46)), is_inferred=False, has_arrow=False),),
        labels=(Label(563, 39, 66, "works with"),),
    )


def test_a_line_points_at_the_body_that_its_words_lead_to() -> None:
    boxes = (box("taskforces"), box("specialists"))

    (wire,) = layout_chart(TIERS, boxes, (line("specialists", "taskforces", "under"),), WIDE).wires

    assert wire == Wire(((675, 46), (555, 46)), is_inferred=False, has_arrow=True)


def test_a_line_to_the_body_below_runs_straight_down() -> None:
    boxes = (box("partnership", "regional"), box("plans", "local"))

    chart = layout_chart(TIERS, boxes, (line("partnership", "plans", "writes"),), NARROW)

    assert chart.wires == (Wire(((290, 100), (290, 195)), is_inferred=False, has_arrow=True),)
    assert [label.text for label in chart.labels] == ["writes"]


def test_a_line_past_another_body_goes_round_it() -> None:
    boxes = (box("a"), box("b"), box("c"))
    lines = (line("a", "b"), line("b", "c"), line("a", "c", "sees", inferred=True))

    chart = layout_chart(TIERS, boxes, lines, NARROW)

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

    assert cells(boxes, [line("a", "d"), line("b", "c")]) == {
        "a": (0, 0),
        "d": (0, 1),
        "b": (1, 0),
        "c": (1, 1),
    }


def test_bodies_without_ties_fill_the_rows() -> None:
    assert cells([box("a"), box("b"), box("c")], []) == {"a": (0, 0), "b": (0, 1), "c": (1, 0)}


def test_a_tier_without_bodies_is_not_drawn() -> None:
    chart = layout_chart(TIERS, (box("a"), box("c", "local")), (), WIDE)

    assert [tier.title for tier in chart.tiers] == ["National", "Local"]


def test_no_bodies_give_an_empty_chart() -> None:
    assert layout_chart(TIERS, (), (), WIDE) == Chart(WIDE, 1, (), (), (), (), ())


def test_three_lines_in_the_same_words_to_one_body_run_together() -> None:
    boxes = {slug: (0, column) for column, slug in enumerate(["hub", "a", "b", "c"])}
    lines = tuple(line(slug, "hub", "is one of the") for slug in "abc")

    (net,) = find_routes(lines, boxes).nets

    assert (net.root, net.leaves, net.label) == ("hub", ("a", "b", "c"), "is one of the")
    assert [net.points_at(slug) for slug in net.boxes] == [True, False, False, False]


def test_what_is_said_twice_of_a_pair_is_one_line() -> None:
    lines = (line("a", "b", "funds"), line("a", "b", "tests"), line("a", "b", "funds"))

    assert usable_lines(lines, {"a", "b"}) == (line("a", "b", "funds, tests"),)


def test_a_line_to_itself_or_to_an_unknown_body_is_left_out() -> None:
    assert usable_lines((line("a", "a"), line("a", "z")), {"a"}) == ()


def test_bodies_that_are_tied_alike_hang_together_below_a_body() -> None:
    outer = [box(slug, "around") for slug in ("dfe", "dhsc")]
    lines = tuple(line(body.slug, "team", "supports") for body in outer)

    (hanging,) = layout_chart(TIERS, (box("team"), *outer), lines, WIDE).hangings

    assert [text.text for text in hanging.texts] == ["each supports it:", "Dfe", "Dhsc"]


def test_an_ended_body_says_so_in_words() -> None:
    gone = Box(
        "board", "#", "Board", "Oversees.", "was: Council", "national", True, "Ended", ("LAs",)
    )

    (drawn,) = layout_chart(TIERS, (gone,), (), WIDE).boxes

    assert drawn.has_ended
    assert [(text.text, text.look) for text in drawn.texts] == [
        ("Board", "name"),
        ("Ended", "state"),
        ("Oversees.", "plain"),
        ("LAs", "small"),
        ("was: Council", "quiet"),
    ]


def test_a_sheet_has_title_and_notes_around_the_chart() -> None:
    chart = layout_chart(TIERS, (box("a"),), (), WIDE)

    sheet = layout_sheet(chart, "Delivery model", ["As known today"], ["Source: a summary"])

    assert (sheet.width, sheet.x, sheet.y) == (1200, 40, 118)
    assert [text.text for text in sheet.texts] == [
        "Delivery model",
        "As known today",
        "Source: a summary",
    ]
    assert sheet.y + chart.height < sheet.legend_y < sheet.texts[-1].y < sheet.height


def placed(slug: str, x: int, y: int, height: int, *texts: Text) -> PlacedBox:
    return PlacedBox(slug, f"/bodies/{slug}/", x, y, 445, height, has_ended=False, texts=texts)


# Any chart: bodies in and around the tiers, tied in any way.

words = st.text("abcdefgh ’–WM", max_size=40).map(str.strip)
tier_keys = st.sampled_from(["national", "regional", "local", "around"])


@st.composite
def charts(draw: st.DrawFn) -> tuple[tuple[Box, ...], tuple[Line, ...], Chart]:
    count = draw(st.integers(0, 14))
    slugs = [f"b{number}" for number in range(count)]
    boxes = tuple(
        Box(
            slug,
            "#",
            draw(words) or "x",
            draw(words),
            draw(words),
            draw(tier_keys),
            draw(st.booleans()),
            members=tuple(draw(st.lists(words, max_size=2))),
        )
        for slug in slugs
    )
    ends = st.sampled_from(slugs) if slugs else st.nothing()
    labels = st.sampled_from(["works with", "funds", "is listed under the", "W" * 30])
    lines = st.builds(Line, ends, ends, labels, st.booleans(), st.booleans())
    tied = tuple(draw(st.lists(lines, max_size=14)) if slugs else [])
    width = draw(st.sampled_from([NARROW, MIDDLE, WIDE]))
    columns = draw(st.sampled_from([0, 1, 3])) if width == WIDE else 0
    return boxes, tied, layout_chart(TIERS, boxes, tied, width, columns=columns)


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def box_shapes(chart: Chart) -> list[Rectangle]:
    return [(one.x, one.y, one.x + one.width, one.y + one.height) for one in chart.boxes]


def label_shapes(chart: Chart) -> list[Rectangle]:
    return [(one.x, one.y - 11, one.x + one.width, one.y + 3) for one in chart.labels]


def hanging_shapes(chart: Chart) -> list[Rectangle]:
    return [
        (text.x, text.y - 11, text.x + text_width(text.text, 14), text.y + 3)
        for hanging in chart.hangings
        for text in hanging.texts
    ]


def wire_shapes(chart: Chart) -> list[Rectangle]:
    """Each stretch of each wire as a rectangle one pixel thick."""
    return [
        (min(x1, x2), min(y1, y2), max(x1, x2) + 1, max(y1, y2) + 1)
        for wire in chart.wires
        for (x1, y1), (x2, y2) in pairwise(wire.points)
    ]


@settings(max_examples=60, deadline=None)
@given(charts())
def test_every_body_of_a_tier_is_drawn_once_and_inside_the_canvas(
    drawn: tuple[tuple[Box, ...], tuple[Line, ...], Chart],
) -> None:
    boxes, _, chart = drawn

    assert sorted(one.slug for one in chart.boxes) == sorted(
        one.slug for one in boxes if one.tier != "around"
    )
    for left, top, right, bottom in [*box_shapes(chart), *label_shapes(chart), *wire_shapes(chart)]:
        assert 0 <= left < right <= chart.width + 1
        assert 0 <= top < bottom <= chart.height


@settings(max_examples=60, deadline=None)
@given(charts())
def test_boxes_words_and_what_hangs_below_never_overlap(
    drawn: tuple[tuple[Box, ...], tuple[Line, ...], Chart],
) -> None:
    chart = drawn[2]
    shapes = [*box_shapes(chart), *label_shapes(chart), *hanging_shapes(chart)]

    assert [pair for pair in combinations(shapes, 2) if overlap(*pair)] == []


@settings(max_examples=60, deadline=None)
@given(charts())
def test_no_line_runs_through_a_box_or_through_words(
    drawn: tuple[tuple[Box, ...], tuple[Line, ...], Chart],
) -> None:
    chart = drawn[2]
    # A wire begins and ends on a box's edge.
    inside = [(a + 1, b + 1, c - 1, d - 1) for a, b, c, d in box_shapes(chart)]
    solid = [*inside, *label_shapes(chart), *hanging_shapes(chart)]

    wires = wire_shapes(chart)
    assert [(w, s) for w in wires for s in solid if overlap(w, s)] == []


@settings(max_examples=60, deadline=None)
@given(charts())
def test_lines_turn_at_right_angles(
    drawn: tuple[tuple[Box, ...], tuple[Line, ...], Chart],
) -> None:
    for wire in drawn[2].wires:
        assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(wire.points))


@settings(max_examples=60, deadline=None)
@given(charts())
def test_the_words_of_every_line_are_drawn(
    drawn: tuple[tuple[Box, ...], tuple[Line, ...], Chart],
) -> None:
    boxes, lines, chart = drawn
    inner = {one.slug for one in boxes if one.tier != "around"}
    shown = {one.text for one in chart.labels}
    shown |= {text.text for hanging in chart.hangings for text in hanging.texts}
    told = "".join("".join(shown).split())
    for one in usable_lines(lines, {body.slug for body in boxes}):
        if inner & {one.source, one.target}:
            assert all(word in told or len(word) > 20 for word in one.label.split())


@pytest.mark.parametrize("width", [NARROW, MIDDLE, WIDE])
def test_a_chart_is_the_same_every_time(width: int) -> None:
    boxes = tuple(box(slug) for slug in "abcde")
    lines = tuple(line(one, other, "sees") for one, other in combinations("abcde", 2))

    assert layout_chart(TIERS, boxes, lines, width) == layout_chart(TIERS, boxes, lines, width)
