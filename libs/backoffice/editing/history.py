"""The history of a row: who changed it, when, why, and how it differs from what it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
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

from libs.backoffice.editing.differences import ComparedField
from libs.backoffice.editing.values import ColumnSides, RowText, columns, compare_columns
from libs.backoffice.editing.versions import SavedChange, change_of, values_in

ENTRIES_PER_PAGE = 20
EARLIER = "version"
"""In a form's address: the version that the form starts with."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """What became of one row; an empty name stands for the page's own row."""

    name: str
    is_first: bool
    """Whether nothing is known of it before."""
    differences: tuple[ComparedField, ...]
    revert_href: str
    """The form filled with this version; "" where that is what the row is now."""


@dataclass(frozen=True, slots=True)
class EditEntry:
    change: SavedChange
    rows: tuple[ChangedRow, ...]


@dataclass(frozen=True, slots=True)
class RowHistory:
    entries: tuple[EditEntry, ...]
    page: Page[Any]


@dataclass(frozen=True, slots=True)
class _Step:
    """A version and the one before it of the same row."""

    version: Version
    model: type[models.Model]
    old: RowText | None
    new: RowText

    def sides(self) -> list[ColumnSides]:
        """The columns that differ."""
        old = self.old or {}
        return [
            ColumnSides("", column, old[name], self.new[name])
            for name, column in columns(self.model).items()
            if name in self.new and name in old and old[name] != self.new[name]
        ]


def build_history(
    row: models.Model,
    inlines: Sequence[models.QuerySet[Any]],
    number: Any,
    request: HttpRequest,
    site: admin.AdminSite,
) -> RowHistory:
    """A page of it, the newest first, with what happened to the rows of its inlines.

    The queries: three for the page and its versions, one for each inline, and one for each model
    that a changed relation points to.
    """
    mine = Version.objects.filter(_versions_of_all(row, inlines))
    revisions = Revision.objects.filter(pk__in=mine.order_by().values("revision")).order_by("-pk")
    page = Paginator(revisions.select_related("user"), ENTRIES_PER_PAGE).get_page(number)
    steps = _steps(mine.filter(revision__in=[revision.pk for revision in page]))
    every = [step.sides() for step in steps]
    compared = iter(compare_columns([one for sides in every for one in sides], request, site))
    own = ContentType.objects.get_for_model(row).pk
    by_revision: dict[int, list[ChangedRow]] = {}
    for step, sides in zip(steps, every, strict=True):
        version = step.version
        kind = str(step.model._meta.verbose_name).capitalize()
        changed = ChangedRow(
            name="" if version.content_type_id == own else f"{kind} “{version.object_repr}”",
            is_first=step.old is None,
            differences=tuple(islice(compared, len(sides))),
            revert_href=_revert_href(step, request, site),
        )
        by_revision.setdefault(version.revision_id, []).append(changed)
    entries = tuple(EditEntry(change_of(one), tuple(by_revision.get(one.pk, ()))) for one in page)
    return RowHistory(entries, page)


def compare_since(
    revision: int, request: HttpRequest, site: admin.AdminSite
) -> tuple[ChangedRow, ...]:
    """How each row that was kept after a revision differs from what it was before."""
    steps = _steps(Version.objects.filter(db=DEFAULT_DB_ALIAS, revision__gt=revision))
    every = [step.sides() for step in steps]
    compared = iter(compare_columns([one for sides in every for one in sides], request, site))
    return tuple(
        ChangedRow(
            step.version.object_repr, step.old is None, tuple(islice(compared, len(sides))), ""
        )
        for step, sides in zip(steps, every, strict=True)
    )


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
    return _Step(version, model, old, values_in(version.serialized_data, model))


def _revert_href(step: _Step, request: HttpRequest, site: admin.AdminSite) -> str:
    is_newest = step.version.pk == step.version.newest
    if is_newest or not site.get_model_admin(step.model).has_change_permission(request):
        return ""
    page = f"admin:{step.model._meta.app_label}_{step.model._meta.model_name}_change"
    query = urlencode({EARLIER: step.version.pk})
    return f"{reverse(page, args=[step.version.object_id])}?{query}"
