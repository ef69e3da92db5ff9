"""Facts are only ever added to: no way through Django or SQL changes or removes one.

Every kind of fact is tried, on both databases; what only one of them offers is tried there.
"""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.core import serializers
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError, QuerySet

from seeds.models import FactIsKept, Sourced
from tests.constraints import insert, written_columns
from tests.rows import add, new
from tests.seeds.facts import FACTS, REWRITTEN, add_fact, everything, given_of, rows, run, table
from tests.torture import share

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone has this")
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone has this"
)


def test_every_kind_of_fact_is_tried() -> None:
    assert set(FACTS) == {
        "seeds.reading",
        "glossary.sense",
        "glossary.meaning",
        "partnerships.bodyname",
        "partnerships.bodyfact",
        "partnerships.relation",
        "partnerships.membership",
        "partnerships.coverage",
        "partnerships.succession",
        "reforms.involvement",
        "reforms.dependency",
        "reforms.figure",
        "reforms.update",
        "reforms.answer",
        "reforms.preparation",
        "reforms.expectedevidence",
        "reforms.evidencereading",
        "reforms.recommendationentry",
        "reforms.recommendationcount",
    }


@pytest.fixture(params=FACTS)
def fact(request: pytest.FixtureRequest, db: None) -> Sourced:
    return add_fact(request.param)


@pytest.fixture
def _unchanged(fact: Sourced) -> object:
    """Whatever the test tries, the facts are afterwards as they were."""
    before = everything(type(fact))
    yield
    assert before == everything(type(fact))
    assert len(before) == 1


def update_or_create(fact: Sourced) -> object:
    return rows(fact).update_or_create(key=fact.key, defaults={"reason": REWRITTEN})


BY_DJANGO: dict[str, Callable[[Any], object]] = {
    "saving it again": lambda fact: fact.save(),
    "saving one column": lambda fact: fact.save(update_fields=["reason"]),
    "saving with force": lambda fact: fact.save(force_update=True),
    "deleting it": lambda fact: fact.delete(),
    "updating a queryset": lambda fact: rows(fact).update(reason=REWRITTEN),
    "updating a filtered queryset": lambda fact: rows(fact).filter(pk=1).update(reason="x"),
    "updating in bulk": lambda fact: rows(fact).bulk_update([fact], ["reason"]),
    "deleting a queryset": lambda fact: rows(fact).all().delete(),
    "updating or creating": update_or_create,
}


@pytest.mark.one_database  # refused before a database is asked
@pytest.mark.parametrize(
    ("fact", "way"), share(list(product(FACTS, BY_DJANGO)), 4), indirect=["fact"]
)
@pytest.mark.usefixtures("_unchanged")
def test_django_refuses_to_change_or_remove_a_fact(way: str, fact: Sourced) -> None:
    fact.reason = REWRITTEN
    with pytest.raises(FactIsKept, match="record a correction"), transaction.atomic():
        BY_DJANGO[way](fact)


def rewrite_as_a_fixture_does(fact: Sourced) -> None:
    """What `loaddata` does with a row whose id is there already."""
    written = serializers.serialize("json", [fact]).replace("As it was", REWRITTEN)
    for row in serializers.deserialize("json", written):
        row.save()


def rewritten(fact: Sourced) -> Sourced:
    fact.reason = REWRITTEN
    return fact


def upsert(fact: Sourced) -> object:
    row = new(type(fact), key=fact.key, **given_of(fact))
    return rows(fact).bulk_create(
        [row], update_conflicts=True, unique_fields=["key"], update_fields=["reason"]
    )


AROUND_DJANGO: dict[str, Callable[[Any], object]] = {
    "a fixture": rewrite_as_a_fixture_does,
    "Model.save": lambda fact: Model.save(rewritten(fact)),
    "Model.delete": Model.delete,
    "QuerySet.update": lambda fact: QuerySet(type(fact)).update(reason=REWRITTEN),
    "QuerySet.delete": lambda fact: QuerySet(type(fact)).delete(),
    "the base queryset": lambda fact: type(fact)._base_manager.update(reason=REWRITTEN),
    "a raw delete": lambda fact: rows(fact).filter(pk=fact.pk)._raw_delete("default"),
    "an insert with its id": lambda fact: insert(new(type(fact), pk=fact.pk, **given_of(fact))),
    "an upsert": upsert,
    "UPDATE": lambda fact: run(f"UPDATE {table(fact)} SET reason = 'Rewritten'"),
    "UPDATE of a hidden column": lambda fact: run(f"UPDATE {table(fact)} SET recorded_by_id = 1"),
    "UPDATE that changes nothing": lambda fact: run(f"UPDATE {table(fact)} SET reason = reason"),
    "UPDATE of its id": lambda fact: run(f"UPDATE {table(fact)} SET id = id + 1"),
    "DELETE": lambda fact: run(f"DELETE FROM {table(fact)}"),
    "DELETE of one": lambda fact: run(f"DELETE FROM {table(fact)} WHERE id = %s", fact.pk),
}


@pytest.mark.parametrize(
    ("fact", "way"), share(list(product(FACTS, AROUND_DJANGO)), 4), indirect=["fact"]
)
@pytest.mark.usefixtures("_unchanged")
def test_the_database_refuses_to_change_or_remove_a_fact(way: str, fact: Sourced) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AROUND_DJANGO[way](fact)


@on_sqlite
@pytest.mark.parametrize(
    ("fact", "clashing"),
    share(list(product(FACTS, ["id", '"key"', '"corrects_id"'])), 4),
    indirect=["fact"],
)
def test_insert_or_replace_cannot_take_a_fact_away(clashing: str, fact: Sourced) -> None:
    model = type(fact)
    correction = add(model, corrects=fact, **given_of(fact))
    before = everything(model)
    columns = ", ".join(["id", *(f'"{field.column}"' for field in written_columns(model))])
    # A copy of the correction whose only clash is in this one column.
    chosen = columns
    fresh = {"id": "id + 100", '"key"': "'fresh'", '"corrects_id"': "NULL"}
    for column, value in fresh.items():
        if column != clashing:
            chosen = chosen.replace(column, value, 1)
    statement = f"INTO {table(fact)} ({columns}) SELECT {chosen} FROM {table(fact)} WHERE id = %s"
    for verb in ("INSERT OR REPLACE", "REPLACE"):
        with pytest.raises(IntegrityError):
            run(f"{verb} {statement}", correction.pk)
    assert everything(model) == before


@on_postgresql
@pytest.mark.parametrize(
    ("fact", "more"),
    share(list(product(FACTS, ["", " CASCADE", " RESTART IDENTITY CASCADE"])), 4),
    indirect=["fact"],
)
@pytest.mark.usefixtures("_unchanged")
def test_truncate_cannot_empty_the_facts(more: str, fact: Sourced) -> None:
    with pytest.raises(DatabaseError):
        run(f"TRUNCATE {table(fact)}{more}")


@on_postgresql
@pytest.mark.usefixtures("_unchanged")
def test_truncating_what_facts_hang_on_does_not_reach_them(fact: Sourced) -> None:
    with pytest.raises(DatabaseError):
        run("TRUNCATE seeds_passage CASCADE")


@pytest.mark.usefixtures("_unchanged")
def test_what_a_fact_hangs_on_cannot_be_deleted(fact: Sourced) -> None:
    for row in given_of(fact).values():
        with pytest.raises((ProtectedError, FactIsKept)), transaction.atomic():
            row.delete()
        with pytest.raises((ProtectedError, FactIsKept)), transaction.atomic():
            type(row)._default_manager.all().delete()
