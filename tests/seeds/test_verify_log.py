"""The log proves itself: whatever is written into it past the tracker is found, and named."""

import time
from collections.abc import Callable
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from libs import triggers
from reforms.models import Update
from seeds.actions import Source, correct_fact, withdraw_fact
from seeds.models import NewestSeal, Seal, Sourced
from seeds.sealing.beginning import begin_chain
from seeds.sealing.verifying import Verification
from tests import torture
from tests.rows import DAY, add, add_many, new
from tests.seeds.facts import FACTS, add_fact
from tests.seeds.tampering import WAYS, sql
from tests.threads import for_threads

__all__ = ["for_threads"]
pytestmark = pytest.mark.django_db
TRIES = 1_000 if torture.WHOLE else len(WAYS)


def found(pinned: str = "") -> list[str]:
    connection.check_constraints()
    return [str(one) for one in Verification(pinned=pinned).find()]


def newest() -> str:
    connection.check_constraints()
    return NewestSeal.objects.get().hash


@pytest.fixture
def log(db: None) -> list[Sourced]:
    """Of every kind a fact, its correction, and a withdrawal of that."""
    facts = []
    for label in FACTS:
        fact = add_fact(label)
        source = Source(known_on=DAY, basis="stated", passage=fact.passage)
        says: dict[str, Any] = {"correction_reason": "It was wrong.", "source": source, "by": None}
        right = correct_fact(fact, **says)
        facts += [fact, right, withdraw_fact(right, **says)]
    connection.check_constraints()
    return facts


def told(*arguments: str) -> str:
    connection.check_constraints()
    out = StringIO()
    call_command("verify_log", *arguments, stdout=out)
    return out.getvalue()


def test_facts_corrections_and_withdrawals_of_every_kind_are_sealed(log: list[Sourced]) -> None:
    assert found() == []
    keys = [seal.key for seal in Seal.objects.all()]
    assert [key for key in keys if key in {fact.key for fact in log}] == [fact.key for fact in log]


def test_every_tampering_by_sql_is_found(log: list[Sourced]) -> None:
    # Under torture another thousand each time.
    chance = Random() if torture.WHOLE else Random(14)  # noqa: S311 - no secret
    triggers.remove(connection)
    missed, tried = [], 0
    for number in range(4 * TRIES):
        way, mark, drawn = WAYS[number % len(WAYS)], transaction.savepoint(), chance.getstate()
        if way(chance):
            tried += 1
            if not list(Verification().find()):
                missed.append((way.__name__, drawn))
        transaction.savepoint_rollback(mark)
        if tried == TRIES:
            break
    assert missed == []
    assert tried == TRIES


def test_the_row_is_named_with_what_to_do(log: list[Sourced]) -> None:
    triggers.remove(connection)
    label, number = log[0]._meta.label_lower, Seal.objects.get(key=log[0].key).number
    sql(f"UPDATE {log[0]._meta.db_table} SET reason = 'Lie' WHERE id = %s", log[0].pk)
    out = StringIO()
    with pytest.raises(CommandError, match=r"1 found among .* restore the newest backup"):
        call_command("verify_log", stdout=out)
    assert f"{label} {log[0].key}, seal {number}: the entry" in out.getvalue()


def test_a_pinned_hash_is_found_as_long_as_nothing_before_it_was_made_anew(db: None) -> None:
    first, second = add_many(Update, 2, kind="name", name="A name")
    pinned = newest()
    third = add(Update, kind="name", name="Another")
    assert "The pinned hash is that of seal 2.\n3 entries" in told("--from", pinned)
    assert newest() in told()

    with triggers.lifted(connection):
        sql("UPDATE reforms_update SET name = 'Lie' WHERE id = %s", second.pk)
        sql("DELETE FROM seeds_newestseal")
        sql("DELETE FROM seeds_seal")
    connection.check_constraints()

    assert found() == []
    with pytest.raises(CommandError, match="1 found"):
        told("--from", pinned)
    assert [seal.key for seal in Seal.objects.all()] == [first.key, second.key, third.key]


def test_what_was_recorded_before_there_were_seals_is_sealed_in_its_order(
    log: list[Sourced],
) -> None:
    before = list(Seal.objects.values_list("number", "kind", "key", "content"))
    triggers.remove(connection)
    sql("DELETE FROM seeds_newestseal")
    sql("DELETE FROM seeds_seal")
    triggers.install(connection)
    connection.check_constraints()

    assert found() == []
    after = list(Seal.objects.values_list("number", "kind", "key", "content"))
    assert {one[1:] for one in after} == {one[1:] for one in before}

    begin_chain(connection, stand=True)
    assert list(Seal.objects.values_list("number", "kind", "key", "content")) == after


def test_what_is_ours_may_change(log: list[Sourced]) -> None:
    changed = 0
    for fact in log:
        for name in fact.OURS:
            field: Any = fact._meta.get_field(name)
            changed += (
                type(fact)
                ._default_manager.filter(pk=fact.pk)
                .update(
                    **{name: field.to_python(7 if "Integer" in type(field).__name__ else "Other")}
                )
            )
    assert changed
    assert found() == []


@pytest.mark.one_database
@pytest.mark.parametrize("address", ["/about/", "/data/", "/data/datapackage.json", "/api/v1/"])
def test_the_newest_hash_stands_where_people_can_write_it_down(
    address: str, db: None, client: Client
) -> None:
    add(Update, kind="name", name="A name")
    before = newest()
    assert f'"{before}"' in client.get(address).content.decode()
    add(Update, kind="name", name="Another")
    assert newest() != before
    assert f'"{newest()}"' in client.get(address).content.decode()


@pytest.mark.parametrize("table", ["seeds_seal", "seeds_newestseal"])
@pytest.mark.parametrize("write", ["DELETE FROM {}", "UPDATE {} SET number = number"])
def test_the_database_keeps_the_seals(table: str, write: str, log: list[Sourced]) -> None:
    assert sql(write.format(table)) == 0
    assert found() == []


def test_many_at_once_are_sealed_in_a_few_statements(
    db: None, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30):
        add_many(Update, 200, kind="name", name="A name")
    assert found() == []
    assert Seal.objects.count() == 200


def test_who_record_at_the_same_moment_make_one_chain(for_threads: Callable[..., Any]) -> None:
    """Each holds its facts open for a while, in a transaction of its own."""
    given = new(Update, kind="name", name="A name")
    about = {"reform": given.reform, "passage": given.passage}

    def record() -> None:
        for _ in range(3):
            with transaction.atomic():
                for _ in range(2):
                    add(Update, kind="name", name="A name", **about)
                time.sleep(0.01)

    def look() -> tuple[list[str], int]:
        return [str(one) for one in Verification().find()], Seal.objects.count()

    for_threads(record, record, record, record)
    assert for_threads(look) == [([], 24)]
