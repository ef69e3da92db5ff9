"""A real server with everything loaded, in a process of its own, so that no test empties it.

`python -m tests.browser.serving fill FILE` makes the database, `… fill-once FILE` unless another
process does; `… serve FILE` serves it on a free port, which it prints.
"""

import os
import socketserver
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIServer

from tests.migrated import made_once

ROOT = Path(__file__).resolve().parents[2]


class ThreadedServer(socketserver.ThreadingMixIn, WSGIServer):
    """A browser asks for several files at once."""

    daemon_threads = True


def set_up(database: str) -> None:
    """The settings of the tests, with a database of its own."""
    from tests import environment

    environment.fix()
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


def fill(database: str) -> None:
    set_up(database)
    from django.core.management import call_command

    from seeds.loading import load
    from tests.documents import EVERYTHING_FILE, keep_rows
    from tests.migrated import migrating_once

    with migrating_once(Path(database).parent):
        call_command("migrate", verbosity=0)
    load()
    # The tests on both databases want the same rows, and wait for them while they are made here.
    made_once(Path(database).with_name(EVERYTHING_FILE), keep_rows)


def serve(database: str) -> None:
    set_up(database)
    from wsgiref.simple_server import WSGIRequestHandler, make_server

    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    pages = get_wsgi_application()
    # The handler serves what Django's own development server would.
    handler = StaticFilesHandler(pages)
    server = make_server("127.0.0.1", 0, handler, ThreadedServer, Quiet)
    print(server.server_port, flush=True)  # noqa: T201  # whoever started it reads this
    server.serve_forever()


def start(what: str, database: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.browser.serving", what, str(database)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def ensure_filled(database: Path) -> None:
    """Makes the database, in a process of its own so that the tests' database stays theirs."""
    with start("fill", database) as process:
        assert process.wait() == 0, "the database could not be filled"


def fill_once(database: str) -> None:
    made_once(Path(database), ensure_filled)


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """The address of a server with everything in it."""
    made_once(database, ensure_filled)
    with start("serve", database) as process:
        try:
            assert process.stdout
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


if __name__ == "__main__":
    {"fill": fill, "fill-once": fill_once, "serve": serve}[sys.argv[1]](sys.argv[2])
