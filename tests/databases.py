"""Which tests run on PostgreSQL too: those that it might answer in another way than SQLite."""

import atexit
import shutil
import tempfile
from zlib import crc32

import pytest

from tests import torture

ONE_DATABASE = ("tests/admin/", "tests/site/", "tests/sittings/", "tests/intake/")
"""Rooms whose tests look at answers of the site, made by the same code whatever the database.

What each database may answer in its own way stands marked `both_databases` there: odd values,
locking, triggers, every page and every page of the admin once. Elsewhere `one_database` marks
what is asked of SQLite alone.
"""

ALIKE = (
    *("/test_pages", "tests/seeds/test_since_2023", "tests/glossary/test_meanings"),
    *(f"tests/reforms/test_{name}" for name in ("site_search", "voices", "doubts", "lacking")),
)
"""Files that do so elsewhere, or look at what the fixtures say; the sweep visits every page."""

OWN_WAYS = (
    *(f"tests/libs/{name}/" for name in ("triggers", "pagememo", "wordindex", "patience", "tasks")),
    *("tests/config/", "tests/libs/backoffice/test_conflicts", "tests/libs/accounts/test_sign_in"),
    *(f"tests/seeds/test_{name}" for name in ("facts_", "verify_log", "conditions", "corrections")),
    *(f"tests/reforms/test_{name}" for name in ("log", "constraints", "unsettled", "many_")),
)
"""Rooms and files about what each database does in a way of its own: all of it is asked twice."""

ONE_IN = 3
"""Of the rest PostgreSQL is asked one test in so many; under torture all."""

FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def keep_in_a_file() -> None:
    """Gives the tests' SQLite a file, in the site's own journal mode; before it is made.

    Threads that share a database in memory wait for nobody: where one writes, the next is refused
    at once with "database table is locked" (SQLITE_LOCKED_SHAREDCACHE), whatever its timeout. A
    browser asks for several things at once, so its server would answer 503.
    """
    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        folder = tempfile.mkdtemp(prefix="browser-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        # What a test wrote need not outlive a power cut.
        database["OPTIONS"] = database["OPTIONS"] | {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
        }
        database["TEST"] = {**database.get("TEST", {}), "NAME": f"{folder}/tests.sqlite3"}


def asks_both(item: pytest.Item) -> bool:
    """Whether a test runs on both databases: its marks say so, or else its room."""
    if not touches_a_database(item) or item.get_closest_marker("one_database"):
        return False
    path = item.path.as_posix()
    if item.get_closest_marker("both_databases") or any(part in path for part in OWN_WAYS):
        return True
    if any(part in path for part in (*ONE_DATABASE, *ALIKE)):
        return False
    return torture.WHOLE or crc32(item.nodeid.encode()) % ONE_IN == 0


def touches_a_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or asked & FIXTURES)
