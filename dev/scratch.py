"""A database that a measurement may spoil: that of DATABASE_URL, or a new one on SQLite."""

import os
import secrets
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev.steps import PYTHON, ROOT


def manage(*words: str) -> str:
    """What a command of `manage.py` printed; SystemExit with its error if it failed."""
    done = subprocess.run(
        [PYTHON, "manage.py", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr.strip() or done.stdout.strip())
    return done.stdout.strip()


def ask_python(code: str) -> str:
    """What some lines printed that know the models."""
    return manage("shell", "-v0", "-c", code)


@contextmanager
def scratch_database() -> Iterator[Path]:
    """Migrates it, names it in the environment, and lends a folder."""
    with tempfile.TemporaryDirectory(prefix="tracker-scratch-") as name:
        folder = Path(name)
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'scratch.sqlite3'}")
        os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
        os.environ["RATE_LIMITS"] = "off"
        manage("migrate", "-v0")
        manage("collectstatic", "--noinput", "-v0")
        yield folder
