"""A whole timeline as a literal tree, its names, its legend, its folds and its sheet."""

from datetime import date

from reforms.timeline import (
    LaneGroup,
    MarkKind,
    Timeline,
    layout_timeline,
)
from reforms.timeline.axis import NARROW, WIDE, Axis, AxisYear
from reforms.timeline.glyphs import Band, Fade, Strip
from reforms.timeline.labels import MarkLabel, MarkLabels, MarkLine, TextLine, stack_labels
from reforms.timeline.layout import FOLD_ABOVE, GroupRows, MilestoneRow, ReformRows
from reforms.timeline.legend import Sample
from reforms.timeline.looks import Look
from reforms.timeline.poster import layout_sheet
from reforms.timeline.unread import Span
from tests.reforms.timeline.lanes import ELECTION, SAID, TODAY, group, lane, reform


def test_a_milestone_that_is_due_by_a_day_is_drawn_like_this() -> None:
    milestone = lane("by", latest=date(2023, 12, 31))

    timeline = layout_timeline(group(milestone), (), TODAY, TODAY)

    strip = Strip(Band(160, 840, Fade.START), edge=1000)
    today = MarkLine("today", "Today", MarkKind.TODAY, 747, 0)
    flag = MarkLabel(MarkKind.TODAY, 747, 0, 0, 47, (TextLine(14, "Today"),))
    assert timeline == Timeline(
        axis=Axis((AxisYear(2022, 2022, 0, 500), AxisYear(2023, 2023, 500, 500)), end=1000),
        lines=(today,),
        wide=MarkLabels(WIDE, 17, (flag,)),
        narrow=MarkLabels(NARROW, 17, (flag,)),
        groups=(
            GroupRows(
                "g",
                "Strand",
                (ReformRows(reform(milestone), (MilestoneRow(milestone, strip),)),),
                is_open=True,
            ),
        ),
        legend=(
            Sample("open or to come", Strip(diamond=500), Look.OPEN),
            Sample(
                "by a day, with no start given",
                Strip(Band(60, 880, Fade.START), edge=940),
                Look.OPEN,
            ),
            Sample("today", mark=MarkKind.TODAY),
        ),
        looks=(Look.OPEN,),
        unread=None,
        row_count=2,
        undated_count=0,
    )


def test_names_of_lines_that_stand_close_are_stacked() -> None:
    lines = [MarkLine(str(x), "Summary", MarkKind.DOCUMENT, x, 0) for x in (100, 150, 900)]

    flags = stack_labels(lines, 360).flags

    assert [(flag.x, flag.y, flag.anchor) for flag in flags] == [
        (900, 17, "end"),
        (100, 0, "start"),
        (150, 17, "start"),
    ]


def test_a_line_that_is_a_stretch_of_time_has_its_name_at_its_end() -> None:
    (flag,) = stack_labels([MarkLine("e", "Election", MarkKind.EVENT, 100, 300)], 360).flags
    assert flag.x == 400


def test_a_day_in_the_past_is_marked_beside_today() -> None:
    timeline = layout_timeline((), (), SAID, TODAY)
    assert [line.key for line in timeline.lines] == ["day", "today"]


def test_the_legend_explains_each_sign_that_is_used() -> None:
    day = date(2030, 1, 1)
    milestones = (lane("a", earliest=day, latest=day), lane("b", waits_for="election"))

    legend = layout_timeline(group(*milestones), (ELECTION,), SAID, TODAY).legend

    assert [sample.words for sample in legend] == [
        "open or to come",
        "an exact day",
        "waits for an event",
        "today",
        "the day that you chose",
        "an event, some day in this time",
        "years without dates, left out",
    ]


def test_time_that_nobody_read_is_shaded_up_to_the_day() -> None:
    timeline = layout_timeline(
        group(lane(latest=date(2023, 12, 31))), (), TODAY, TODAY, read_up_to=date(2023, 3, 31)
    )

    assert timeline.unread == Span(timeline.axis.place(date(2023, 4, 1)), 124)
    assert "nobody has read the sources of this time" in [one.words for one in timeline.legend]


def test_nothing_is_unread_before_the_last_reading() -> None:
    timeline = layout_timeline((), (), SAID, TODAY, read_up_to=SAID)
    assert timeline.unread is None


def test_a_long_timeline_folds_all_groups_but_the_first() -> None:
    few = reform(*(lane(f"m{number}") for number in range(FOLD_ABOVE // 2)))
    groups = (LaneGroup("a", "A", (few,)), LaneGroup("b", "B", (few,)))

    assert [one.is_open for one in layout_timeline(groups, (), SAID, SAID).groups] == [True, False]
    assert layout_timeline(groups[:1], (), SAID, SAID).is_folded is False


def test_a_sheet_holds_every_row_and_its_words() -> None:
    timeline = layout_timeline(group(lane("a"), lane("b", words="")), (), SAID, SAID)

    sheet = layout_sheet(timeline, "Roadmap", ["As known today"], ["Source: a summary"])

    assert [text.text for text in sheet.texts] == [
        "Roadmap",
        "As known today",
        "Reform and milestone",
        "In the source’s words",
        "Standing",
        "Strand",
        "Reform",
        "In delivery",
        "Starts",
        "“soon”",
        "Upcoming",
        "Starts",
        "no date given",
        "Upcoming",
        "today",
        "Source: a summary",
    ]
    assert [row.y for row in sheet.rows] == [231, 253]
    assert (sheet.top, sheet.bottom, sheet.height) == (161, 285, 405)
