"""PostgreSQL's own pg_dump and pg_restore, which take one moment and one transaction."""

import os
import subprocess
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.client import DatabaseClient

from libs.backups import BackupFailed

SIGNATURE = b"PGDMP"
"""How a file of pg_dump's custom format begins."""


def save(connection: BaseDatabaseWrapper, file: Path) -> None:
    # pg_dump writes over a file that is there, and keeps its mode.
    _call(connection, "pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={file}")


def load(connection: BaseDatabaseWrapper, file: Path) -> None:
    with file.open("rb") as backup:
        if backup.read(len(SIGNATURE)) != SIGNATURE:
            raise BackupFailed(f"{file} is no backup of PostgreSQL. Nothing was changed.")
    connection.close()
    script = _call(None, "pg_restore", "--no-owner", "--no-acl", "--file=-", str(file))
    whole = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _call(connection, "psql", *whole, f"--command={EMPTY}", "--file=-", sent=script)


EMPTY = """
DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', one.tablename);
  END LOOP;
  FOR one IN
    SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('DROP FUNCTION IF EXISTS %s CASCADE', one.name);
  END LOOP;
END $$
"""
"""A table that is not in the backup would stay, and stop the migration that makes it."""


def _call(
    connection: BaseDatabaseWrapper | None, program: str, *options: str, sent: str | None = None
) -> str:
    """Runs a program of PostgreSQL, the password not among its arguments; gives its output."""
    arguments, environment = list(options), None
    if connection is not None:
        arguments, environment = DatabaseClient.settings_to_cmd_args_env(
            connection.settings_dict, arguments
        )
        arguments = arguments[1:]
    try:
        done = subprocess.run(
            [program, *arguments],
            env=os.environ | (environment or {}),
            input=sent,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise BackupFailed(
            f"{program} is not there. Install PostgreSQL's client programs of the server's version."
        ) from None
    if done.returncode:
        raise BackupFailed(f"{program} failed; nothing was changed:\n{done.stderr.strip()}")
    return done.stdout
