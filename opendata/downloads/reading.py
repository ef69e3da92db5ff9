"""The rows of a table as text, streamed: no more than some thousand are ever held.

Rows stand in the order in which they were recorded, which decides between entries of one day.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

from libs.ingest.tables.cells import MARK, guarded
from opendata.downloads.dictionary import DATE, MOMENT, TEXT, YES_NO, ColumnAbout, TableAbout

CHUNK = 2_000
"""Rows that are read, and sent, at once."""
RISKY = frozenset("'=+-@\t\r\n＝＋－＠")
"""The first letters of a text that `guarded` may have to change."""

Row = tuple[Any, ...]


def read_rows(table: TableAbout) -> Iterator[Row]:
    """The rows with Python's values, in the table's columns; CHUNK of them a query.

    By key and not by cursor: a pool of connections keeps no cursor open between two statements.
    """
    rows = table.model._base_manager.order_by("pk").values_list("pk", *table.paths)
    last = 0
    while found := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield from (row[1:] for row in found)
        last = found[-1][0]


def count_rows(table: TableAbout) -> int:
    return table.model._base_manager.count()


def as_text(value: Any) -> str:
    """One value as CSV and JSON have it; "" for none."""
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def csv_lines(table: TableAbout, *, is_marked: bool) -> Iterator[str]:
    """The file in pieces: the head, then CHUNK rows at a time."""
    buffer = StringIO()
    lines = csv.writer(buffer)
    if is_marked:
        buffer.write(MARK)
    lines.writerow(column.name for column in table.columns)
    cells = [_cell_of(column) for column in table.columns]
    held = 0
    for row in read_rows(table):
        lines.writerow([cell(value) for cell, value in zip(cells, row, strict=True)])
        held += 1
        if held == CHUNK:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
            held = 0
    yield buffer.getvalue()


def _cell_of(column: ColumnAbout) -> Callable[[Any], Any]:
    """How a column's values are written; only texts can be taken for a formula."""
    if column.kind == TEXT or column.is_text:
        return _text
    if column.kind in (DATE, MOMENT, YES_NO):
        return as_text
    return _number


def _text(value: str | None) -> str:
    if value and value[0] in RISKY:
        return guarded(value)
    return value or ""


def _number(value: Any) -> Any:
    return "" if value is None else value
