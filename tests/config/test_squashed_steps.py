"""An empty database gets its tables in one step for each room, an older one goes on by the old.

Both must end with the same tables: see docs/decisions/0055-squashed-migrations.md.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from tests.repository.test_upward_names import ROOMS
from tests.torture import WHOLE

OLD_STEP = ("reforms", "0015_what_to_have_ready")
"""Where the database of the upgrade stands: some of what is squashed was done, and not all."""

STEPS_OF_BEFORE = f"""
import django
django.setup()
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

load = MigrationLoader.load_disk

def is_of_now(step):
    return step.replaces or any("_squashed_" in before for _, before in step.dependencies)

def load_old(self):
    load(self)
    for key, step in list(self.disk_migrations.items()):
        if is_of_now(step):
            del self.disk_migrations[key]

MigrationLoader.load_disk = load_old
call_command("migrate", "contenttypes", verbosity=0)
call_command("migrate", {OLD_STEP[0]!r}, {OLD_STEP[1]!r}, verbosity=0)
"""
TABLES = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    for kind, table, sql in cursor.fetchall():
        if kind != "trigger":
            print(f"{table}\\t{' '.join(sql.split())}")
"""


@pytest.mark.parametrize("room", ROOMS[1:])  # libs are below all rooms
def test_one_step_stands_for_all_old_ones_of_its_room(room: str) -> None:
    steps = {
        name: step
        for (app, name), step in MigrationLoader(None).disk_migrations.items()
        if app == room
    }
    (squashed,) = [name for name in steps if name.startswith("0001_squashed_")]
    last = squashed.removeprefix("0001_squashed_")
    old = sorted(name for name in steps if name != squashed and name <= last)
    assert steps[squashed].replaces == [(room, name) for name in old]


def run(database: Path, *arguments: str) -> str:
    """What a program of ours says that uses the database."""
    address = {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | address,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def tables_of(database: Path) -> set[tuple[str, str]]:
    """Each column, constraint and index with its table; in what order they stand says nothing."""
    found = set()
    for line in run(database, "-c", TABLES).splitlines():
        table, sql = line.split("\t")
        found |= {(table, part.strip(" ()")) for part in re.split(r", (?=\"|CONSTRAINT)", sql)}
    return found


@pytest.mark.skipif(not WHOLE, reason="the old steps take half a minute")
def test_an_older_database_goes_on_by_the_old_steps(tmp_path: Path) -> None:
    old, new = tmp_path / "old.sqlite3", tmp_path / "new.sqlite3"
    run(old, "-c", STEPS_OF_BEFORE)
    assert "Applying reforms.0016" in run(old, "manage.py", "migrate", "--no-input")
    run(new, "manage.py", "migrate", "--no-input")
    assert len(tables_of(new)) > 500
    assert tables_of(old) == tables_of(new)
