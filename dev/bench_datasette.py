"""Datasette for `make bench` to compare with: the same database, a hundred milestones as a table.

It is installed into a folder of its own under var/, never into the product's environment.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev.bench_serving import free_port, started
from dev.steps import ROOT, StepFailed, run

FOLDER = ROOT / "var" / "datasette"
WANTED = "datasette~=0.65.0"
TABLE = "reforms_milestone?_size=100"


def ensure_datasette() -> str:
    """Return its program, installing it if it is not there; raise StepFailed if it cannot be."""
    program = FOLDER / "bin" / "datasette"
    if not program.exists():
        run([sys.executable, "-m", "venv", FOLDER])
        run([FOLDER / "bin" / "python", "-m", "pip", "install", "--quiet", WANTED])
    if not program.exists():
        raise StepFailed("Datasette did not install")
    return str(program)


@contextmanager
def datasette(program: str, database: Path) -> Iterator[str]:
    """The address of a page of it with a hundred rows."""
    port = free_port()
    command = [program, "serve", str(database), "--host", "127.0.0.1", "--port", str(port)]
    with started(command, os.environ, f"http://127.0.0.1:{port}") as address:
        yield f"{address}/{database.stem}/{TABLE}"
