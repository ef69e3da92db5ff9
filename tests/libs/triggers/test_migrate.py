"""Triggers stand after every migrate: forwards, backwards, or failed."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from libs import triggers as held
from reforms.models import Milestone, Update
from tests.rows import add
from tests.seeds.facts import FACTS
from tests.torture import WHOLE, share


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
    for app in share(["reforms", "partnerships", "glossary"], 3):
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


@pytest.mark.skipif(not WHOLE, reason="going back takes half a minute")
@pytest.mark.one_database  # what is refused is the same
@pytest.mark.django_db(transaction=True)
def test_going_back_to_tables_that_cannot_hold_the_facts_is_refused_in_words() -> None:
    wanted = held.installed(connection)
    milestone = add(Milestone)
    add(
        Update,
        reform=milestone.reform,
        milestone=milestone,
        kind=Update.Kind.OUTCOME,
        outcome="happened",
    )
    try:
        with pytest.raises(CommandError, match="cannot hold what is recorded"):
            call_command("migrate", "reforms", "0009", verbosity=0)
        assert held.installed(connection) == {one.full_name for one in held.expected(connection)}
    finally:
        call_command("migrate", verbosity=0)
    assert held.installed(connection) == wanted
    assert Update.objects.count() == 1
