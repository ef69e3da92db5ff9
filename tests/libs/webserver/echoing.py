"""Says what came, to whoever asks: served by granian in test_boundaries.py."""

from collections.abc import Callable, Iterable
from typing import Any

from libs.webserver.gateway import Gateway


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"<%s %s>" % (environ["PATH_INFO"].encode(), environ["wsgi.input"].read())]


application = Gateway(echo, threads=2)
