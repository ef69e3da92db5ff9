"""Asking the database itself whether it keeps a rule: nothing here goes through `full_clean`."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import BaseConstraint, Field, Model, UniqueConstraint

from libs.choices import ChoiceField
from seeds.models import Sourced
from seeds.triggers import FACT
from tests.rows import new


def constraints_of(app: str) -> dict[str, tuple[type[Model], BaseConstraint]]:
    """Every named constraint of an app's models, inherited ones included.

    The rule that a column holds one of its choices is tried in tests/libs/choices.
    """
    return {
        constraint.name: (model, constraint)
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
        if not is_of_choices(model, constraint)
    }


def is_of_choices(model: type[Model], constraint: BaseConstraint) -> bool:
    chosen = (one.name for one in model._meta.concrete_fields if isinstance(one, ChoiceField))
    return constraint.name in {f"{model._meta.model_name}_{name}_is_known" for name in chosen}


def assert_refused(name: str, break_it: Callable[[], Any], app: str) -> None:
    """`break_it` is refused by the constraint of that name, and by no other."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        break_it()
    said, wanted = str(refusal.value), called_by_database(name, app)
    assert wanted in said, f"{wanted} is not in: {said}"


def called_by_database(name: str, app: str) -> str:
    """What the database's message calls a constraint: SQLite names a unique one by its columns."""
    model, constraint = constraints_of(app)[name]
    if connection.vendor == "postgresql" or not isinstance(constraint, UniqueConstraint):
        # Quotes, or an end of line, so that one name is not found in another.
        return f'"{name}"' if connection.vendor == "postgresql" else f"failed: {name}"
    if issubclass(model, Sourced):
        # The trigger against INSERT OR REPLACE is asked before the constraint.
        return FACT
    columns = [concrete(model, field).column for field in constraint.fields]
    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)


def concrete(model: type[Model], name: str) -> Field[Any, Any]:
    (field,) = (field for field in model._meta.concrete_fields if field.name == name)
    return field


def breaks_of_a_fact(model: type[Model]) -> dict[str, Callable[[], None]]:
    """Ways to break the rules that every sourced fact has: constraint by constraint."""
    name = model._meta.model_name
    return {
        f"{name}_inferred_has_reason": lambda: insert(new(model, basis="inferred")),
        f"{name}_sourced_has_passage": lambda: insert(new(model, passage=None)),
        f"{name}_correction_says_why": lambda: insert(new(model, withdrawn=True)),
        f"{name}_corrects_another": lambda: insert(
            new(model, pk=77, corrects_id=77, correction_reason="It was wrong.")
        ),
    }


def written_columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns that a row brings: without its id, and what the database works out."""
    fields = model._meta.concrete_fields
    return [field for field in fields if not (field.primary_key or field.generated)]


def insert(row: Model) -> None:
    """Save a row as it is, whatever the model's own checks would say."""
    type(row)._default_manager.bulk_create([row])


def insert_copy(row: Model, **columns: Any) -> None:
    """A copy of a saved row with some columns changed, by SQL alone."""
    table = row._meta.db_table
    names = [field.column for field in written_columns(type(row))]
    values = ["%s" if name in columns else f'"{name}"' for name in names]
    quoted = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({quoted}) SELECT {", ".join(values)} FROM "{table}" '
            f"WHERE id = %s",
            [*(columns[name] for name in names if name in columns), row.pk],
        )
