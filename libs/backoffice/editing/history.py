"""The history of a row: who changed it, when, why, and how it differs from what it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from reversion.models import Revision, Version

from libs.backoffice.editing.differences import Difference, compare
from libs.backoffice.editing.values import Names, Plains, columns, label_of, name_rows, pieces
from libs.backoffice.editing.versions import Change, change_of, values_in

A_PAGE = 20
EARLIER = "version"
"""In a form's address: the version that the form starts with."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """What became of one row; an empty name stands for the page's own."""

    name: str
    is_first: bool
    """Whether nothing is known of it before."""
    differences: tuple[Difference, ...]
    back_href: str
    """The form filled with this version; "" where that is what the row is now."""


@dataclass(frozen=True, slots=True)
class Entry:
    change: Change
    rows: tuple[ChangedRow, ...]


@dataclass(frozen=True, slots=True)
class History:
    entries: tuple[Entry, ...]
    page: Page[Any]


@dataclass(frozen=True, slots=True)
class _Step:
    """A version and the one before it of the same row."""

    version: Version
    model: type[models.Model]
    old: Plains | None
    new: Plains

    is_newest: bool

    def changed(self) -> list[str]:
        """The columns that differ."""
        if self.old is None:
            return []
        names = [name for name in columns(self.model) if name in self.new and name in self.old]
        return [name for name in names if self.old[name] != self.new[name]]


def build_history(
    row: models.Model,
    inlines: Sequence[models.QuerySet[Any]],
    number: Any,
    request: HttpRequest,
    site: admin.AdminSite,
) -> History:
    """A page of it, the newest first, with what happened to the rows of its inlines.

    The queries: three for the page and its versions, one for each inline, and one for each model
    that a changed relation points to.
    """
    mine = Version.objects.filter(_versions_of_all(row, inlines))
    revisions = Revision.objects.filter(pk__in=mine.order_by().values("revision")).order_by("-pk")
    page = Paginator(revisions.select_related("user"), A_PAGE).get_page(number)
    steps = _steps(mine.filter(revision__in=[revision.pk for revision in page]))
    wanted = [
        (columns(step.model)[name], side[name])
        for step in steps
        for name in step.changed()
        for side in (step.old, step.new)
        if side is not None
    ]
    names = name_rows(wanted, request, site)
    own = ContentType.objects.get_for_model(row).pk

    def show(step: _Step) -> ChangedRow:
        version = step.version
        is_own = version.content_type_id == own
        kind = str(step.model._meta.verbose_name).capitalize()
        return ChangedRow(
            name="" if is_own else f"{kind} “{version.object_repr}”",
            is_first=step.old is None,
            differences=tuple(_difference(step, name, names) for name in step.changed()),
            back_href=_address_back(step, request, site),
        )

    by_revision: dict[int, list[ChangedRow]] = {}
    for step in steps:
        by_revision.setdefault(step.version.revision_id, []).append(show(step))
    entries = tuple(Entry(change_of(one), tuple(by_revision.get(one.pk, ()))) for one in page)
    return History(entries, page)


def _versions_of_all(row: models.Model, inlines: Sequence[models.QuerySet[Any]]) -> Q:
    """The versions of a row, and of rows that its form changes or has deleted along with it."""
    kinds = ContentType.objects
    own = Q(content_type=kinds.get_for_model(row), object_id=str(row.pk))
    every = own
    for rows in inlines:
        ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
        along = Version.objects.filter(own, db=DEFAULT_DB_ALIAS).order_by().values("revision")
        of_kind = Q(content_type=kinds.get_for_model(rows.model))
        every |= of_kind & (Q(object_id__in=ids) | Q(revision__in=along))
    return Q(db=DEFAULT_DB_ALIAS) & every


def _steps(versions: models.QuerySet[Version]) -> list[_Step]:
    same = Version.objects.filter(
        db=OuterRef("db"), content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
    ).order_by("-pk")
    found = versions.order_by("pk").annotate(
        newest=Subquery(same.values("pk")[:1]),
        before=Subquery(same.filter(pk__lt=OuterRef("pk")).values("serialized_data")[:1]),
    )
    return [_step(version) for version in found]


def _step(version: Any) -> _Step:
    model: Any = version._model
    old = values_in(version.before, model) if version.before else None
    new = values_in(version.serialized_data, model)
    return _Step(version, model, old, new, is_newest=version.pk == version.newest)


def _difference(step: _Step, name: str, names: Names) -> Difference:
    field = columns(step.model)[name]
    old, new = (pieces(field, side[name], names) for side in (step.old or {}, step.new))
    return Difference(label_of(field), *compare(old, new, "; " if field.is_relation else ""))


def _address_back(step: _Step, request: HttpRequest, site: admin.AdminSite) -> str:
    if step.is_newest or not site.get_model_admin(step.model).has_change_permission(request):
        return ""
    page = f"admin:{step.model._meta.app_label}_{step.model._meta.model_name}_change"
    query = urlencode({EARLIER: step.version.pk})
    return f"{reverse(page, args=[step.version.object_id])}?{query}"
