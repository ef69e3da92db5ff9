"""Words that say more of a time than when: floors, beginnings, and ends with two readings."""

from datetime import date

import pytest

from libs.vaguedates.reading import Sense
from libs.vaguedates.words import understand

SAID_ON = date(2026, 2, 23)

PLAIN = [
    ("not before September 2030", "2030-09/..", Sense.FLOOR, ""),
    ("no earlier than 2029", "2029/..", Sense.FLOOR, ""),
    ("September 2029 at the earliest", "2029-09/..", Sense.FLOOR, ""),
    ("in 2029, at the very earliest", "2029/..", Sense.FLOOR, ""),
    ("at least until 2025", "2025/..", Sense.FLOOR, ""),
    ("until at least 2025", "2025/..", Sense.FLOOR, ""),
    ("before at least September 2030", "2030-09/..", Sense.FLOOR, ""),
    ("not due to come into effect until September 2030", "2030-09/..", Sense.FLOOR, ""),
    ("not until after 2029", "2030/..", Sense.FLOOR, ""),
    ("from September 2029", "2029-09", Sense.BEGINNING, ""),
    ("2029 onwards", "2029", Sense.BEGINNING, ""),
    ("from about 2029 onward", "2029~", Sense.BEGINNING, ""),
    ("by 2035", "../2035", Sense.DUE, "../2034-12-31"),
    ("by April 2029", "../2029-04", Sense.DUE, "../2029-03-31"),
    ("by autumn 2029", "../2029-23", Sense.DUE, "../2029-08-31"),
    ("by 31 March 2029", "../2029-03-31", Sense.DUE, ""),
    ("by the end of 2035", "../2035-12-31", Sense.DUE, ""),
    ("no later than 2035", "../2035", Sense.DUE, ""),
    ("September 2029", "2029-09", Sense.DUE, ""),
    ("after 2029", "2030/..", Sense.DUE, ""),
]


@pytest.mark.parametrize(("words", "edtf", "sense", "narrow"), PLAIN)
def test_what_is_said_besides_a_time(words: str, edtf: str, sense: Sense, narrow: str) -> None:
    found = understand(words, SAID_ON)
    assert (found.edtf, found.sense, found.narrow) == (edtf, sense, narrow)


def test_each_of_several_readings_has_its_own_sense() -> None:
    found = understand("from 2028-29", SAID_ON)
    assert [(one.edtf, one.sense) for one in found.choices] == [
        ("2028-04/2029-03", Sense.BEGINNING),
        ("2028-09/2029-08", Sense.BEGINNING),
    ]


CONSTRAINTS = [
    ("cannot take place until after the next general election", "the next general election"),
    ("won’t be appearing before the general election", "the general election"),
]


@pytest.mark.parametrize(("words", "event"), CONSTRAINTS)
def test_what_cannot_come_before_an_event_is_a_floor(words: str, event: str) -> None:
    found = understand(words, SAID_ON)
    assert (found.waits_for, found.sense) == (event, Sense.FLOOR)
    assert found.sentence.startswith("Cannot come before an event")


def test_what_comes_after_an_event_is_none() -> None:
    found = understand("after the next general election", SAID_ON)
    assert (found.waits_for, found.sense) == ("the next general election", Sense.DUE)
