"""Rows of numbers in memory that processes share; each process writes into its own row."""

import fcntl
import mmap
import os
from collections.abc import Iterator
from tempfile import TemporaryFile
from weakref import finalize

ROWS = 64
"""Workers at a time."""
NUMBER_BYTES = 8


class NoRow(Exception):
    """More processes than rows."""


class Table:
    """Make it before the workers are forked. No sum ever falls: a row outlives its owner.

    `columns` are the numbers of a row. Whoever takes a row goes on counting where its last owner,
    who has ended, stopped: the system itself frees the lock of a process that is killed.
    """

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._file = TemporaryFile()  # noqa: SIM115  # stays open: the locks are on it
        finalize(self, self._file.close)
        size = ROWS * columns * NUMBER_BYTES
        self._file.truncate(size)
        self._numbers = memoryview(mmap.mmap(self._file.fileno(), size)).cast("d")

    def take_row(self) -> "Row":
        """The first row that no process has. Raises NoRow if all have owners."""
        for at in range(ROWS):
            try:
                # Of this process, and not of its forks.
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, at)
            except OSError:
                continue
            return self._row(at)
        raise NoRow

    def rows(self) -> Iterator["Row"]:
        """Every row that was ever taken, with its last numbers."""
        return (row for row in map(self._row, range(ROWS)) if row.process)

    def _row(self, at: int) -> "Row":
        start = at * self._columns
        return Row(self._numbers[start : start + self._columns])


class Row:
    """The numbers of one process; the first is its id. One thread at a time may write."""

    def __init__(self, numbers: "memoryview[float]") -> None:
        self._numbers = numbers

    def __getitem__(self, column: int) -> float:
        return self._numbers[column]

    def __setitem__(self, column: int, number: float) -> None:
        self._numbers[column] = number

    def add(self, column: int, number: float = 1) -> None:
        self._numbers[column] += number

    @property
    def process(self) -> int:
        return int(self._numbers[0])

    @property
    def lives(self) -> bool:
        """Whether its last owner still runs."""
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
