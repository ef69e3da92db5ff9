"""Values that SQLite keeps in another form than Django writes: 2 for true, a text for a number.

SQLite takes any value in any column, and Django reads many of them as the right one. So what was
changed in that way would be read as unchanged. PostgreSQL's columns have types.
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from seeds.sealing.contents import sealed_columns

KEYS_ASKED = 500
"""Keys in one statement: an old SQLite takes 999."""


def odd_keys(
    connection: BaseDatabaseWrapper, model: type[models.Model], keys: Sequence[str]
) -> list[str]:
    """The keys of the rows that hold a value as Django would not have written it."""
    fields = sealed_columns(model)
    asked = ", ".join(f'quote("{field.column}")' for field in fields)
    odd: list[str] = []
    for start in range(0, len(keys), KEYS_ASKED):
        some = keys[start : start + KEYS_ASKED]
        places = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT "key", {asked} FROM "{model._meta.db_table}" WHERE "key" IN ({places})',
                list(some),
            )
            for key, *literals in cursor.fetchall():
                if not all(map(_is_written_so, fields, literals)):
                    odd.append(key)
    return odd


def _is_written_so(field: Any, literal: str) -> bool:
    """Whether a literal of SQL is how Django writes the value that it reads from it."""
    if literal == "NULL":
        return bool(field.null)
    is_text = literal.startswith("'")
    kind = field.target_field if field.is_relation else field
    if isinstance(kind, models.BooleanField):
        return literal in ("0", "1")
    if isinstance(kind, models.IntegerField):
        return not is_text and literal.lstrip("-").isdecimal()
    if isinstance(kind, models.DecimalField):
        return not is_text and _fits(kind, literal)
    if isinstance(kind, models.DateTimeField):
        # 2026-11-27 12:00:00, and a fraction where there is one.
        return is_text and literal[11:12] == " " and len(literal) in (21, 28)
    if isinstance(kind, models.DateField):
        return is_text and len(literal) == len("'2026-11-27'")
    return is_text


def _fits(field: Any, literal: str) -> bool:
    """Whether a number has no more places than its column."""
    try:
        number = Decimal(literal)
    except InvalidOperation:
        return False
    return bool(number == round(number, field.decimal_places))
