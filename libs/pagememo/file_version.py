"""The version in an SQLite file, for a thread where Django offers no connection.

While nobody wrote anything no query is needed to know it. SQLite keeps beside the file, in memory
that all processes share, what a reader begins with: the header of the WAL's index, which is other
after every transaction (https://sqlite.org/walformat.html, 2.1). As long as it is the same, and
the file too, so is the version.
"""

import mmap
import os
import sqlite3
from typing import Final

from libs.pagememo.version import READ_ON_SQLITE

HEADER_BYTES = 96
"""The header stands there twice. Who writes changes the second first, and both before the commit
is done; of half a change some byte is other too."""

_mapped: Final[list[mmap.mmap]] = []
"""All that ever were, for the life of the process: closing a file, whoever opened it, ends the
locks that SQLite holds on it for this process."""


class VersionOfFile:
    """Called, by one thread, it gives what `read_version` gives.

    It has a connection of its own, and opens the file anew once another stands in its place.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: tuple[tuple[int, int], sqlite3.Connection, mmap.mmap | None] | None = None
        self._known: tuple[object, str | None] = (None, None)

    def __call__(self) -> str | None:
        try:
            state = self._state()
            if state is None or state != self._known[0]:
                version = self._read()
                # If somebody wrote meanwhile, the next call reads again.
                self._known = (state if state == self._state() else None), version
        except (OSError, sqlite3.Error):
            self._open, self._known = None, (None, None)
        return self._known[1]

    def _state(self) -> object:
        """What no two states of the data share; None where that cannot be told."""
        stands = os.stat(self._path)
        if self._open is None or self._open[0] != (stands.st_dev, stands.st_ino):
            self._open = None
            return None
        index = self._open[2]
        # The time too: an index that was mended after a crash begins to count anew.
        return index and (stands.st_ino, stands.st_mtime_ns, index[:HEADER_BYTES])

    def _read(self) -> str | None:
        if self._open is None:
            stands = os.stat(self._path)
            connection = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            connection.execute(READ_ON_SQLITE).fetchone()
            self._open = (stands.st_dev, stands.st_ino), connection, self._index(connection)
        row = self._open[1].execute(READ_ON_SQLITE).fetchone()
        return str(row[0]) if row and row[0] else None

    def _index(self, connection: sqlite3.Connection) -> mmap.mmap | None:
        """The index of the WAL that the connection reads, which nobody removes while it does."""
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            return None
        file = os.open(f"{self._path}-shm", os.O_RDONLY)
        _mapped.append(mmap.mmap(file, HEADER_BYTES, prot=mmap.PROT_READ))
        return _mapped[-1]
