"""How the database is opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from config import environment
from config.environment import BASE_DIR


@pytest.fixture
def live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a real SQLite file, opened with the project's own settings."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/live.sqlite3")
    connections = ConnectionHandler({"default": environment.database()})
    with django_db_blocker.unblock():
        yield connections["default"]
        connections["default"].close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_a_live_sqlite_connection_keeps_what_was_saved(
    live: BaseDatabaseWrapper, pragma: str, value: str | int
) -> None:
    with live.temporary_connection() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


def test_a_writer_takes_its_lock_when_it_begins(live: BaseDatabaseWrapper) -> None:
    assert live.get_connection_params()
    assert getattr(live, "transaction_mode") == "IMMEDIATE"  # noqa: B009  # mypy knows only the base class


def test_without_an_address_the_database_is_a_file_of_this_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    assert environment.database()["NAME"] == str(BASE_DIR / "var" / "tracker.sqlite3")


def test_a_postgres_address_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://anna:p%40ss@db:5433/tracker")
    read = environment.database()
    assert read["ENGINE"] == "libs.patience.postgresql"
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"], read["NAME"]) == (
        *("anna", "p@ss", "db", 5433),
        "tracker",
    )


@pytest.mark.parametrize("address", ["mysql://db/tracker", "tracker.sqlite3", "postgres"])
def test_an_address_of_no_known_kind_stops_the_start(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="must begin with sqlite:// or postgres://"):
        environment.database()


def test_an_address_without_a_database_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://")
    with pytest.raises(ImproperlyConfigured, match="names no database"):
        environment.database()
