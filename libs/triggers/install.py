"""Which triggers should stand, which do, and putting them there."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "held_"
"""Begins the name of each trigger and function made here, so that old ones can be found."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One rule on one table.

    `when` is "BEFORE UPDATE", "BEFORE UPDATE OF words", "BEFORE INSERT" ...; the write is refused
    with `message` where `condition`, SQL about OLD and NEW, is true ("" is always). `names` are
    the other tables that the condition asks. `of_statement` makes it fire once for a statement:
    PostgreSQL alone, for TRUNCATE. With an `action`, statements of SQL that each end with ";",
    nothing is refused: they run after the write, in its transaction. `at_commit`: at its end, which
    PostgreSQL alone can; `when` is then AFTER.
    """

    name: str
    table: str
    when: str
    message: str
    condition: str = ""
    names: tuple[str, ...] = ()
    of_statement: bool = False
    action: str = ""
    at_commit: bool = False

    @property
    def full_name(self) -> str:
        return PREFIX + self.name


Supplier = Callable[[BaseDatabaseWrapper], list[Trigger]]

Follower = Callable[[BaseDatabaseWrapper, bool], None]

_suppliers: list[Supplier] = []
_followers: list[Follower] = []


def register(supplier: Supplier) -> None:
    """Has the triggers that `supplier` gives for a connection put in by every migrate."""
    if supplier not in _suppliers:
        _suppliers.append(supplier)


def follow(follower: Follower) -> None:
    """Has `follower` told, with a connection, when the triggers there go (False) and stand (True).

    It hears that they go before the first is taken out and again after the last.
    """
    if follower not in _followers:
        _followers.append(follower)


def expected(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The registered triggers whose tables are all there."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    wanted = (trigger for supplier in _suppliers for trigger in supplier(connection))
    return [trigger for trigger in wanted if {trigger.table, *trigger.names} <= tables]


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The full names of the triggers of this package that stand in the database."""
    return {name for name, _ in _standing(connection)}


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts in every expected trigger, anew, and takes out those that nobody expects any more."""
    wanted = expected(connection)
    remove(connection)
    with _in_one_go(connection), connection.cursor() as cursor:
        for trigger in wanted:
            for statement in _statements(connection.vendor, trigger):
                cursor.execute(statement)
    _tell(connection, stand=True)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Takes all of them out: for a migration that must rewrite rows, and for test clean-up."""
    quote = connection.ops.quote_name
    _tell(connection, stand=False)
    with _in_one_go(connection), connection.cursor() as cursor:
        for name, table in _standing(connection):
            on_table = f" ON {quote(table)}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {quote(name)}{on_table}")
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {quote(name)}()")
    _tell(connection, stand=False)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Nothing is held inside; everything is held again afterwards, whatever happened."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def _in_one_go(connection: BaseDatabaseWrapper) -> AbstractContextManager[None]:
    """On SQLite one transaction: one write to the disk. PostgreSQL locks no two tables at once."""
    if connection.vendor == "postgresql":
        return nullcontext()
    return transaction.atomic(using=connection.alias)


def _tell(connection: BaseDatabaseWrapper, *, stand: bool) -> None:
    for follower in _followers:
        follower(connection, stand)


def _standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Name and table of each trigger of this package in the database."""
    if connection.vendor == "postgresql":
        query = (
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid "
            "WHERE NOT tgisinternal AND tgname LIKE %s AND pg_table_is_visible(pg_class.oid)"
        )
    else:
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [PREFIX.replace("_", r"_") + "%"])
        return [(name, table) for name, table in cursor.fetchall() if name.startswith(PREFIX)]


def _statements(vendor: str, trigger: Trigger) -> list[str]:
    """The SQL that makes one trigger."""
    name, table, message = trigger.full_name, f'"{trigger.table}"', trigger.message
    if vendor != "postgresql":
        when = f"WHEN {trigger.condition}" if trigger.condition else ""
        action = trigger.action or f"SELECT RAISE(ABORT, '{message}');"
        return [f'CREATE TRIGGER "{name}" {trigger.when} ON {table} {when} BEGIN {action} END']
    # A trigger's own WHEN may ask no other table, so the function asks.
    each = "STATEMENT" if trigger.of_statement else "ROW"
    refusal = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    return [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
        f"IF {trigger.condition or 'TRUE'} THEN {trigger.action or refusal} END IF; "
        f"IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
        f'CREATE {"CONSTRAINT " if trigger.at_commit else ""}TRIGGER "{name}" {trigger.when} '
        f"ON {table} {'DEFERRABLE INITIALLY DEFERRED ' if trigger.at_commit else ''}"
        f'FOR EACH {each} EXECUTE FUNCTION "{name}"()',
    ]
