"""Triggers stand after every migrate: forwards, backwards, or failed."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

from libs import triggers as held
from tests.seeds.facts import FACTS
from tests.torture import WHOLE


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
    # The glossary takes the reforms with it, which takes long.
    call_command("migrate", "glossary" if WHOLE else "alerts", "zero", verbosity=0)
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


@pytest.mark.django_db
def test_a_migration_that_cannot_hold_the_facts_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = held.installed(connection)

    def refuse(*_: Any, **__: Any) -> None:
        raise IntegrityError("CHECK constraint failed: update_outcome_told")

    monkeypatch.setattr(MigrationExecutor, "migrate", refuse)
    with pytest.raises(CommandError, match=r"cannot hold (?s:.)*update_outcome"):
        call_command("migrate", verbosity=0)
    assert held.installed(connection) == wanted
