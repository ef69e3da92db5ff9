"""Runs granian with workers that share what the site imports: `python -m dev.workers OPTIONS… APP`.

The options are granian's own. The master imports the application before it begins the workers, and
has Python's collector leave that alone, so that the system copies its pages for a worker only where
the worker writes. By itself granian has each worker import everything again.
"""

import gc
import sys
import time
from importlib import import_module
from typing import Any

from dev.supervise import Forked, keep_running

LEAN = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "131072",
    "MALLOC_MMAP_THRESHOLD_": "131072",
}
"""For the environment: how the C library keeps memory. In one heap for all threads, and given back
once it is free; it reads them when a program begins. A picture takes 60 MB for a moment, of which
much would stay otherwise."""


def import_once(application: str) -> None:
    """Import the application and all of its views, and open nothing: workers inherit it."""
    import_module(application.partition(":")[0])
    from django.db import connections
    from django.urls import get_resolver

    list(get_resolver().reverse_dict)  # reads the addresses of every room
    connections.close_all()
    gc.collect()
    gc.freeze()


SUPERVISED = "--supervised"
"""The last word of the command: granian itself is begun again if it is lost."""
LOST_AT_ONCE = 40
"""Workers lost within `LOST_SECONDS` with which granian gives up, and is begun anew.

By itself it does so when one worker is lost twice: whoever ends two workers has ended the site.
"""
LOST_SECONDS = 5.5


def bear_losses(server: Any) -> None:
    """Has a class of granian's servers forget a lost worker, unless many are lost at once."""
    again = server._respawn_workers
    lost: list[float] = []

    def respawn(self: Any, workers: list[int], *arguments: Any, **named: Any) -> None:
        again(self, workers, *arguments, **named)
        now = time.monotonic()
        lost[:] = [one for one in lost if now - one < LOST_SECONDS] + [now] * len(workers)
        if len(lost) < LOST_AT_ONCE:
            self.respawned_wrks.clear()

    server._respawn_workers = respawn


def main() -> None:
    # Not above: `make run` reads this module before anything is installed.
    from granian.cli import entrypoint
    from granian.server import Server

    is_supervised = sys.argv[-1] == SUPERVISED
    if is_supervised:
        sys.argv.pop()
    bear_losses(Server)
    import_once(sys.argv[-1])
    if is_supervised:
        keep_running(lambda: Forked(entrypoint))
    entrypoint()


if __name__ == "__main__":
    main()
