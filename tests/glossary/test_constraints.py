"""The database holds the rules about terms, whatever writes to it."""

from collections.abc import Callable

import pytest

from glossary.models import Meaning, Sense
from tests.constraints import assert_refused, breaks_of_a_fact, constraints_of, insert
from tests.rows import add, new

pytestmark = pytest.mark.django_db


def the_same_sense_twice() -> None:
    first = add(Sense)
    insert(new(Sense, term=first.term, expansion=first.expansion))


BREAKS: dict[str, Callable[[], None]] = {
    **breaks_of_a_fact(Sense),
    **breaks_of_a_fact(Meaning),
    "sense_once_per_term": the_same_sense_twice,
    "sense_outside_is_inferred": lambda: insert(new(Sense, origin="outside")),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_breaks(name: str) -> None:
    assert_refused(name, BREAKS[name], "glossary")


def test_every_constraint_is_broken_here() -> None:
    assert set(BREAKS) == set(constraints_of("glossary"))


def test_a_whole_sense_is_accepted() -> None:
    add(Sense)
    add(Sense, origin="outside", basis="inferred", reason="Common knowledge.", passage=None)
