"""How a step is run and told: one line each, done only when its inputs changed."""

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

# How pip, npm, apt and the database's driver say that they could not reach the other end.
UNREACHABLE = re.compile(
    r"name resolution|name or service not known|could not resolve|network is unreachable"
    r"|NewConnectionError|connection (?:refused|timed out|reset)"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH",
    re.IGNORECASE,
)
LINES_OF_OUTPUT = 15
NO_NETWORK = "no network: a download failed. Connect this machine, then run the same command again."


class Stopped(Exception):
    """A step that cannot go on; its text is the one line that the reader sees."""


def run(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    unreachable: str = NO_NETWORK,
) -> str:
    """Run a command quietly and return what it printed; raise Stopped if it fails.

    `unreachable` is what to say where the other end of a connection did not answer.
    """
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | (env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return done.stdout
    if UNREACHABLE.search(done.stdout):
        raise Stopped(unreachable)
    tail = "\n".join(done.stdout.strip().splitlines()[-LINES_OF_OUTPUT:])
    name = " ".join(Path(part).name for part in command[:4])
    raise Stopped(f"{name} failed:\n{tail}")


def digest(inputs: Iterable[Path]) -> str:
    """One fingerprint of the files, and of the files in the folders, that a step reads."""
    total = hashlib.sha256()
    for given in inputs:
        files = sorted(given.rglob("*")) if given.is_dir() else [given]
        for file in filter(Path.is_file, files):
            total.update(str(file.relative_to(ROOT)).encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def when_changed(
    stamp: Path, inputs: Iterable[Path], work: Callable[[], object], *, makes: Path
) -> bool:
    """Do the work, and say so, unless what it makes is there and came from these very inputs."""
    now = digest(inputs)
    if makes.exists() and stamp.exists() and stamp.read_text() == now:
        return False
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now)
    return True


def follow(steps: Sequence[tuple[str, Callable[[], str]]]) -> None:
    """Do the steps in order, a numbered line each; the first that stops ends the program."""
    for number, (title, step) in enumerate(steps, start=1):
        print(f"[{number}/{len(steps)}] {title} … ", end="", flush=True)
        start = time.monotonic()
        try:
            outcome = step()
        except Stopped as reason:
            print("stopped")
            sys.exit(f"{title}: {reason}")
        except KeyboardInterrupt:
            sys.exit("\nStopped. The same command goes on from here.")
        print(f"{outcome} ({time.monotonic() - start:.1f} s)", flush=True)
