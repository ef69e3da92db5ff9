"""Each thing stands once in the fixtures: a document, and what is said of a subject on a day."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

import pytest

from reforms.models import Update
from seeds.facts_by_passage import fact_models
from seeds.models import Document, Passage
from tests.documents import everything

__all__ = ["everything"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]

SHARED_ADDRESSES: dict[str, set[str]] = {}
"""An address that more than one document is meant to have, and the documents' slugs."""


def page_of(address: str) -> str:
    """The address as one page has it, however it is written.

    >>> page_of("http://www.example.org/a/#b")
    'example.org/a'
    """
    return re.sub(r"^https?://(www\.)?", "", address).partition("#")[0].rstrip("/")


def more_than_one(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, set[str]]:
    """The names that share something with another one, by what they share."""
    names = defaultdict(set)
    for shared, name in pairs:
        names[shared].add(name)
    return {shared: found for shared, found in names.items() if len(found) > 1}


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a",
        "http://example.org/a/",
        "https://www.example.org/a#part-b",
    ],
)
def test_an_address_is_one_page_however_it_is_written(address: str) -> None:
    assert page_of(address) == "example.org/a"


def test_what_is_shared_is_found() -> None:
    assert more_than_one([(1, "a"), (2, "b"), (1, "c")]) == {1: {"a", "c"}}


def test_no_two_documents_have_the_same_address() -> None:
    rows = Document.objects.exclude(address="").values_list("address", "slug")

    assert len(rows) > 200
    assert more_than_one((page_of(address), slug) for address, slug in rows) == SHARED_ADDRESSES


def test_no_two_passages_of_a_document_are_the_same_place() -> None:
    rows = Passage.objects.values_list("document__slug", "heading_path", "opening", "closing")
    marked = [row for row in rows if any(row[1:])]

    assert len(marked) > 500
    assert sorted(row for row in set(marked) if marked.count(row) > 1) == []


def test_nothing_is_said_twice_of_one_subject_on_one_day_unless_it_is_a_correction() -> None:
    corrected = set(Update.objects.exclude(corrects=None).values_list("corrects", flat=True))
    standing = [row for row in Update.objects.all() if row.pk not in corrected]

    assert len(standing) > 500
    said = (((row.subject_number, row.kind, row.known_on), row.key) for row in standing)
    assert more_than_one(said) == {}


@pytest.mark.parametrize("model", fact_models(), ids=lambda model: model.__name__.lower())
def test_a_correction_says_the_same_kind_of_thing_of_the_same_subject(
    model: Any,
) -> None:
    """A withdrawal repeats what it takes back, and a correction mends it: neither moves it."""
    asked = model._default_manager.exclude(corrects=None).select_related("corrects")
    moved = [
        row.key
        for row in asked
        if (row.corrects and row.corrects.subject != row.subject)
        or (
            row.withdrawn
            and row.corrects
            and row.summary().removeprefix("withdrawn: ") != row.corrects.summary()
        )
    ]

    assert moved == []
