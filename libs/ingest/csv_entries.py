"""Entries that stand for a table: one entry a row, its cells put where the fields name a column.

    - model: partnerships.region
      rows: ../reference/regions.csv
      fields: {code: "{code}", slug: "{slug}", name: "{name}"}

    links: [["{many}"]]    # one key for each word of the cell

The table is a CSV file, named from where the fixture stands. A field whose cell is empty is left
out for that row. What is wrong with a row is told by the table's name and line.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from libs.ingest.mistakes import Mistake, did_you_mean

Row = tuple[int, dict[str, Any]]
"""A row's line in its table, and the fields of its entry."""

_COLUMN = re.compile(r"\{(\w+)\}")


class BadTable(Exception):
    """The table cannot be read; `mistakes` say why."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(map(str, mistakes)))


def read_rows(table: Path, fields: dict[str, Any]) -> list[Row]:
    """The fields of one entry for each row of `table`. Raises BadTable."""
    try:
        with table.open(encoding="utf-8", newline="") as file:
            return list(_rows(table, csv.DictReader(file, strict=True), fields))
    except FileNotFoundError:
        raise BadTable(Mistake(table.name, 0, "", "", "there is no such table")) from None
    except (UnicodeDecodeError, csv.Error) as error:
        reason = f"this is not a table of commas and quotes in UTF-8: {error}"
        raise BadTable(Mistake(table.name, 0, "", "", reason)) from error


def _rows(table: Path, reader: "csv.DictReader[str]", fields: dict[str, Any]) -> Iterator[Row]:
    columns = list(reader.fieldnames or [])
    named = {name: _COLUMN.findall(str(template)) for name, template in fields.items()}
    wrong = [
        Mistake(table.name, 1, "", name, f"there is no column '{column}'{_hint(column, columns)}")
        for name, wanted in named.items()
        for column in wanted
        if column not in columns
    ]
    if wrong:
        raise BadTable(*wrong)
    for cells in reader:
        if None in cells or None in cells.values():
            reason = f"this row has not one cell for each of {', '.join(columns)}"
            raise BadTable(Mistake(table.name, reader.line_num, "", "", reason))
        filled = {name: _fill(template, cells) for name, template in fields.items()}
        stated = {name: value for name, value in filled.items() if value not in ("", [])}
        yield reader.line_num, stated


def _fill(template: Any, cells: dict[str, str]) -> Any:
    """A field's value with its columns replaced by a row's cells."""
    match template:
        case [[str(column)]] if _COLUMN.fullmatch(column):
            return [[word] for word in str(_fill(column, cells)).split()]
    if isinstance(template, list):
        return [_fill(part, cells) for part in template]
    if not isinstance(template, str):
        return template
    return _COLUMN.sub(lambda column: cells[column[1]].strip(), template)


def _hint(column: str, columns: list[str]) -> str:
    return did_you_mean(column, columns) or f": there are {', '.join(columns) or 'none'}"
