"""What ways to change the log past the tracker are made of."""

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from seeds.models import Seal, Sourced
from tests.seeds.facts import FACTS

Way = Callable[[Random], bool]


def sql(statement: str, *values: Any) -> int:
    """Runs a statement; 0 where the database refuses it, else how many rows it changed."""
    with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
    return 0


def drawn_fact(chance: Random) -> tuple[type[Sourced], Any]:
    """A kind of fact and the row's number."""
    model: Any = FACTS[chance.choice(sorted(FACTS))]
    return model, chance.choice(
        list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    )


def another_value(field: Any, old: Any, chance: Random) -> Any:
    """A value of the column's type that is not there now."""
    kind = field.target_field if field.is_relation else field
    if isinstance(kind, models.BooleanField):
        return not old
    if isinstance(kind, models.IntegerField | models.DecimalField):
        return (old or 0) + chance.choice([-1, 1, 7, 1000])
    if isinstance(kind, models.DateTimeField):
        return old.replace(microsecond=(old.microsecond + chance.randint(1, 999_998)) % 1_000_000)
    if isinstance(kind, models.DateField):
        return (
            None
            if old and chance.random() < 0.2
            else (f"20{chance.randint(10, 60)}-0{chance.randint(1, 9)}-11")
        )
    letters = "".join(chance.choices("abc XYZé\u200b'\"\\\n", k=chance.randint(1, 6)))
    return chance.choice(
        [
            letters,
            f"{old} ",
            f"{old}{letters}"[-field.max_length :] if field.max_length else letters,
        ]
    )


def write(model: type[models.Model], pk: Any, field: Any, value: Any) -> bool:
    """Sets one column; False where it held that already, or cannot."""
    table, column = model._meta.db_table, field.column
    before = model._base_manager.filter(pk=pk).values_list(field.attname).first()
    done = sql(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', value, pk)
    if field.primary_key:
        return bool(done)
    try:
        return (
            bool(done)
            and before != model._base_manager.filter(pk=pk).values_list(field.attname).first()
        )
    except (ValueError, TypeError):
        return True


def drawn_number(chance: Random) -> int:
    return chance.randint(1, Seal.objects.count())
