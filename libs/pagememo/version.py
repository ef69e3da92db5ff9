"""The data version: how writes change it, and how a request reads it."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DEFAULT_DB_ALIAS

from libs.pagememo.models import DataVersion
from libs.patience.waiting import at_most
from libs.triggers import Trigger

TABLE = DataVersion._meta.db_table
PATIENCE_SECONDS = 4.0
"""For a row that takes a millisecond. Then a reader gets the page as it was kept."""

NEW_ON_SQLITE = "lower(hex(randomblob(16)))"
CHANGE_ON_SQLITE = (
    f"INSERT INTO {TABLE} (id, version) VALUES (1, {NEW_ON_SQLITE}) "
    "ON CONFLICT (id) DO UPDATE SET version = excluded.version;"
)
READ_ON_SQLITE = f"SELECT version FROM {TABLE} WHERE id = 1"

NEW_ON_POSTGRES = "gen_random_uuid()::text"
ADD_ON_POSTGRES = f"INSERT INTO {TABLE} (version) VALUES ({NEW_ON_POSTGRES});"
# The first write of a transaction takes a row that no other holds, and never waits for one. Later
# writes only change a setting that ends with the transaction, which nobody else can see.
CHANGE_ON_POSTGRES = f"""
IF split_part(coalesce(current_setting('pagememo.step', true), ''), ' ', 1)
    <> pg_current_xact_id()::text THEN
  UPDATE {TABLE} SET version = {NEW_ON_POSTGRES}
  WHERE id = (SELECT id FROM {TABLE} ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED);
  IF NOT FOUND THEN {ADD_ON_POSTGRES} END IF;
END IF;
PERFORM set_config('pagememo.step', pg_current_xact_id()::text || ' ' || {NEW_ON_POSTGRES}, true);
"""
STEP_ON_POSTGRES = "SELECT coalesce(current_setting('pagememo.step', true), '')"
READ_ON_POSTGRES = (
    "SELECT string_agg(version, ' ' ORDER BY id) "
    f"|| coalesce(current_setting('pagememo.step', true), '') FROM {TABLE}"
)


def public_models() -> list[type[models.Model]]:
    """Every model that a public page may read, the tables between two models too."""
    return [
        model
        for app in settings.PAGE_MEMO_APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]


def triggers(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The registered supplier: see libs.triggers.

    Of a table of another app pages show some fields of rows that theirs point to: those count.
    """
    every = ("INSERT", "UPDATE", "DELETE")
    watched: dict[str, tuple[str, ...]] = {model._meta.db_table: every for model in public_models()}
    for label, names in settings.PAGE_MEMO_FIELDS.items():
        fields = apps.get_model(label)._meta
        columns = ", ".join(f'"{fields.get_field(name).column}"' for name in names)
        watched[fields.db_table] = (f"UPDATE OF {columns}", "DELETE")
    on_each = _on_postgres if connection.vendor == "postgresql" else _on_sqlite
    return [trigger for table, writes in watched.items() for trigger in on_each(table, writes)]


def _on_postgres(table: str, writes: tuple[str, ...]) -> list[Trigger]:
    """One for all ways to write, which fires once for a statement."""
    when = "AFTER " + " OR ".join([*writes, "TRUNCATE"])
    name = f"{table}_new_version"
    return [Trigger(name, table, when, "", "", (TABLE,), True, CHANGE_ON_POSTGRES)]


def _on_sqlite(table: str, writes: tuple[str, ...]) -> list[Trigger]:
    """One for each way to write, which fires for each row."""
    return [
        Trigger(
            *(f"{table}_new_version_{write.split()[0].lower()}", table, f"AFTER {write}", ""),
            names=(TABLE,),
            action=CHANGE_ON_SQLITE,
        )
        for write in writes
    ]


def shut_or_open(connection: BaseDatabaseWrapper, stand: bool) -> None:
    """While the triggers do not stand there is no version, so nothing is kept; then a new one."""
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return
        cursor.execute(f"DELETE FROM {TABLE}")
        if stand:
            is_postgres = connection.vendor == "postgresql"
            cursor.execute(ADD_ON_POSTGRES if is_postgres else CHANGE_ON_SQLITE)


def read_version(alias: str = DEFAULT_DB_ALIAS) -> str | None:
    """The version that is committed now; None where there is none, or no answer. One read.

    Asks the driver itself: Django's cursor would take as long again as SQLite.
    """
    connection: Any = connections[alias]
    read = READ_ON_POSTGRES if connection.vendor == "postgresql" else READ_ON_SQLITE
    try:
        with at_most(PATIENCE_SECONDS):
            if not connection.in_atomic_block:
                connection.close_if_unusable_or_obsolete()
            connection.ensure_connection()
            row = connection.connection.execute(read).fetchone()
    except (DatabaseError, connection.Database.Error):
        # No table yet, or no server: Django's own next query says what is wrong, or mends it.
        connection.errors_occurred = True
        return None
    return str(row[0]) if row and row[0] else None


def read_step(alias: str = DEFAULT_DB_ALIAS) -> str:
    """What each public write of the transaction under way changes, and nobody else's does.

    Ask twice inside a transaction: where the answers differ, something public was written between.
    One query.
    """
    connection = connections[alias]
    # SQLite lets one transaction write at a time, so there the version itself tells.
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(STEP_ON_POSTGRES if is_postgres else READ_ON_SQLITE)
        row = cursor.fetchone()
    return str(row[0]) if row else ""
