"""All tables in one file: a ZIP of CSV files that describes itself, a workbook, an SQLite file."""

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings

from libs.ingest.tables.cells import guarded, plain
from opendata.downloads.dictionary import (
    ADDRESS,
    NUMBER,
    WHOLE,
    YES_NO,
    ColumnAbout,
    TableAbout,
    read_dictionary,
)
from opendata.downloads.reading import CHUNK, as_text, csv_lines, read_rows
from seeds.sealing.newest import read_newest_seal

TITLE = "SEND & AP reform tracker: all tables"
ABOUT = (
    "What is known of England's SEND and AP reforms, who says so and since when. Entries are "
    "added, corrected or withdrawn by later ones, and never changed: known_on is the day from "
    "which something was known, so the state on any day can be rebuilt. rebuild_a_day.py does it."
)
SCRIPT = settings.BASE_DIR / "docs" / "rebuild_a_day.py"
AT = (1980, 1, 1, 0, 0, 0)
"""The time of day in a ZIP: the same data give the same bytes."""
WRITTEN = re.compile(rb"<dcterms:(created|modified)[^<]*</dcterms:\1>")
SQL_TYPES = {WHOLE: "INTEGER", YES_NO: "INTEGER", NUMBER: "NUMERIC"}
SHEET_TITLE_CHARS = 31


def describe_package() -> dict[str, Any]:
    """The datapackage.json of the ZIP: a Frictionless tabular data package."""
    return {
        "profile": "tabular-data-package",
        "name": "send-ap-reform-tracker",
        "title": TITLE,
        "description": ABOUT,
        "seal": asdict(read_newest_seal()),
        "resources": [_resource(table) for table in read_dictionary()],
    }


def _resource(table: TableAbout) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(one.columns),
                    "reference": {
                        "resource": "" if one.table == table.name else one.table,
                        "fields": list(one.to),
                    },
                }
                for one in table.references
            ],
        },
    }


def _field(column: ColumnAbout) -> dict[str, Any]:
    kind = "string" if column.kind == ADDRESS else column.kind
    constraints: dict[str, Any] = {"required": True} if column.is_needed else {}
    if column.choices:
        constraints["enum"] = [value for value, _ in column.choices if value]
    told = "; ".join(f"{value}: {label}" for value, label in column.choices if value)
    described = f"{column.about} {told}".strip()
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": described}
    return field | ({"constraints": constraints} if constraints else {})


def write_zip(path: Path) -> None:
    """The CSV files without a mark before them, what they are, and the script that reads them."""
    with zipfile.ZipFile(path, "w") as package:
        for table in read_dictionary():
            with package.open(_entry(f"{table.name}.csv"), "w") as file:
                for piece in csv_lines(table, is_marked=False):
                    file.write(piece.encode())
        described = json.dumps(describe_package(), ensure_ascii=False, indent=1)
        package.writestr(_entry("datapackage.json"), described)
        if SCRIPT.is_file():
            package.writestr(_entry(SCRIPT.name), SCRIPT.read_text())


def write_workbook(path: Path) -> None:
    """A sheet a table, after one that says what is in them."""
    from openpyxl import Workbook  # it takes memory, and few ask for a workbook

    book = Workbook(write_only=True)
    contents = book.create_sheet("Contents")
    contents.append(["table", "column", "type", "meaning"])
    for table in read_dictionary():
        contents.append([table.name, "", "", plain(table.about)])
        for column in table.columns:
            contents.append(["", column.name, column.kind, plain(column.about)])
    for table in read_dictionary():
        sheet = book.create_sheet(table.name[:SHEET_TITLE_CHARS])
        sheet.freeze_panes = "A2"
        sheet.append([column.name for column in table.columns])
        for row in read_rows(table):
            sheet.append([_in_a_sheet(value) for value in row])
    with TemporaryDirectory() as folder:
        book.save(Path(folder) / "book.xlsx")
        _without_times(Path(folder) / "book.xlsx", path)


def write_database(path: Path) -> None:
    """An SQLite file whose tables name and refer to each other as the models do."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = OFF")
        file.execute(
            "CREATE TABLE dictionary (table_name TEXT, column_name TEXT, type TEXT, meaning TEXT)"
        )
        for table in read_dictionary():
            file.execute(_create(table))
            about = [(table.name, "", "table", table.about)]
            about += [(table.name, one.name, one.kind, one.about) for one in table.columns]
            file.executemany("INSERT INTO dictionary VALUES (?, ?, ?, ?)", about)
            places = ", ".join("?" * len(table.columns))
            insert = f'INSERT INTO "{table.name}" VALUES ({places})'  # noqa: S608 - our own names
            for rows in _chunks(read_rows(table)):
                file.executemany(insert, ([_in_sql(value) for value in row] for row in rows))
        file.commit()


def _create(table: TableAbout) -> str:
    lines = [
        f'"{one.name}" {SQL_TYPES.get(one.kind, "TEXT")}{" NOT NULL" if one.is_needed else ""}'
        for one in table.columns
    ]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f'FOREIGN KEY ({_names(one.columns)}) REFERENCES "{one.table}" ({_names(one.to)})'
        for one in table.references
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _chunks(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _in_sql(value: Any) -> Any:
    """Dates as ISO has them, which SQLite's own functions read."""
    if isinstance(value, bool | int | str) or value is None:
        return value
    return str(value) if isinstance(value, Decimal) else as_text(value)


def _in_a_sheet(value: Any) -> Any:
    """Days are days there; a moment stays text, since a sheet knows no time zone."""
    if isinstance(value, datetime):
        return as_text(value)
    if isinstance(value, date | int | Decimal) or value is None:
        return value
    return guarded(plain(str(value)))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, AT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _without_times(written: Path, path: Path) -> None:
    """The workbook without the moment at which it was made."""
    with zipfile.ZipFile(written) as book, zipfile.ZipFile(path, "w") as file:
        for name in book.namelist():
            with book.open(name) as source, file.open(_entry(name), "w") as target:
                if name == "docProps/core.xml":
                    target.write(WRITTEN.sub(b"", source.read()))
                    continue
                while piece := source.read(1 << 16):
                    target.write(piece)
