"""A table into rows of one model: previewed without a trace, then applied altogether.

Rows are added and changed, never deleted. A cell that says what an export would say leaves its
column as it is, so a table that comes back as it left changes nothing.
"""

import re
from dataclasses import replace
from typing import Any

from django.db import models, transaction

from libs.ingest.engine import ingest_rows
from libs.ingest.incoming import Faults, IncomingRow
from libs.ingest.natural_keys import naming_columns
from libs.ingest.plan import Action, IngestOptions, Plan
from libs.ingest.tables.uploaded_table import UploadedTable

NEVER_CHANGED = "it says “{}” and cannot be changed: record a correction instead"
_BETWEEN = re.compile(r"[\s,;]+")


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
    plan = ingest_rows(incoming_rows(table, model), asked)
    mistakes = [*plan.mistakes]
    for row in plan.of(Action.DIFFERS):
        reasons = [(one.field, NEVER_CHANGED.format(one.stored)) for one in row.differences]
        mistakes += row.source.mistakes(Faults(*reasons))
    return replace(plan, mistakes=tuple(sorted(mistakes, key=lambda one: one.line)))


def incoming_rows(table: UploadedTable, model: type[models.Model]) -> list[IncomingRow]:
    """The rows of a table as every reader gives them."""
    columns = [model._meta.get_field(name) for name in table.head]
    return [
        IncomingRow(
            file=table.name,
            number=number,
            line=line,
            model=model._meta.label_lower,
            fields={
                column.name: _plain_value(column, cell)
                for column, cell in zip(columns, cells, strict=True)
            },
            counted_in="row",
        )
        for number, (line, cells) in enumerate(zip(table.numbers, table.rows, strict=True), start=1)
    ]


def _plain_value(column: Any, cell: str) -> Any:
    """A cell as a plain value: `a-plan/begins` is the key of one row, `one, two` are two keys."""
    if column.many_to_many:
        return [name.split("/") for name in _BETWEEN.split(cell) if name]
    if not cell and column.has_default() and column.name not in naming_columns(column.model):
        return column.get_default()
    if column.is_relation:
        return cell.split("/") if cell else None
    return cell if cell or isinstance(column, models.CharField | models.TextField) else None
