"""Rows that were deleted: what each was, who deleted it and why.

A row's last version stays when it is deleted (see editing/versions.py). One that was deleted on its
own page has an entry in Django's log; one that went with another's form, a line in the reason of
the revision that follows its last version.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest
from reversion import is_registered
from reversion.models import Revision, Version

from libs.backoffice.editing.values import ColumnSides, columns, compare_columns, print_moment
from libs.backoffice.editing.versions import values_in
from libs.backoffice.restoring import missing_rows, related_rows, stored_fields

MAX_LISTED_ROWS = 50
"""The newest deletions of each kind of row that are listed."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A row that is gone; `says` are its columns with what they said, `missing` what it needs."""

    version: int
    kind: str
    name: str
    who: str
    when: str
    why: str
    says: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def may_restore(request: HttpRequest, site: admin.AdminSite) -> bool:
    """Whoever may delete rows of any kind that is kept sees what was deleted."""
    return any(model_admin.has_delete_permission(request) for _, model_admin in _model_admins(site))


def list_deleted(request: HttpRequest, site: admin.AdminSite) -> list[Deleted]:
    """The newest first. A query or two for each kind of row, and one for each that it points to."""
    found = []
    for model, model_admin in _model_admins(site):
        if model_admin.has_add_permission(request):
            versions = _deleted(model)[:MAX_LISTED_ROWS]
            found += _describe(model, list(versions), request, site)
    return sorted(found, key=lambda row: -row.version)


def _model_admins(
    site: admin.AdminSite,
) -> Iterator[tuple[type[models.Model], admin.ModelAdmin[Any]]]:
    for model, model_admin in site._registry.items():
        if is_registered(model):
            yield model, model_admin


def _deleted(model: type[models.Model]) -> models.QuerySet[Version]:
    found: models.QuerySet[Version] = Version.objects.get_deleted(model).select_related("revision")
    return found.order_by("-pk")


def _describe(
    model: type[models.Model], versions: list[Version], request: HttpRequest, site: admin.AdminSite
) -> list[Deleted]:
    if not versions:
        return []
    kind, own = ContentType.objects.get_for_model(model), columns(model)
    entries = LogEntry.objects.filter(
        content_type=kind, action_flag=DELETION, object_id__in=[one.object_id for one in versions]
    )
    logged = {entry.object_id: entry for entry in entries.select_related("user").order_by("pk")}
    values = {one.pk: values_in(one.serialized_data, model) for one in versions}
    sides = [
        ColumnSides("", own[name], "", value)
        for one in versions
        for name, value in values[one.pk].items()
    ]
    compared = iter(compare_columns(sides, request, site))
    there = related_rows(model, map(stored_fields, versions))
    rows = []
    for one in versions:
        fields = [next(compared) for _ in values[one.pk]]
        said = tuple(
            (field.label, "".join(segment.text for segment in field.new))
            for field in fields
            if field.new
        )
        who, when, why = _deletion(one, logged.get(one.object_id), model)
        rows.append(
            Deleted(
                version=one.pk,
                kind=str(model._meta.verbose_name),
                name=one.object_repr,
                who=who,
                when=when,
                why=why,
                says=said,
                missing=tuple(missing_rows(model, stored_fields(one), there)),
            )
        )
    return rows


def _deletion(
    version: Version, entry: LogEntry | None, model: type[models.Model]
) -> tuple[str, str, str]:
    """Who deleted a row, when and why; empty texts where nothing tells."""
    if entry is not None:
        why = entry.get_change_message().removeprefix("Why: ")
        return str(entry.user), print_moment(entry.action_time), why
    line = f"Deleted: {model._meta.verbose_name} “{version.object_repr}”."
    later = Revision.objects.filter(pk__gt=version.revision_id, comment__contains=line)
    revision = later.select_related("user").order_by("pk").first()
    if revision is None:
        return "", "", ""
    why = " ".join(one for one in revision.comment.splitlines() if not one.startswith("Deleted: "))
    return str(revision.user or ""), print_moment(revision.date_created), why
