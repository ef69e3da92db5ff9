"""The log is only ever added to: no way through Django or SQL changes or removes an entry.

The same tests run on both databases; what only one of them offers is tried on that one.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError, QuerySet

from libs import triggers as held
from reforms.models import Milestone, Reform, Update
from seeds.models import FactIsKept
from tests.constraints import insert, written_columns
from tests.rows import add, new

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone has this")
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone has this"
)


@pytest.fixture
def entry(db: None) -> Update:
    written = add(Update, kind="name", name="As it was")
    # As after a commit: PostgreSQL truncates nothing that waits for its foreign keys' checks.
    connection.check_constraints()
    return written


def everything() -> list[tuple[object, ...]]:
    return list(Update.objects.order_by("pk").values_list())


@pytest.fixture
def _unchanged(entry: Update) -> object:
    """Whatever the test tries, the log is afterwards as it was."""
    before = everything()
    yield
    assert before == everything()
    assert len(before) == 1


def run(statement: str, *values: str | int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def wanted() -> set[str]:
    return {trigger.full_name for trigger in held.expected(connection)}


def changed(entry: Update) -> Update:
    entry.name = "Rewritten"
    return entry


def through_its_reform(entry: Update) -> None:
    reform: Any = entry.reform
    reform.updates.update(name="Rewritten")


BY_DJANGO: dict[str, Callable[[Update], object]] = {
    "saving it again": lambda entry: entry.save(),
    "saving one column": lambda entry: entry.save(update_fields=["name"]),
    "saving with force": lambda entry: entry.save(force_update=True),
    "deleting it": lambda entry: entry.delete(),
    "updating a queryset": lambda entry: Update.objects.update(name="Rewritten"),
    "updating a filtered queryset": lambda entry: Update.objects.filter(pk=1).update(note="x"),
    "updating a reform's log": through_its_reform,
    "updating in bulk": lambda entry: Update.objects.bulk_update([entry], ["name"]),
    "deleting a queryset": lambda entry: Update.objects.all().delete(),
    "updating or creating": lambda entry: Update.objects.update_or_create(
        key=entry.key, defaults={"name": "Rewritten"}
    ),
}


@pytest.mark.parametrize("way", BY_DJANGO)
@pytest.mark.usefixtures("_unchanged")
def test_django_refuses_to_change_or_remove_an_entry(way: str, entry: Update) -> None:
    entry.name = "Rewritten"
    with pytest.raises(FactIsKept, match="record a correction"), transaction.atomic():
        BY_DJANGO[way](entry)


def rewrite_as_a_fixture_does(entry: Update) -> None:
    """What `loaddata` does with a row whose id is there already."""
    written = serializers.serialize("json", [entry]).replace("As it was", "Rewritten")
    for row in serializers.deserialize("json", written):
        row.save()


AROUND_DJANGO: dict[str, Callable[[Update], object]] = {
    "a fixture": rewrite_as_a_fixture_does,
    "Model.save": lambda entry: Model.save(changed(entry)),
    "Model.delete": Model.delete,
    "QuerySet.update": lambda entry: QuerySet(Update).update(name="Rewritten"),
    "QuerySet.delete": lambda entry: QuerySet(Update).delete(),
    "the base queryset's update": lambda entry: Update._base_manager.get_queryset().update(
        name="Rewritten"
    ),
    "a raw delete": lambda entry: Update.objects.filter(pk=entry.pk)._raw_delete("default"),
    "an insert with its id": lambda entry: insert(
        new(Update, pk=entry.pk, reform=entry.reform, passage=entry.passage)
    ),
    "an upsert": lambda entry: Update.objects.bulk_create(
        [new(Update, key=entry.key, reform=entry.reform, passage=entry.passage)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["kind"],
    ),
    "UPDATE": lambda entry: run("UPDATE reforms_update SET name = 'Rewritten'"),
    "UPDATE of a hidden column": lambda entry: run("UPDATE reforms_update SET recorded_by_id = 1"),
    "UPDATE that changes nothing": lambda entry: run("UPDATE reforms_update SET name = name"),
    "DELETE": lambda entry: run("DELETE FROM reforms_update"),
    "DELETE of one": lambda entry: run("DELETE FROM reforms_update WHERE id = %s", entry.pk),
}


@pytest.mark.parametrize("way", AROUND_DJANGO)
@pytest.mark.usefixtures("_unchanged")
def test_the_database_refuses_to_change_or_remove_an_entry(way: str, entry: Update) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AROUND_DJANGO[way](entry)


COLUMNS = ", ".join(["id", *(f'"{field.column}"' for field in written_columns(Update))])


@on_sqlite
@pytest.mark.parametrize("clashing", ["id", '"key"', '"corrects_id"'])
def test_insert_or_replace_cannot_take_an_entry_away(clashing: str, entry: Update) -> None:
    correction = add(Update, reform=entry.reform, corrects=entry)
    before = everything()
    # A copy of the correction whose only clash is in this one column.
    fresh = {"id": "id + 100", '"key"': "'fresh'", '"corrects_id"': "NULL"}
    chosen = COLUMNS
    for column, value in fresh.items():
        if column != clashing:
            chosen = chosen.replace(column, value, 1)
    statement = f"INTO reforms_update ({COLUMNS}) SELECT {chosen} FROM reforms_update WHERE id = %s"
    for verb in ("INSERT OR REPLACE", "REPLACE"):
        with pytest.raises(IntegrityError, match="append-only"):
            run(f"{verb} {statement}", correction.pk)
    assert everything() == before


@on_sqlite
@pytest.mark.usefixtures("_unchanged")
def test_update_or_replace_cannot_change_an_entry() -> None:
    for conflict in ("REPLACE", "IGNORE", "FAIL", "ROLLBACK"):
        with pytest.raises(DatabaseError, match="append-only"):
            run(f"UPDATE OR {conflict} reforms_update SET name = 'Rewritten'")


@on_postgresql
@pytest.mark.parametrize("more", ["", " CASCADE", " RESTART IDENTITY CASCADE"])
@pytest.mark.usefixtures("_unchanged")
def test_truncate_cannot_empty_the_log(more: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        run(f"TRUNCATE reforms_update{more}")


@on_postgresql
def test_truncating_what_the_log_hangs_on_does_not_reach_it(entry: Update) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        run("TRUNCATE reforms_reform CASCADE")
    assert Update.objects.count() == 1


@pytest.mark.parametrize("way", ["save", "bulk"])
def test_a_milestone_of_another_reform_is_refused_by_the_database(way: str, entry: Update) -> None:
    stray = new(
        Update,
        kind="outcome",
        outcome="met",
        reform=entry.reform,
        milestone=add(Milestone),
        passage=entry.passage,
    )
    with pytest.raises(IntegrityError, match="another reform"), transaction.atomic():
        stray.save() if way == "save" else insert(stray)
    assert Update.objects.count() == 1


MOVES: dict[str, Callable[[Milestone, Reform], object]] = {
    "save": lambda milestone, other: Milestone(pk=milestone.pk, reform=other).save(),
    "update": lambda milestone, other: Milestone.objects.update(reform=other),
    "SQL": lambda milestone, other: run("UPDATE reforms_milestone SET reform_id = %s", other.pk),
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", MOVES)
def test_a_milestone_does_not_take_its_updates_to_another_reform(way: str) -> None:
    milestone, other = add(Milestone), add(Reform)
    add(Update, kind="outcome", outcome="met", reform=milestone.reform, milestone=milestone)
    home = milestone.reform_id
    with pytest.raises(IntegrityError, match="so it stays there"), transaction.atomic():
        MOVES[way](milestone, other)
    assert Milestone.objects.get().reform_id == home
    Milestone.objects.update(title="What may change")


@pytest.mark.django_db
def test_a_milestone_without_updates_may_move() -> None:
    milestone, other = add(Milestone), add(Reform)
    Milestone.objects.update(reform=other)
    milestone.refresh_from_db()
    assert milestone.reform == other


@pytest.mark.usefixtures("_unchanged")
def test_what_the_log_is_about_cannot_be_deleted(entry: Update) -> None:
    about = [entry.reform, entry.passage]
    for row in about:
        with pytest.raises(ProtectedError), transaction.atomic():
            row.delete()  # type: ignore[union-attr]  # add() filled both
    with pytest.raises(ProtectedError), transaction.atomic():
        Reform.objects.all().delete()


def test_an_entry_is_corrected_once(entry: Update) -> None:
    add(Update, reform=entry.reform, corrects=entry)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(new(Update, reform=entry.reform, corrects=entry))


@pytest.mark.django_db
def test_the_triggers_stand_after_migrate() -> None:
    assert held.installed(connection) == wanted()


@pytest.mark.django_db
def test_installing_twice_leaves_one_of_each() -> None:
    held.install(connection)
    held.install(connection)
    assert held.installed(connection) == wanted()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("remade", [Update, Milestone])
def test_migrate_puts_the_triggers_back_after_a_table_was_remade(remade: type[Model]) -> None:
    entry = add(Update, kind="name", name="As it was")
    if connection.vendor == "sqlite":
        # What a migration does to a table here: a new one takes its place, without triggers.
        held.remove(connection)
        with connection.schema_editor() as editor:
            editor._remake_table(remade)  # type: ignore[attr-defined]  # SQLite's editor alone
    else:
        held.remove(connection)
    assert held.installed(connection) != wanted()

    call_command("migrate", verbosity=0)

    assert held.installed(connection) == wanted()
    with pytest.raises(IntegrityError, match="append-only"):
        run("DELETE FROM reforms_update WHERE id = %s", entry.pk)


@pytest.mark.django_db(transaction=True)
def test_a_test_that_really_commits_leaves_no_entry_behind() -> None:
    # The test above and this one each leave a row for the test run to flush away.
    assert Update.objects.count() == 0
    add(Update)
    assert held.installed(connection) == wanted()
