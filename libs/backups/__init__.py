"""Copies of the whole database, made while it is in use, and put back.

An SQLite file must not be copied as files are: what was saved last stands in a second file beside
it. SQLite's own backup and PostgreSQL's pg_dump take one moment, whole.
"""

import os
from pathlib import Path
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper


class BackupFailed(Exception):
    """A backup could not be made or put back; the text says why and what to do."""


class Copier(Protocol):
    """How one kind of database is copied."""

    def save(self, connection: BaseDatabaseWrapper, file: Path) -> None:
        """Writes a copy into a new file. Raises BackupFailed."""

    def load(self, connection: BaseDatabaseWrapper, file: Path) -> None:
        """Puts a copy in place of everything in the database, or changes nothing."""


def copier_for(connection: BaseDatabaseWrapper) -> Copier:
    """How the database of a connection is copied."""
    from libs.backups import postgres, sqlite

    copiers: dict[str, Copier] = {"sqlite": sqlite, "postgresql": postgres}
    return copiers[connection.vendor]


def save(connection: BaseDatabaseWrapper, file: Path) -> None:
    """Writes a copy of the database; the file is there whole or not at all.

    Only this system's user may read it: it holds password hashes. Raises BackupFailed.
    """
    if file.exists():
        raise BackupFailed(f"{file} is there already. Name a new file.")
    half = file.with_name(f"{file.name}.half")
    try:
        half.unlink(missing_ok=True)
        half.touch(mode=0o600)
        copier_for(connection).save(connection, half)
        with half.open("rb") as written:
            os.fsync(written.fileno())
        half.rename(file)
    except OSError as reason:
        raise BackupFailed(f"{file} cannot be written: {reason.strerror or reason}.") from reason
    finally:
        half.unlink(missing_ok=True)


def load(connection: BaseDatabaseWrapper, file: Path) -> None:
    """Puts a backup in place of everything in the database. Raises BackupFailed."""
    if not file.is_file():
        raise BackupFailed(f"{file} is not there.")
    copier_for(connection).load(connection, file)
