"""What a row was, who changed it, when and why: kept by django-reversion.

A row is kept as it was before somebody changes it, unless its last version says the same: what the
fixtures load is kept only once an editor touches it, and what changed outside this room is told.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import reversion
from django.core import serializers
from django.db import models
from reversion.models import Revision, Version

from libs.backoffice.editing.forms import WHY
from libs.backoffice.editing.values import Plain, Plains, columns, plain, print_moment
from libs.backoffice.relations import is_id


@dataclass(frozen=True, slots=True)
class Change:
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
    """Keeps rows that are about to be changed, in nobody's name; call it inside the transaction."""
    unkept = [row for row in rows if not is_kept(row)]
    if unkept:
        keep(unkept, None, BEFORE)


def keep(rows: Sequence[models.Model], user: Any, reason: str) -> None:
    """Keeps rows as they are now, in somebody's name; call it inside the transaction."""
    with reversion.create_revision(manage_manually=True, atomic=True):
        reversion.set_comment(reason)
        if user is not None:
            reversion.set_user(user)
        for row in rows:
            reversion.add_to_revision(row)


def values_in(serialized: str, model: type[models.Model]) -> Plains:
    """What a version says; columns that there were not yet are left out."""
    fields: dict[str, Any] = json.loads(serialized)[0]["fields"]
    return _plains(fields, model)


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


def change_of(revision: Revision) -> Change:
    who = str(revision.user) if revision.user else ""
    return Change(who, print_moment(revision.date_created), tuple(revision.comment.splitlines()))


def last_change(row: models.Model) -> Change | None:
    """The newest change that somebody made here; None where what is stored came another way."""
    last = versions_of(row).select_related("revision__user").first()
    return change_of(last.revision) if last and is_kept(row) else None


def is_kept(row: models.Model) -> bool:
    """Whether the last version of a row says what the row is now."""
    model = type(row)
    last = versions_of(row).first()
    if last is None:
        return False
    (now,) = serializers.serialize("python", [row], fields=list(columns(model)))
    return values_in(last.serialized_data, model) == _plains(now["fields"], model)


def _plains(fields: dict[str, Any], model: type[models.Model]) -> dict[str, Plain]:
    return {name: plain(fields[name]) for name in columns(model) if name in fields}
