"""`make test`: runs every check and prints a table of the outcomes at the end.

`python -m dev.test lint types` runs only those. If a browser is missing and cannot be installed,
its tests count as not run; with CI=true or REQUIRE=all they count as failed.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dev import chromium, frontend, packages, postgres
from dev.steps import BIN, PYTHON, ROOT, StepFailed, run_steps

MANAGE = [PYTHON, "manage.py"]
PYTEST = [PYTHON, "-m", "pytest", "-n", "2", "-m"]
# Keeps the tests of a file in one process: some share a database that takes seconds to load.
IN_PROCESS = [*PYTEST, "not browser", "--dist", "loadfile"]
# Settings as on a public site. The key is no secret: no site is served with it.
PRODUCTION = {
    "SECRET_KEY": "only-for-checks-0123456789-abcdefghijklmnopqrstuvwxyz",
    "DEBUG": "off",
    "HTTPS": "on",
    "ALLOWED_HOSTS": "tracker.example.org",
    "DATABASE_URL": "sqlite://:memory:",
}
REQUIRED = os.environ.get("CI") == "true" or os.environ.get("REQUIRE") == "all"


@dataclass
class Report:
    """The checks that ran, and their outcomes."""

    lines: list[str] = field(default_factory=list)
    failed: bool = False

    def run(self, title: str, command: list[str], **extra: str) -> None:
        """Run a check, show its output and note its outcome."""
        shown = " ".join(part.removeprefix(f"{ROOT}{os.sep}") for part in command)
        print(f"\n=== {title}: {shown}", flush=True)
        start = time.monotonic()
        status = subprocess.call(command, cwd=ROOT, env=os.environ | PRODUCTION | extra)
        self.note("FAILED" if status else "passed", title, f"{time.monotonic() - start:.0f} s")
        self.failed |= status != 0

    def skip(self, title: str, reason: StepFailed) -> None:
        """Note that a check was not run, or failed if every check is required."""
        self.note("FAILED" if REQUIRED else "NOT RUN", title, str(reason))
        self.failed |= REQUIRED

    def note(self, outcome: str, title: str, remark: str) -> None:
        self.lines.append(f"{outcome:8} {title} ({remark})")


def check(title: str, *command: str) -> Callable[[Report], None]:
    """Return a check that runs one command."""
    return lambda report: report.run(title, list(command))


def test_on_postgres(report: Report) -> None:
    """Run the tests on a private PostgreSQL server."""
    title = "Tests on PostgreSQL"
    try:
        with postgres.private_server(postgres.ensure_programs()) as url:
            report.run(title, IN_PROCESS, TEST_DATABASE_URL=url)
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
        report.run(title, [*PYTEST, "browser"], CHROMIUM=path)


CHECKS: dict[str, Callable[[Report], None]] = {
    "lint": check("Lint", str(BIN / "ruff"), "check", "."),
    "format": check("Format", str(BIN / "ruff"), "format", "--check", "."),
    "imports": check("Import contracts", str(BIN / "lint-imports"), "--no-logo"),
    "types": check("Types", str(BIN / "mypy")),
    "deploy": check("Deployment check", *MANAGE, "check", "--deploy", "--fail-level", "WARNING"),
    "migrations": check("Migrations", *MANAGE, "makemigrations", "--check", "--dry-run"),
    "sqlite": check("Tests on SQLite", *IN_PROCESS),
    "postgres": test_on_postgres,
    "browser": test_in_browser,
}


def main(names: list[str]) -> None:
    run_steps(
        [
            ("Python environment", packages.make_environment),
            ("Packages", lambda: packages.install("requirements-dev.txt")),
            *frontend.STEPS,
        ]
    )
    report = Report()
    for name in names or CHECKS:
        CHECKS[name](report)
    print("\n=== Summary", *report.lines, sep="\n", flush=True)
    sys.exit(report.failed)


if __name__ == "__main__":
    # Stops the database server even if the run is ended from outside.
    signal.signal(signal.SIGTERM, postgres.exit_on_signal)
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped.")
