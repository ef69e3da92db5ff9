"""The chain of a database that has facts and no seals yet: one from before there were any."""

import logging
from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from libs.triggers.append_only import columns_of
from seeds.facts_by_passage import fact_models
from seeds.models import Seal, Sourced
from seeds.sealing.contents import content_of, sealed_columns, sealed_paths
from seeds.sealing.writing import NEWEST, SEALS, Sealed, write_seals

CHUNK = 2_000
"""Facts that are read, and sealed, at once."""
log = logging.getLogger(__name__)

Placed = tuple[datetime, str, int, Sealed]
"""A fact by its place in the order of recording: moment, kind and number of the row."""


def begin_chain(connection: BaseDatabaseWrapper, stand: bool) -> None:
    """Seal all facts in the order of recording, where none is sealed. Each `migrate` asks for it.

    A database that is not migrated to the end waits for the next one.
    """
    if not stand:
        return
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    alias = connection.alias
    if not {SEALS, NEWEST} <= tables or Seal.objects.using(alias).exists():
        return
    kinds = fact_models()
    for model in kinds:
        if not {field.column for field in sealed_columns(model)} <= columns_of(model, connection):
            return
    with transaction.atomic(using=alias):
        facts = (one[-1] for one in merge(*(_in_order(model, alias) for model in kinds)))
        count = 0
        while chunk := list(islice(facts, CHUNK)):
            write_seals(connection, chunk)
            count += len(chunk)
    if count:
        log.warning("Sealed %s entries of the log, none of which was sealed.", count)


def _in_order(model: type[Sourced], alias: str) -> Iterator[Placed]:
    """The facts of a kind as they were recorded, CHUNK of them a query and held."""
    label, paths = model._meta.label_lower, sealed_paths(model)
    rows: Any = model._base_manager.using(alias).order_by("recorded_at", "pk")
    found: list[tuple[Any, ...]] = []
    while True:
        if found:
            moment, number = found[-1][0], found[-1][1]
            later = rows.filter(recorded_at__gte=moment).exclude(recorded_at=moment, pk__lte=number)
        else:
            later = rows
        found = list(later.values_list("recorded_at", "pk", "key", *paths)[:CHUNK])
        if not found:
            return
        for moment, number, key, *values in found:
            content = content_of(model, dict(zip(paths, values, strict=True)))
            yield moment, label, number, (label, key, content)
