"""A card holds its texts, whatever they are."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from libs.drawings.card import (
    BAND_HEIGHT,
    HEIGHT,
    MARGIN,
    WIDTH,
    Card,
    CardText,
    cut_lines,
    layout_card,
)
from libs.drawings.text_metrics import text_width
from tests.torture import examples

texts = st.text("abcdefg WM’–…,汉", max_size=300)
cards = st.builds(
    Card,
    *(texts, texts, texts, texts, texts, texts),
    sign=st.sampled_from(["", "M2 7h9"]),
)


@settings(max_examples=examples(100))
@given(cards)
def test_no_text_leaves_the_card_or_meets_another(card: Card) -> None:
    below = [text for text in layout_card(card).texts if text.y > BAND_HEIGHT]
    for text in layout_card(card).texts:
        is_bold = text.look in ("title", "standing")
        right = text.x + text_width(text.text, text.size, bold=is_bold)
        assert MARGIN <= text.x <= right <= WIDTH - MARGIN
        assert text.y + text.size // 4 <= HEIGHT
    for above, text in pairwise(sorted(below, key=lambda one: one.y)):
        assert above.y + above.size // 4 <= text.y - text.size * 3 // 4


def test_a_short_card_is_laid_out_like_this() -> None:
    card = Card("Reform", "Standards", "1 May", "In words.", "“2027”", "Upcoming", "M2 7h9", "met")
    layout = layout_card(card)
    assert layout.texts == (
        CardText(60, 148, 26, "Reform", "quiet"),
        CardText(60, 243, 72, "Standards", "title"),
        CardText(60, 297, 32, "In words.", "plain"),
        CardText(108, 548, 34, "Upcoming", "standing"),
        CardText(60, 594, 28, "“2027”", "plain"),
        CardText(1068, 55, 26, "1 May", "day"),
    )
    assert (layout.rule_y, layout.sign_y) == (500, 520)
    assert layout_card(Card("Reform", "Standards", "")).rule_y == 0


def test_what_is_too_long_is_cut_with_a_sign_of_it() -> None:
    assert cut_lines("by the end of the year", 80, 14, 1) == ("by the end…",)
    assert cut_lines("by the end of the year", 80, 14, 2) == ("by the end", "of the year")
    assert cut_lines("a" * 40, 80, 14, 1) == ("aaaaaaaa…",)
    assert cut_lines("words", 80, 14, 0) == ()
