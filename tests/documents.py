"""The facts in the test database: read from the fixtures once, then put back in a moment.

A test module that asks for `documents` finds in every test what the first two documents say, with
`everything` what all fixtures say; the rows are gone after the module.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.models import Model
from pytest_django.plugin import DjangoDbBlocker

DOCUMENTS = ("2022-04-28-send-summary", "2023-08-14-send-summary", "outside-the-documents")
"""Named one by one: what a later document adds does not change what these two say."""

ROOMS = ["seeds", "glossary", "partnerships", "reforms"]
_read: dict[tuple[str, ...], list[tuple[type[Model], list[Model]]]] = {}


@pytest.fixture(scope="module")
def documents(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What the two documents say, in a transaction around the tests of a module."""
    from seeds.loading import FIXTURES

    # The files that begin with 00 are the tracker's own structure.
    structure = sorted(file.stem for file in FIXTURES.glob("00-*"))
    with _loaded((*structure, *DOCUMENTS), django_db_blocker):
        yield


@pytest.fixture(scope="module")
def everything(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What all fixtures say, likewise."""
    with _loaded((), django_db_blocker):
        yield


def put_everything_in() -> None:
    """What all fixtures say, for one test of a module, in that test's own transaction."""
    _put_in(())


@contextmanager
def _loaded(files: tuple[str, ...], blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        _put_in(files)
        with blocker.block():
            yield
        transaction.set_rollback(True)


def _put_in(files: tuple[str, ...]) -> None:
    """The rows of some fixtures, by way of the loader the first time."""
    from seeds.loading import load

    if files not in _read:
        load(files)
        # PostgreSQL seals the log when a transaction ends; this one never does.
        connection.check_constraints()
        _read[files] = [(model, list(model._base_manager.all())) for model in _models()]
        return
    for model, rows in _read[files]:
        model._base_manager.bulk_create(rows)


def _models() -> Sequence[type[Model]]:
    """Every model of ours, the tables between two models too; the log comes after milestones."""
    from django.apps import apps

    models = [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]
    return sorted(models, key=lambda model: model._meta.label == "reforms.Update")
