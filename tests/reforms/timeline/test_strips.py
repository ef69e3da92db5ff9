"""What a milestone's time is drawn as, each case as a literal tree."""

from dataclasses import replace
from datetime import date

from reforms.timeline import (
    MarkKind,
    layout_timeline,
)
from reforms.timeline.axis import Axis, AxisYear
from reforms.timeline.glyphs import Band, Fade, Strip, Wait
from reforms.timeline.labels import MarkLine
from reforms.timeline.layout import MilestoneRow
from tests.reforms.timeline.lanes import ELECTION, SAID, group, lane, strip_of


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

    assert timeline.axis == Axis((AxisYear(2022, 2022, 0, 705),), end=705)
    assert timeline.lines[0] == MarkLine("The bill", "The bill", MarkKind.EVENT, 852, 0)
    assert timeline.groups[0].reforms[0].rows[0].strip.wait == Wait(852, since=852)


def test_a_milestone_without_a_date_keeps_its_row_and_has_nothing_drawn() -> None:
    timeline = layout_timeline(group(lane()), (), SAID, SAID)

    assert timeline.groups[0].reforms[0].rows == (MilestoneRow(lane(), Strip()),)
    assert timeline.undated_count == 1


def test_what_reaches_beyond_the_years_shown_is_cut_off_with_an_arrow() -> None:
    strip = strip_of(lane(earliest=date(2021, 1, 1), latest=date(2024, 1, 1)))
    assert strip == Strip(Band(0, 1000, Fade.NONE), before=True, after=True)


def test_what_lies_beyond_the_years_shown_is_an_arrow_alone() -> None:
    assert strip_of(lane(earliest=date(2030, 1, 1), latest=date(2030, 1, 1))) == Strip(after=True)
    assert strip_of(lane(earliest=date(2020, 1, 1), latest=date(2020, 2, 1))) == Strip(before=True)
