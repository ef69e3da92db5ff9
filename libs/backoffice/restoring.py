"""Bringing back a row that was deleted: from its last version, through its model's checks."""

from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.text import capfirst
from reversion import is_registered
from reversion.models import Version

from libs.backoffice.editing.values import columns
from libs.backoffice.editing.versions import fields_in, keep
from libs.ingest.saving import check_constraints, save_checked

RESTORED = "Restored after it was deleted."
IS_THERE = "Somebody has already restored it."


def restore(
    version: Version, request: HttpRequest, model_admin: Any
) -> tuple[models.Model, list[str]]:
    """Bring a deleted row back under its old number.

    `model_admin` marks the row with who brings it back. Returns the row with the links that were
    left out, because what they led to is gone. Raises ValidationError, in words, where something
    that it needs is gone or its place is taken.
    """
    model: Any = version._model
    values = stored_fields(version)
    if model._base_manager.filter(pk=version.object_id).exists():
        raise ValidationError(IS_THERE)
    if missing := missing_rows(model, values):
        raise ValidationError([f"It needs this, which is also deleted: {one}." for one in missing])
    own = {name: field for name, field in columns(model).items() if not field.many_to_many}
    said = {own[name].attname: own[name].to_python(values[name]) for name in own if name in values}
    row = model(pk=model._meta.pk.to_python(version.object_id), **said)
    model_admin.mark_restored(request, row)
    with transaction.atomic():
        check_constraints(row)
        save_checked(row)
        left_out = _link(row, values)
        keep([row], request.user, RESTORED)
    return row, left_out


def stored_fields(version: Version) -> dict[str, Any]:
    """The columns of a version as they were written down; related rows by their ids."""
    return fields_in(version.serialized_data)


def deleted_version(pk: int) -> Version | None:
    """A version of a kind of row that is kept; None where there is none of that number."""
    version: Version | None = Version.objects.filter(pk=pk).first()
    is_kept = version is not None and version._model and is_registered(version._model)
    return version if is_kept else None


RowIds = Collection[tuple[type[models.Model], str]]
"""Rows by their models and ids."""


def related_rows(model: type[models.Model], values: Iterable[dict[str, Any]]) -> RowIds:
    """Which of the rows that stored fields of `model` point to are there; a query a relation."""
    many, found = list(values), set()
    for name, field in columns(model).items():
        related = field.related_model
        if related is not None and not field.many_to_many:
            ids = {one[name] for one in many if one.get(name) is not None}
            rows = related._base_manager.filter(pk__in=ids).values_list("pk", flat=True)
            found |= {(related, str(pk)) for pk in rows}
    return found


def missing_rows(
    model: type[models.Model], values: dict[str, Any], there: RowIds | None = None
) -> list[str]:
    """The related rows that a row cannot be without and that are not there; "strand no. 5"."""
    gone = []
    known = related_rows(model, [values]) if there is None else there
    for name, field in columns(model).items():
        related = field.related_model
        if related is None or field.many_to_many or values.get(name) is None:
            continue
        pk = values[name]
        if (related, str(pk)) not in known:
            gone.append(f"{related._meta.verbose_name} {_called(related, pk)}")
    return gone


def _called(model: type[models.Model], pk: Any) -> str:
    """What a row that is gone was called when it was last kept, or its number."""
    last = Version.objects.get_for_object_reference(model, pk).first()
    return f"“{last.object_repr}”" if last else f"no. {pk}"


def _link(row: models.Model, values: dict[str, Any]) -> list[str]:
    left_out = []
    for field in row._meta.many_to_many:
        wanted = [str(pk) for pk in values.get(field.name, ())]
        there: Any = field.related_model._base_manager.filter(pk__in=wanted)
        getattr(row, field.name).set(there)
        gone = set(wanted) - {str(one.pk) for one in there}
        related: Any = field.related_model
        left_out += [
            f"{capfirst(field.verbose_name)}: {_called(related, pk)}" for pk in sorted(gone)
        ]
    return left_out
