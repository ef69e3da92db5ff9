"""The timeline's geometry: each case as a literal tree, any roadmap by its properties."""

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reforms.timeline import (
    LaneGroup,
    Mark,
    MarkKind,
    MilestoneLane,
    ReformLane,
    Timeline,
    layout_timeline,
)
from reforms.timeline.axis import MOST_YEARS, NARROW, SPAN, WIDE, Axis, Part, build_axis
from reforms.timeline.flags import GAP, LEADING, OVERHANG, Flag, Flags, Line, TextLine, stack_flags
from reforms.timeline.layout import FOLD_ABOVE, GroupRows, ReformRows, Row
from reforms.timeline.legend import Sample
from reforms.timeline.sheet import WIDTH, Sheet, layout_sheet
from reforms.timeline.strips import Band, Fade, Strip, Wait
from seeds.lettering import text_width

SAID = date(2022, 4, 28)
TODAY = date(2023, 7, 1)
ELECTION = Mark(
    "election", "General election", MarkKind.EVENT, date(2023, 4, 1), date(2023, 12, 31)
)


def lane(
    anchor: str = "m",
    earliest: date | None = None,
    latest: date | None = None,
    *,
    said_on: date | None = SAID,
    is_approximate: bool = False,
    waits_for: str = "",
    title: str = "Starts",
    words: str = "soon",
) -> MilestoneLane:
    return MilestoneLane(
        anchor=anchor,
        href=f"/reforms/r/#{anchor}",
        title=title,
        words=words,
        interval="",
        earliest=earliest,
        latest=latest,
        said_on=said_on,
        is_approximate=is_approximate,
        is_proposed=False,
        waits_for=waits_for,
        standing="upcoming",
        standing_label="Upcoming",
    )


def reform(*milestones: MilestoneLane, stage: str = "in-delivery") -> ReformLane:
    return ReformLane("r", "/reforms/r/", "Reform", stage, "In delivery", False, "", milestones)


def group(*milestones: MilestoneLane) -> tuple[LaneGroup, ...]:
    return (LaneGroup("g", "Strand", (reform(*milestones),)),)


def strip_of(
    milestone: MilestoneLane, *marks: Mark, years: tuple[int, int] = (2022, 2023)
) -> Strip:
    """The drawing of one milestone on an axis of two years, 500 thousandths each."""
    timeline = layout_timeline(group(milestone), marks, SAID, SAID, years=years)
    return timeline.groups[0].reforms[0].rows[0].strip


def test_a_milestone_that_is_due_by_a_day_is_drawn_like_this() -> None:
    milestone = lane("by", latest=date(2023, 12, 31))

    timeline = layout_timeline(group(milestone), (), TODAY, TODAY)

    strip = Strip(Band(160, 840, Fade.START), edge=1000)
    today = Line("today", "Today", MarkKind.TODAY, 747, 0)
    flag = Flag(MarkKind.TODAY, 747, 0, 0, 47, (TextLine(14, "Today"),))
    assert timeline == Timeline(
        axis=Axis((Part(2022, 2022, 0, 500), Part(2023, 2023, 500, 500)), end=1000),
        lines=(today,),
        wide=Flags(WIDE, 17, (flag,)),
        narrow=Flags(NARROW, 17, (flag,)),
        groups=(
            GroupRows(
                "g",
                "Strand",
                (ReformRows(reform(milestone), (Row(milestone, strip),)),),
                is_open=True,
            ),
        ),
        legend=(
            Sample("In delivery", Strip(Band(60, 880, Fade.NONE)), "in-delivery"),
            Sample(
                "by a day; nobody gave a start",
                Strip(Band(60, 880, Fade.START), edge=940),
                "in-delivery",
            ),
            Sample("today", mark=MarkKind.TODAY),
        ),
        stages=("in-delivery",),
        row_count=2,
        undated_count=0,
    )


# What a milestone's time is drawn as, on the years 2022 and 2023.


def test_an_exact_day_is_a_diamond() -> None:
    day = date(2023, 1, 1)
    assert strip_of(lane(earliest=day, latest=day)) == Strip(diamond=500)


def test_an_interval_with_both_ends_has_no_fade() -> None:
    strip = strip_of(lane(earliest=date(2022, 1, 1), latest=date(2022, 12, 31)))
    assert strip == Strip(Band(0, 500, Fade.NONE))


def test_a_last_day_fades_in_from_the_day_on_which_it_was_said() -> None:
    strip = strip_of(lane(latest=date(2022, 12, 31), said_on=date(2022, 4, 28)))
    assert strip == Strip(Band(160, 340, Fade.START), edge=500)


def test_a_last_day_that_was_said_when_it_had_gone_fades_in_over_a_year() -> None:
    strip = strip_of(lane(latest=date(2022, 12, 31), said_on=date(2023, 2, 1)))
    assert strip == Strip(Band(0, 500, Fade.START), edge=500)


def test_a_first_day_fades_out_over_a_year() -> None:
    strip = strip_of(lane(earliest=date(2022, 1, 1)))
    assert strip == Strip(Band(0, 501, Fade.END), edge=0)


def test_an_approximate_interval_has_soft_ends() -> None:
    strip = strip_of(
        lane(earliest=date(2022, 7, 1), latest=date(2022, 12, 31), is_approximate=True)
    )
    assert strip == Strip(Band(227, 293, Fade.BOTH))


def test_a_milestone_that_waits_hangs_on_the_end_of_its_event() -> None:
    event = replace(ELECTION, earliest=date(2022, 1, 1), latest=date(2022, 12, 31))
    strip = strip_of(lane(waits_for="election"), event)
    assert strip == Strip(Band(500, 120, Fade.END), wait=Wait(500, since=0))


def test_a_milestone_that_waits_for_an_event_without_a_date_hangs_beyond_the_years() -> None:
    timeline = layout_timeline(group(lane(waits_for="The bill")), (), SAID, SAID)

    assert timeline.axis == Axis((Part(2022, 2022, 0, 705),), end=705)
    assert timeline.lines[0] == Line("The bill", "The bill", MarkKind.EVENT, 852, 0)
    assert timeline.groups[0].reforms[0].rows[0].strip.wait == Wait(852, since=852)


def test_a_milestone_without_a_date_keeps_its_row_and_has_nothing_drawn() -> None:
    timeline = layout_timeline(group(lane()), (), SAID, SAID)

    assert timeline.groups[0].reforms[0].rows == (Row(lane(), Strip()),)
    assert timeline.undated_count == 1


def test_what_reaches_beyond_the_years_shown_is_cut_off_with_an_arrow() -> None:
    strip = strip_of(lane(earliest=date(2021, 1, 1), latest=date(2024, 1, 1)))
    assert strip == Strip(Band(0, 1000, Fade.NONE), before=True, after=True)


def test_what_lies_beyond_the_years_shown_is_an_arrow_alone() -> None:
    assert strip_of(lane(earliest=date(2030, 1, 1), latest=date(2030, 1, 1))) == Strip(after=True)
    assert strip_of(lane(earliest=date(2020, 1, 1), latest=date(2020, 2, 1))) == Strip(before=True)


# The axis.


def test_years_in_which_nothing_falls_are_folded() -> None:
    axis = build_axis([date(2022, 5, 1), date(2030, 1, 1)], date(2023, 1, 1))

    assert axis == Axis(
        (
            Part(2022, 2022, 0, 352),
            Part(2023, 2023, 352, 353),
            Part(2024, 2029, 705, 59),
            Part(2030, 2030, 764, 236),
        ),
        end=1000,
    )


def test_a_single_empty_year_is_shown() -> None:
    axis = build_axis([date(2024, 1, 1)], date(2022, 1, 1))
    assert [part.first for part in axis.parts] == [2022, 2023, 2024]


def test_at_most_so_many_years_are_shown_and_the_day_is_among_them() -> None:
    axis = build_axis([date(year, 1, 1) for year in range(1990, 2030)], date(2023, 8, 14))
    assert [part.first for part in axis.parts] == list(range(2017, 2017 + MOST_YEARS))


def test_quarters_begin_where_their_months_do() -> None:
    axis = build_axis([], date(2023, 8, 14))
    assert axis.parts[0].quarters == (246, 495, 747)


def test_years_are_written_as_there_is_room() -> None:
    assert Part(2030, 2030, 0, 200).narrow_label == "2030"
    assert Part(2030, 2030, 0, 100).narrow_label == "’30"
    assert Part(2030, 2030, 0, 50).narrow_label == ""
    assert Part(2024, 2029, 0, 500).narrow_label == ""


# Names above the axis.


def test_names_of_lines_that_stand_close_are_stacked() -> None:
    lines = [Line(str(x), "Summary", MarkKind.DOCUMENT, x, 0) for x in (100, 150, 900)]

    flags = stack_flags(lines, 360).flags

    assert [(flag.x, flag.y, flag.anchor) for flag in flags] == [
        (900, 17, "end"),
        (100, 0, "start"),
        (150, 17, "start"),
    ]


def test_a_line_that_is_a_stretch_of_time_has_its_name_at_its_end() -> None:
    (flag,) = stack_flags([Line("e", "Election", MarkKind.EVENT, 100, 300)], 360).flags
    assert flag.x == 400


def test_a_day_in_the_past_is_marked_beside_today() -> None:
    timeline = layout_timeline((), (), SAID, TODAY)
    assert [line.key for line in timeline.lines] == ["day", "today"]


# The legend, folding, the sheet.


def test_the_legend_explains_each_sign_that_is_used() -> None:
    day = date(2030, 1, 1)
    milestones = (lane("a", earliest=day, latest=day), lane("b", waits_for="election"))

    legend = layout_timeline(group(*milestones), (ELECTION,), SAID, TODAY).legend

    assert [sample.words for sample in legend] == [
        "In delivery",
        "an exact day",
        "waits for an event",
        "today",
        "the day looked at",
        "an event, some day in this time",
        "years in which nothing falls, left out",
    ]


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
        "In delivery",
        "today",
        "Source: a summary",
    ]
    assert [row.y for row in sheet.rows] == [231, 253]
    assert (sheet.top, sheet.bottom, sheet.height) == (161, 285, 405)


# Any roadmap.

days = st.dates(date(2019, 1, 1), date(2034, 12, 31))
wild_days = st.dates()
names = st.text("abcdefg hijWM’–", max_size=60)


@st.composite
def lanes(draw: st.DrawFn, dates: st.SearchStrategy[date] = days) -> MilestoneLane:
    ends = sorted(draw(st.lists(dates, min_size=2, max_size=2)))
    first, last = (draw(st.sampled_from([end, None])) for end in ends)
    return lane(
        earliest=first,
        latest=last,
        said_on=draw(st.none() | dates),
        is_approximate=draw(st.booleans()),
        waits_for=draw(st.sampled_from(["", "", "election", "bill"])),
        title=draw(names),
        words=draw(names),
    )


@st.composite
def marks(draw: st.DrawFn, dates: st.SearchStrategy[date] = days) -> tuple[Mark, ...]:
    found = []
    for number in range(draw(st.integers(0, 7))):
        ends = sorted(draw(st.lists(dates, min_size=2, max_size=2)))
        latest = draw(st.sampled_from([ends[0], ends[1], None]))
        earliest = ends[0] if latest else None
        key = "election" if number == 0 else f"mark-{number}"
        found.append(Mark(key, draw(names), MarkKind.EVENT, earliest, latest))
    return tuple(found)


@st.composite
def roadmaps(
    draw: st.DrawFn, dates: st.SearchStrategy[date] = days
) -> tuple[tuple[LaneGroup, ...], tuple[Mark, ...], date]:
    reforms = st.lists(st.lists(lanes(dates), max_size=4), max_size=4)
    stages = ("in-delivery", "in-development", "future", "not-staged")
    groups = []
    for index, milestones in enumerate(draw(st.lists(reforms, max_size=3))):
        rows = tuple(
            reform(
                *(
                    replace(one, anchor=f"{index}-{number}-{place}")
                    for place, one in enumerate(own)
                ),
                stage=stages[number % 4],
            )
            for number, own in enumerate(milestones)
        )
        groups.append(LaneGroup(str(index), draw(names), rows))
    return tuple(groups), draw(marks(dates)), draw(dates)


Roadmap = tuple[tuple[LaneGroup, ...], tuple[Mark, ...], date]


def rows_of(timeline: Timeline) -> list[Row]:
    return [row for one in timeline.groups for reform in one.reforms for row in reform.rows]


@settings(max_examples=40)
@given(roadmaps())
def test_every_milestone_has_one_row_in_its_order(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    timeline = layout_timeline(groups, marks, day, day)

    assert [row.lane for row in rows_of(timeline)] == [
        milestone for one in groups for reform in one.reforms for milestone in reform.milestones
    ]


@settings(max_examples=40)
@given(roadmaps(wild_days))
def test_whatever_is_dated_is_drawn_and_inside_the_column(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    for row in rows_of(layout_timeline(groups, marks, day, day)):
        strip = row.strip
        places = [place for place in (strip.edge, strip.diamond) if place is not None]
        if strip.band:
            assert strip.band.width > 0
            places += [strip.band.x, strip.band.x + strip.band.width]
        if strip.wait:
            places += [strip.wait.x, strip.wait.since]
        assert all(0 <= place <= SPAN for place in places)
        assert row.lane.is_undated == (strip == Strip())


@settings(max_examples=40)
@given(roadmaps(wild_days))
def test_the_parts_of_the_axis_fill_it_without_a_gap(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    axis = layout_timeline(groups, marks, day, day).axis

    x, year = 0, axis.first
    for part in axis.parts:
        assert (part.x, part.first) == (x, year)
        x, year = x + part.width, part.last + 1
    assert x == axis.end <= SPAN
    assert len([part for part in axis.parts if not part.is_break]) <= MOST_YEARS
    assert axis.first <= day.year <= axis.last


def ends_of(milestone: MilestoneLane) -> tuple[date, date]:
    assert milestone.earliest
    assert milestone.latest
    return milestone.earliest, milestone.latest


@given(st.lists(lanes(), min_size=2, max_size=8))
def test_bands_stand_in_the_order_of_their_intervals(found: list[MilestoneLane]) -> None:
    dated = [
        replace(one, waits_for="", is_approximate=False)
        for one in found
        if one.earliest and one.latest and one.earliest != one.latest
    ]
    timeline = layout_timeline(group(*dated), (), SAID, SAID)
    bands = {row.lane: row.strip.band for row in rows_of(timeline)}

    for one, other in combinations(bands, 2):
        first, second = bands[one], bands[other]
        assert first
        assert second
        if ends_of(one)[0] <= ends_of(other)[0] and ends_of(one)[1] <= ends_of(other)[1]:
            assert first.x <= second.x
            assert first.x + first.width <= second.x + second.width


@given(st.lists(days, min_size=1, max_size=8), days)
def test_a_later_day_never_stands_further_left(shown: list[date], day: date) -> None:
    axis = build_axis(shown, day)
    places = [axis.place(one) for one in sorted(shown)]

    assert places == sorted(places)


@settings(max_examples=40)
@given(roadmaps(), lanes())
def test_another_row_moves_no_column_and_no_row_above_it(
    roadmap: Roadmap, added: MilestoneLane
) -> None:
    groups, marks, day = roadmap
    before = layout_timeline(groups, marks, day, day)
    # Within the years that are shown already: new years need room of their own.
    shown = {part.first for part in before.axis.parts if not part.is_break}
    ends = [end for end in (added.earliest, added.latest) if end and end.year in shown]
    added = lane("new", min(ends, default=None), max(ends, default=None), said_on=day)
    if len(ends) == 1:
        added = replace(added, earliest=ends[0], latest=ends[0])

    after = layout_timeline((*groups, *group(added)), marks, day, day)

    assert after.axis == before.axis
    assert after.lines == before.lines
    assert rows_of(after)[:-1] == rows_of(before)
    above, below = (layout_sheet(one, "T", (), ()) for one in (before, after))
    assert (above.top, above.plot_x) == (below.top, below.plot_x)
    assert below.rows[: len(above.rows)] == above.rows


Rectangle = tuple[int, int, int, int]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def flag_shapes(flags: Flags, column: int) -> list[Rectangle]:
    return [
        (
            flag.x * column // SPAN - flag.left,
            flag.y,
            flag.x * column // SPAN + flag.right,
            flag.y + LEADING * len(flag.lines),
        )
        for flag in flags.flags
    ]


@settings(max_examples=40)
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


@settings(max_examples=40)
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


@settings(max_examples=40)
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


@settings(max_examples=40)
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


@settings(max_examples=40)
@given(roadmaps())
def test_no_text_of_a_sheets_rows_stands_on_the_drawing(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    sheet = layout_sheet(layout_timeline(groups, marks, day, day), "Roadmap", (), ())
    plot = (sheet.plot_x, sheet.axis_y, sheet.plot_x + sheet.plot_width, sheet.bottom)

    assert [shape for shape in text_shapes(sheet) if overlap(shape, plot)] == []


def many(count: int) -> tuple[LaneGroup, ...]:
    start = date(2021, 1, 1)
    milestones = [
        lane(
            f"m{number}",
            start + timedelta(days=number * 37 % 1900) if number % 5 else None,
            start + timedelta(days=number * 37 % 1900 + number * 13 % 400),
        )
        for number in range(count)
    ]
    return tuple(group(*milestones[at : at + 30])[0] for at in range(0, count, 30))


def seconds(count: int) -> float:
    """The processor's time for a timeline of so many milestones, the best of a few."""
    groups, best = many(count), float("inf")
    for _ in range(5):
        start = time.process_time()
        layout_timeline(groups, (), SAID, TODAY)
        best = min(best, time.process_time() - start)
    return best


def test_three_thousand_milestones_take_a_tenth_of_a_second_at_most() -> None:
    assert seconds(3_000) < 0.1


def test_the_time_grows_no_faster_than_the_milestones() -> None:
    assert seconds(10_000) < seconds(2_000) * 5 * 2


@pytest.mark.parametrize("years", [(2023, 2022), (2022, 2023)])
def test_the_years_to_show_may_come_in_any_order(years: tuple[int, int]) -> None:
    timeline = layout_timeline((), (), SAID, SAID, years=years)
    assert (timeline.axis.first, timeline.axis.last) == (2022, 2023)
