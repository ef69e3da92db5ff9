"""Text is measured as Arial prints it, and broken so that it fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.drawings.text_metrics import longest_word_width, text_width, wrap

letters = st.text("abc WM’–é漢\N{GRINNING FACE}", max_size=60)


@pytest.mark.parametrize(
    ("text", "bold", "width"),
    # Measured in Chromium, in Liberation Sans at 100 pixels; ours are at most a hundredth wider.
    [("Passed, no later evidence", False, 1151), ("National Standards", True, 912)],
)
def test_a_text_is_as_wide_as_in_a_browser(text: str, bold: bool, width: int) -> None:
    assert width <= text_width(text, 100, bold=bold) <= width * 1.01


def test_a_letter_that_is_not_known_counts_as_a_square() -> None:
    assert text_width("漢", 14) == 14


def test_words_go_to_the_next_line_where_there_is_no_room() -> None:
    assert wrap("by the end of the year", 80, 14) == ("by the end", "of the year")


def test_a_word_that_is_longer_than_a_line_is_broken() -> None:
    assert wrap("antidisestablishment", 60, 14) == ("antidisest", "ablishme", "nt")


def test_no_text_gives_no_lines() -> None:
    assert wrap("", 80, 14) == ()
    assert longest_word_width("", 14) == 0


@given(letters, st.integers(14, 200))
def test_every_line_fits_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, 14)

    assert all(text_width(line, 14) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
