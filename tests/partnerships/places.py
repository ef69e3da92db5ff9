"""The two documents and then the places in the test database, for the tests of a module.

    from tests.partnerships.places import places

`places.before` is what the pages of 14 August 2023 showed with the two documents alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.db.models import Model
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from seeds.loading import load
from tests.documents import models_of_ours, put_in

PLACES = [
    "2023-08-15-documents",
    "2023-08-15-places",
    "2023-10-24-partnerships",
    "2023-11-24-taskforces-and-pathfinders",
    "2026-04-01-integrated-care-boards",
]
THEN = "2023-08-14"
PAGES = [
    "/",
    "/roadmap/",
    "/delivery-model/",
    "/glossary/",
    "/reforms/regional-expert-partnerships/",
    "/reforms/ap-specialist-taskforces/",
    "/bodies/regional-expert-partnerships/",
    "/bodies/ap-specialist-taskforces/",
    "/bodies/elsec-pathfinders/",
    "/bodies/integrated-care-boards/",
]
"""Pages of the day on which the second document came out, from which nothing later may show."""


@dataclass(frozen=True)
class Places:
    before: dict[str, str]


_kept: list[tuple[Places, list[tuple[type[Model], list[Model]]]]] = []


def shown_then() -> dict[str, str]:
    """The title and the main part of each page as seen on that day."""
    texts = {page: Client().get(page, {"on": THEN}).content.decode() for page in PAGES}
    return {page: _own(text) for page, text in texts.items()}


def _own(text: str) -> str:
    found = re.search(r"<title>.*?</title>.*?(<main.*?</main>)", text, re.DOTALL)
    assert found
    title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert title
    return title[1] + found[1]


@pytest.fixture(scope="module")
def places(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Places]:
    with django_db_blocker.unblock(), transaction.atomic():
        found = _put_in()
        with django_db_blocker.block():
            yield found
        transaction.set_rollback(True)


def _put_in() -> Places:
    """By way of the loader the first time, from memory after that."""
    if not _kept:
        put_in()
        before = shown_then()
        load(PLACES)
        rows = [(model, list(model._base_manager.all())) for model in models_of_ours()]
        _kept.append((Places(before), rows))
        return _kept[0][0]
    found, rows = _kept[0]
    for model, those in rows:
        model._base_manager.bulk_create(those)
    return found
