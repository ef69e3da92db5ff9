"""Words that say more of a time than when: floors, beginnings, and ends with two readings."""

from datetime import date

import pytest

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.words import understand

SAID_ON = date(2026, 2, 23)

PLAIN = [
    ("not before September 2030", "2030-09/..", TimeSense.FLOOR, ""),
    ("no earlier than 2029", "2029/..", TimeSense.FLOOR, ""),
    ("September 2029 at the earliest", "2029-09/..", TimeSense.FLOOR, ""),
    ("in 2029, at the very earliest", "2029/..", TimeSense.FLOOR, ""),
    ("at least until 2025", "2025/..", TimeSense.FLOOR, ""),
    ("until at least 2025", "2025/..", TimeSense.FLOOR, ""),
    ("before at least September 2030", "2030-09/..", TimeSense.FLOOR, ""),
    ("not due to come into effect until September 2030", "2030-09/..", TimeSense.FLOOR, ""),
    ("not until after 2029", "2030/..", TimeSense.FLOOR, ""),
    ("from September 2029", "2029-09", TimeSense.BEGINNING, ""),
    ("from about 2029", "2029~", TimeSense.BEGINNING, ""),
    ("with effect from April 2029", "2029-04", TimeSense.BEGINNING, ""),
    ("starting in April 2029", "2029-04", TimeSense.BEGINNING, ""),
    ("by April 2029", "../2029-04", TimeSense.DUE, "../2029-03-31"),
    ("by autumn 2029", "../2029-23", TimeSense.DUE, "../2029-08-31"),
    ("by 31 March 2029", "../2029-03-31", TimeSense.DUE, ""),
    ("by the end of 2035", "../2035-12-31", TimeSense.DUE, ""),
    ("no later than 2035", "../2035", TimeSense.DUE, ""),
    ("September 2029", "2029-09", TimeSense.DUE, ""),
    ("after 2029", "2030/..", TimeSense.DUE, ""),
]


@pytest.mark.parametrize(("words", "edtf", "sense", "narrow"), PLAIN)
def test_what_is_said_besides_a_time(words: str, edtf: str, sense: TimeSense, narrow: str) -> None:
    found = understand(words, SAID_ON)
    assert (found.edtf, found.sense, found.narrow) == (edtf, sense, narrow)


def test_each_of_several_readings_has_its_own_sense() -> None:
    found = understand("from 2028-29", SAID_ON)
    assert [(one.edtf, one.sense) for one in found.choices] == [
        ("2028-04/2029-03", TimeSense.BEGINNING),
        ("2028-09/2029-08", TimeSense.BEGINNING),
    ]


def test_by_a_year_asks_whether_that_year_is_in() -> None:
    found = understand("by 2035", SAID_ON)
    assert [(one.edtf, one.narrow) for one in found.choices] == [
        ("../2035", "../2034-12-31"),
        ("../2035", ""),
        ("../2034-12-31", ""),
    ]


def test_onwards_begins_then_or_comes_at_any_time_from_then_on() -> None:
    found = understand("from about 2029 onward", SAID_ON)
    assert [(one.edtf, one.sense) for one in found.choices] == [
        ("2029~", TimeSense.BEGINNING),
        ("2029~/..", TimeSense.DUE),
    ]


CONSTRAINTS = [
    ("cannot take place until after the next general election", "the next general election"),
    ("won’t be appearing before the general election", "the general election"),
]


@pytest.mark.parametrize(("words", "event"), CONSTRAINTS)
def test_what_cannot_come_before_an_event_is_a_floor(words: str, event: str) -> None:
    found = understand(words, SAID_ON)
    assert (found.waits_for, found.sense) == (event, TimeSense.FLOOR)
    assert found.sentence.startswith("This cannot come before an event")


def test_what_comes_after_an_event_is_none() -> None:
    found = understand("after the next general election", SAID_ON)
    assert (found.waits_for, found.sense) == ("the next general election", TimeSense.DUE)
