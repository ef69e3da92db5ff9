"""Runs the worker processes of the site, which share what was imported before they were begun.

`python -m dev.workers APPLICATION HOST PORT WORKERS` is what `make run` serves with. The master
imports the application once and has Python's collector leave that alone, so that the system copies
its pages for a worker only where the worker writes. Fewer than with `granian` on a command line,
where each worker imports everything for itself.
"""

import gc
import sys
from importlib import import_module

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from dev.steps import PYTHON

WORKER_COUNT = 2
# For each worker. Threads wait for the database, not for the processor.
THREAD_COUNT = 4

LEAN = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "131072",
    "MALLOC_MMAP_THRESHOLD_": "131072",
}
"""How the C library keeps memory: in one heap for all threads, given back once it is free. It reads
them when a program begins. A picture takes 40 MB for a moment; without these most of it stays."""


def command_for(application: str, host: str, port: int, workers: int = WORKER_COUNT) -> list[str]:
    """The command that serves a WSGI application; run it with LEAN in its environment."""
    return [PYTHON, "-m", "dev.workers", application, host, str(port), str(workers)]


def import_once(application: str) -> None:
    """Import the application and all of its views, and open nothing: workers inherit it."""
    import_module(application.partition(":")[0])
    from django.db import connections
    from django.urls import get_resolver

    get_resolver().reverse_dict  # noqa: B018  # reads every urls module
    connections.close_all()
    gc.collect()
    gc.freeze()


def main(application: str, host: str, port: str, workers: str) -> None:
    import_once(application)
    Granian(
        application,
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREAD_COUNT,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
