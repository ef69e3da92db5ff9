"""A region's squares."""

from partnerships.tiles import Squares, layout_squares


def test_the_filled_squares_come_first_and_rows_have_six() -> None:
    assert layout_squares(1, 6) == Squares(
        width=63,
        height=19,
        filled="M0 0h8v8h-8z",
        hollow=(
            "M11.5 0.5h7v7h-7z"
            "M22.5 0.5h7v7h-7z"
            "M33.5 0.5h7v7h-7z"
            "M44.5 0.5h7v7h-7z"
            "M55.5 0.5h7v7h-7z"
            "M0.5 11.5h7v7h-7z"
        ),
    )


def test_a_short_row_is_as_wide_as_it_needs() -> None:
    assert layout_squares(2, 0) == Squares(19, 8, "M0 0h8v8h-8zM11 0h8v8h-8z", "")


def test_nothing_takes_no_room() -> None:
    assert layout_squares(0, 0) == Squares(0, 0, "", "")
