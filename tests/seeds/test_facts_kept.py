"""Facts are only ever added to: no way through Django or SQL changes or removes one.

Every kind of fact is tried, on both databases; what only one of them offers is tried there.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model, ProtectedError, QuerySet

from libs import triggers as held
from seeds.models import Document, FactIsKept, Passage, Sourced
from seeds.triggers import fact_models
from tests.constraints import insert, written_columns
from tests.rows import add, new

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone has this")
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone has this"
)
FACTS = {model._meta.label_lower: model for model in fact_models()}
REWRITTEN = "Rewritten"


def test_every_kind_of_fact_is_tried() -> None:
    assert set(FACTS) == {
        "seeds.reading",
        "glossary.sense",
        "partnerships.bodyname",
        "partnerships.bodyfact",
        "partnerships.relation",
        "partnerships.membership",
        "partnerships.coverage",
        "partnerships.succession",
        "reforms.involvement",
        "reforms.dependency",
        "reforms.update",
    }


@pytest.fixture(params=FACTS)
def fact(request: pytest.FixtureRequest, db: None) -> Sourced:
    written = add(FACTS[request.param], reason="As it was")
    # As after a commit: PostgreSQL truncates nothing that waits for its foreign keys' checks.
    connection.check_constraints()
    return written


def everything(model: type[Model]) -> list[tuple[object, ...]]:
    return list(model._base_manager.order_by("pk").values_list())


@pytest.fixture
def _unchanged(fact: Sourced) -> object:
    """Whatever the test tries, the facts are afterwards as they were."""
    before = everything(type(fact))
    yield
    assert before == everything(type(fact))
    assert len(before) == 1


def run(statement: str, *values: str | int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def table(fact: Sourced) -> str:
    return f'"{fact._meta.db_table}"'


def rows(fact: Sourced) -> Any:
    return type(fact)._default_manager


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


@pytest.mark.parametrize("way", BY_DJANGO)
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


def given_of(fact: Sourced) -> dict[str, Any]:
    """The rows that a fact points to, for another one like it."""
    related = (field for field in fact._meta.concrete_fields if field.is_relation)
    return {field.name: value for field in related if (value := getattr(fact, field.name))}


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


@pytest.mark.parametrize("way", AROUND_DJANGO)
@pytest.mark.usefixtures("_unchanged")
def test_the_database_refuses_to_change_or_remove_a_fact(way: str, fact: Sourced) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AROUND_DJANGO[way](fact)


@on_sqlite
@pytest.mark.parametrize("clashing", ["id", '"key"', '"corrects_id"'])
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
@pytest.mark.parametrize("more", ["", " CASCADE", " RESTART IDENTITY CASCADE"])
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
        with pytest.raises(ProtectedError), transaction.atomic():
            row.delete()
        with pytest.raises(ProtectedError), transaction.atomic():
            type(row)._default_manager.all().delete()


def test_a_fact_is_corrected_once(fact: Sourced) -> None:
    add(type(fact), corrects=fact, **given_of(fact))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(new(type(fact), corrects=fact, **given_of(fact)))


def test_a_correction_says_why(fact: Sourced) -> None:
    silent = new(type(fact), corrects=fact, correction_reason="", **given_of(fact))
    with pytest.raises(ValidationError, match="says why"):
        silent.full_clean()


def test_a_withdrawal_names_what_it_withdraws(fact: Sourced) -> None:
    stray = new(type(fact), withdrawn=True, correction_reason="No longer so")
    with pytest.raises(ValidationError, match="names the entry"):
        stray.full_clean()


def test_a_correction_is_about_the_same_thing(fact: Sourced) -> None:
    other = new(type(fact), corrects=fact)
    with pytest.raises(ValidationError, match="about something else"):
        other.full_clean()


def test_what_is_the_trackers_own_may_be_edited(fact: Sourced) -> None:
    for column in fact.OURS:
        value: Any = 7 if column == "position" else "Another remark"
        setattr(fact, column, value)
        fact.save()
        rows(fact).filter(pk=fact.pk).update(**{column: value})
        fact.refresh_from_db()
        assert getattr(fact, column) == value


@pytest.fixture
def passage(fact: Sourced) -> Passage:
    assert fact.passage
    return fact.passage


def test_a_cited_passage_keeps_its_words(passage: Passage) -> None:
    passage.heading_path = REWRITTEN
    with pytest.raises(ValidationError, match="add one that replaces it"):
        passage.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        passage.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.update(opening="Other", closing="words")


def test_a_cited_document_keeps_its_title_and_days(passage: Passage) -> None:
    document = passage.document
    for change in ({"title": REWRITTEN}, {"published_words": "2021", "published_edtf": "2021"}):
        for name, value in change.items():
            setattr(document, name, value)
        with pytest.raises(ValidationError, match="add one that replaces it"):
            document.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            document.save()
        document = Document.objects.get(pk=document.pk)
    document.note = "A remark of ours"
    document.full_clean()
    document.save()


@pytest.mark.django_db
def test_what_no_fact_cites_may_be_mended() -> None:
    passage = add(Passage)
    passage.heading_path = "Part two"
    passage.full_clean()
    passage.save()


@pytest.mark.django_db
def test_a_passage_replaces_one_of_its_own_document() -> None:
    stray = new(Passage, replaces=add(Passage))
    with pytest.raises(ValidationError, match="another document"):
        stray.full_clean()


@pytest.mark.django_db
def test_every_trigger_stands_and_guards_every_kind_of_fact() -> None:
    wanted = {trigger.full_name for trigger in held.expected(connection)}
    assert held.installed(connection) == wanted
    for model in FACTS.values():
        assert f"held_{model._meta.db_table}_never_changed" in wanted
        assert f"held_{model._meta.db_table}_never_deleted" in wanted


@pytest.mark.django_db(transaction=True)
def test_migrate_puts_every_trigger_back_forwards_and_backwards() -> None:
    wanted = held.installed(connection)
    last = dict(MigrationExecutor(connection).loader.graph.leaf_nodes())
    for app in ("reforms", "partnerships", "glossary"):
        previous = f"{int(last[app][:4]) - 1:04}"
        call_command("migrate", app, previous, verbosity=0)
        assert held.installed(connection) == {
            trigger.full_name for trigger in held.expected(connection)
        }
        call_command("migrate", verbosity=0)
    assert held.installed(connection) == wanted


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_fails_leaves_every_trigger(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = held.installed(connection)

    def fail(*_: Any, **__: Any) -> None:
        raise DatabaseError("as if a migration had failed")

    monkeypatch.setattr(MigrationExecutor, "migrate", fail)
    with pytest.raises(DatabaseError, match="as if"):
        call_command("migrate", verbosity=0)
    assert held.installed(connection) == wanted
