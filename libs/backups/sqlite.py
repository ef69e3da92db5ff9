"""SQLite's online backup, both ways: others read and write meanwhile, and wait at most for it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from libs.backups import BackupFailed

OURS = "django_migrations"
"""A table that every database of the site has."""
DAMAGED = "{} is damaged, or no backup of SQLite. Choose another; nothing was changed."


def save(connection: BaseDatabaseWrapper, file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        _driver(connection).backup(copy)
    _check(file)


def load(connection: BaseDatabaseWrapper, file: Path) -> None:
    """Writes into the open file in one transaction: whoever has it open sees it from then on."""
    _check(file)
    with closing(_open(file)) as copy:
        try:
            copy.backup(_driver(connection))
        except sqlite3.Error as reason:
            raise BackupFailed(
                f"The database could not be replaced: {reason}. Nothing was changed; try again."
            ) from reason


def _check(file: Path) -> None:
    try:
        with closing(_open(file)) as copy:
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error as reason:
        raise BackupFailed(DAMAGED.format(file)) from reason
    if sound != "ok":
        raise BackupFailed(DAMAGED.format(file))
    if OURS not in tables:
        raise BackupFailed(f"{file} is no backup of this site. Nothing was changed.")


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _driver(connection: BaseDatabaseWrapper) -> Any:
    connection.ensure_connection()
    return connection.connection
