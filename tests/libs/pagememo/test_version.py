"""The data version: every write to a public table changes it, in the transaction of the write."""

from collections.abc import Callable
from threading import Event as Signal
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models, transaction
from django.test import Client

from glossary.models import Sense, Term
from libs import triggers
from libs.pagememo.models import DataVersion
from libs.pagememo.version import read_version
from reforms.models import Reform, Strand, Update
from seeds.models import Passage
from tests.documents import ROOMS
from tests.rows import WHOLE, add, new
from tests.threads import for_threads

__all__ = ["for_threads"]

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite can do it")
on_postgres = pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer")


class Watch:
    """Tells whether the version has changed since the last look, to one that never was."""

    def __init__(self) -> None:
        self.seen = [read_version()]
        assert self.seen[0]

    def changed(self) -> bool:
        now = read_version()
        assert now
        changed = now != self.seen[-1]
        assert not changed or now not in self.seen
        self.seen.append(now)
        return changed


@pytest.fixture
def watch(db: None) -> Watch:
    return Watch()


def tables() -> list[type[models.Model]]:
    return [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models(include_auto_created=True)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("model", tables(), ids=lambda model: model._meta.db_table)
def test_every_table_of_the_rooms_has_its_triggers(model: type[models.Model]) -> None:
    name = f"held_{model._meta.db_table}_new_version"
    ends = [""] if connection.vendor == "postgresql" else ["_insert", "_update", "_delete"]
    assert {name + end for end in ends} <= triggers.installed(connection)


@pytest.mark.parametrize("model", WHOLE, ids=lambda model: model._meta.db_table)
def test_rows_added_and_edited_change_the_version(model: type[models.Model], watch: Watch) -> None:
    row = new(model)
    watch.changed()
    row.save()
    assert watch.changed()
    key = model._meta.pk.name
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        assert not watch.changed()
        if "recorded_at" not in {field.name for field in model._meta.fields}:
            cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}"')
            assert watch.changed()
    assert model._default_manager.filter(**{key: row.pk}).exists()


@pytest.mark.parametrize("model", [Strand, Reform, Term, Passage])
def test_rows_deleted_change_the_version(model: type[models.Model], watch: Watch) -> None:
    row = add(model)
    watch.changed()
    row.delete()
    assert watch.changed()
    model._default_manager.bulk_create([new(model), new(model)])
    assert watch.changed()
    model._default_manager.all().delete()
    assert watch.changed()


def test_rows_between_two_tables_change_the_version(watch: Watch) -> None:
    term, other = add(Term), add(Term)
    watch.changed()
    for change in (term.see_also.add, term.see_also.remove):
        change(other)
        assert watch.changed()


def test_rows_written_over_change_the_version(watch: Watch) -> None:
    add(Term, slug="a", text="A")
    watch.changed()
    again = new(Term, slug="a", text="AA")
    Term.objects.bulk_create(
        [again], update_conflicts=True, unique_fields=["slug"], update_fields=["text"]
    )
    assert watch.changed()
    Term.objects.bulk_create([new(Term, slug="b", text="B"), again], ignore_conflicts=True)
    assert watch.changed()


@on_sqlite
@pytest.mark.parametrize("conflict", ["ABORT", "FAIL", "IGNORE", "REPLACE", "ROLLBACK"])
def test_no_way_to_settle_conflicts_spares_the_version(conflict: str, watch: Watch) -> None:
    """A trigger's own INSERT would settle them as the statement does that fired it."""
    add(Strand, slug="a", title="A", position=1)
    watch.changed()
    columns = "slug, title, position"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR {conflict} INTO reforms_strand ({columns}) VALUES ('b', 'B', 77)"
        )
        assert watch.changed()
        cursor.execute(f"UPDATE OR {conflict} reforms_strand SET title = 'C' WHERE slug = 'b'")
        assert watch.changed()
    assert Strand.objects.get(slug="b").title == "C"


@on_postgres
def test_an_emptied_table_changes_the_version(watch: Watch) -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE seeds_passagecheck")
    assert watch.changed()


def test_of_users_only_their_names_count(watch: Watch, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("anna", password="a-long-password")
    assert not watch.changed()
    Client().force_login(user)
    user.refresh_from_db()
    assert user.last_login
    assert not watch.changed()
    django_user_model.objects.update(last_name="Miller")
    assert watch.changed()


def test_a_write_taken_back_takes_its_version_back(watch: Watch) -> None:
    before = read_version()
    with transaction.atomic():
        add(Strand)
        taken_back = read_version()
        transaction.set_rollback(True)
    assert read_version() == before
    add(Strand)
    assert read_version() not in {before, taken_back}


@pytest.mark.django_db(transaction=True)
def test_nobody_sees_the_version_of_a_write_before_the_write(
    for_threads: Callable[..., Any],
) -> None:
    written, read = Signal(), Signal()

    def write() -> None:
        with transaction.atomic():
            add(Strand, slug="new")
            written.set()
            assert read.wait(20)

    def look() -> tuple[str | None, bool]:
        assert written.wait(20)
        seen = read_version(), Strand.objects.filter(slug="new").exists()
        read.set()
        return seen

    (before,) = for_threads(read_version)
    _, (meanwhile, was_there) = for_threads(write, look)
    assert (meanwhile, was_there) == (before, False)
    (after,) = for_threads(read_version)
    assert after not in {None, before}


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_do_not_wait_and_each_changes_the_version(
    for_threads: Callable[..., Any],
) -> None:
    begun, committed = Signal(), Signal()
    seen: list[str | None] = []

    def first() -> None:
        with transaction.atomic():
            add(Strand, slug="first")
            begun.set()
            # The other begins after this one and ends before it, with this one's rows still locked.
            assert committed.wait(20)

    def second() -> None:
        assert begun.wait(20)
        seen.append(read_version())
        with transaction.atomic():
            add(Strand, slug="second")
            Strand.objects.filter(slug="second").update(title="Again")
        seen.append(read_version())
        committed.set()

    for_threads(first, second)
    seen.append(read_version())
    assert None not in seen
    assert len(set(seen)) == 3
    # The rows stay as few as ever wrote at once.
    for _ in range(5):
        add(Strand)
    assert DataVersion.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_while_the_triggers_are_lifted_there_is_no_version() -> None:
    before = read_version()
    with triggers.lifted(connection):
        assert read_version() is None
        add(Strand)
        assert read_version() is None
    assert read_version() not in {None, before}


@pytest.mark.django_db(transaction=True)
def test_the_first_write_after_the_version_was_lost_makes_a_new_one() -> None:
    before = read_version()
    DataVersion.objects.all().delete()
    assert read_version() is None
    add(Strand)
    assert read_version() not in {None, before}


@pytest.mark.django_db(transaction=True)
def test_a_migrate_that_changes_nothing_makes_a_new_version() -> None:
    before = read_version()
    call_command("migrate", verbosity=0)
    assert read_version() not in {None, before}


@pytest.mark.django_db(transaction=True)
def test_without_the_table_there_is_no_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE pagememo_dataversion RENAME TO elsewhere")
        try:
            assert read_version() is None
        finally:
            connection.close()
            with connection.cursor() as again:
                again.execute("ALTER TABLE elsewhere RENAME TO pagememo_dataversion")
    assert read_version()


def test_a_transaction_of_many_writes_has_one_new_row_at_most(watch: Watch) -> None:
    rows = DataVersion.objects.count()
    sense = add(Sense)
    for _ in range(20):
        add(Sense, term=sense.term, passage=sense.passage)
        assert watch.changed()
    assert DataVersion.objects.count() == rows
    assert Update.objects.count() == 0
