"""What the pages of an import are put together from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import ModelAdmin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from libs.backoffice.editing.versions import keep
from libs.backoffice.heading_words import HEADINGS, LEFT_OUT
from libs.backoffice.import_shown import label_of, show_rows
from libs.ingest.incoming import Mistake
from libs.ingest.models import ImportBatch
from libs.ingest.natural_keys import naming_columns
from libs.ingest.plan import Action, Plan
from libs.ingest.readers.sheets import SheetBook
from libs.ingest.tables.choices import TableChoices, rows_of
from libs.ingest.tables.columns import ColumnKind, TableKind, kind_of
from libs.ingest.tables.headings import HeadingWords
from libs.ingest.tables.remembering import remembered_headings
from libs.ingest.tables.uploaded_table import UploadedTable

SHOWN_LEFT = 12
FOR_ALL = ("known_on", "basis", "passage", "reason")
"""Columns that a table from elsewhere often says nothing of: one answer may do for all rows."""


@dataclass(frozen=True, slots=True)
class WrongCell:
    """One thing that is wrong with a row, under the heading that its file has."""

    mistake: Mistake
    heading: str


def kind_of_table(
    model: type[models.Model],
    columns: tuple[str, ...],
    words: Mapping[str, tuple[str, ...]],
    makes: tuple[str, ...],
) -> TableKind:
    """The kind of table, with what its headings are called: by us, by others, and before."""
    fields: list[Any] = [model._meta.get_field(name) for name in columns]
    return TableKind(
        model,
        columns,
        HeadingWords(
            dict.fromkeys(LEFT_OUT, ""),
            *(dict.fromkeys(HEADINGS.get(name, ()), name) for name in columns),
            {str(field.verbose_name): field.name for field in fields},
            {name: name for name in columns},
            {word: name for name in columns for word in words.get(name, ())},
            remembered=remembered_headings(model),
        ),
        makes,
    )


def may_add(admin: ModelAdmin[Any], name: str, request: HttpRequest) -> bool:
    """Whether somebody may add the rows that a relation points to."""
    related: Any = admin.opts.get_field(name).related_model
    return admin.admin_site.get_model_admin(related).has_add_permission(request)


def fixed_fields(
    admin: ModelAdmin[Any],
    columns: tuple[str, ...],
    request: HttpRequest,
    given: Mapping[str, str],
) -> dict[str, forms.Field]:
    """Fields for what may hold for all rows of a table: what a new row needs, and its source."""
    fields: dict[str, forms.Field] = {}
    model: Any = admin.model
    own = naming_columns(model)
    for name in columns:
        column: Any = admin.opts.get_field(name)
        needed = not (column.blank or column.has_default() or column.many_to_many)
        if name in own or not (needed or name in FOR_ALL):
            continue
        if kind_of(admin.model, name) is ColumnKind.TEXT and name not in FOR_ALL:
            continue
        field: Any
        if column.is_relation:
            field = admin.formfield_for_foreignkey(column, request)
        else:
            field = column.formfield()
        field.required, field.initial = False, _initial(column, given.get(name, ""))
        fields[name] = field
    return fields


def _initial(column: Any, text: str) -> Any:
    """What a field starts with; a relation with the id of the row that the text names."""
    if not (text and column.is_relation):
        return text or None
    named_by = naming_columns(column.related_model)
    if len(named_by) > 1:
        return None
    rows = column.related_model._default_manager.filter(**{named_by[0]: text})
    return rows.values_list("pk", flat=True).first()


def preview_context(
    plan: Plan, table: UploadedTable, admin: ModelAdmin[Any], request: HttpRequest
) -> dict[str, Any]:
    """What the preview says of a plan, in an editor's words."""
    model: type[models.Model] = admin.model
    added = plan.of(Action.ADDED)
    made = [one for one in added if type(one.row) is not model]
    own = [one for one in added if type(one.row) is model]
    shown = partial(show_rows, model=model, made=made, request=request, site=admin.admin_site)
    changed = shown(plan.of(Action.CHANGED))
    return {
        "name": table.name,
        "added": shown(own),
        "made": made,
        "changed": changed,
        "emptied": [one for one in changed if one.emptied],
        "same": plan.of(Action.UNCHANGED),
        "unchanged": len(plan.of(Action.UNCHANGED)),
        "mistakes": plan.mistakes,
        "wrong": [
            WrongCell(one, table.headings.get(one.field) or label_of(model, one.field))
            for one in plan.mistakes
        ],
        "wrong_rows": len({one.line for one in plan.mistakes}),
    }


def print_left(book: SheetBook, choices: TableChoices) -> str:
    """The rows that are left out, as `row 1 “Glossary”, row 22 “Total”`; "" for none."""
    _, left = rows_of(book, choices)
    told = []
    for number, cells in left[:SHOWN_LEFT]:
        first = next(cell.text for cell in cells if cell.text)
        told.append(f"row {number} “{first[:40]}{'…' if len(first) > 40 else ''}”")
    if len(left) > SHOWN_LEFT:
        told.append(f"and {len(left) - SHOWN_LEFT} more")
    return ", ".join(told)


def tell_saved(request: HttpRequest, plan: Plan, batch: ImportBatch) -> None:
    """Say what was saved, with a link to where it can be taken back."""
    added, changed, same = (
        len(plan.of(one)) for one in (Action.ADDED, Action.CHANGED, Action.UNCHANGED)
    )
    saved = f"{added} added, {changed} changed, {same} unchanged: {batch.file_name}."
    href = reverse("imports:batch", args=[batch.pk])
    link = format_html('<a href="{}">See or take back this import</a>', href)
    messages.success(request, format_html("{} {}", saved, link))


def log_import(request: HttpRequest, plan: Plan, comment: str, site: Any) -> None:
    """Keep the rows of an import as they are now, and log who brought them."""
    editor: Any = request.user.pk
    for action, flag in ((Action.ADDED, ADDITION), (Action.CHANGED, CHANGE)):
        rows = [one.row for one in plan.of(action)]
        if rows:
            LogEntry.objects.log_actions(editor, rows, flag, comment)
    rows = [one.row for one in plan.of(Action.ADDED, Action.CHANGED)]
    kept = [row for row in rows if site.get_model_admin(type(row)).is_edited]
    if kept:
        keep(kept, request.user, comment)
