"""An application that says what came, served by granian as the site is."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from config.environment import BASE_DIR
from dev.serve import server
from libs.webserver.gateway import AtHand, Gateway


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"<%s %s>" % (environ["PATH_INFO"].encode(), environ["wsgi.input"].read())]


def at_once(environ: dict[str, Any]) -> AtHand | None:
    """Says whether granian's loop, which has the main thread, was spared."""
    if environ["PATH_INFO"] != "/at-once":
        return None
    is_spared = threading.current_thread() is not threading.main_thread()
    return 200, [], b"spared" if is_spared else b"asked"


application = Gateway(echo, threads=2, at_once=at_once)


@contextmanager
def served(tls: Sequence[str] = ()) -> Iterator[tuple[str, int]]:
    """Lends the address at which it answers, with the options of the site."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address: tuple[str, int] = probe.getsockname()
    command = server(*address, workers=1, tls=tls, application=f"{__name__}:application")
    # Without dev.workers, which would import the whole site first.
    options = command[command.index("--interface") :]
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *options], cwd=BASE_DIR, start_new_session=True
    )
    try:
        for _ in range(400):
            with suppress(OSError):
                socket.create_connection(address).close()
                break
            time.sleep(0.05)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
