"""Every kind of fact, and what tests do with any of them."""

from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from seeds.facts_by_passage import fact_models
from seeds.models import Sourced
from tests.rows import add

FACTS = {model._meta.label_lower: model for model in fact_models()}
REWRITTEN = "Rewritten"


def everything(model: type[Model]) -> list[tuple[object, ...]]:
    return list(model._base_manager.order_by("pk").values_list())


def run(statement: str, *values: str | int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def table(fact: Sourced) -> str:
    return f'"{fact._meta.db_table}"'


def rows(fact: Sourced) -> Any:
    return type(fact)._default_manager


def given_of(fact: Sourced) -> dict[str, Any]:
    """The rows that a fact points to, for another one like it."""
    related = (field for field in fact._meta.concrete_fields if field.is_relation)
    return {field.name: value for field in related if (value := getattr(fact, field.name))}


def add_fact(label: str) -> Sourced:
    """One fact of a kind, as after a commit: PostgreSQL truncates nothing with checks to come."""
    fact = add(FACTS[label], reason="As it was")
    connection.check_constraints()
    return fact
