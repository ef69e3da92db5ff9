"""Sealing facts when they are recorded, in their own transaction.

SQLite lets one transaction write at a time, so the next hash is worked out here. On PostgreSQL the
fact's own hash is written here, and at commit a trigger closes the chain (seeds/sealing/triggers).
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.db import models, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from seeds.sealing.contents import content_of, values_of

SEALS, NEWEST = "seeds_seal", "seeds_newestseal"
BEFORE_THE_FIRST = "0" * 64
"""What stands for the hash before the first seal."""
READ_NEWEST = f"SELECT number, hash FROM {NEWEST} WHERE id = 1"
MOVE_NEWEST = f"UPDATE {NEWEST} SET number = %s, hash = %s WHERE id = 1"
BEGIN_NEWEST = f"INSERT INTO {NEWEST} (id, number, hash) VALUES (1, %s, %s)"
ADD_SEAL = f'INSERT INTO {SEALS} (number, kind, "key", content, hash) VALUES (%s, %s, %s, %s, %s)'

Sealed = tuple[str, str, str]
"""Kind, key and content of one fact."""


def next_hash(before: str, number: int, kind: str, key: str, content: str) -> str:
    """The hash of a seal: SHA-256 of five lines, of which the first is the hash before.

    PostgreSQL works out the same by itself.
    """
    return sha256("\n".join([before, str(number), kind, key, content]).encode()).hexdigest()


def seal(facts: Sequence[models.Model]) -> None:
    """Seal facts that were just saved, in this order; call it inside their transaction."""
    if not facts:
        return
    using = facts[0]._state.db or router.db_for_write(type(facts[0]))
    connection = transaction.get_connection(using)
    write_seals(connection, (sealed(fact) for fact in facts))


def sealed(fact: models.Model) -> Sealed:
    """What is written down of a fact at hand."""
    model = type(fact)
    key = str(fact.key)  # type: ignore[attr-defined]  # every fact has one
    return model._meta.label_lower, key, content_of(model, values_of(fact))


def write_seals(connection: BaseDatabaseWrapper, facts: Iterable[Sealed]) -> None:
    """Add seals to the end of the chain; call it inside a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(ADD_SEAL, [(None, *fact, "") for fact in facts])
            return
        cursor.execute(READ_NEWEST)
        number, before = begun = cursor.fetchone() or (0, BEFORE_THE_FIRST)
        seals = []
        for fact in facts:
            number, before = number + 1, next_hash(before, number + 1, *fact)
            seals.append((number, *fact, before))
        cursor.executemany(ADD_SEAL, seals)
        cursor.execute(MOVE_NEWEST if begun[0] else BEGIN_NEWEST, [number, before])
