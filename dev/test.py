"""`make test`: runs every check and prints a table of the outcomes at the end.

`python -m dev.test lint types` runs only those. If a browser is missing and cannot be installed,
its tests count as not run; with CI=true or REQUIRE=all they count as failed.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from dev import chromium, frontend, packages, postgres
from dev.steps import BIN, PYTHON, ROOT, StepFailed, run_steps

MANAGE = [PYTHON, "manage.py"]
PYTEST = [PYTHON, "-m", "pytest", "-n", "2"]
# Keeps the tests of a file in one process: some share a database that takes seconds to load.
# tests/conftest.py puts the longest files first, which are not those with the most tests.
IN_PROCESS = [*PYTEST, "--ignore=tests/browser", "--dist", "loadfile", "--no-loadscope-reorder"]
TESTS_FAILED = 1
"""How pytest ends where tests failed; other numbers are errors of its own."""

# Settings as on a public site. The key is no secret: no site is served with it.
PRODUCTION = {
    "SECRET_KEY": "only-for-checks-0123456789-abcdefghijklmnopqrstuvwxyz",
    "DEBUG": "off",
    "HTTPS": "on",
    "ALLOWED_HOSTS": "tracker.example.org",
    "DATABASE_URL": "sqlite://:memory:",
    # Where Python may not keep what it compiled, each of some hundred processes compiles it anew.
    "PYTHONDONTWRITEBYTECODE": "",
}
REQUIRED = os.environ.get("CI") == "true" or os.environ.get("REQUIRE") == "all"


@dataclass
class Report:
    """The checks that ran, and their outcomes."""

    lines: list[str] = field(default_factory=list)
    failed: bool = False

    def run_tests(self, title: str, command: list[str], **extra: str) -> None:
        """Run tests, show their output and note the outcome; those that failed are run once more.

        That tells the values that they compared. To have pytest ready to tell them rewrites each
        test, which takes a fifth of a minute where nothing fails.
        """
        start = time.monotonic()
        status = call(title, [*command, "--assert=plain"], extra)
        self.ended(title, status, time.monotonic() - start)
        if status == TESTS_FAILED:
            call(f"{title}, those that failed once more", [*command, "--last-failed"], extra)

    def run_together(self, checks: list[tuple[str, list[str]]], beside: list[str] | None) -> None:
        """Run checks two at a time, and a command of which nothing is told; show each when done."""
        with ThreadPoolExecutor(2) as pool:
            running = [(*check, pool.submit(run_quietly, check[1])) for check in checks]
            if beside:
                pool.submit(run_quietly, beside)
            for title, command, done in running:
                status, output, seconds = done.result()
                print(headline(title, command), output.rstrip(), sep="\n", flush=True)
                self.ended(title, status, seconds)

    def ended(self, title: str, status: int, seconds: float) -> None:
        self.note("FAILED" if status else "passed", title, f"{seconds:.0f} s")
        self.failed |= status != 0

    def skip(self, title: str, reason: StepFailed) -> None:
        """Note that a check was not run, or failed if every check is required."""
        self.note("FAILED" if REQUIRED else "NOT RUN", title, str(reason))
        self.failed |= REQUIRED

    def note(self, outcome: str, title: str, remark: str) -> None:
        self.lines.append(f"{outcome:8} {title} ({remark})")


def call(title: str, command: list[str], extra: dict[str, str]) -> int:
    """Run a command that shows its own output; return its status."""
    print(headline(title, command), flush=True)
    return subprocess.call(command, cwd=ROOT, env=os.environ | PRODUCTION | extra)


def headline(title: str, command: list[str]) -> str:
    shown = " ".join(part.removeprefix(f"{ROOT}{os.sep}") for part in command)
    return f"\n=== {title}: {shown}"


def run_quietly(command: list[str]) -> tuple[int, str, float]:
    """Run a command; return its status, its output and the seconds that it took."""
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | PRODUCTION,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, time.monotonic() - start


def test_on_sqlite(report: Report) -> None:
    """Run the tests on SQLite."""
    report.run_tests("Tests on SQLite", IN_PROCESS)


def test_on_postgres(report: Report) -> None:
    """Run the tests on a private PostgreSQL server."""
    title = "Tests on PostgreSQL"
    try:
        with postgres.private_server(postgres.ensure_programs()) as url:
            report.run_tests(title, IN_PROCESS, TEST_DATABASE_URL=url)
    except StepFailed as reason:
        report.skip(title, reason)


def test_in_browser(report: Report) -> None:
    """Run the tests that need a browser."""
    title = "Tests in a browser"
    try:
        path = chromium.ensure_chromium()
    except StepFailed as reason:
        report.skip(title, reason)
    else:
        report.run_tests(title, [*PYTEST, "tests/browser"], CHROMIUM=path)


# Each of them uses one processor. The longest comes first: the others are done beside it.
COMMANDS: dict[str, tuple[str, list[str]]] = {
    "types": ("Types", [str(BIN / "mypy")]),
    "lint": ("Lint", [str(BIN / "ruff"), "check", "."]),
    "format": ("Format", [str(BIN / "ruff"), "format", "--check", "."]),
    "imports": ("Import contracts", [str(BIN / "lint-imports"), "--no-logo"]),
    "deploy": ("Deployment check", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]),
    "migrations": ("Migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
}
TESTS: dict[str, Callable[[Report], None]] = {
    "sqlite": test_on_sqlite,
    "postgres": test_on_postgres,
    "browser": test_in_browser,
}


def main(names: list[str]) -> None:
    run_steps(
        [
            ("Python environment", packages.make_environment),
            ("Packages", frontend.beside(lambda: packages.install("requirements-dev.txt"))),
            *frontend.STEPS,
        ]
    )
    names = names or [*COMMANDS, *TESTS]
    if unknown := sorted(set(names) - {*COMMANDS, *TESTS}):
        sys.exit(
            f"No check is called {', '.join(unknown)}: choose {', '.join([*COMMANDS, *TESTS])}."
        )
    report = Report()
    with tempfile.TemporaryDirectory(prefix="tracker-tests-") as folder:
        # What tests read is loaded while there is a processor to spare; they wait for it.
        os.environ["TESTS_FOLDER"] = folder
        database = Path(folder) / "everything.sqlite3"
        fill = [PYTHON, "-m", "tests.browser.serving", "fill-once", str(database)]
        if commands := [COMMANDS[name] for name in COMMANDS if name in names]:
            needs_it = {"sqlite", "browser"} & set(names)
            report.run_together(commands, beside=fill if needs_it else None)
        for name in names:
            if name in TESTS:
                TESTS[name](report)
    print("\n=== Summary", *report.lines, sep="\n", flush=True)
    sys.exit(report.failed)


if __name__ == "__main__":
    # Stops the database server even if the run is ended from outside.
    signal.signal(signal.SIGTERM, postgres.exit_on_signal)
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped.")
