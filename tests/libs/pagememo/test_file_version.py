"""The version of a file is known without a query only while nobody wrote to it."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from libs.pagememo.file_version import VersionOfFile
from libs.pagememo.version import CHANGE_ON_SQLITE, TABLE

TABLES = (
    f"CREATE TABLE {TABLE} (id INTEGER PRIMARY KEY, version TEXT);"
    "CREATE TABLE a (b);"
    f"CREATE TRIGGER t AFTER INSERT ON a BEGIN {CHANGE_ON_SQLITE} END;"
    "INSERT INTO a VALUES (1);"
)


def fill(file: Path, journal: str = "WAL") -> None:
    connection = sqlite3.connect(file)
    connection.executescript(f"PRAGMA journal_mode={journal}; {TABLES}")
    connection.close()


def in_the_row(file: Path) -> str:
    connection = sqlite3.connect(file)
    (found,) = connection.execute(f"SELECT version FROM {TABLE}").fetchone()
    connection.close()
    return str(found)


class Counted(VersionOfFile):
    """Counts its queries."""

    queries = 0

    def _read(self) -> str | None:
        self.queries += 1
        return super()._read()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    fill(tmp_path / "a.sqlite3")
    return tmp_path / "a.sqlite3"


def elsewhere(file: Path, statements: str) -> None:
    """In another process, which ends without closing what it opened."""
    code = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.executescript(sys.argv[2])\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, file, statements], check=True)


WRITE = "INSERT INTO a VALUES (2);"


def test_what_nobody_wrote_to_is_asked_once(file: Path) -> None:
    version = Counted(str(file))
    known = {version() for _ in range(5)}

    assert known == {in_the_row(file)}
    assert version.queries == 2  # the first opens it


@pytest.mark.parametrize(
    "statements",
    [
        WRITE,
        WRITE * 3,
        f"BEGIN; {WRITE} COMMIT;",
        f"SAVEPOINT s; {WRITE} RELEASE s;",
        f"{WRITE} PRAGMA wal_checkpoint(PASSIVE);",
        f"{WRITE} PRAGMA wal_checkpoint(TRUNCATE);",
        f"PRAGMA wal_checkpoint(TRUNCATE); {WRITE}",
        f"{WRITE} VACUUM;",
    ],
)
def test_whatever_another_process_commits_is_seen_at_once(file: Path, statements: str) -> None:
    version = Counted(str(file))
    for _ in range(3):
        before = [version(), version(), version()][-1]
        elsewhere(file, statements)
        assert version() == in_the_row(file) != before


def test_what_is_not_committed_is_not_seen(file: Path) -> None:
    version = Counted(str(file))
    before = [version(), version()][-1]
    writing = sqlite3.connect(file, isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("INSERT INTO a VALUES (2)")
    assert version() == before
    writing.execute("ROLLBACK")
    assert version() == before
    writing.execute("INSERT INTO a VALUES (2)")
    assert version() == in_the_row(file) != before
    writing.close()


def test_a_thousand_writes_are_each_seen(file: Path) -> None:
    """Through restarts of the WAL, which begins anew after a thousand pages."""
    version = VersionOfFile(str(file))
    writing = sqlite3.connect(file, isolation_level=None)
    writing.execute("PRAGMA synchronous=OFF")
    writing.execute("PRAGMA wal_autocheckpoint=20")
    seen = set()
    for _ in range(1_000):
        writing.execute("INSERT INTO a VALUES (2)")
        seen.add(version())
        assert version() == writing.execute(f"SELECT version FROM {TABLE}").fetchone()[0]
    writing.close()

    assert len(seen) == 1_000


def test_another_file_in_its_place_is_read(file: Path) -> None:
    version = VersionOfFile(str(file))
    before = [version(), version()][-1]
    other = file.with_name("b.sqlite3")
    fill(other)
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink()
    other.replace(file)

    assert version() == in_the_row(file) != before
    elsewhere(file, WRITE)
    assert version() == in_the_row(file)


def test_where_there_is_no_wal_each_call_asks(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    fill(file, "DELETE")
    version = Counted(str(file))
    for _ in range(3):
        elsewhere(file, WRITE)
        assert version() == in_the_row(file)
    assert version.queries == 3


def test_what_cannot_be_read_has_no_version(tmp_path: Path) -> None:
    version = VersionOfFile(str(tmp_path / "none.sqlite3"))
    assert version() is None
    fill(tmp_path / "none.sqlite3")
    assert version() is not None
