"""Any roadmap at a glance: nothing overlaps, leaves the frame, loses its order or is lost."""

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reforms.overview import Overview, layout_overview
from reforms.overview.lanes import GAP, MARK, DrawnMark, Plot
from reforms.overview.layout import NARROW, WIDE
from reforms.timeline.axis import SPAN
from reforms.timeline.facts import all_milestones
from reforms.timeline.glyphs import Fade
from tests.reforms.timeline.roadmaps import Roadmap, days, roadmaps, wild_days
from tests.torture import examples

read_days = st.none() | days


def drawn(roadmap: Roadmap, read: date | None = None) -> Overview:
    groups, marks, day = roadmap
    return layout_overview(groups, marks, day, day, read_up_to=read)


def plots(overview: Overview) -> list[tuple[Plot, int]]:
    wide = [(row.wide, WIDE) for row in overview.rows]
    return wide + [(row.narrow, NARROW) for row in overview.rows]


def extent(mark: DrawnMark, column: int) -> tuple[int, int]:
    """The pixels that a mark and its bar take in a plot so wide."""
    ends = [mark.x * column // SPAN - MARK // 2, mark.x * column // SPAN + MARK // 2]
    if mark.bar:
        ends += [mark.bar.x * column // SPAN, mark.bar.end * column // SPAN]
    return min(ends), max(ends)


@settings(max_examples=examples(20))
@given(roadmaps(), st.integers(0, 600))
def test_marks_of_a_lane_never_meet_however_wide_it_gets(roadmap: Roadmap, wider: int) -> None:
    for plot, column in plots(drawn(roadmap)):
        for one, other in combinations(plot.marks, 2):
            if one.y == other.y:
                first, second = sorted(extent(mark, column + wider) for mark in (one, other))
                # A pixel may be lost where thousandths are rounded.
                assert first[1] + GAP - 1 <= second[0]
            else:
                assert abs(one.y - other.y) >= MARK


@settings(max_examples=examples(20))
@given(roadmaps(wild_days), read_days)
def test_everything_is_inside_the_frame(roadmap: Roadmap, read: date | None) -> None:
    overview = drawn(roadmap, read)
    for plot, column in plots(overview):
        for mark in plot.marks:
            start, end = extent(mark, column)
            assert 0 <= start <= end <= column
            assert MARK // 2 <= mark.y <= plot.height - MARK // 2
    if overview.unread:
        assert 0 <= overview.unread.x < overview.unread.x + overview.unread.width <= SPAN
    assert all(0 <= line.x <= line.end <= SPAN for line in overview.lines)
    assert overview.height == sum(row.wide.height for row in overview.rows)


@settings(max_examples=examples(20))
@given(roadmaps(wild_days))
def test_each_milestone_is_drawn_once_or_counted_once(roadmap: Roadmap) -> None:
    overview = drawn(roadmap)
    for row, group in zip(overview.rows, roadmap[0], strict=True):
        lanes = list(all_milestones((group,)))
        dated = [lane.anchor for lane in lanes if not lane.is_undated]
        for plot in (row.wide, row.narrow):
            shown = [mark.spot.lane.anchor for mark in plot.marks]
            assert len(shown) == len(set(shown))
            assert set(shown) <= set(dated)
            assert len(shown) + plot.more == len(dated)
        assert sum(count.number for count in row.counts) == len(lanes)
        assert row.undated == len(lanes) - len(dated)


@settings(max_examples=examples(20))
@given(roadmaps())
def test_what_is_due_earlier_never_stands_further_right(roadmap: Roadmap) -> None:
    for plot, _ in plots(drawn(roadmap)):
        by_day = [
            (lane.latest, mark.x)
            for mark in plot.marks
            if (lane := mark.spot.lane).latest and not lane.is_approximate and not lane.waits_for
            # What begins stands where it begins.
            if not lane.is_beginning
        ]
        places = [x for _, x in sorted(by_day)]
        assert places == sorted(places)


@settings(max_examples=examples(20))
@given(roadmaps())
def test_the_stroke_of_a_narrower_reading_stands_on_the_bar(roadmap: Roadmap) -> None:
    for plot, _ in plots(drawn(roadmap)):
        for mark in plot.marks:
            if mark.tick_at and mark.bar and mark.spot.tick is not None:
                assert mark.spot.lane.narrow_latest
                assert mark.bar.x < mark.spot.tick < mark.bar.end
            else:
                assert mark.tick_at == ""


@settings(max_examples=examples(20))
@given(roadmaps())
def test_floors_and_beginnings_fade_to_the_right_of_their_mark(roadmap: Roadmap) -> None:
    for plot, _ in plots(drawn(roadmap)):
        for mark in plot.marks:
            lane, bar = mark.spot.lane, mark.bar
            if bar and not lane.waits_for and lane.sense:
                assert (bar.fade, bar.x) == (Fade.END, mark.spot.x)


@settings(max_examples=examples(20))
@given(roadmaps())
def test_the_whole_counts_what_the_lines_count(roadmap: Roadmap) -> None:
    overview = drawn(roadmap)
    lines = [{count.look: count.number for count in row.counts} for row in overview.rows]
    assert {look for line in lines for look in line} == {count.look for count in overview.counts}
    for total in overview.counts:
        assert total.number == sum(line.get(total.look, 0) for line in lines)
