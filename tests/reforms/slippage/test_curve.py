"""Planned against done: each number is that of its own day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.vague_date import window_of
from reforms.slippage import (
    Became,
    DateStood,
    OutcomeStood,
    Promise,
    curve_of,
    draw_curve,
)
from reforms.slippage.curve import Counts

FIRST = date(2023, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(number)


def said(edtf: str, since: date = FIRST, until: date | None = None, order: int = 0) -> DateStood:
    return DateStood(since, order, until, window_of(edtf), "plan" if order == 0 else "later")


def happened(since: date, until: date | None = None, became: Became = Became.HAPPENED) -> Promise:
    return Promise((said("2023-01"),), (OutcomeStood(since, 1, until, became),))


def test_a_window_counts_for_the_most_from_its_first_day_and_for_the_least_after_its_last() -> None:
    curve = curve_of([Promise((said("2023-23"),), ())], date(2024, 1, 1))
    assert curve.at(date(2023, 8, 31)) == Counts()
    assert curve.at(date(2023, 9, 1)) == Counts(most=1)
    assert curve.at(date(2023, 12, 1)) == Counts(least=1, most=1)


def test_by_counts_at_its_end_and_from_never_ends() -> None:
    by = curve_of([Promise((said("../2023-12-31"),), ())], date(2023, 6, 1))
    assert (by.at(date(2023, 12, 31)), by.at(date(2024, 1, 1))) == (
        Counts(),
        Counts(least=1, most=1),
    )
    begins = curve_of([Promise((said("2023-07/.."),), ())], date(2023, 6, 1))
    assert begins.at(date(2099, 1, 1)) == Counts(most=1)


def test_a_date_that_is_put_back_still_counts_as_it_was_first_given() -> None:
    dates = said("../2023-06-30"), said("../2025", since=day(100), order=1)
    curve = curve_of([Promise(dates, ())], date(2024, 1, 1))
    assert curve.at(date(2023, 7, 1)) == Counts(least=1, most=1)
    assert Promise(dates, ()).of("later").dates == dates[1:]


def test_what_was_corrected_counts_until_it_was() -> None:
    dates = said("2023-01-02", until=day(50)), said("2024-01-02", since=day(50), order=1)
    curve = curve_of([Promise(dates, ())], day(400))
    assert curve.at(day(49)) == Counts(least=1, most=1)
    assert curve.at(day(50)) == Counts()
    slip = said("2023-01-02", until=FIRST), said("2024-01-02", order=1)
    assert curve_of([Promise(slip, ())], day(400)).at(day(49)) == Counts()


def test_what_happened_counts_from_the_day_on_which_it_was_known() -> None:
    curve = curve_of([happened(day(90)), happened(day(90), became=Became.IN_PART)], day(99))
    assert curve.at(day(89)) == Counts(least=2, most=2)
    assert curve.at(day(90)) == Counts(least=2, most=2, happened=1, in_part=1)
    # Without a date that was planned there is nothing to set it against.
    undated = Promise((said(""),), (OutcomeStood(day(1), 1, None, Became.HAPPENED),))
    assert curve_of([undated], day(99)).at(day(99)) == Counts()


days = st.integers(0, 400).map(day)
ends = st.integers(1, 400).map(day) | st.none()
dates_said = st.builds(
    DateStood,
    since=days,
    order=st.integers(0, 9),
    until=ends,
    window=st.sampled_from(["", "2023", "../2023-06", "2023-23", "2024/..", "2023-02-01"]).map(
        window_of
    ),
)
outcomes_said = st.builds(
    OutcomeStood,
    since=days,
    order=st.integers(10, 19),
    until=ends,
    became=st.sampled_from(Became),
)
promises = st.builds(
    Promise,
    dates=st.lists(dates_said, max_size=4).map(tuple),
    outcomes=st.lists(outcomes_said, max_size=3).map(tuple),
)


@given(st.lists(promises, max_size=4), days, st.integers(0, 300))
def test_a_days_numbers_never_count_what_was_known_later(
    some: list[Promise], then: date, later: int
) -> None:
    on = then + timedelta(later)
    known = [
        Promise(
            tuple(one for one in promise.dates if one.since <= then),
            tuple(one for one in promise.outcomes if one.since <= then),
        )
        for promise in some
    ]
    counts = curve_of(some, on).at(then)
    assert counts == curve_of(known, then).at(then)
    assert 0 <= counts.least <= counts.most <= len(some)
    assert counts.happened + counts.in_part + counts.ended <= len(some)


def test_the_drawing_is_a_band_a_line_and_the_day() -> None:
    done = OutcomeStood(date(2023, 7, 2), 1, None, Became.HAPPENED)
    drawing = draw_curve(curve_of([Promise((said("2023-07"),), (done,))], date(2023, 10, 1)))
    assert drawing is not None
    assert drawing.most == "M34 180 166 180 166 12 300 12"
    assert drawing.least == "M34 180 188 180 188 12 300 12"
    assert drawing.band == "M34 180 166 180 166 12 300 12 300 12 188 12 188 180 34 180z"
    assert drawing.done == "M34 180 167 180 167 12 233 12"
    assert (drawing.on_x, drawing.done_y) == (233, 12)
    assert [(tick.at, tick.label) for tick in drawing.years] == [(34, "2023"), (300, "2024")]
    assert [(row.day, row.counts) for row in drawing.rows] == [
        (date(2023, 10, 1), Counts(1, 1, 1)),
        (date(2023, 12, 31), Counts(1, 1, 1)),
    ]


def test_of_nothing_there_is_no_drawing() -> None:
    assert draw_curve(curve_of([], FIRST)) is None
