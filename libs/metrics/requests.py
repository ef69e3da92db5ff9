"""What is counted of each request, and where in a row it stands."""

import os
from threading import Lock

from libs.metrics.table import Row, Table

STATUSES = (
    *(200, 301, 302, 304, 400, 403, 404, 405, 408, 413, 429, 500, 503),
    0,  # any other
)
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds, as Prometheus' own libraries divide them."""

PROCESS, STARTS, BEGAN, ENDED, SECONDS, SENT, KEPT = range(7)
STATUS_0 = KEPT + 1
BUCKET_0 = STATUS_0 + len(STATUSES)
COLUMNS = BUCKET_0 + len(BOUNDS)

_STATUS_COLUMNS = {status: STATUS_0 + at for at, status in enumerate(STATUSES)}


class Counting:
    """What one worker counts, in all of its threads, once it has taken its row."""

    def __init__(self, table: Table) -> None:
        self._table, self._guard = table, Lock()
        self._row: Row | None = None

    def take_row(self) -> None:
        """Called in the worker itself, before its first request."""
        self._row = row = self._table.take_row()
        row[PROCESS] = os.getpid()
        row.add(STARTS)
        # What the last owner had begun ended with it.
        row[ENDED] = row[BEGAN]

    def begin(self) -> None:
        """A request came."""
        if self._row:
            with self._guard:
                self._row.add(BEGAN)

    def end(self, *, status: int, seconds: float, sent: int, is_kept: bool) -> None:
        """It was answered after so many seconds; `is_kept` says that nothing had to be made."""
        row = self._row
        if row is None:
            return
        with self._guard:
            row.add(ENDED)
            row.add(SECONDS, seconds)
            row.add(SENT, sent)
            row.add(KEPT, is_kept)
            row.add(_STATUS_COLUMNS.get(status, _STATUS_COLUMNS[0]))
            for at, bound in enumerate(BOUNDS):
                if seconds <= bound:
                    row.add(BUCKET_0 + at)
                    break
