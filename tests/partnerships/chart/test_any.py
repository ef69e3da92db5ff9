"""Any chart: boxes, labels and wires of any bodies and relations never overlap."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from libs.drawings.text_metrics import text_width
from partnerships.chart import MIDDLE, NARROW, WIDE, Box, Chart, Edge, cut_sheets, layout_chart
from partnerships.chart.facts import merge_edges
from tests.partnerships.chart.bodies import TIERS, Rectangle
from tests.torture import examples

words = st.text("abcdefgh ’–WM", max_size=40).map(str.strip)
tier_keys = st.sampled_from(["national", "regional", "local", "around"])


@st.composite
def charts(draw: st.DrawFn) -> tuple[tuple[Box, ...], tuple[Edge, ...], Chart]:
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
            heard=draw(words),
        )
        for slug in slugs
    )
    ends = st.sampled_from(slugs) if slugs else st.nothing()
    labels = st.sampled_from(["works with", "funds", "is listed under the", "W" * 30])
    edges = st.builds(Edge, ends, ends, labels, st.booleans(), st.booleans())
    tied = tuple(draw(st.lists(edges, max_size=14)) if slugs else [])
    width = draw(st.sampled_from([NARROW, MIDDLE, WIDE]))
    return boxes, tied, layout_chart(TIERS, boxes, tied, width)


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def box_shapes(chart: Chart) -> list[Rectangle]:
    return [(one.x, one.y, one.x + one.width, one.y + one.height) for one in chart.boxes]


def label_shapes(chart: Chart) -> list[Rectangle]:
    return [(one.x, one.y - 11, one.x + one.width, one.y + 3) for one in chart.labels]


def tree_shapes(chart: Chart) -> list[Rectangle]:
    return [
        (text.x, text.y - 11, text.x + text_width(text.text, 14), text.y + 3)
        for one in chart.boxes
        if one.tree
        for block in one.tree.blocks
        for text in block.lines
    ]


def wire_shapes(chart: Chart) -> list[Rectangle]:
    """Each stretch of each wire as a rectangle one pixel thick."""
    return [
        (min(x1, x2), min(y1, y2), max(x1, x2) + 1, max(y1, y2) + 1)
        for wire in chart.wires
        for (x1, y1), (x2, y2) in pairwise(wire.points)
    ]


@settings(max_examples=examples(20))
@given(charts())
def test_every_body_of_a_tier_is_drawn_once_and_inside_the_canvas(
    example: tuple[tuple[Box, ...], tuple[Edge, ...], Chart],
) -> None:
    boxes, _, chart = example

    assert sorted(one.slug for one in chart.boxes) == sorted(
        one.slug for one in boxes if one.tier != "around"
    )
    for left, top, right, bottom in [*box_shapes(chart), *label_shapes(chart), *wire_shapes(chart)]:
        assert 0 <= left < right <= chart.width + 1
        assert 0 <= top < bottom <= chart.height


@settings(max_examples=examples(20))
@given(charts())
def test_boxes_words_and_what_hangs_below_never_overlap(
    example: tuple[tuple[Box, ...], tuple[Edge, ...], Chart],
) -> None:
    chart = example[2]
    shapes = [*box_shapes(chart), *label_shapes(chart), *tree_shapes(chart)]

    assert [pair for pair in combinations(shapes, 2) if overlap(*pair)] == []


@settings(max_examples=examples(20))
@given(charts())
def test_no_line_runs_through_a_box_or_through_words(
    example: tuple[tuple[Box, ...], tuple[Edge, ...], Chart],
) -> None:
    chart = example[2]
    # A wire begins and ends on a box's edge.
    inside = [(a + 1, b + 1, c - 1, d - 1) for a, b, c, d in box_shapes(chart)]
    solid = [*inside, *label_shapes(chart), *tree_shapes(chart)]

    wires = wire_shapes(chart)
    assert [(w, s) for w in wires for s in solid if overlap(w, s)] == []


@settings(max_examples=examples(20))
@given(charts(), st.integers(100, 900))
def test_sheets_of_paper_have_all_of_it_and_cut_through_nothing(
    example: tuple[tuple[Box, ...], tuple[Edge, ...], Chart], most: int
) -> None:
    chart = example[2]
    sheets = cut_sheets(chart, most)
    cuts = [sheet.y for sheet in sheets[1:]]
    shapes = [*box_shapes(chart), *label_shapes(chart), *tree_shapes(chart)]

    assert [sheet.y + sheet.height for sheet in sheets] == [*cuts, chart.height]
    assert [(cut, shape) for cut in cuts for shape in shapes if shape[1] < cut < shape[3]] == []
    for sheet in sheets:
        inside = [cut for cut in chart.breaks if sheet.y < cut < sheet.y + sheet.height]
        assert sheet.height <= most or inside == []


@settings(max_examples=examples(20))
@given(charts())
def test_lines_turn_at_right_angles(
    example: tuple[tuple[Box, ...], tuple[Edge, ...], Chart],
) -> None:
    for wire in example[2].wires:
        assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(wire.points))


@settings(max_examples=examples(20))
@given(charts())
def test_the_words_of_every_line_are_drawn(
    example: tuple[tuple[Box, ...], tuple[Edge, ...], Chart],
) -> None:
    boxes, edges, chart = example
    inner = {one.slug for one in boxes if one.tier != "around"}
    shown = {one.text for one in chart.labels}
    shown |= {said.text for one in chart.boxes if one.tree for said in one.tree.blocks}
    written = "".join("".join(shown).split())
    for one in merge_edges(edges, {body.slug for body in boxes}):
        if inner & {one.source, one.target}:
            assert all(word in written or len(word) > 20 for word in one.label.split())
