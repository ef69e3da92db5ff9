"""The database's own refusal to change or delete an update, whoever asks, by whatever way.

The triggers are put in after every `migrate`, not in one migration: SQLite loses a table's
triggers whenever a migration rebuilds the table.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "reforms_update is append-only: record a correcting update"
WRONG_REFORM = "the milestone of an update belongs to another reform"
MOVED = "the updates of a milestone name its reform, so it stays there"

_MILESTONE_OF_ANOTHER_REFORM = """
    NEW.milestone_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM reforms_milestone
        WHERE id = NEW.milestone_id AND reform_id = NEW.reform_id
    )
"""

_MOVES_ITS_UPDATES = """
    NEW.reform_id <> OLD.reform_id AND EXISTS (
        SELECT 1 FROM reforms_update WHERE milestone_id = OLD.id
    )
"""

_SQLITE = {
    "update_never_changed": f"""
        BEFORE UPDATE ON reforms_update
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    "update_never_deleted": f"""
        BEFORE DELETE ON reforms_update
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    # INSERT OR REPLACE removes the row in its way without firing the delete trigger.
    "update_never_replaced": f"""
        BEFORE INSERT ON reforms_update
        WHEN EXISTS (
            SELECT 1 FROM reforms_update
            WHERE id = NEW.id OR "key" = NEW."key" OR corrects_id = NEW.corrects_id
        )
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    "update_milestone_of_reform": f"""
        BEFORE INSERT ON reforms_update
        WHEN {_MILESTONE_OF_ANOTHER_REFORM}
        BEGIN SELECT RAISE(ABORT, '{WRONG_REFORM}'); END
    """,
    "milestone_keeps_reform": f"""
        BEFORE UPDATE OF reform_id ON reforms_milestone
        WHEN {_MOVES_ITS_UPDATES}
        BEGIN SELECT RAISE(ABORT, '{MOVED}'); END
    """,
}

_POSTGRESQL_FUNCTIONS = f"""
    CREATE OR REPLACE FUNCTION refuse_changed_update() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
    CREATE OR REPLACE FUNCTION check_update_milestone() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
        IF {_MILESTONE_OF_ANOTHER_REFORM} THEN
            RAISE EXCEPTION '{WRONG_REFORM}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$;
    CREATE OR REPLACE FUNCTION check_milestone_reform() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
        IF {_MOVES_ITS_UPDATES} THEN
            RAISE EXCEPTION '{MOVED}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$;
"""

_POSTGRESQL = {
    "update_never_changed": """
        BEFORE UPDATE OR DELETE ON reforms_update
        FOR EACH ROW EXECUTE FUNCTION refuse_changed_update()
    """,
    "update_never_truncated": """
        BEFORE TRUNCATE ON reforms_update
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_changed_update()
    """,
    "update_milestone_of_reform": """
        BEFORE INSERT ON reforms_update
        FOR EACH ROW EXECUTE FUNCTION check_update_milestone()
    """,
    "milestone_keeps_reform": """
        BEFORE UPDATE OF reform_id ON reforms_milestone
        FOR EACH ROW EXECUTE FUNCTION check_milestone_reform()
    """,
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers in, or puts them in anew; nothing where the table is not there yet."""
    with connection.cursor() as cursor:
        if "reforms_update" not in connection.introspection.table_names(cursor):
            return
        remove(connection)
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTIONS)
        for name, body in _triggers(connection).items():
            cursor.execute(f"CREATE TRIGGER {name} {body}")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers out: for a migration that must rewrite the log, and for test clean-up."""
    with connection.cursor() as cursor:
        for name in _triggers(connection):
            table = "reforms_milestone" if name.startswith("milestone") else "reforms_update"
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def step_aside_for_migrate(using: str, plan: Sequence[Any] = (), **_: Any) -> None:
    """Receiver of pre_migrate: SQLite remakes no table that another table's trigger names.

    Those that refuse changed and deleted updates stay where they are.
    """
    connection = connections[using]
    if connection.vendor == "sqlite" and plan:
        with connection.cursor() as cursor:
            for name in ("update_milestone_of_reform", "milestone_keeps_reform"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def install_after_migrate(using: str, **_: Any) -> None:
    """Receiver of post_migrate."""
    install(connections[using])


def _triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
