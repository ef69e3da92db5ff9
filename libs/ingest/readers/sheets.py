"""A file as its sheets of cells, before anybody has said what its columns are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from libs.names import tidy

MAX_ROWS = 5_000
"""Rows of one table."""
MAX_KEPT = MAX_ROWS + 100
"""Rows of one sheet that are kept: a table, and what stands above and below it."""
MAX_ROW_NUMBER = 50_000
MAX_COLUMNS = 256

TOO_MANY = f"has more than {MAX_ROWS:,} rows. Split it into several files."
TOO_FAR = (
    "lies far below or reaches far to the right of a table: "
    "delete what is empty, or copy the table into a new workbook."
)


class CellKind(StrEnum):
    """What a spreadsheet holds in a cell; a text file holds nothing but text."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    """A day, shown with its day, month and year; the text is ISO's."""
    PART_OF_DAY = "part"
    """A day or time of which the cell shows a part: nobody gave the rest."""
    SWITCH = "switch"
    """TRUE or FALSE."""
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class SheetCell:
    text: str
    kind: CellKind = CellKind.TEXT


EMPTY = SheetCell("")
SheetRow = tuple[int, tuple[SheetCell, ...]]
"""A row's number as a spreadsheet shows it, and its cells up to the last that is filled."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """The rows of a sheet that hold anything."""

    name: str
    rows: tuple[SheetRow, ...]
    is_hidden: bool = False
    problem: str = ""
    """Why no table can be read from it, as the end of a sentence; "" where one can."""

    @property
    def width(self) -> int:
        return max((len(cells) for _, cells in self.rows), default=0)

    def cells_of(self, column: int, first: int = 0) -> Iterator[SheetCell]:
        """The cells of a column, from the row of index `first` on."""
        for _, cells in self.rows[first:]:
            yield cells[column] if column < len(cells) else EMPTY


@dataclass(frozen=True, slots=True)
class SheetBook:
    """A file that somebody sent. `notes` say how it was read, where that was no plain sailing."""

    name: str
    sheets: tuple[TableSheet, ...]
    notes: tuple[str, ...] = ()


def keep_rows(
    name: str, rows: Iterable[tuple[int, list[SheetCell]]], *, is_hidden: bool = False
) -> TableSheet:
    """A sheet of the rows that hold anything, as far as a table may go."""
    kept: list[SheetRow] = []
    for number, cells in rows:
        filled = _tidied(cells)
        if not filled:
            continue
        if number > MAX_ROW_NUMBER or len(filled) > MAX_COLUMNS:
            return TableSheet(name, tuple(kept), is_hidden, f"Row {number} {TOO_FAR}")
        if len(kept) == MAX_KEPT:
            return TableSheet(name, tuple(kept[:50]), is_hidden, f"The table {TOO_MANY}")
        kept.append((number, filled))
    return TableSheet(name, tuple(kept), is_hidden)


def _tidied(cells: list[SheetCell]) -> tuple[SheetCell, ...]:
    found = [SheetCell(text, one.kind) if (text := tidy(one.text)) else EMPTY for one in cells]
    while found and not found[-1].text:
        found.pop()
    return tuple(found)


def pack_book(book: SheetBook) -> list[Any]:
    """The book as plain lists, for JSON; a cell of text is its text alone."""
    sheets = [
        [
            sheet.name,
            [[number, [_pack(cell) for cell in cells]] for number, cells in sheet.rows],
            sheet.is_hidden,
            sheet.problem,
        ]
        for sheet in book.sheets
    ]
    return [book.name, sheets, list(book.notes)]


def unpack_book(packed: list[Any]) -> SheetBook:
    """The book that `pack_book` was given."""
    name, sheets, notes = packed
    return SheetBook(
        name,
        tuple(
            TableSheet(
                title,
                tuple((number, tuple(map(_unpack, cells))) for number, cells in rows),
                is_hidden,
                problem,
            )
            for title, rows, is_hidden, problem in sheets
        ),
        tuple(notes),
    )


def _pack(cell: SheetCell) -> Any:
    return cell.text if cell.kind is CellKind.TEXT else [cell.kind.value, cell.text]


def _unpack(packed: Any) -> SheetCell:
    if isinstance(packed, str):
        return SheetCell(packed)
    kind, text = packed
    return SheetCell(text, CellKind(kind))
