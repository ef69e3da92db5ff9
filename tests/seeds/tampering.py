"""Ways to change the log by SQL, past the tracker, with the triggers gone.

Each way is a function of a source of chance. It does one thing that a log must not bear and returns
True, or returns False where what it drew cannot be done.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from django.db import connection

from seeds.models import Document, NewestSeal, Passage, Seal, Sourced
from seeds.sealing.contents import content_of, sealed_columns, sealed_paths
from seeds.sealing.writing import BEFORE_THE_FIRST, next_hash
from tests.seeds.facts import FACTS
from tests.seeds.tampering_parts import another_value, drawn_fact, drawn_number, sql, write

Way = Callable[[Random], bool]


def change_a_column(chance: Random) -> bool:
    model, pk = drawn_fact(chance)
    field = chance.choice(sealed_columns(model))
    old = model._base_manager.filter(pk=pk).values_list(field.attname, flat=True)[0]
    return write(model, pk, field, another_value(field, old, chance))


def change_a_source(chance: Random) -> bool:
    """Words of a passage that a fact cites, or of its document."""
    model, pk = drawn_fact(chance)
    passage = model._base_manager.get(pk=pk).passage
    if passage is None:
        return False
    cited: Any = chance.choice([Passage, Document])
    row = passage if cited is Passage else passage.document
    name = chance.choice(cited.KEPT)
    field = cited._meta.get_field(name.removesuffix("_id"))
    old = cited._base_manager.filter(pk=row.pk).values_list(field.attname, flat=True)[0]
    return write(cited, row.pk, field, another_value(field, old, chance))


def remove_a_fact(chance: Random) -> bool:
    model, pk = drawn_fact(chance)
    return bool(sql(f'DELETE FROM "{model._meta.db_table}" WHERE id = %s', pk))


def remove_a_seal(chance: Random) -> bool:
    return bool(sql("DELETE FROM seeds_seal WHERE number = %s", drawn_number(chance)))


def remove_a_fact_and_its_seal(chance: Random) -> bool:
    seal = Seal.objects.get(number=drawn_number(chance))
    table = FACTS[seal.kind]._meta.db_table
    done = sql(f'DELETE FROM "{table}" WHERE "key" = %s', seal.key)
    return bool(done and sql("DELETE FROM seeds_seal WHERE id = %s", seal.pk))


def remove_both_and_close_the_gap(chance: Random) -> bool:
    number = drawn_number(chance)
    seal = Seal.objects.get(number=number)
    sql(f'DELETE FROM "{FACTS[seal.kind]._meta.db_table}" WHERE "key" = %s', seal.key)
    sql("DELETE FROM seeds_seal WHERE id = %s", seal.pk)
    for later in Seal.objects.filter(number__gt=number).order_by("number"):
        sql("UPDATE seeds_seal SET number = number - 1 WHERE id = %s", later.pk)
    newest = Seal.objects.order_by("number").last()
    assert newest
    sql("UPDATE seeds_newestseal SET number = %s, hash = %s", newest.number, newest.hash)
    # Of the last one nothing is left to tell, but to whom pinned its hash.
    return number <= (newest.number or 0)


def copy_of(model: type[Sourced], pk: Any, key: str) -> bool:
    """Puts in a row like another one, under a key of its own."""
    table = model._meta.db_table
    columns = [field.column for field in sealed_columns(model) if field.column not in ("id", "key")]
    columns += [field.column for field in model._meta.concrete_fields if field.name in model.OURS]
    named = ", ".join(f'"{column}"' for column in columns)
    put = (
        named.replace('"corrects_id"', "NULL")
        .replace('"withdrawn"', "%s")
        .replace('"correction_reason"', "''")
    )
    return bool(
        sql(
            f'INSERT INTO "{table}" ("key", {named}) SELECT %s, {put} FROM "{table}" WHERE id = %s',
            key,
            False,
            pk,
        )
    )


def put_in_a_fact(chance: Random) -> bool:
    model, pk = drawn_fact(chance)
    return copy_of(model, pk, f"put-in-{chance.random()}"[:60].replace(".", "-"))


def put_in_a_sealed_fact(chance: Random) -> bool:
    """In between, with a seal that follows; the later ones move on, and keep their hashes."""
    model, pk = drawn_fact(chance)
    key = f"put-in-{chance.randint(1, 10**9)}"
    if not copy_of(model, pk, key):
        return False
    number = drawn_number(chance)
    for later in Seal.objects.filter(number__gte=number).order_by("-number"):
        sql("UPDATE seeds_seal SET number = number + 1 WHERE id = %s", later.pk)
    add_seal(number, model, key)
    last = Seal.objects.order_by("number").last()
    assert last
    sql("UPDATE seeds_newestseal SET number = %s, hash = %s", last.number, last.hash)
    return number < (last.number or 0)


def add_seal(number: int, model: type[Sourced], key: str) -> None:
    before = (
        Seal.objects.filter(number=number - 1).values_list("hash", flat=True).first()
        or BEFORE_THE_FIRST
    )
    content = content_now(model, key)
    label = model._meta.label_lower
    own = next_hash(before, number, label, key, content)
    sql(
        'INSERT INTO seeds_seal (number, kind, "key", content, hash) VALUES (%s, %s, %s, %s, %s)',
        number,
        label,
        key,
        content,
        own,
    )


def content_now(model: Any, key: str) -> str:
    paths = sealed_paths(model)
    values = model._base_manager.filter(key=key).values_list(*paths).get()
    return content_of(model, dict(zip(paths, values, strict=True)))


def recompute_a_part(chance: Random) -> bool:
    """Changes a fact, and makes its seal anew and some of the next, but not all."""
    number, last = drawn_number(chance), Seal.objects.count()
    if number == last:
        return False
    seal = Seal.objects.get(number=number)
    model = FACTS[seal.kind]
    pk = model._base_manager.get(key=seal.key).pk
    if not write(model, pk, model._meta.get_field("reason"), f"so {chance.random()}"):
        return False
    before = (
        Seal.objects.filter(number=number - 1).values_list("hash", flat=True).first()
        or BEFORE_THE_FIRST
    )
    for later in Seal.objects.filter(
        number__gte=number, number__lte=chance.randint(number, last - 1)
    ).order_by("number"):
        content = content_now(FACTS[later.kind], later.key)
        before = next_hash(before, int(later.number or 0), later.kind, later.key, content)
        sql(
            "UPDATE seeds_seal SET content = %s, hash = %s WHERE id = %s", content, before, later.pk
        )
    return True


def swap_two_seals(chance: Random) -> bool:
    one, other = chance.sample(range(1, Seal.objects.count() + 1), 2)
    first, second = Seal.objects.get(number=one), Seal.objects.get(number=other)
    sql("UPDATE seeds_seal SET number = -1 WHERE id = %s", first.pk)
    sql("UPDATE seeds_seal SET number = %s WHERE id = %s", one, second.pk)
    return bool(sql("UPDATE seeds_seal SET number = %s WHERE id = %s", other, first.pk))


def swap_two_facts(chance: Random) -> bool:
    """Two entries of one kind get each other's keys, so the order of recording is another."""
    model, pk = drawn_fact(chance)
    others = model._base_manager.exclude(pk=pk).order_by("pk").values_list("pk", "key")
    if not others:
        return False
    other, its_key = chance.choice(list(others))
    own_key = model._base_manager.get(pk=pk).key
    key = model._meta.get_field("key")
    return (
        write(model, pk, key, "between")
        and write(model, other, key, own_key)
        and write(model, pk, key, its_key)
    )


def change_a_seal(chance: Random) -> bool:
    name = chance.choice(["kind", "key", "content", "hash", "number"])
    seal = Seal.objects.get(number=drawn_number(chance))
    value = {"kind": chance.choice(sorted(FACTS)), "number": chance.choice([0, -3, 10**6, None])}
    return write(
        Seal,
        seal.pk,
        Seal._meta.get_field(name),
        value.get(name, f"{chance.getrandbits(256):064x}"),
    )


def change_the_newest(chance: Random) -> bool:
    name = chance.choice(["number", "hash"])
    value = chance.choice([0, 3, 10**6]) if name == "number" else f"{chance.getrandbits(256):064x}"
    newest = NewestSeal.objects.get()
    return write(NewestSeal, newest.pk, NewestSeal._meta.get_field(name), value)


def forget_the_newest(chance: Random) -> bool:
    return bool(sql("DELETE FROM seeds_newestseal"))


def write_it_otherwise(chance: Random) -> bool:
    """SQLite alone: a value that Django reads as what was there."""
    if connection.vendor != "sqlite":
        return False
    model, pk = drawn_fact(chance)
    table = model._meta.db_table
    return bool(
        chance.choice(
            [
                lambda: sql(
                    f'UPDATE "{table}" SET withdrawn = 2 WHERE id = %s AND NOT withdrawn', pk
                ),
                lambda: sql(
                    f'UPDATE "{table}" SET known_on = known_on || %s WHERE id = %s', " 00:00:00", pk
                ),
                lambda: sql(
                    f'UPDATE "{table}" SET reason = CAST(reason AS BLOB) WHERE id = %s', pk
                ),
            ]
        )()
    )


WAYS: Sequence[Way] = (
    change_a_column,
    change_a_source,
    remove_a_fact,
    remove_a_seal,
    remove_a_fact_and_its_seal,
    remove_both_and_close_the_gap,
    put_in_a_fact,
    put_in_a_sealed_fact,
    recompute_a_part,
    swap_two_seals,
    swap_two_facts,
    change_a_seal,
    change_the_newest,
    forget_the_newest,
    write_it_otherwise,
)
