"""Any roadmap: every milestone is drawn once, in order, inside the column, and nothing moves."""

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reforms.timeline import (
    MilestoneLane,
    layout_timeline,
)
from reforms.timeline.axis import MOST_YEARS, SPAN, build_axis
from reforms.timeline.glyphs import Strip
from reforms.timeline.poster import layout_sheet
from tests.reforms.timeline.lanes import SAID, group, lane
from tests.reforms.timeline.roadmaps import Roadmap, days, lanes, roadmaps, rows_of, wild_days
from tests.torture import examples


@settings(max_examples=examples(20))
@given(roadmaps())
def test_every_milestone_has_one_row_in_its_order(roadmap: Roadmap) -> None:
    groups, marks, day = roadmap
    timeline = layout_timeline(groups, marks, day, day)

    assert [row.lane for row in rows_of(timeline)] == [
        milestone for one in groups for reform in one.reforms for milestone in reform.milestones
    ]


@settings(max_examples=examples(20))
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


@settings(max_examples=examples(20))
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
        # What begins fades from its beginning, however soon its interval ends.
        if one.earliest and one.latest and one.earliest != one.latest and not one.is_beginning
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


@settings(max_examples=examples(20))
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
