"""By how much a date moved: each end by itself, so that moves add up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.shift import Shift
from libs.vaguedates.vague_date import NO_WINDOW, Window, window_of

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
windows = st.one_of(
    st.tuples(days, days).map(lambda ends: Window(min(ends), max(ends))),
    days.map(lambda day: Window(day, None)),
    days.map(lambda day: Window(None, day)),
    st.just(NO_WINDOW),
)


@pytest.mark.parametrize(
    ("old", "new", "first", "last", "words"),
    [
        ("2023-23", "2024-02", 153, 91, "3 to 5 months"),
        ("../2023-12-31", "../2025-12-31", None, 731, "24 months"),
        ("2030-09", "2030-09/..", 0, None, ""),
        ("2026/..", "2025/..", -365, None, "12 months"),
        ("2026-03-01", "2026-03-25", 24, 24, "24 days"),
        ("2026-03", "2026-03/2026-04", 0, 30, "up to 30 days"),
        ("2026-03", "2026-03/2026-08", 0, 153, "up to 5 months"),
        ("2023", "2023-22", 151, -122, ""),
        ("2023", "", None, None, ""),
        ("../2023", "2024/..", None, None, ""),
        ("2026-01-01", "2026-01-02", 1, 1, "1 day"),
    ],
)
def test_ends_are_compared_with_ends(
    old: str, new: str, first: int | None, last: int | None, words: str
) -> None:
    shift = Shift.between(window_of(old), window_of(new))
    assert (shift, shift.in_words) == (Shift(first, last), words)


@given(windows, windows, windows)
def test_from_the_first_to_the_third_is_by_way_of_the_second(
    one: Window, two: Window, three: Window
) -> None:
    whole = Shift.between(one, three)
    parts = Shift.between(one, two) + Shift.between(two, three)
    # What the second date leaves open, only the whole tells.
    assert parts.first in (None, whole.first)
    assert parts.last in (None, whole.last)
    if None not in (two.earliest, two.latest):
        assert parts == whole
