"""How a date is meant, in words, and what a narrower reading may be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.reading import DateReading, TimeSense, lies_within
from libs.vaguedates.vague_date import NO_WINDOW, Window, window_of

IN_WORDS = [
    ("2030-09/..", TimeSense.FLOOR, "", "no earlier than 1 September 2030"),
    ("", TimeSense.FLOOR, "", ""),
    ("2029-09", TimeSense.BEGINNING, "", "begins between 1 and 30 September 2029"),
    ("2028-04/2029-03", TimeSense.BEGINNING, "", "begins between 1 April 2028 and 31 March 2029"),
    ("2029-09-01", TimeSense.BEGINNING, "", "begins 1 September 2029"),
    ("2029/..", TimeSense.BEGINNING, "", "begins from 1 January 2029"),
    ("../2035", TimeSense.DUE, "../2034", "by 31 December 2035, or by 31 December 2034"),
    ("../2035", TimeSense.DUE, "", "by 31 December 2035"),
]


@pytest.mark.parametrize(("edtf", "sense", "narrow", "words"), IN_WORDS)
def test_a_reading_in_words(edtf: str, sense: TimeSense, narrow: str, words: str) -> None:
    assert DateReading(window_of(edtf), sense, window_of(narrow)).in_words == words


def test_words_that_say_it_themselves_are_not_said_again() -> None:
    floor = DateReading(window_of("2030/.."), TimeSense.FLOOR)
    assert floor.beside("no earlier than 1 January 2030") == ""
    assert floor.beside("not before 2030") == "no earlier than 1 January 2030"


ends = st.none() | st.dates(date(2020, 1, 1), date(2040, 12, 31))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = draw(ends), draw(ends)
    if first and last and first > last:
        first, last = last, first
    return Window(first, last)


@given(windows(), windows(), st.dates(date(2019, 1, 1), date(2041, 12, 31)))
def test_no_day_of_a_narrower_reading_is_outside_the_wider(
    narrow: Window, wide: Window, day: date
) -> None:
    def holds(window: Window) -> bool:
        starts = window.earliest is None or window.earliest <= day
        return starts and (window.latest is None or day <= window.latest)

    if lies_within(narrow, wide):
        assert not holds(narrow) or holds(wide)
        assert not lies_within(wide, narrow)


@given(windows())
def test_nothing_is_narrower_than_itself_and_nothing_is_a_reading_of_nothing(one: Window) -> None:
    assert not lies_within(one, one)
    assert not lies_within(NO_WINDOW, one)
    assert not lies_within(one, NO_WINDOW)
