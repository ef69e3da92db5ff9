"""Tables whose rows are added and never changed or removed."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from libs.triggers.install import Trigger


def append_only(
    model: type[models.Model],
    message: str,
    connection: BaseDatabaseWrapper,
    free: tuple[str, ...] = (),
) -> list[Trigger]:
    """The triggers that keep each row of `model` as it was added, but for its `free` fields.

    A table that a migration has not brought up to date is held by the columns that it has.

    On SQLite, INSERT OR REPLACE removes a row in its way without firing the delete trigger: so an
    insert is refused where one of its unique values is taken.
    """
    table, columns = model._meta.db_table, columns_of(model, connection)
    triggers = [
        Trigger(
            f"{table}_never_changed", table, f"BEFORE UPDATE{_of(model, free, columns)}", message
        ),
        Trigger(f"{table}_never_deleted", table, "BEFORE DELETE", message),
    ]
    if connection.vendor == "postgresql":
        truncated = Trigger(
            f"{table}_never_truncated", table, "BEFORE TRUNCATE", message, of_statement=True
        )
        return [*triggers, truncated]
    replaced = Trigger(
        f"{table}_never_replaced", table, "BEFORE INSERT", message, _taken(model, columns)
    )
    return [*triggers, replaced]


def columns_of(model: type[models.Model], connection: BaseDatabaseWrapper) -> set[str]:
    """The columns that the model's table has in the database; none where there is no table."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return set()
        # Django's own description of a table has SQLite's SQL parsed, which takes long.
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} WHERE 1 = 0")
        return {column[0] for column in cursor.description}


def _of(model: type[models.Model], free: tuple[str, ...], columns: set[str]) -> str:
    """SQL: " OF" and every column but the free ones; "" where none is free."""
    fields = model._meta.local_concrete_fields
    kept = [one.column for one in fields if one.name not in free and one.column in columns]
    return " OF " + ", ".join(f'"{column}"' for column in kept) if free else ""


def _taken(model: type[models.Model], columns: set[str]) -> str:
    """SQL: whether a row stands that has a unique value, or set of values, of the new one."""
    clashes = [[field.column] for field in model._meta.local_fields if field.unique]
    empty: list[list[str]] = [[] for _ in clashes]
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            clashes.append([_column(model, name) for name in constraint.fields])
            empty.append(_empty_columns(model, constraint.condition))
    asked = []
    for unique, nulls in zip(clashes, empty, strict=True):
        if not {*unique, *nulls} <= columns:
            continue
        same = [f'"{column}" = NEW."{column}"' for column in unique]
        same += [f'"{column}" IS NULL AND NEW."{column}" IS NULL' for column in nulls]
        asked.append(f'SELECT 1 FROM "{model._meta.db_table}" WHERE {" AND ".join(same)}')
    return " OR ".join(f"EXISTS ({query})" for query in asked)


def _empty_columns(model: type[models.Model], condition: Q | None) -> list[str]:
    """The columns that a partial unique constraint wants empty: Q(corrects=None) and its like."""
    if condition is None:
        return []
    wanted = [child for child in condition.children if isinstance(child, tuple)]
    is_plain = all(value is None for _, value in wanted) and len(wanted) == len(condition.children)
    if not is_plain or condition.negated or condition.connector != Q.AND:
        raise NotImplementedError(f"append_only cannot read {condition}: teach it this condition")
    return [_column(model, name) for name, _ in wanted]


def _column(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).column)  # type: ignore[union-attr]  # a real column
