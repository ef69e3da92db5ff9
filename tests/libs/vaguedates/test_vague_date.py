"""The interval behind a vague date, at every boundary that a calendar has."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.vaguedates.vague_date import NO_WINDOW, NotVagueDate, VagueDate, Window, window_of
from tests.torture import examples

YEARS = st.integers(min_value=1, max_value=9998)
SEASON_MONTHS = {21: (3, 4, 5), 22: (6, 7, 8), 23: (9, 10, 11), 24: (12, 1, 2)}
DAY = timedelta(days=1)


@st.composite
def points(draw: st.DrawFn) -> str:
    """A year, season, month or day."""
    day = draw(st.dates(max_value=date(9998, 12, 31)))
    season = draw(st.sampled_from(sorted(SEASON_MONTHS)))
    year = f"{day.year:04}"
    return draw(
        st.sampled_from([year, f"{year}-{season}", f"{year}-{day.month:02}", day.isoformat()])
    )


@given(YEARS)
def test_a_year_runs_from_new_year_to_new_years_eve(year: int) -> None:
    assert window_of(f"{year:04}") == Window(date(year, 1, 1), date(year, 12, 31))


@given(YEARS, st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next_begins(year: int, month: int) -> None:
    window = window_of(f"{year:04}-{month:02}")

    assert window.earliest == date(year, month, 1)
    assert window.latest is not None
    assert (window.latest + DAY).day == 1
    assert window.latest.month == month


@given(YEARS, st.sampled_from(sorted(SEASON_MONTHS)))
def test_a_season_is_three_whole_months_beginning_in_its_year(year: int, season: int) -> None:
    window = window_of(f"{year:04}-{season}")

    first, _, last = SEASON_MONTHS[season]
    last_year = year + 1 if season == 24 else year
    assert window.earliest == date(year, first, 1)
    assert window.latest == date(last_year, last, monthrange(last_year, last)[1])


@given(YEARS)
def test_the_seasons_of_a_year_leave_no_day_out_and_share_none(year: int) -> None:
    windows = [window_of(f"{year:04}-{season}") for season in sorted(SEASON_MONTHS)]

    for before, after in pairwise(windows):
        assert before.latest is not None
        assert before.latest + DAY == after.earliest


@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    window = window_of(day.isoformat())

    assert window == Window(day, day)
    assert window.is_day


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("2023-09/2025-12-31", date(2023, 9, 1), date(2025, 12, 31)),
        ("2023-22/2023-23", date(2023, 6, 1), date(2023, 11, 30)),
        ("../2025-12-31", None, date(2025, 12, 31)),
        ("../2025", None, date(2025, 12, 31)),
        ("2026/..", date(2026, 1, 1), None),
        ("2023-23/..", date(2023, 9, 1), None),
        ("2025-12-15~", date(2025, 12, 15), date(2025, 12, 15)),
        ("2025?", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025%/2026", date(2025, 1, 1), date(2026, 12, 31)),
        ("", None, None),
    ],
)
def test_each_form_has_its_interval(edtf: str, earliest: date | None, latest: date | None) -> None:
    assert window_of(edtf) == Window(earliest, latest)


@given(points(), points())
def test_an_interval_reaches_from_the_first_day_of_one_to_the_last_of_the_other(
    first: str, last: str
) -> None:
    earliest, latest = window_of(first).earliest, window_of(last).latest
    assert earliest is not None
    assert latest is not None

    if earliest > latest:
        with pytest.raises(NotVagueDate, match="put the earlier end first"):
            window_of(f"{first}/{last}")
    else:
        assert window_of(f"{first}/{last}") == Window(earliest, latest)


@given(points(), st.sampled_from("?~%"))
def test_a_mark_of_doubt_leaves_the_interval_as_it_is(point: str, mark: str) -> None:
    assert window_of(point + mark) == window_of(point)


@settings(max_examples=examples(10))  # the oracle is slow
@given(points(), points())
def test_a_second_opinion_gives_the_same_days(first: str, last: str) -> None:
    """The library `edtf` as an oracle, for all but winter.

    It ends winter with December, because ISO 8601-2 leaves the months open; here a season
    lasts three months, as the method page says, so that no day of January has no season.
    """
    for point in (first, last):
        if not point.endswith("-24") or len(point) != 7:
            assert window_of(point) == _by_oracle(point)
    assert window_of(f"../{last}").latest == window_of(last).latest
    assert _by_oracle(f"{first}/..") == Window(window_of(first).earliest, None)


def test_the_second_opinion_differs_on_winter_alone_and_as_expected() -> None:
    assert _by_oracle("2023-24") == Window(date(2023, 12, 1), date(2023, 12, 31))
    assert window_of("2023-24") == Window(date(2023, 12, 1), date(2024, 2, 29))


def _by_oracle(text: str) -> Window:
    parsed = parse_edtf(text)
    ends = (parsed.lower_strict(), parsed.upper_strict())
    return Window(*(None if isinstance(end, float) else date(*end[:3]) for end in ends))


@pytest.mark.parametrize(
    ("edtf", "hint"),
    [
        ("autumn", "is not a year, month, season or day"),
        ("2023-9", "is not a year, month, season or day"),
        ("23-09", "is not a year, month, season or day"),
        (" 2023", "is not a year, month, season or day"),
        ("2023\n", "is not a year, month, season or day"),
        ("२०२३", "is not a year, month, season or day"),
        ("2023/", "is not a year, month, season or day"),
        ("2023/2024/2025", "is not a year, month, season or day"),
        ("..", "is not a year, month, season or day"),
        ("2023-13", "is not in the calendar"),
        ("2023-20", "is not in the calendar"),
        ("2023-25", "is not in the calendar"),
        ("2023-00", "is not in the calendar"),
        ("2023-02-29", "is not in the calendar"),
        ("2023-21-01", "is not in the calendar"),
        ("0000", "is not in the calendar"),
        ("9999-24", "is not in the calendar"),
        ("../..", "says nothing"),
        ("2025/2024", "put the earlier end first"),
        ("2025-23/2025-22", "put the earlier end first"),
    ],
)
def test_what_is_no_vague_date_is_refused_with_a_hint(edtf: str, hint: str) -> None:
    with pytest.raises(NotVagueDate, match=hint):
        window_of(edtf)


@given(st.text(max_size=25))
def test_no_text_does_anything_else_than_be_read_or_refused(text: str) -> None:
    try:
        window = window_of(text)
    except NotVagueDate:
        return
    assert window.is_empty == (text == "")


def test_a_vague_date_shows_the_sources_words_first() -> None:
    assert str(VagueDate("this autumn", "2023-23")) == "this autumn"
    assert str(VagueDate("", "2023-23")) == "2023-23"
    assert VagueDate("this autumn", "2023-23").window == window_of("2023-23")


def test_only_words_and_reading_together_make_an_empty_date() -> None:
    assert not VagueDate()
    assert VagueDate("after the next general election")
    assert VagueDate("after the next general election").window == NO_WINDOW
    assert NO_WINDOW.is_empty


@pytest.mark.parametrize("edtf", ["2025~", "2025?", "2025%", "../2025~"])
def test_a_mark_makes_it_approximate(edtf: str) -> None:
    assert VagueDate(edtf=edtf).is_approximate
    assert not VagueDate(edtf=edtf.rstrip("~?%")).is_approximate
