"""Gives the text at http://127.0.0.1:PORT/metrics, from whichever worker has the port.

Every worker may answer, since each sees all rows. When the one that does ends, the system frees the
port, and another takes it within a second.
"""

import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from libs.metrics.text import CONTENT_TYPE

LOOPBACK = "127.0.0.1"
PATH = "/metrics"
TRY_AGAIN_SECONDS = 1.0
PATIENCE_SECONDS = 5.0
"""How long a reader may take to say what it wants."""


def serve_in_background(tell: Callable[[], str], port: int) -> None:
    """Begins a thread that takes the port as soon as nobody has it, and gives what `tell` says."""
    threading.Thread(target=_serve, args=(tell, port), name="metrics", daemon=True).start()


def _serve(tell: Callable[[], str], port: int) -> None:
    while True:
        try:
            server = ThreadingHTTPServer((LOOPBACK, port), handler_of(tell))
        except OSError:
            time.sleep(TRY_AGAIN_SECONDS)
            continue
        server.daemon_threads = True
        with server:
            server.serve_forever()


def handler_of(tell: Callable[[], str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = PATIENCE_SECONDS
        server_version, sys_version = "metrics", ""

        def do_GET(self) -> None:
            is_there = self.path.partition("?")[0] == PATH
            body = (tell() if is_there else "Ask for /metrics.\n").encode()
            self.send_response(HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", CONTENT_TYPE)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """A line for every scrape would hide the others."""

    return Handler
