"""What the facts say reaches a reader: every text of theirs stands on a page about it."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db.models import CharField, Model, SlugField, TextField, URLField
from django.test import Client

from glossary.models import Meaning, Sense
from seeds.admin.preview import public_address
from seeds.facts_by_passage import fact_models
from seeds.models import Document, Reading, Sourced
from tests.documents import everything
from tests.torture import share

__all__ = ["everything"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]

TODAY = date(2026, 11, 27)
SEEN_ELSEWHERE = {"file_name", "short_title"}
"""A file of ours, and the name by which pages cite a document."""

ONE_IN = 150
"""The rows of one page in so many are looked for, by the page that tells of them first."""

TAG = re.compile(r"<[^>]*>")


def text_columns(model: type[Model]) -> list[str]:
    """The columns in which somebody wrote for readers: no keys, choices or readings."""
    return [field.name for field in model._meta.concrete_fields if is_written(field)]


def is_written(field: Any) -> bool:
    is_text = isinstance(field, CharField | TextField)
    is_text = is_text and not isinstance(field, SlugField | URLField)
    is_text = is_text and field.name not in SEEN_ELSEWHERE
    return is_text and not field.choices and not field.name.endswith("_edtf")


def folded(text: str) -> str:
    """A page or a text as it is read: without markup, case and white space.

    A word that the page explains has markup of its own within a sentence.
    """
    return "".join(html.unescape(TAG.sub("", text)).split()).casefold()


def addresses_of(row: Model) -> Iterator[str]:
    """The pages on which a row is to be read."""
    if isinstance(row, Document):
        yield row.get_absolute_url()
    if not isinstance(row, Sourced):
        return
    for name in (*row.SUBJECT, *row.ALSO_ABOUT):
        about = getattr(row, name)
        if hasattr(about, "get_absolute_url"):
            yield about.get_absolute_url().partition("#")[0]
    if isinstance(row, Reading):
        # A caveat stands on the pages of the rows that name it.
        yield public_address(row.caveat)
    if row.passage:
        yield row.passage.document.get_absolute_url()


def own_words_that_gave_way() -> set[tuple[str, int]]:
    """Meanings of ours that no page shows: the column, and the number of the sense."""
    # What a source gives takes their place.
    hidden = set(Meaning.objects.known_by(TODAY).values_list("sense", flat=True))
    # Of senses whose names differ in capitals alone one is shown.
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    for sense in Sense.objects.known_by(TODAY):
        alike[sense.term_id, sense.expansion.casefold()].append(sense.pk)
    hidden.update(pk for same in alike.values() if len(same) > 1 for pk in same)
    return {("meaning", pk) for pk in hidden}


@time_machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC))
def test_every_text_of_a_fact_stands_on_a_page_about_it(client: Client) -> None:
    pages: dict[str, str] = {}

    def page(address: str) -> str:
        if address not in pages:
            pages[address] = folded(client.get(address).content.decode())
        return pages[address]

    given_way = own_words_that_gave_way()
    unseen: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[Any]] = defaultdict(list)
    models: list[Any] = [*fact_models(), Document]
    for model in models:
        every = model._default_manager.all()
        # What was corrected or taken back says nothing any more.
        rows = every.known_by(TODAY) if issubclass(model, Sourced) else every
        for row in rows:
            by_first[next(addresses_of(row), "")].append(row)
    for address in share(sorted(by_first), ONE_IN):
        for row in by_first[address]:
            for name in text_columns(type(row)):
                text = folded(str(getattr(row, name)))
                if (name, row.pk) in given_way:
                    continue
                if text and not any(text in page(one) for one in addresses_of(row)):
                    unseen[f"{type(row).__name__}.{name}"].append(str(row))
    assert unseen == {}
    assert len(pages) > 300 / ONE_IN
