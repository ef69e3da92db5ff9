"""What a person says about a file that they sent, and the table that comes of it.

    sheet, headings in row 3, "Abbreviation" is text, leave out "Notes", days are day first
        ->  an UploadedTable whose heading names columns of ours

A cell that cannot be what its column needs is a problem of that cell, told in the preview.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from libs.ingest.readers import BadTable
from libs.ingest.readers.sheets import (
    EMPTY,
    MAX_ROWS,
    TOO_MANY,
    CellKind,
    SheetBook,
    SheetCell,
    SheetRow,
)
from libs.ingest.tables.cells import unguarded
from libs.ingest.tables.columns import ColumnKind, TableKind, kind_of
from libs.ingest.tables.days_written import Order, read_day, read_month
from libs.ingest.tables.headings import headings_of
from libs.ingest.tables.uploaded_table import UploadedTable

MAX_CELL_CHARS = 10_000
_UNWORDS = {CellKind.DAY: "a day", CellKind.SWITCH: "a true or false"}


@dataclass(frozen=True, slots=True)
class TableChoices:
    sheet: int = 0
    first: int = 1
    """The row of the headings, as a spreadsheet counts."""
    height: int = 1
    last: int = 0
    """The last row of the table; 0 for the last of the sheet."""
    leaves_lone: bool = False
    """Whether rows with one filled cell, such as the letters of an alphabet, are left out."""
    columns: tuple[str, ...] = ()
    """For each column of the sheet a column of ours, "" to leave it out."""
    orders: Mapping[int, str] = field(default_factory=dict)
    """By the number of a column, counted from 0: how its days are written."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """What a row says in a column of ours where its own cell says nothing."""
    makes: bool = False
    """Whether related rows that are not here yet are added by their names."""


def rows_of(book: SheetBook, choices: TableChoices) -> tuple[list[SheetRow], list[SheetRow]]:
    """The rows of the table, and the rows of the sheet that are left out but for the headings."""
    rows = book.sheets[choices.sheet].rows
    at = index_of(rows, choices.first)
    start = at + choices.height
    head = rows[at][1]
    taken, left = [], list(rows[:at])
    mapped = sum(map(bool, choices.columns))
    for row in rows[start:]:
        lone = sum(bool(cell.text) for cell in row[1]) == 1 and mapped > 1
        below = 0 < choices.last < row[0]
        if below or (lone and choices.leaves_lone) or row[1] == head:
            left.append(row)
        else:
            taken.append(row)
    return taken, left


def index_of(rows: tuple[SheetRow, ...], number: int) -> int:
    """The index of the row of that number, or of the next that is filled."""
    return next((at for at, row in enumerate(rows) if row[0] >= number), len(rows) - 1)


def build_table(book: SheetBook, choices: TableChoices, kind: TableKind) -> UploadedTable:
    """The table as it goes to the engine. Raises BadTable."""
    sheet = book.sheets[choices.sheet]
    if sheet.problem:
        raise BadTable(sheet.problem)
    rows, _ = rows_of(book, choices)
    if not rows:
        raise BadTable("The file has headings but no rows.")
    if len(rows) > MAX_ROWS:
        raise BadTable(f"The table {TOO_MANY}")
    heads = headings_of(sheet, index_of(sheet.rows, choices.first), choices.height)
    places = {name: at for at, name in enumerate(choices.columns) if name}
    names = tuple(dict.fromkeys((*places, *choices.fixed)))
    kinds = {name: kind_of(kind.model, name) for name in names}
    problems: list[tuple[int, str, str]] = []
    cells: list[tuple[str, ...]] = []
    for number, row in rows:
        texts = []
        for name in names:
            at = places.get(name, len(row))
            text, problem = read_cell(
                row[at] if at < len(row) else EMPTY, kinds[name], choices.orders.get(at, "")
            )
            problems += [(number, name, problem)] if problem else []
            texts.append(text or choices.fixed.get(name, ""))
        cells.append(tuple(texts))
    return UploadedTable(
        name=book.name,
        head=names,
        rows=tuple(cells),
        numbers=tuple(number for number, _ in rows),
        headings={name: heads[at] or f"column {at + 1}" for name, at in places.items()},
        problems=tuple(problems),
        makes=kind.makes if choices.makes else (),
    )


def read_cell(cell: SheetCell, kind: ColumnKind, order: str = "") -> tuple[str, str]:
    """A cell as a column of that kind takes it, and what is wrong with it, "" for nothing."""
    text, problem = unguarded(cell.text), ""
    if not text:
        return "", ""
    if len(text) > MAX_CELL_CHARS:
        return text[:100], f"the cell is longer than {MAX_CELL_CHARS:,} characters"
    if cell.kind is CellKind.FORMULA:
        problem = "the cell is a formula: paste its value instead"
    elif cell.kind is CellKind.ERROR:
        problem = f"the cell shows an error, {text}"
    elif cell.kind is CellKind.PART_OF_DAY:
        problem = (
            "the cell shows only a part of the day or time that it stores. "
            "Format it as text, and type what is meant"
        )
    elif kind in (ColumnKind.TEXT, ColumnKind.WORDS) and cell.kind in _UNWORDS:
        problem = (
            f"the spreadsheet stores {_UNWORDS[cell.kind]} here, not words. "
            "Format the cell as text, and type the words as the source has them"
        )
    elif kind is ColumnKind.DAY:
        return _day(text, order)
    elif kind is ColumnKind.READING:
        day = read_day(text, order)
        return (day.isoformat() if day else read_month(text) or text), ""
    elif kind is ColumnKind.WORDS and order == Order.MONTH_FIRST and _swaps(text):
        problem = (
            "words are kept as they are, and numbers in them are read as day, month, year. "
            "Write the month as a word, as in 4 March 2027"
        )
    return text, problem


def _day(text: str, order: str) -> tuple[str, str]:
    day = read_day(text, order)
    if day:
        return day.isoformat(), ""
    if read_day(text, Order.DAY_FIRST) or read_day(text, Order.MONTH_FIRST):
        how = "month" if order == Order.MONTH_FIRST else "day"
        return text, f"read with the {how} first, this is no day of the calendar"
    return text, "this is no day. Write it as 2025-09-01, or as 1 September 2025"


def _swaps(text: str) -> bool:
    return read_day(text, Order.MONTH_FIRST) != read_day(text, Order.DAY_FIRST)


def pack_choices(choices: TableChoices) -> list[Any]:
    """The choices as plain values, for JSON."""
    return [
        *(choices.sheet, choices.first, choices.height, choices.last, choices.leaves_lone),
        *(list(choices.columns), [*choices.orders.items()], dict(choices.fixed), choices.makes),
    ]


def unpack_choices(packed: list[Any]) -> TableChoices:
    """The choices that `pack_choices` was given."""
    sheet, first, height, last, leaves_lone, columns, orders, fixed, makes = packed
    return TableChoices(
        sheet=sheet,
        first=first,
        height=height,
        last=last,
        leaves_lone=leaves_lone,
        columns=tuple(columns),
        orders=dict(orders),
        fixed=fixed,
        makes=makes,
    )
