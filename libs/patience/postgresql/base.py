"""The backend as Django loads it: only how a connection is opened, and waits, is ours."""

import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.errors import _WaitTimeout

from libs.patience.waiting import breaker, patience

SLOW_SECONDS = 1.0
"""A connection that is refused sooner costs nobody anything."""
SILENT = "the server did not answer"


class DatabaseWrapper(base.DatabaseWrapper):
    """Raises OperationalError where the server is silent, or was just now."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if patience() is None:
            return super().get_new_connection(conn_params)
        if breaker.refuses():
            raise psycopg.OperationalError(SILENT)
        start = time.monotonic()
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.Error:
            if breaker.is_open or time.monotonic() - start > SLOW_SECONDS:
                breaker.failed()
            raise
        breaker.worked()
        connection.wait = patient(connection)
        return connection


def patient(connection: Any) -> Callable[..., Any]:
    """The connection's own wait, through which everything goes that it asks, with an end.

    Afterwards the connection is closed: what the server may still say belongs to no question.
    """
    wait = connection.wait

    def wait_within(gen: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("timeout") is not None:
            return wait(gen, *args, **kwargs)
        if breaker.refuses():
            raise psycopg.OperationalError(SILENT)
        try:
            answer = wait(gen, *args, **kwargs, timeout=patience())
        except _WaitTimeout:
            breaker.failed()
            connection.pgconn.finish()
            raise psycopg.OperationalError(SILENT) from None
        except psycopg.OperationalError:
            # It was lost, or the server ended the query: others may have better luck.
            breaker.worked()
            raise
        breaker.worked()
        return answer

    return wait_within
