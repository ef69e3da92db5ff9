"""Why a row that an import added cannot be taken back; as many queries for few as for many."""

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.db import models

from libs.ingest.rows import is_append_only

IS_ANSWER = "It corrects or withdraws another entry, which would not come back: correct it by hand."
Reasons = dict[Any, str]
"""By the id of a row, why it stays."""


def why_rows_stay(model: type[models.Model], rows: Sequence[Any], user: Any) -> Reasons:
    """The reasons of those rows that stay."""
    if not rows:
        return {}
    return _facts(model, rows) if is_append_only(model) else _others(model, rows, user)


def _facts(model: Any, rows: Sequence[Any]) -> Reasons:
    """A fact that was answered stands no more; one that is an answer took another's place."""
    found: Reasons = {row.pk: IS_ANSWER for row in rows if row.corrects_id}
    ids = [row.pk for row in rows]
    answers = model._base_manager.filter(corrects__in=ids).values_list("corrects", "withdrawn")
    for pk, withdrawn in answers:
        found[pk] = f"Somebody {'withdrew' if withdrawn else 'corrected'} it since."
    return found


def _others(model: type[models.Model], rows: Sequence[Any], user: Any) -> Reasons:
    """What something refers to is not deleted, nor by whoever may delete no such row."""
    code = get_permission_codename("delete", model._meta)
    if not user.has_perm(f"{model._meta.app_label}.{code}"):
        kind = model._meta.verbose_name_plural
        return {row.pk: f"You may not delete {kind}: ask somebody who may." for row in rows}
    ids = [row.pk for row in rows]
    found: Reasons = {}
    for relation in model._meta.related_objects:
        for pk, kind in _referring(relation, ids):
            found.setdefault(pk, f"A {kind} refers to it.")
    return found


def _referring(relation: Any, ids: Collection[Any]) -> list[tuple[Any, str]]:
    """Which of the rows something refers to by a relation, and what that is."""
    related = relation.related_model
    if not admin.site.is_registered(related):
        return []
    name = relation.field.name
    rows = related._base_manager.filter(**{f"{name}__in": ids}).values_list(name, flat=True)
    return [(pk, str(related._meta.verbose_name)) for pk in rows.distinct()]
