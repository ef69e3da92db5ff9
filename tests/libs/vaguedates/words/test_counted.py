"""A length of time after an event becomes days once the event has a day."""

from datetime import date

import pytest

from libs.vaguedates.vague_date import NO_WINDOW, Window
from libs.vaguedates.words import understand, window_counted

COMMENCED = date(2027, 3, 1)

COUNTED: list[tuple[str, Window]] = [
    ("two years after commencement", Window(date(2029, 3, 1), date(2029, 3, 1))),
    ("begins 12 weeks after publication", Window(date(2027, 5, 24), date(2027, 5, 24))),
    ("the day after Royal Assent", Window(date(2027, 3, 2), date(2027, 3, 2))),
    ("within six months of Royal Assent", Window(COMMENCED, date(2027, 9, 1))),
    ("no later than a year after commencement", Window(COMMENCED, date(2028, 3, 1))),
    ("in the 12 months following commencement", Window(COMMENCED, date(2028, 3, 1))),
    ("6 to 12 months after Royal Assent", Window(date(2027, 9, 1), date(2028, 3, 1))),
    ("no sooner than two years after commencement", Window(date(2029, 3, 1), None)),
    ("at least 18 months after Royal Assent", Window(date(2028, 9, 1), None)),
    ("more than a year after Royal Assent", Window(date(2028, 3, 2), None)),
]
NOT_COUNTED = [
    *("after commencement", "about two years after commencement", "months after Royal Assent"),
    *("two terms after the code is published", "the year after Royal Assent", "in 2029", ""),
    *("the first week of term", "shortly after Royal Assent", "990 decades after Royal Assent"),
]


@pytest.mark.parametrize(("words", "window"), COUNTED)
def test_a_length_after_an_event_is_counted_from_its_day(words: str, window: Window) -> None:
    assert understand(words, COMMENCED).waits_for
    assert window_counted(words, COMMENCED) == window


def test_what_is_not_exact_is_not_counted() -> None:
    assert {words: window_counted(words, COMMENCED) for words in NOT_COUNTED} == dict.fromkeys(
        NOT_COUNTED, NO_WINDOW
    )
