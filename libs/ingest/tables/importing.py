"""A table into rows of one model: previewed without a trace, then applied altogether.

Rows are added and changed, never deleted. A cell that says what an export would say leaves its
column as it is, so a table that comes back as it left changes nothing.
"""

import re
from dataclasses import replace
from typing import Any

from django.db import models, transaction

from libs.ingest.choosing import choice_of
from libs.ingest.engine import ingest_rows
from libs.ingest.incoming import Faults, IncomingRow
from libs.ingest.natural_keys import naming_columns
from libs.ingest.plan import Action, IngestOptions, Plan
from libs.ingest.tables.names_here import NamesHere, name_row
from libs.ingest.tables.uploaded_table import UploadedTable
from libs.names import name_key

NEVER_CHANGED = "it says “{}” and cannot be changed: record a correction instead"
_PARTS = re.compile(r"[,;\n]+")
YES_AND_NO = {"y": "yes", "n": "no", "✓": "yes", "✔": "yes"}


class ChangedSincePreview(Exception):
    """The table would do something else by now, `plan`; nothing was saved."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__()


def preview_import(table: UploadedTable, model: type[models.Model], options: IngestOptions) -> Plan:
    """Tell what the table would do; nothing of it stays."""
    with transaction.atomic():
        plan = _import(table, model, options)
        transaction.set_rollback(True)
    return plan


def apply_import(
    table: UploadedTable, model: type[models.Model], options: IngestOptions, expected: str
) -> Plan:
    """Save all of the table. Raises ChangedSincePreview unless the digest comes out as expected."""
    with transaction.atomic():
        plan = _import(table, model, options)
        if not plan.is_good or plan.digest != expected:
            raise ChangedSincePreview(plan)
    return plan


def _import(table: UploadedTable, model: type[models.Model], options: IngestOptions) -> Plan:
    """The plan with its mistakes in the order of the rows; what may not change is one of them."""
    asked = replace(options, if_different=Action.CHANGED, replaces_links=True)
    rows = incoming_rows(table, model)
    plan = ingest_rows(rows, asked)
    told = {(line, column) for line, column, _ in table.problems}
    lines = {line for line, _ in told}
    mistakes = [one for one in plan.mistakes if (one.line, one.field) not in told]
    by_line = {one.line: one for one in rows_of(model, rows)}
    for line, column, problem in table.problems:
        mistakes += by_line[line].mistakes(Faults((column, problem)))
    plan = replace(plan, rows=tuple(one for one in plan.rows if one.source.line not in lines))
    for planned in plan.of(Action.DIFFERS):
        reasons = [(one.field, NEVER_CHANGED.format(one.stored)) for one in planned.differences]
        mistakes += planned.source.mistakes(Faults(*reasons))
    return replace(plan, mistakes=tuple(sorted(mistakes, key=lambda one: one.line)))


def incoming_rows(table: UploadedTable, model: type[models.Model]) -> list[IncomingRow]:
    """The rows of a table as every reader gives them; before them those that their names add."""
    columns = [model._meta.get_field(name) for name in table.head]
    names = NamesHere()
    rows = []
    for number, (line, cells) in enumerate(zip(table.numbers, table.rows, strict=True), start=1):
        texts = dict(zip(table.head, cells, strict=True))
        fields = {
            column.name: _plain_value(column, texts[column.name], names) for column in columns
        }
        fields |= _parts(columns, texts, fields, names)
        row = IncomingRow(
            table.name, number, line, model._meta.label_lower, fields, counted_in="row"
        )
        rows += [*names.rows_to_make(row, model, table.makes), name_row(row, model, names)]
    return [*(one for one in rows if one.model != model._meta.label_lower), *rows_of(model, rows)]


def _parts(
    columns: list[Any], texts: dict[str, str], fields: dict[str, Any], names: NamesHere
) -> dict[str, Any]:
    """The related rows that are meant by their names within another row that this one names."""
    found: dict[str, Any] = {}
    for column in columns:
        if column.is_relation and not column.many_to_many and texts[column.name]:
            whole = fields.get(naming_columns(column.related_model)[0])
            key = names.part_of(column.related_model, texts[column.name], whole)
            found |= {column.name: key} if key else {}
    return found


def rows_of(model: type[models.Model], rows: list[IncomingRow]) -> list[IncomingRow]:
    return [one for one in rows if one.model == model._meta.label_lower]


def _plain_value(column: Any, cell: str, names: NamesHere) -> Any:
    """A cell as a plain value: `a-plan/begins` is the key of one row, `one, two` are two keys.

    A related row may be meant by its name, and a choice by its label.
    """
    if column.many_to_many:
        return [key for part in _PARTS.split(cell) for key in _keys(column, part.strip(), names)]
    if not cell and column.has_default() and column.name not in naming_columns(column.model):
        return column.get_default()
    if column.is_relation:
        return names.key_of(column.related_model, cell) if cell else None
    if column.flatchoices:
        return choice_of(column, cell)
    if isinstance(column, models.BooleanField):
        return YES_AND_NO.get(name_key(cell), cell) or None
    return cell if cell or isinstance(column, models.CharField | models.TextField) else None


def _keys(column: Any, part: str, names: NamesHere) -> list[list[str]]:
    """The keys in a part of a cell: of one row by its name, or of several with blanks between."""
    if names.has(column.related_model, part):
        return [names.key_of(column.related_model, part)]
    return [names.key_of(column.related_model, word) for word in part.split()]
