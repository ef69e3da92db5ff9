"""The two documents in the test database: read from the fixtures once, then put back in a moment.

    from tests.documents import documents

A test module that asks for `documents` finds their rows in every test; they are gone after it.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.db.models import Model
from pytest_django.plugin import DjangoDbBlocker

DOCUMENTS = ("2022-04-28-send-summary", "2023-08-14-send-summary", "outside-the-documents")
"""Named one by one: what a later document adds does not change what these two say."""

ROOMS = ["seeds", "glossary", "partnerships", "reforms"]
_read: list[tuple[type[Model], list[Model]]] = []


@pytest.fixture(scope="module")
def documents(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything that the two documents say, in a transaction around the tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_in()
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


def put_in() -> None:
    """The rows of the documents, by way of the loader the first time."""
    from seeds.loading import load
    from seeds.loading.files import FIXTURES

    if not _read:
        # The files that begin with 00 are the tracker's own structure.
        load([*(file.stem for file in FIXTURES.glob("00-*")), *DOCUMENTS])
        _read.extend((model, list(model._base_manager.all())) for model in models_of_ours())
        return
    for model, rows in _read:
        model._base_manager.bulk_create(rows)


def models_of_ours() -> list[type[Model]]:
    """Every model of ours, the tables between two models too; the log comes after milestones."""
    from django.apps import apps

    models = [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]
    return sorted(models, key=lambda model: model._meta.label == "reforms.Update")
