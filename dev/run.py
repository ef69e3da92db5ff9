"""`make run`: sets up a fresh clone and serves the site; later runs take a few seconds.

`make prepare` stops before it serves.
"""

import os
import secrets
import sys

from dev import frontend, packages
from dev.serve import CHECK
from dev.steps import PYTHON, ROOT, run, run_steps, when_changed


def write_secret() -> str:
    """Write a secret key to .env, which git ignores, unless there is one."""
    settings = ROOT / ".env"
    lines = settings.read_text().splitlines() if settings.exists() else []
    kept = [line for line in lines if line.strip() != "SECRET_KEY="]
    if os.environ.get("SECRET_KEY") or any(line.startswith("SECRET_KEY=") for line in kept):
        return "there already"
    # Closes the file to others before the secret goes in.
    settings.touch(mode=0o600)
    settings.chmod(0o600)
    settings.write_text("\n".join([*kept, f"SECRET_KEY={secrets.token_urlsafe(50)}", ""]))
    return "written to .env"


def collect_static() -> str:
    """Add hashes to the names of static files and compress them, if one of them changed."""
    sources = [part for part in (ROOT / "static").iterdir() if part.name != "scss"]
    changed = when_changed(
        ROOT / "var" / "static.stamp",
        [*sorted(sources), ROOT / "requirements.txt"],
        lambda: manage("collectstatic", "--no-input", "--ignore=scss", "--verbosity=0"),
        makes=ROOT / "var" / "static",
    )
    return "collected" if changed else "up to date"


def check_port() -> str:
    """Look whether the port is free, before anything in the database changes."""
    run([PYTHON, "-m", "dev.serve", CHECK])
    return "free"


def migrate() -> str:
    """Bring the database's tables up to date; an SQLite file is its owner's alone to read."""
    applied = manage("migrate", "--no-input").count("... OK")
    for file in (ROOT / "var").glob("*.sqlite3*"):
        file.chmod(0o600)
    return f"{applied} migrations applied" if applied else "up to date"


def load_documents() -> str:
    """Load what the documents say, except into rows that were edited since."""
    manage("load_seeds")
    return "loaded"


def manage(*arguments: str) -> str:
    """Run a Django command in the project's environment and return its output."""
    return run(
        [PYTHON, "manage.py", *arguments],
        unreachable="the server in DATABASE_URL does not answer. Start it, or correct the address.",
    )


STEPS = [
    ("Python environment", packages.make_environment),
    ("Packages", frontend.beside(lambda: packages.install("requirements.txt"))),
    *frontend.STEPS,
    ("Secret", write_secret),
    ("Port", check_port),
    ("Static files", collect_static),
    ("Database", migrate),
    ("Documents", load_documents),
]

PREPARE = "--prepare"
"""Only brings files and database up to date: for the account that owns the tables."""

if __name__ == "__main__":
    run_steps(STEPS)
    if PREPARE in sys.argv[1:]:
        sys.exit()
    # Replaces this process, so that Ctrl+C reaches the server alone.
    os.execv(PYTHON, [PYTHON, "-m", "dev.serve"])
