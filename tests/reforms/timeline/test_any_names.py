"""Any roadmap: no names, lines or texts collide, on the page or on the sheet."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from libs.drawings.text_metrics import text_width
from reforms.timeline import (
    layout_timeline,
)
from reforms.timeline.axis import SPAN
from reforms.timeline.labels import GAP, LEADING, OVERHANG, MarkLabels
from reforms.timeline.poster import WIDTH, Sheet, layout_sheet
from tests.reforms.timeline.roadmaps import Roadmap, roadmaps
from tests.torture import examples

Rectangle = tuple[int, int, int, int]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def flag_shapes(flags: MarkLabels, column: int) -> list[Rectangle]:
    return [
        (
            flag.x * column // SPAN - flag.left,
            flag.y,
            flag.x * column // SPAN + flag.right,
            flag.y + LEADING * len(flag.lines),
        )
        for flag in flags.flags
    ]


@settings(max_examples=examples(20))
@given(roadmaps(), st.integers(0, 400))
def test_names_above_the_axis_never_overlap_however_wide_it_gets(
    roadmap: Roadmap, wider: int
) -> None:
    groups, marks, day = roadmap
    timeline = layout_timeline(groups, marks, day, day)

    for flags in (timeline.wide, timeline.narrow):
        shapes = flag_shapes(flags, flags.column + wider)
        assert [pair for pair in combinations(shapes, 2) if overlap(*pair)] == []
        assert all(0 <= top <= bottom <= flags.height for _, top, _, bottom in shapes)


@settings(max_examples=examples(20))
@given(roadmaps(), st.integers(0, 400))
def test_no_line_runs_through_the_name_of_another(roadmap: Roadmap, wider: int) -> None:
    groups, marks, day = roadmap
    timeline = layout_timeline(groups, marks, day, day)

    for flags in (timeline.wide, timeline.narrow):
        column = flags.column + wider
        shapes = flag_shapes(flags, column)
        for flag in flags.flags:
            x = flag.x * column // SPAN
            under = [one for one in shapes if one[0] + GAP < x < one[2] and one[1] > flag.y]
            assert under == []


@settings(max_examples=examples(20))
@given(roadmaps())
def test_names_above_the_axis_stay_inside_the_page(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    timeline = layout_timeline(groups, marks, day, day)

    for flags, overhang in ((timeline.wide, OVERHANG), (timeline.narrow, 0)):
        for left, _, right, _ in flag_shapes(flags, flags.column):
            assert left >= -20
            assert right <= flags.column + overhang + 20


def text_shapes(sheet: Sheet) -> list[Rectangle]:
    sizes = {"title": 28, "heading": 17}
    shapes = []
    for text in sheet.texts:
        size = sizes.get(text.look, 13 if text.look.startswith(("tag", "inferred")) else 14)
        bold = text.look.split()[0] in {"title", "heading", "reform", "tag"}
        width = text_width(text.text, size, bold=bold)
        shapes.append((text.x, text.y - size * 3 // 4, text.x + width, text.y + 3))
    return shapes


@settings(max_examples=examples(20))
@given(roadmaps())
def test_no_two_texts_of_a_sheet_overlap_and_none_leaves_it(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    sheet = layout_sheet(layout_timeline(groups, marks, day, day), "Roadmap", ["x"], ["y"])
    shapes = text_shapes(sheet)

    assert [pair for pair in combinations(shapes, 2) if overlap(*pair)] == []
    assert all(
        left >= 0 and top >= 0 and right <= WIDTH and bottom <= sheet.height
        for left, top, right, bottom in shapes
    )


@settings(max_examples=examples(20))
@given(roadmaps())
def test_no_text_of_a_sheets_rows_stands_on_the_drawing(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    sheet = layout_sheet(layout_timeline(groups, marks, day, day), "Roadmap", (), ())
    plot = (sheet.plot_x, sheet.axis_y, sheet.plot_x + sheet.plot_width, sheet.bottom)

    assert [shape for shape in text_shapes(sheet) if overlap(shape, plot)] == []
