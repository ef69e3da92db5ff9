"""The migrated database, made once in a run and copied for everybody else.

`migrate` takes some six seconds of a processor; the two workers of a run, and the server that a
browser asks, want the same empty tables. `make test` names a folder in TESTS_FOLDER, which the
tests in the browser share with those before them.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

MIGRATED = "migrated.sqlite3"

PATIENCE = 600
"""Seconds that one process waits for what another one makes, however busy the machine."""


def folder_of_run(own: Path) -> Path:
    """The folder that all workers share; without `make test`, the one given."""
    return Path(os.environ.get("TESTS_FOLDER") or own)


def made_once(file: Path, make: Callable[[Path], object]) -> Path:
    """The file, which the first process to ask makes and the others wait for.

    Raises TimeoutError where the other one does not finish; what it raises stays its own.
    """
    claim, done = file.with_suffix(".claimed"), file.with_suffix(".made")
    try:
        os.close(os.open(claim, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not done.exists():
            if not claim.exists():
                return made_once(file, make)
            if time.monotonic() > end:
                raise TimeoutError(f"another process did not make {file}") from None
            time.sleep(0.1)
        return file
    try:
        make(file)
    except BaseException:
        claim.unlink()
        raise
    done.touch()
    return file


def put_back(connection: Any, folder: Path) -> bool:
    """Make a database what it was after it was migrated; whether that could be done.

    A copy takes a hundredth of the time of emptying each table and adding every right anew.
    """
    from django.contrib.contenttypes.models import ContentType

    if connection.vendor == "postgresql":
        is_back = _put_back_rows(connection)
    else:
        is_back = (folder / MIGRATED).with_suffix(".made").exists()
        if is_back:
            _copy_to(connection, folder)
    ContentType.objects.clear_cache()
    return is_back


ROWS_OF_MIGRATE: dict[str, bytes] = {}
"""The tables in which `migrate` leaves rows, as PostgreSQL's COPY writes them."""


def keep_rows_of_migrate(connection: Any) -> None:
    """Keep what stands in a database of PostgreSQL that was just emptied, for `put_back`."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in _filled(connection, cursor):
            with cursor.copy(f"COPY {table} TO STDOUT") as rows:
                ROWS_OF_MIGRATE[table] = b"".join(rows)


def _put_back_rows(connection: Any) -> bool:
    """Empty the few tables that have rows, without their triggers; put back those of `migrate`."""
    from django.db import transaction

    if not ROWS_OF_MIGRATE:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in {*ROWS_OF_MIGRATE, *_filled(connection, cursor)}:
            cursor.execute(f"DELETE FROM {table}")
        for table, kept in ROWS_OF_MIGRATE.items():
            with cursor.copy(f"COPY {table} FROM STDIN") as rows:
                rows.write(kept)
    return True


def _filled(connection: Any, cursor: Any) -> list[str]:
    """The tables that have rows."""
    tables = connection.introspection.table_names(cursor)
    asked = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)
    cursor.execute(" UNION ALL ".join(asked))
    return [table for (table,) in cursor.fetchall()]


def _copy_to(connection: Any, folder: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / MIGRATED)) as template:
        template.backup(connection.connection)


@contextmanager
def migrating_once(folder: Path) -> Iterator[None]:
    """Within it, migrating an empty SQLite database copies the one that was migrated first."""
    from django.db import connections

    from libs.triggers.management.commands.migrate import Command

    migrate = Command.handle

    def handle(self: Any, *labels: str, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            migrate(self, *labels, **options)
            return
        connection.ensure_connection()
        here: sqlite3.Connection = connection.connection

        def make(file: Path) -> None:
            migrate(self, *labels, **options)
            with closing(sqlite3.connect(file)) as copy:
                here.backup(copy)

        made_once(folder / MIGRATED, make)
        _copy_to(connection, folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", handle)
        yield
