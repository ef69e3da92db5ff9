"""A selection in a pasted text becomes a passage that is found again."""

import pytest

from sittings.passages import Whereabouts, find_problem, heading_above, passage_at
from tests.sittings.sitting import TEXT

MARKED = """# Plan
## Money
The grant rises in April 2028 and again in April 2029.
## Places
The grant rises in April 2028 and then stops for good.
- new places in every town
"""
SELECTED = [
    (
        TEXT,
        "Testing of the standards begins in autumn 2027.",
        Whereabouts("1. Standards", "Testing of the standards", "begins in autumn 2027."),
    ),
    (
        TEXT,
        "Every council uses digital plans by the end of 2028.",
        Whereabouts(
            "1. Standards > 1.1 Digital plans",
            "Every council uses digital plans",
            "by the end of 2028.",
        ),
    ),
    # Half words are made whole, and the sign of a list is left out.
    (
        MARKED,
        "ew places in every to",
        Whereabouts("# Plan > ## Places", "new places", "every town"),
    ),
    (
        MARKED,
        "- new places in every town",
        Whereabouts("# Plan > ## Places", "new places", "every town"),
    ),
    # A word stands for its line.
    (TEXT, "department", Whereabouts("Introduction", "The department sets", "what comes next.")),
    # A heading is itself the place.
    (TEXT, "Introduction", Whereabouts("Introduction")),
    (TEXT, "1.1 Digital plans", Whereabouts("1. Standards > 1.1 Digital plans")),
]


@pytest.mark.parametrize(("text", "selected", "spot"), SELECTED)
def test_a_selection_gives_its_heading_and_its_first_and_last_words(
    text: str, selected: str, spot: Whereabouts
) -> None:
    start = text.index(selected)
    found = passage_at(text, start, start + len(selected))
    assert found == spot
    assert find_problem(text, found) == ""


def test_first_words_grow_until_they_tell_the_place_from_those_above_it() -> None:
    text = "One rule holds for all of us here.\nOne rule holds for all of them there.\n"
    start = text.index("One rule holds for all of them")
    found = passage_at(text, start, len(text))
    assert found.opening == "One rule holds for all of them"


@pytest.mark.parametrize(("start", "end"), [(-5, 10**9), (10**9, 10**9), (20, 3), (0, 0)])
@pytest.mark.parametrize("text", ["", "x", "\n\n", TEXT, "a" * 500, "b " * 5000])
def test_any_selection_of_any_text_is_answered_in_what_a_passage_may_hold(
    text: str, start: int, end: int
) -> None:
    found = passage_at(text, start, end)
    assert len(found.heading_path) <= 300
    assert max(len(found.opening), len(found.closing)) <= 100
    assert bool(found.opening) == bool(found.closing)


def test_words_typed_by_hand_find_their_heading_where_they_stand_once() -> None:
    assert heading_above(TEXT, "Every council uses") == "1. Standards > 1.1 Digital plans"
    assert heading_above(TEXT, "the") == ""
    assert heading_above(TEXT, "never said") == ""


def test_words_that_are_not_there_are_refused_with_the_nearest_line() -> None:
    told = find_problem(TEXT, Whereabouts("1. Standards", "Testing of plans", "in autumn"))
    assert "'Testing of plans' are not after the heading '1. Standards'" in told
    assert "Nearest is line" in told
