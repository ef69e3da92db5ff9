"""Runs the steps of a command, a line for each; skips those whose inputs did not change."""

import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / "python")

# How pip, npm, apt and the database's driver say that they could not connect.
UNREACHABLE = re.compile(
    r"name resolution|name or service not known|could not resolve|network is unreachable"
    r"|NewConnectionError|connection (?:refused|timed out|reset)"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH",
    re.IGNORECASE,
)
MAX_OUTPUT_LINES = 15
NO_NETWORK = "no network: a download failed. Connect this machine, then run the same command again."


class StepFailed(Exception):
    """A step could not be done; the text is the line that the reader sees."""


def run(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    unreachable: str = NO_NETWORK,
) -> str:
    """Run a command quietly and return its output; raise StepFailed if it fails.

    `unreachable` is the message if the output says that a connection failed.
    """
    process = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | (env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if process.returncode == 0:
        return process.stdout
    if UNREACHABLE.search(process.stdout):
        raise StepFailed(unreachable)
    tail = "\n".join(process.stdout.strip().splitlines()[-MAX_OUTPUT_LINES:])
    name = " ".join(Path(part).name for part in command[:4])
    raise StepFailed(f"{name} failed:\n{tail}")


def digest(inputs: Iterable[Path]) -> str:
    """Return one hash of the names and contents of files, and of all files in folders."""
    total = hashlib.sha256()
    for path in inputs:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in filter(Path.is_file, files):
            total.update(str(file.relative_to(ROOT)).encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def when_changed(
    stamp: Path, inputs: Iterable[Path], work: Callable[[], object], *, makes: Path
) -> bool:
    """Do the work unless `makes` exists and the inputs are the same; tell whether it was done.

    The file `stamp` keeps the hash of the inputs. A step that fails leaves it unchanged.
    """
    now = digest(inputs)
    if makes.exists() and stamp.exists() and stamp.read_text() == now:
        return False
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now)
    return True


def run_steps(steps: Sequence[tuple[str, Callable[[], str]]]) -> None:
    """Run the steps in order, with a numbered line for each; end the program if one fails."""
    for number, (title, step) in enumerate(steps, start=1):
        print(f"[{number}/{len(steps)}] {title} … ", end="", flush=True)
        start = time.monotonic()
        try:
            outcome = step()
        except StepFailed as reason:
            print("failed")
            sys.exit(f"{title}: {reason}")
        except KeyboardInterrupt:
            sys.exit("\nStopped. Run the same command to continue from here.")
        print(f"{outcome} ({time.monotonic() - start:.1f} s)", flush=True)
