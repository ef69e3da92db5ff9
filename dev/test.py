"""`make test`: every check there is, each announced, and a table of the outcomes at the end.

`python -m dev.test lint types` runs only those. Where a browser is missing and cannot be installed,
its tests are named as not run; with CI=true or REQUIRE=all that is a failure.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from dev import chromium, frontend, packages, postgres
from dev.steps import BIN, PYTHON, ROOT, Stopped, follow

MANAGE = [PYTHON, "manage.py"]
PYTEST = [PYTHON, "-m", "pytest", "-n", "2", "-m"]
# A file's tests stay together where they share a database that takes seconds to load.
IN_PROCESS = [*PYTEST, "not browser", "--dist", "loadfile"]
# As a public site would be set up; nothing here is a secret, because nothing is served with it.
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
    """What ran and how it ended."""

    lines: list[str] = field(default_factory=list)
    failed: bool = False

    def run(self, title: str, command: list[str], **extra: str) -> None:
        """Run one check with its output shown, and go on whatever it says."""
        shown = " ".join(part.removeprefix(f"{ROOT}{os.sep}") for part in command)
        print(f"\n=== {title}: {shown}", flush=True)
        start = time.monotonic()
        status = subprocess.call(command, cwd=ROOT, env=os.environ | PRODUCTION | extra)
        self.note("FAILED" if status else "passed", title, f"{time.monotonic() - start:.0f} s")
        self.failed |= status != 0

    def without(self, title: str, reason: Stopped) -> None:
        """Say that something was not run, which is a failure where everything is required."""
        self.note("FAILED" if REQUIRED else "NOT RUN", title, str(reason))
        self.failed |= REQUIRED

    def note(self, outcome: str, title: str, remark: str) -> None:
        self.lines.append(f"{outcome:8} {title} ({remark})")


def check(title: str, *command: str) -> Callable[[Report], None]:
    """A check that is one command."""
    return lambda report: report.run(title, list(command))


def test_on_postgres(report: Report) -> None:
    """The same tests on a private server."""
    title = "Tests on PostgreSQL"
    try:
        with postgres.private_server(postgres.ensure_programs()) as url:
            report.run(title, IN_PROCESS, TEST_DATABASE_URL=url)
    except Stopped as reason:
        report.without(title, reason)


def test_in_browser(report: Report) -> None:
    """What only a browser can tell."""
    title = "Tests in a browser"
    try:
        path = chromium.ensure_chromium()
    except Stopped as reason:
        report.without(title, reason)
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
    follow(
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
    # A run that is ended from outside still stops its database server.
    signal.signal(signal.SIGTERM, postgres.end_politely)
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped.")
