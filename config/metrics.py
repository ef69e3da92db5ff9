"""The numbers of the served site: counted for each request, given on a port of this machine."""

from libs.metrics.requests import COLUMNS, Counting
from libs.metrics.serving import serve_in_background
from libs.metrics.table import Table
from libs.metrics.text import text_of
from libs.webserver.told import RequestTold


class Metrics:
    """Made where the site is imported, before there are workers, which share its table."""

    def __init__(self, port: int) -> None:
        self._table, self._port = Table(COLUMNS), port
        self.counting = Counting(self._table)

    def start(self) -> None:
        """Called in each worker before its first request."""
        self.counting.take_row()
        serve_in_background(lambda: text_of(self._table), self._port)

    def tell(self, told: RequestTold) -> None:
        seconds = told.ms / 1000
        self.counting.end(status=told.status, seconds=seconds, sent=told.bytes, is_kept=told.kept)
