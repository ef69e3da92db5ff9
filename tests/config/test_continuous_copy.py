"""Continuous copies of SQLite by litestream, with the recipe of deploy/: kill, restore, compare."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from config.environment import BASE_DIR, SQLITE_OPTIONS

PROGRAM = shutil.which("litestream", path=str(Path(sys.executable).parent)) or "litestream"
RECIPE = BASE_DIR / "deploy" / "litestream.yml"


def opened(file: Path) -> sqlite3.Connection:
    """As the site opens it."""
    database = sqlite3.connect(file, timeout=20, isolation_level=None)
    database.executescript(str(SQLITE_OPTIONS["init_command"]))
    return database


def everything(file: Path) -> list[str]:
    """All rows and triggers, but what litestream keeps there for itself."""
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [line for line in database.iterdump() if "_litestream" not in line]


@pytest.mark.skipif(not shutil.which(PROGRAM), reason="litestream is not installed")
def test_what_was_saved_a_second_before_a_crash_comes_back(tmp_path: Path) -> None:
    live, copies, back = (tmp_path / name for name in ("live.sqlite3", "copies", "back.sqlite3"))
    recipe = RECIPE.read_text().replace("/srv/tracker/var/tracker.sqlite3", str(live))
    settings = tmp_path / "litestream.yml"
    settings.write_text(recipe.replace("/srv/backups/litestream", str(copies)))
    with closing(opened(live)) as database:
        database.executescript(
            "CREATE TABLE log (id INTEGER PRIMARY KEY, note TEXT);"
            "CREATE TRIGGER log_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'kept'); END;"
        )
        copying = subprocess.Popen([PROGRAM, "replicate", "-config", str(settings)], stdout=-3)
        try:
            # Writing goes on while it begins.
            deadline = time.monotonic() + 20
            while not list(copies.rglob("*.ltx")) and time.monotonic() < deadline:
                database.execute("INSERT INTO log (note) VALUES (hex(randomblob(99)))")
                time.sleep(0.01)
            for _ in range(100):
                database.execute("INSERT INTO log (note) VALUES (hex(randomblob(99)))")
            time.sleep(2)
        finally:
            os.kill(copying.pid, signal.SIGKILL)
            copying.wait(10)
        # The machine is gone with all that it had; only the copies are left.
        wanted = everything(live)
        for file in tmp_path.glob("live.sqlite3*"):
            file.rename(tmp_path / f"lost{file.suffix}")
    restore = [PROGRAM, "restore", "-config", str(settings), "-o", str(back), str(live)]
    subprocess.run(restore, check=True, stdout=subprocess.DEVNULL, timeout=30)

    assert len(wanted) > 100
    assert everything(back) == wanted
    assert any("CREATE TRIGGER log_kept" in line for line in wanted)
