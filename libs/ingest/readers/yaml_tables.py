"""An entry of a fixture that stands for a table: its cells put where the fields name a column.

    - model: partnerships.region
      rows: ../reference/regions.csv
      fields: {code: "{code}", slug: "{slug}", name: "{name}"}

    links: [["{many}"]]    # one key for each word of the cell

The table is a CSV file, named from where the fixture stands. A field whose cell is empty is left
out for that row. What is wrong with a row is reported by the table's name and line.
"""

import re
from pathlib import Path
from typing import Any

from libs.ingest.incoming import IncomingRow, did_you_mean
from libs.ingest.readers import BadTable, csv_file

_COLUMN = re.compile(r"\{(\w+)\}")


def read_rows(table: Path, model: str, fields: dict[str, Any]) -> list[IncomingRow]:
    """Read a row of `model` for each row of `table`. Raises BadTable.

    `{"slug": "town-{code}"}` and a table `code,name / E2,Ham` give `{"slug": "town-E2"}`.
    """
    try:
        records = [one for one in csv_file.read(table.read_bytes()) if any(one[1])]
    except FileNotFoundError:
        raise BadTable("there is no such table", name=table.name) from None
    except BadTable as bad:
        raise BadTable(*bad.reasons, name=table.name) from bad
    head = records.pop(0)[1] if records else []
    wrong = _missing_columns(fields, head)
    wrong += [
        f"Row {line} has {len(cells)} cells, but the first row has {len(head)}."
        for line, cells in records
        if len(cells) > len(head)
    ]
    if wrong:
        raise BadTable(*wrong, name=table.name)
    rows = []
    for number, (line, cells) in enumerate(records, start=1):
        by_column = dict(zip(head, cells, strict=True))
        filled = {name: _fill(template, by_column) for name, template in fields.items()}
        stated = {name: value for name, value in filled.items() if value not in ("", [])}
        rows.append(IncomingRow(table.name, number, line, model, stated))
    return rows


def _missing_columns(fields: dict[str, Any], head: list[str]) -> list[str]:
    return [
        f"field {name}: there is no column '{column}'"
        + (did_you_mean(column, head) or f": there are {', '.join(head) or 'none'}")
        for name, template in fields.items()
        for column in _COLUMN.findall(str(template))
        if column not in head
    ]


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
