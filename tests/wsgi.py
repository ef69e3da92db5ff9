"""Asks a WSGI application as a server does, and holds both to the rules of WSGI."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote_to_bytes
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import brotli  # noqa: F401  # pages are shrunk with it
from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@dataclass(frozen=True)
class Answer:
    """What came back. `headers` are by name in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(
    application: Callable[..., Any], address: str, method: str = "GET", **headers: str
) -> Answer:
    """The answer to a request; `if_none_match="*"` is the header If-None-Match."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(quote(path, safe="/%")).decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    setup_testing_defaults(environ)
    told: list[Any] = []

    def start_response(status: str, sent: list[tuple[str, str]], _: Any = None) -> Any:
        told.append((status, sent))
        return lambda _: None

    with _connections_open():
        answer: Any = validator(application)(environ, start_response)
        body = b"".join(answer)
        answer.close()
    status, sent = told[-1]
    return Answer(int(status[:3]), {name.lower(): value for name, value in sent}, body)


@contextmanager
def _connections_open() -> Iterator[None]:
    """Keeps the test's own transaction, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)
