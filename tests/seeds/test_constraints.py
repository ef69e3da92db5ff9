"""The rules about documents and passages stand in the database, whatever way a row comes."""

from collections.abc import Callable

import pytest
from django.db import connection

from libs import triggers
from seeds.models import Caveat, Document, Doubt, Passage, Reading, Seal
from tests.constraints import assert_refused, breaks_of_a_fact, constraints_of, insert, insert_copy
from tests.rows import add, name, new

pytestmark = pytest.mark.django_db


def an_interval_turned_round() -> None:
    written = add(Document, published_words="2023", published_edtf="2023")
    insert_copy(written, slug=name(), published_earliest="2024-01-01")


def a_seal() -> Seal:
    """A seal, with the triggers gone: on SQLite one answers before the constraint."""
    seal = Seal.objects.get(key=add(Reading).key)
    connection.check_constraints()
    triggers.remove(connection)
    return seal


BREAKS: dict[str, Callable[[], None]] = {
    "document_published_in_order": an_interval_turned_round,
    "document_is_published": lambda: insert(new(Document, published_edtf="")),
    "passage_has_both_ends": lambda: insert(new(Passage, opening="The plan")),
    "doubt_asked_once": lambda: insert_copy(add(Doubt)),
    "doubt_open_has_reason": lambda: insert(new(Doubt, is_open=True, reason="")),
    "seal_of_one_fact": lambda: insert_copy(a_seal(), number=1_000),
    **breaks_of_a_fact(Reading),
}


def test_every_constraint_is_broken_here() -> None:
    assert set(BREAKS) == set(constraints_of("seeds"))


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_a_row_that_breaks_it(name: str) -> None:
    assert_refused(name, BREAKS[name], "seeds")


OTHER_WAYS: list[tuple[str, Callable[[], None]]] = [
    ("document_is_published", lambda: insert(new(Document, published_edtf="2023/.."))),
    ("passage_has_both_ends", lambda: insert(new(Passage, closing="in 2025"))),
]


@pytest.mark.parametrize(("name", "break_it"), OTHER_WAYS)
def test_the_database_refuses_the_other_way_to_break_it(
    name: str, break_it: Callable[[], None]
) -> None:
    assert_refused(name, break_it, "seeds")


def test_whole_rows_are_accepted() -> None:
    for row in (
        new(Document),
        new(Document, published_edtf="../2023-08-14"),
        new(Passage),
        new(Passage, opening="The plan", closing="in 2025"),
        new(Caveat),
        new(Reading),
        new(Reading, passage=None, basis="inferred", reason="From a website."),
    ):
        insert(row)
