"""How a milestone stands: every answer by example, and each boundary for any window and day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import NO_WINDOW, Window
from reforms.models import Outcome
from reforms.standing import LABELS, Standing, standing_on, window_after

S = Standing
ONE_DAY = timedelta(days=1)
AUTUMN = Window(date(2023, 9, 1), date(2023, 11, 30))
BY_2025 = Window(None, date(2025, 12, 31))
FROM_2026 = Window(date(2026, 1, 1), None)
ELECTION_DAY = Window(date(2024, 7, 4), date(2024, 7, 4))

EXAMPLES = [
    (AUTUMN, date(2023, 8, 31), S.UPCOMING),
    (AUTUMN, date(2023, 9, 1), S.IN_ITS_WINDOW),
    (AUTUMN, date(2023, 11, 30), S.IN_ITS_WINDOW),
    (AUTUMN, date(2023, 12, 1), S.DATE_PASSED),
    (BY_2025, date(1900, 1, 1), S.IN_ITS_WINDOW),
    (BY_2025, date(2025, 12, 31), S.IN_ITS_WINDOW),
    (BY_2025, date(2026, 1, 1), S.DATE_PASSED),
    (FROM_2026, date(2025, 12, 31), S.UPCOMING),
    (FROM_2026, date(2026, 1, 1), S.IN_ITS_WINDOW),
    (FROM_2026, date(2999, 1, 1), S.IN_ITS_WINDOW),
    (ELECTION_DAY, date(2024, 7, 3), S.UPCOMING),
    (ELECTION_DAY, date(2024, 7, 4), S.IN_ITS_WINDOW),
    (ELECTION_DAY, date(2024, 7, 5), S.DATE_PASSED),
    (NO_WINDOW, date(2023, 8, 14), S.NO_DATE),
]


@pytest.mark.parametrize(("window", "day", "standing"), EXAMPLES)
def test_a_day_and_a_window_make_a_standing(window: Window, day: date, standing: Standing) -> None:
    assert standing_on(day, window) is standing


FLOORS = [
    (FROM_2026, date(2025, 12, 31), S.NOT_BEFORE),
    (FROM_2026, date(2026, 1, 1), S.MAY_HAPPEN),
    (FROM_2026, date(2999, 1, 1), S.MAY_HAPPEN),
    (NO_WINDOW, date(2023, 8, 14), S.NO_DATE),
]


@pytest.mark.parametrize(("window", "day", "standing"), FLOORS)
def test_a_floor_only_opens(window: Window, day: date, standing: Standing) -> None:
    assert standing_on(day, window, sense=TimeSense.FLOOR) is standing
    # Whether anybody read on makes no difference: nothing was promised.
    assert standing_on(day, window, sense=TimeSense.FLOOR, read_up_to=date.min) is standing


def test_a_beginning_passes_when_its_time_to_begin_has_gone_by() -> None:
    found = [standing_on(day, window, sense=TimeSense.BEGINNING) for window, day, _ in EXAMPLES]
    assert found == [standing for _, _, standing in EXAMPLES]


@pytest.mark.parametrize("outcome", Outcome.values)
def test_each_outcome_is_a_standing_of_its_own(outcome: str) -> None:
    standing = standing_on(date(2023, 8, 14), AUTUMN, outcome=outcome)
    assert (standing.value, standing.is_settled) == (outcome, True)


def test_there_are_thirteen_answers_and_each_is_reached() -> None:
    by_outcome = {standing_on(date.min, NO_WINDOW, outcome=value) for value in Outcome.values}
    by_event = {standing_on(date.min, NO_WINDOW, is_waiting=True)}
    by_date = {standing_on(day, window) for window, day, _ in EXAMPLES}
    by_silence = {standing_on(date(2023, 12, 1), AUTUMN, read_up_to=date(2023, 11, 30))}
    by_floor = {standing_on(day, window, sense=TimeSense.FLOOR) for window, day, _ in FLOORS}
    assert by_outcome | by_event | by_date | by_silence | by_floor == set(Standing)
    assert len(Standing) == 13


def test_each_answer_has_words_of_its_own() -> None:
    assert len({standing.label for standing in Standing}) == len(Standing) == len(LABELS)
    # A date that went by is said as that, never as a judgement.
    assert S.DATE_PASSED.label == "Date passed, no later evidence"


def test_an_outcome_that_nobody_defined_is_refused() -> None:
    with pytest.raises(ValueError, match="late"):
        standing_on(date(2023, 8, 14), AUTUMN, outcome="late")


# Years enough for every boundary, and room for a day before the first and after the last.
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
closed = st.tuples(days, days).map(lambda ends: Window(min(ends), max(ends)))
started = days.map(lambda day: Window(day, None))
ended = days.map(lambda day: Window(None, day))
windows = st.one_of(closed, started, ended, st.just(NO_WINDOW))
outcomes = st.sampled_from(Outcome.values)


@given(closed | started)
def test_the_first_day_of_a_window_opens_it(window: Window) -> None:
    assert window.earliest is not None
    assert standing_on(window.earliest - ONE_DAY, window) is S.UPCOMING
    assert standing_on(window.earliest, window) is S.IN_ITS_WINDOW


@given(closed | ended)
def test_the_last_day_of_a_window_still_belongs_to_it(window: Window) -> None:
    assert window.latest is not None
    assert standing_on(window.latest, window) is S.IN_ITS_WINDOW
    assert standing_on(window.latest + ONE_DAY, window) is S.DATE_PASSED


@given(days, windows)
def test_a_day_is_before_in_or_after_a_window_and_nothing_else(day: date, window: Window) -> None:
    is_begun = window.earliest is None or window.earliest <= day
    is_over = window.latest is not None and window.latest < day
    expected = {(False, False): S.UPCOMING, (True, False): S.IN_ITS_WINDOW}
    wanted = expected.get((is_begun, is_over), S.DATE_PASSED)
    assert standing_on(day, window) is (S.NO_DATE if window == NO_WINDOW else wanted)


@given(days, windows, days)
def test_only_a_date_that_nobody_read_on_after_is_not_read(
    day: date, window: Window, read: date
) -> None:
    standing = standing_on(day, window, read_up_to=read)
    is_over = window.latest is not None and window.latest < day
    is_unread = window.latest is not None and read <= window.latest
    assert (standing is S.NOT_READ) == (is_over and is_unread)
    assert (standing is S.DATE_PASSED) == (is_over and not is_unread)


@given(days, windows, st.lists(days, min_size=2).map(sorted))
def test_reading_on_never_takes_a_date_out_of_those_read(
    day: date, window: Window, reads: list[date]
) -> None:
    stood = [standing_on(day, window, read_up_to=read) for read in reads]
    assert sorted(stood, key=lambda one: one is not S.NOT_READ) == stood


@given(days, started)
def test_a_window_without_an_end_never_passes(day: date, window: Window) -> None:
    assert standing_on(day, window) is not S.DATE_PASSED


@given(days, ended)
def test_a_window_without_a_start_is_never_upcoming(day: date, window: Window) -> None:
    assert standing_on(day, window) is not S.UPCOMING


@given(days, windows, st.booleans(), outcomes)
def test_what_a_source_said_goes_before_any_date_and_event(
    day: date, window: Window, is_waiting: bool, outcome: str
) -> None:
    standing = standing_on(day, window, outcome=outcome, is_waiting=is_waiting)
    assert standing == Standing(outcome)


@given(days, windows)
def test_an_awaited_event_goes_before_a_window(day: date, window: Window) -> None:
    assert standing_on(day, window, is_waiting=True) is S.WAITING


@given(days, windows, st.booleans())
def test_the_calendar_alone_settles_nothing(day: date, window: Window, is_waiting: bool) -> None:
    assert not standing_on(day, window, is_waiting=is_waiting).is_settled


ON_THE_WAY = [S.NO_DATE, S.WAITING, S.UPCOMING, S.IN_ITS_WINDOW, S.DATE_PASSED]


@given(st.lists(days, min_size=2).map(sorted), windows, st.booleans(), outcomes | st.just(""))
def test_time_alone_never_takes_a_standing_back(
    in_order: list[date], window: Window, is_waiting: bool, outcome: str
) -> None:
    stood = [standing_on(day, window, outcome=outcome, is_waiting=is_waiting) for day in in_order]
    if outcome or is_waiting or window.is_empty:
        assert len(set(stood)) == 1
    else:
        for before, after in pairwise(stood):
            assert ON_THE_WAY.index(before) <= ON_THE_WAY.index(after)


@given(days)
def test_after_an_event_means_from_the_day_that_follows_it(day: date) -> None:
    window = window_after(Window(day, day))
    assert window == Window(day + ONE_DAY, None)
    assert standing_on(day, window) is S.UPCOMING
    assert standing_on(day + ONE_DAY, window) is S.IN_ITS_WINDOW


@given(windows.filter(lambda window: not window.is_day))
def test_an_event_without_a_day_dates_nothing(window: Window) -> None:
    assert window_after(window) == NO_WINDOW


def test_an_election_expected_within_months_dates_nothing_yet() -> None:
    expected = Window(date(2023, 8, 14), date(2025, 1, 31))
    assert window_after(expected) == NO_WINDOW
    assert window_after(ELECTION_DAY) == Window(date(2024, 7, 5), None)


def test_a_date_counted_from_an_event_gets_its_days_with_the_event() -> None:
    day = date(2027, 3, 1)
    window = window_after(Window(day, day), "two years after commencement")
    assert window == Window(date(2029, 3, 1), date(2029, 3, 1))
    assert window_after(Window(day, None), "two years after commencement") == NO_WINDOW
