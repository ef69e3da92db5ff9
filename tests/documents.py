"""The facts in the test database: read from the fixtures once in a run, then put back in a moment.

A test module that asks for `documents` finds in every test what the first two documents say, with
`everything` what all fixtures say; the rows are gone after the module.
"""

import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model
from pytest_django.plugin import DjangoDbBlocker

from tests.migrated import made_once

DOCUMENTS = ("2022-04-28-send-summary", "2023-08-14-send-summary", "outside-the-documents")
"""Named one by one: what a later document adds does not change what these two say."""

DOCUMENTS_FILE, EVERYTHING_FILE = "rows-of-documents.pickle", "rows-of-everything.pickle"

ROOMS = ["seeds", "glossary", "partnerships", "reforms"]


@pytest.fixture(scope="module")
def documents(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, folder_of_run: Path
) -> Iterator[None]:
    """What the two documents say, in a transaction around the tests of a module."""
    with _around_a_module(folder_of_run / DOCUMENTS_FILE, django_db_blocker):
        yield


@pytest.fixture(scope="module")
def everything(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, folder_of_run: Path
) -> Iterator[None]:
    """What all fixtures say, likewise."""
    with _around_a_module(folder_of_run / EVERYTHING_FILE, django_db_blocker):
        yield


@pytest.fixture
def everything_once(db: None, folder_of_run: Path) -> None:
    """What all fixtures say, for one test of a module, in that test's own transaction."""
    put_in(folder_of_run / EVERYTHING_FILE)


@contextmanager
def _around_a_module(file: Path, blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        put_in(file)
        with blocker.block():
            yield
        transaction.set_rollback(True)


def put_in(file: Path) -> None:
    """The rows that a file holds, which the first process of a run that asks for them makes."""

    def load_and_keep(file: Path) -> None:
        with transaction.atomic():
            _load(file.name)
            keep_rows(file)
            transaction.set_rollback(True)

    from reforms.derived import keeping

    rows_of = _read(made_once(file, load_and_keep))
    with _as_a_copy():
        for model, rows in rows_of:
            model._base_manager.bulk_create(rows)
    # No trigger was called on PostgreSQL, so what they keep is worked out as by `migrate`.
    keeping.fill(connection, stand=True)
    # Rows that come with their numbers do not count PostgreSQL's on.
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(_models())):
            cursor.execute(sql)


@contextmanager
def _as_a_copy() -> Iterator[None]:
    """Rows are put in as they are: they were checked, counted and sealed where they were made.

    PostgreSQL would call its triggers for each of them, and some again after each test, since the
    transaction around a module does not end.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def _load(which: str) -> None:
    from seeds.loading import FIXTURES, load

    # The files that begin with 00 are the tracker's own structure.
    structure = sorted(file.stem for file in FIXTURES.glob("00-*"))
    load((*structure, *DOCUMENTS) if which == DOCUMENTS_FILE else ())


def keep_rows(file: Path) -> None:
    """Keep all facts of the database in a file, for whoever puts them in next."""
    rows = {
        model._meta.label: list(model._base_manager.values_list(*_columns(model)))
        for model in _models()
    }
    file.write_bytes(pickle.dumps(rows))


@cache
def _read(file: Path) -> list[tuple[type[Model], list[Model]]]:
    rows = pickle.loads(file.read_bytes())  # noqa: S301  # written above
    return [
        (model, [model.from_db("default", _columns(model), row) for row in rows[model._meta.label]])
        for model in _models()
    ]


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _models() -> Sequence[type[Model]]:
    """Every model of ours, the tables between two models too; the log comes after milestones."""
    from django.apps import apps

    models = [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]
    return sorted(models, key=lambda model: model._meta.label == "reforms.Update")
