"""What kind of move it is from one date to the next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.vaguedates.shift import Shift
from libs.vaguedates.vague_date import window_of
from reforms.slippage import DatePoint, MoveKind, move_between, slip_of

DAY = date(2023, 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("2023-23", "2023-23", ""),
        ("2023", "../2023-12-31", ""),
        ("../2027-12-31", "2027-12", ""),
        ("../2023-12-31", "../2025-12-31", "put-back"),
        ("../2025-12-31", "../2023-12-31", "brought-forward"),
        ("2026/..", "2027/..", "put-back"),
        ("2026/..", "2025/..", "brought-forward"),
        ("2023-23", "2024-02", "put-back"),
        ("2024-02", "2023-23", "brought-forward"),
        ("2023-09/2023-11", "2023-10/2023-12", "put-back"),
        ("../2025", "2026/..", "put-back"),
        ("2026/..", "../2025", "brought-forward"),
        ("2023", "2023-22", "sharper"),
        ("2023-22", "2023", "vaguer"),
        ("../2025-12-31", "2025-03", "sharper"),
        ("2026/..", "2026/2027-03", "sharper"),
        ("2026-03", "2026-03/..", "vaguer"),
        ("../2026-12-31", "2026-03/..", "vaguer"),
        ("2023-23", "", "left-open"),
        ("", "2023-23", "first-date"),
        ("", "", ""),
    ],
)
def test_the_two_windows_tell_the_kind(old: str, new: str, kind: str) -> None:
    assert (move_between(window_of(old), window_of(new)) or "") == kind


def points(*edtfs: str, reasons: tuple[str, ...] = ()) -> list[DatePoint]:
    return [
        DatePoint(DAY + timedelta(place), edtf, window_of(edtf), str(place), reason)
        for place, (edtf, reason) in enumerate(
            zip(edtfs, reasons or ("",) * len(edtfs), strict=True)
        )
    ]


def kinds(*edtfs: str) -> list[str]:
    return [move.kind.value for move in slip_of(points(*edtfs)).moves]


def test_a_date_that_is_said_again_has_not_moved() -> None:
    assert kinds("2023", "2023", "2023") == []


def test_a_date_that_comes_back_is_told_from_the_days_that_it_had() -> None:
    slip = slip_of(points("2023", "", "2025"))
    assert [move.kind for move in slip.moves] == [MoveKind.OPENED, MoveKind.PUT_BACK]
    assert slip.moves[1].shift == slip.total == Shift(731, 731)


def test_the_first_date_is_the_first_that_had_days() -> None:
    slip = slip_of(points("", "2024", "2025"))
    assert slip.first.words == "2024"
    assert kinds("", "2024", "2025") == ["first-date", "put-back"]
    assert slip.total == Shift(366, 365)


def test_without_a_date_now_nothing_says_how_far_it_moved() -> None:
    assert slip_of(points("2023", "2024", "")).total == Shift(None, None)


def test_a_reason_may_be_told_later_of_the_same_date() -> None:
    (move,) = slip_of(points("2023", "2024", "2024", reasons=("", "", "No staff."))).moves
    assert (move.to.key, move.reason, move.reason_key) == ("1", "No staff.", "2")


@given(st.lists(st.sampled_from(["2023", "2023-22", "2024-02", "2025", "2026-03-01"]), min_size=1))
def test_moves_add_up_to_the_whole(edtfs: list[str]) -> None:
    slip = slip_of(points(*edtfs))
    whole = Shift(0, 0)
    for move in slip.moves:
        whole += move.shift
    assert whole == slip.total
