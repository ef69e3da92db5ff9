"""Small overviews as they should be: where a mark stands, what fades, and what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from reforms.overview import layout_overview
from reforms.overview.lanes import LANE, DrawnMark, place_marks
from reforms.overview.layout import LANES, Overview
from reforms.overview.marks import Bar, Beyond, Spot, find_spot
from reforms.standing import Standing
from reforms.timeline import MilestoneLane
from reforms.timeline.glyphs import Fade
from reforms.timeline.looks import Look, look_of
from tests.reforms.timeline.lanes import ELECTION, SAID, TODAY, group, lane


def overview(
    *lanes: MilestoneLane, read: date | None = None, years: tuple[int, int] | None = None
) -> Overview:
    return layout_overview(group(*lanes), (ELECTION,), TODAY, TODAY, years=years, read_up_to=read)


def marks(*lanes: MilestoneLane) -> tuple[DrawnMark, ...]:
    return overview(*lanes).rows[0].wide.marks


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_a_look(standing: Standing) -> None:
    assert look_of(standing.value) in Look


def test_a_mark_stands_on_the_last_day_of_its_window() -> None:
    (mark,) = marks(lane(earliest=date(2022, 1, 1), latest=date(2023, 12, 31)))
    assert mark.bar == Bar(0, 998, Fade.NONE)
    assert mark.x == 993  # all of it is in the frame


def test_a_bar_fades_where_nobody_gave_an_end() -> None:
    (by, since) = marks(
        lane("by", latest=date(2023, 6, 30), said_on=date(2023, 1, 1)),
        lane("from", earliest=date(2023, 7, 1)),
    )
    assert by.bar
    assert since.bar
    assert (by.bar.fade, by.x) == (Fade.START, by.bar.end)
    assert (since.bar.fade, since.x) == (Fade.END, since.bar.x)


def test_a_day_is_a_mark_alone_and_about_a_day_is_not() -> None:
    day = date(2023, 3, 1)
    (exact, about) = (
        marks(lane(earliest=day, latest=day, is_approximate=approximate))[0]
        for approximate in (False, True)
    )
    assert exact.bar is None
    assert about.bar
    assert about.bar.fade == Fade.BOTH


def test_what_waits_hangs_on_its_event() -> None:
    shown = overview(lane(waits_for="election"))
    (mark,) = shown.rows[0].wide.marks
    assert mark.x == shown.axis.place(date(2024, 1, 1))
    assert mark.bar
    assert mark.bar.fade == Fade.END


def test_a_lane_without_a_date_has_no_spot() -> None:
    with pytest.raises(ValueError, match="no date"):
        find_spot("", lane(), overview().axis, {}, 1)


def test_marks_of_one_day_stand_below_each_other_and_the_rest_is_counted() -> None:
    day = date(2023, 3, 1)
    lanes = [lane(f"m{number}", day, day) for number in range(LANES + 2)]
    plot = overview(*lanes).rows[0].wide
    tops = [mark.y for mark in plot.marks]
    assert tops == list(range(tops[0], tops[0] + LANE * LANES, LANE))
    assert [spot.lane.anchor for spot in plot.left_out] == [f"m{LANES}", f"m{LANES + 1}"]


def test_only_the_chosen_years_are_drawn_and_what_leaves_them_is_an_arrow() -> None:
    lanes = (
        lane("before", date(2021, 1, 1), date(2022, 12, 31)),
        lane("in", date(2023, 4, 1), date(2023, 4, 1)),
        lane("goes-on", date(2023, 7, 1), date(2025, 12, 31)),
        lane("began", date(2022, 7, 1), date(2023, 9, 30)),
        lane("from", earliest=date(2022, 10, 1)),
        lane("undated"),
    )
    shown = overview(*lanes, years=(2023, 2023))
    assert shown.axis.years == (2023,)
    plot = shown.rows[0].wide
    spots = {mark.spot.lane.anchor: mark.spot for mark in plot.marks}
    assert {anchor: (spot.x, spot.beyond) for anchor, spot in spots.items()} == {
        "before": (0, Beyond.BEFORE),
        "in": (246, Beyond.NOWHERE),
        "goes-on": (1000, Beyond.AFTER),
        "began": (745, Beyond.NOWHERE),
        "from": (0, Beyond.BEFORE),
    }
    assert spots["goes-on"].bar == Bar(495, 505, Fade.NONE)
    assert spots["began"].bar == Bar(0, 745, Fade.NONE)
    assert (plot.more, shown.has_arrows) == (0, True)
    assert sum(count.number for count in shown.rows[0].counts) == len(lanes)


def test_where_all_years_are_shown_nothing_leaves_them() -> None:
    assert not overview(lane("by", latest=date(2035, 12, 31)), lane("in", TODAY, TODAY)).has_arrows


def test_where_a_bar_has_no_room_its_mark_still_has() -> None:
    spots = [
        Spot("", lane(str(start)), Look.OPEN, 900 - start, Bar(start, 900 - 2 * start, Fade.NONE))
        for start in (0, 100)
    ]
    late = replace(spots[1], x=950, bar=Bar(500, 450, Fade.NONE))
    plot = place_marks([spots[0], late], 1000, least=10, most=1)
    assert [mark.bar is None for mark in plot.marks] == [False, True]
    assert plot.more == 0


def test_the_label_says_what_when_and_how_it_stands() -> None:
    (mark,) = marks(lane(latest=date(2023, 6, 30), title="Starts", words="by June"))
    assert mark.label == "Reform: Starts, “by June”. Upcoming"


def test_unread_time_ends_on_the_day_looked_at() -> None:
    read = date(2023, 1, 31)
    shown = overview(lane(latest=date(2023, 12, 31)), read=read)
    assert shown.unread
    assert shown.unread.x + shown.unread.width == shown.axis.place(TODAY)
    assert layout_overview((), (), SAID, TODAY, read_up_to=SAID).unread is None
