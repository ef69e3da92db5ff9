"""The project's own Python environment in .venv, filled from the locks.

`python -m dev.packages requirements-dev.txt` makes it ready for that lock.
"""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from dev.steps import BIN, PYTHON, ROOT, VENV, Stopped, follow, run, when_changed


def make_environment() -> str:
    """Create .venv once, with the Python that runs this."""
    if works():
        return "there already"
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        run([sys.executable, "-m", "venv", VENV])
    except Stopped as reason:
        raise Stopped(f"{reason}\nOn Debian or Ubuntu: apt-get install python3-venv") from None
    return "created"


def works() -> bool:
    """Whether .venv answers; one that was copied or whose Python went away does not."""
    if not (BIN / "pip").exists():
        return False
    return subprocess.run([PYTHON, "-c", ""], check=False, capture_output=True).returncode == 0


def install(lock: str) -> str:
    """Install exactly what the lock says, unless that was done before."""
    pip = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "2",
    ]
    changed = when_changed(
        VENV / f"{Path(lock).stem}.stamp",
        [ROOT / lock],
        lambda: run([*pip, "--require-hashes", "--requirement", lock]),
        makes=BIN / "pip",
    )
    return f"installed {lock}" if changed else "up to date"


if __name__ == "__main__":
    locks = sys.argv[1:]
    if not works() or any(not (VENV / f"{Path(lock).stem}.stamp").exists() for lock in locks):
        follow([("Python environment", make_environment)])
    follow([("Packages", partial(install, lock)) for lock in locks])
