"""Runs granian with workers that share what the site imports: `python -m dev.workers OPTIONS… APP`.

The options are granian's own. The master imports the application before it begins the workers, and
has Python's collector leave that alone, so that the system copies its pages for a worker only where
the worker writes. By itself granian has each worker import everything again.
"""

import gc
import sys
from importlib import import_module

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


if __name__ == "__main__":
    # Not above: `make run` reads this module before anything is installed.
    from granian.cli import entrypoint

    import_once(sys.argv[-1])
    entrypoint()
