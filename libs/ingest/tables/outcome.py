"""What a sheet does to the database, row by row; tried without a trace, or done altogether."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models, transaction
from tablib import Dataset

from libs.ingest.tables.resource import Change, TableResource
from libs.ingest.tables.uploaded import Sheet

log = logging.getLogger(__name__)
UNFORESEEN = "This row could not be read, for a reason that nobody foresaw. It has been logged."


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong: in which row and column ("" for the row as a whole), and why."""

    number: int
    name: str
    column: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is new or changes, with its columns that do."""

    number: int
    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    new: tuple[Line, ...]
    changed: tuple[Line, ...]
    unchanged: int
    wrong: tuple[Wrong, ...]

    @property
    def wrong_rows(self) -> int:
        return len({one.number for one in self.wrong})

    @property
    def is_good(self) -> bool:
        """Whether there is something to save, and nothing wrong."""
        return bool(self.new or self.changed) and not self.wrong

    @property
    def digest(self) -> str:
        """The same for the same outcome, and for no other."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


def try_out(resource: TableResource, sheet: Sheet) -> Outcome:
    """What the sheet would do; nothing of it stays."""
    with transaction.atomic():
        outcome, _ = _run(resource, sheet)
        transaction.set_rollback(True)
    return outcome


class NotAsExpected(Exception):
    """The sheet would do something else by now; nothing was saved."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        super().__init__()


def carry_out(
    resource: TableResource,
    sheet: Sheet,
    expected: str,
    then: Callable[[list[models.Model], list[models.Model]], None],
) -> Outcome:
    """Saves all of the sheet. Raises NotAsExpected unless the outcome has the digest `expected`.

    `then` is called in the same transaction with the rows that are new and those that changed.
    """
    with transaction.atomic():
        outcome, (new, changed) = _run(resource, sheet)
        if not outcome.is_good or outcome.digest != expected:
            raise NotAsExpected(outcome)
        then(new, changed)
    return outcome


Rows = tuple[list[models.Model], list[models.Model]]


def _run(resource: TableResource, sheet: Sheet) -> tuple[Outcome, Rows]:
    data = Dataset(*sheet.rows, headers=list(sheet.head))
    result = resource.import_data(data, retain_instance_in_row_result=True)
    for one in result.base_errors:
        raise one.error
    new: list[Line] = []
    changed: list[Line] = []
    wrong: list[Wrong] = []
    saved: Rows = ([], [])
    unchanged, place = 0, {column: number for number, column in enumerate(sheet.head)}
    for number, cells, row in zip(sheet.numbers, sheet.rows, result.rows, strict=True):
        said = dict(zip(sheet.head, cells, strict=True))
        name = said[resource.named_by]
        if row.is_skip():
            unchanged += 1
        elif row.is_new() or row.is_update():
            lines, rows = (new, saved[0]) if row.is_new() else (changed, saved[1])
            told = (one for one in row.changes if one[0] != resource.named_by)
            lines.append(Line(number, name, tuple(told)))
            rows.append(row.instance)
        else:
            wrong += [
                Wrong(number, name, column, said.get(column, ""), reason)
                for column, reason in sorted(_reasons(row), key=lambda one: place.get(one[0], 99))
            ]
    return Outcome(tuple(new), tuple(changed), unchanged, tuple(wrong)), saved


def _reasons(row: Any) -> list[tuple[str, str]]:
    """What is wrong with a row, by column."""
    if row.validation_error is None:
        for one in row.errors:
            log.error("a row of a table", exc_info=one.error)
        return [("", UNFORESEEN)]
    return [
        ("" if column == NON_FIELD_ERRORS else column, reason)
        for column, reasons in row.validation_error.message_dict.items()
        for reason in reasons
    ]
