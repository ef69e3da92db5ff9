"""What a row was, who changed it, when and why: kept by django-reversion.

A row is kept as it was before somebody changes it, unless its last version says the same: what the
fixtures load is kept once an editor changes it, and a change made outside the admin is noticed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import reversion
from django.core import serializers
from django.db import models
from django.db.models import Max
from reversion.models import Revision, Version

from libs.backoffice.editing.forms import WHY
from libs.backoffice.editing.values import FieldText, RowText, columns, print_moment, to_text
from libs.backoffice.relations import is_id


@dataclass(frozen=True, slots=True)
class SavedChange:
    """Who changed a row, when, and why; each row deleted with it has a line after the reason."""

    who: str
    when: str
    why: tuple[str, ...]


BEFORE = "As it was before the next change."
ADDED = "Added."


def register(model: type[models.Model]) -> None:
    """Has the versions of a model kept; the same model twice is no mistake."""
    if not reversion.is_registered(model):
        reversion.register(model, fields=list(columns(model)))


def keep_as_it_was(rows: Iterable[models.Model]) -> None:
    """Keep rows that are about to be changed, in nobody's name; call it inside the transaction."""
    unkept = list_unkept(list(rows))
    if unkept:
        keep(unkept, None, BEFORE)


def keep(rows: Sequence[models.Model], user: Any, reason: str) -> None:
    """Keep rows as they are now, in somebody's name; call it inside the transaction."""
    _fetch_links(rows)
    with reversion.create_revision(manage_manually=True, atomic=True):
        reversion.set_comment(reason)
        if user is not None:
            reversion.set_user(user)
        for row in rows:
            reversion.add_to_revision(row)


def written_down(rows: Sequence[models.Model]) -> list[str]:
    """Each row as a version writes it down; a query for the links of each model."""
    _fetch_links(rows)
    return [serializers.serialize("json", [row], fields=list(columns(type(row)))) for row in rows]


def list_unkept(rows: Sequence[models.Model]) -> list[models.Model]:
    """The rows whose last version does not say what they are now; a few queries for each model."""
    _fetch_links(rows)
    unkept = []
    for model, alike in _by_model(rows).items():
        ids = [str(row.pk) for row in alike]
        versions = Version.objects.get_for_model(model).filter(object_id__in=ids).order_by()
        newest = versions.values("object_id").annotate(newest=Max("pk")).values("newest")
        last = dict(versions.filter(pk__in=newest).values_list("object_id", "serialized_data"))
        names = list(columns(model))
        for row in alike:
            (now,) = serializers.serialize("python", [row], fields=names)
            said = last.get(str(row.pk))
            if said is None or values_in(said, model) != _texts(now["fields"], model):
                unkept.append(row)
    return unkept


def is_kept(row: models.Model) -> bool:
    """Whether the last version of a row says what the row is now."""
    return not list_unkept([row])


def _fetch_links(rows: Sequence[models.Model]) -> None:
    """Fetch the links of all rows at once; a version is written from what was fetched."""
    for model, alike in _by_model(rows).items():
        many = [name for name, column in columns(model).items() if column.many_to_many]
        models.prefetch_related_objects(alike, *many)


def _by_model(rows: Sequence[models.Model]) -> dict[type[models.Model], list[models.Model]]:
    found: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found


def values_in(serialized: str, model: type[models.Model]) -> RowText:
    """What a version says; columns that there were not yet are left out."""
    return _texts(fields_in(serialized), model)


def fields_in(serialized: str) -> dict[str, Any]:
    """The columns of a row as they were written down; related rows by their ids."""
    fields: dict[str, Any] = json.loads(serialized)[0]["fields"]
    return fields


def versions_of(row: models.Model) -> models.QuerySet[Version]:
    """A row's versions, the newest first."""
    found: models.QuerySet[Version] = Version.objects.get_for_object(row)
    return found


def earlier_version(row: models.Model, pk: str) -> Mapping[str, Any]:
    """What a version of a row says, as the row's form can start with; nothing if there is none."""
    version = versions_of(row).filter(pk=pk).first() if is_id(pk) else None
    if version is None:
        return {}
    own = columns(type(row))
    values = values_in(version.serialized_data, type(row))
    started = {
        name: list(value) if isinstance(value, tuple) else own[name].to_python(value or None)
        for name, value in values.items()
    }
    moment = print_moment(version.revision.date_created)
    return started | {WHY: f"Back to how it was on {moment}"}


def change_of(revision: Revision) -> SavedChange:
    who = str(revision.user) if revision.user else ""
    return SavedChange(
        who, print_moment(revision.date_created), tuple(revision.comment.splitlines())
    )


def last_change(row: models.Model) -> SavedChange | None:
    """The newest change that somebody made here; None where what is stored came another way."""
    last = versions_of(row).select_related("revision__user").first()
    return change_of(last.revision) if last and is_kept(row) else None


def _texts(fields: dict[str, Any], model: type[models.Model]) -> dict[str, FieldText]:
    return {name: to_text(fields[name]) for name in columns(model) if name in fields}
