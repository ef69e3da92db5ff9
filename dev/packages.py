"""Creates the project's Python environment in .venv and installs the locked packages.

`python -m dev.packages requirements-dev.txt` installs those of that lock file.
"""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from dev.steps import BIN, PYTHON, ROOT, VENV, StepFailed, run, run_steps, when_changed


def make_environment() -> str:
    """Create .venv with the Python that runs this, unless it works already."""
    if environment_works():
        return "there already"
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        run([sys.executable, "-m", "venv", VENV])
    except StepFailed as reason:
        raise StepFailed(f"{reason}\nOn Debian or Ubuntu: apt-get install python3-venv") from None
    return "created"


def environment_works() -> bool:
    """Tell whether .venv runs; it does not if it was copied or its Python was removed."""
    if not (BIN / "pip").exists():
        return False
    return subprocess.run([PYTHON, "-c", ""], check=False, capture_output=True).returncode == 0


def install(lock: str) -> str:
    """Install exactly what the lock file lists, unless that was done before."""
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
    if not environment_works() or any(
        not (VENV / f"{Path(lock).stem}.stamp").exists() for lock in locks
    ):
        run_steps([("Python environment", make_environment)])
    run_steps([("Packages", partial(install, lock)) for lock in locks])
