"""XLSX: a zip of XML, so it is weighed and searched before anything parses it.

openpyxl is imported when the first workbook is read or written: it takes memory, and few need it.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from libs.ingest.readers import BadTable
from libs.ingest.readers.sheets import (
    EMPTY,
    MAX_COLUMNS,
    MAX_ROW_NUMBER,
    CellKind,
    SheetBook,
    SheetCell,
    keep_rows,
)

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MAX_PARTS = 200
MAX_UNPACKED_BYTES = 20 * 2**20
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Texts in quotes, signs behind a backslash, and what stands in brackets, such as a colour.
_UNSHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_MINUTES = re.compile(r"(?<=h)[:.]?m+|m+(?=[:.]?s)")
NO_WORKBOOK = "The workbook cannot be read. Save it again as XLSX or CSV."


def read(name: str, content: bytes) -> SheetBook:
    """Read the sheets that hold anything, in their order. Raises BadTable."""
    _search(content)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        sheets = []
        for sheet in book.worksheets:
            # What a file says of its own size would be padded with empty cells.
            sheet.reset_dimensions()
            is_hidden = sheet.sheet_state != "visible"
            sheets.append(keep_rows(sheet.title, _rows(sheet), is_hidden=is_hidden))
    except Exception as error:
        # A damaged file fails in the parser in too many ways to name.
        raise BadTable(NO_WORKBOOK) from error
    return SheetBook(name, tuple(one for one in sheets if one.rows or one.problem))


def _rows(sheet: Any) -> Iterator[tuple[int, list[SheetCell]]]:
    for number, cells in enumerate(sheet.rows, start=1):
        read = [read_cell(cell) for cell in cells[:MAX_COLUMNS]]
        if any(cell.value is not None for cell in cells[MAX_COLUMNS:]):
            read += [EMPTY] * (MAX_COLUMNS - len(read)) + [SheetCell("far to the right")]
        yield number, read
        if number > MAX_ROW_NUMBER:
            # What follows may be a thousand million rows of nothing.
            yield number, [SheetCell("below")]


def write(head: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Write the file: every cell is text, also one typed below them, so 2025-09 stays as it is."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    sheet.freeze_panes = "A2"

    def write_row(texts: Iterable[str], **style: Any) -> None:
        cells = [WriteOnlyCell(sheet, _escaped(text)) for text in texts]
        for cell in cells:
            for name, value in style.items():
                setattr(cell, name, value)
        sheet.append(cells)

    names = list(head)
    for number in range(1, len(names) + 1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.number_format, column.width = "@", 24
    write_row(names, font=Font(bold=True))
    for row in rows:
        write_row(row, number_format="@")
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _search(content: bytes) -> None:
    """Refuse what is no workbook, is too heavy once unpacked, or brings programs or entities."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as box:
            parts = box.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise BadTable(
                    "The file is too large when unpacked. Copy only the table into a new workbook."
                )
            # Python unpacks no more of a part than it says of itself, so the sum above holds.
            for part in parts:
                _search_part(part.filename.lower(), box.read(part))
    except BadTable:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        # The last is what zipfile raises for passwords and for ways to pack that it does not know.
        raise BadTable(NO_WORKBOOK) from error


def _search_part(name: str, part: bytes) -> None:
    if "vbaproject" in name or (name == "[content_types].xml" and b"macroEnabled" in part):
        raise BadTable("The file has macros. Save it as an XLSX workbook without them.")
    # A document type brings entities; in another encoding than UTF-8 it could not be seen.
    hidden = name.endswith((".xml", ".rels")) and b"\0" in part
    if hidden or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise BadTable(NO_WORKBOOK)


def read_cell(cell: Any) -> SheetCell:
    """What a cell holds, and as what: `TRUE`, `2`, `45%`, `2025-09-01`."""
    value: Any = cell.value
    if value is None:
        return EMPTY
    if cell.data_type == "f":
        return SheetCell(str(value), CellKind.FORMULA)
    if cell.data_type == "e":
        return SheetCell(str(value)[:20], CellKind.ERROR)
    if isinstance(value, bool):
        return SheetCell(str(value).upper(), CellKind.SWITCH)
    if isinstance(value, date):
        midnight = not isinstance(value, datetime) or value.time() == time()
        if midnight and shows_whole_day(cell.number_format):
            return SheetCell(value.isoformat()[:10], CellKind.DAY)
        return SheetCell(value.isoformat(), CellKind.PART_OF_DAY)
    if isinstance(value, time | timedelta):
        return SheetCell(str(value), CellKind.PART_OF_DAY)
    if isinstance(value, int | float):
        return SheetCell(_number(value, cell.number_format), CellKind.NUMBER)
    return SheetCell(_unescaped(str(value)))


def shows_whole_day(number_format: str) -> bool:
    """Whether a cell of this format shows the day of the month, the month and the year.

    `dd/mm/yyyy` and `d-mmm-yy` do; `mmm-yy`, `[Red]mmm-yy`, `d-mmm` and `[$-809]dddd` do not.
    """
    shown = _UNSHOWN.sub("", number_format.split(";")[0].lower())
    shown = _MINUTES.sub("", shown)
    return bool(re.search(r"(?<!d)dd?(?!d)", shown)) and "m" in shown and "y" in shown


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{value * 100:.10g}%"
    return str(int(value)) if float(value).is_integer() else f"{value:.15g}"


def _unescaped(text: str) -> str:
    """The text as it was typed: `_x000D_` in the file is one character."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)


def _escaped(text: str) -> str:
    """The text so that no spreadsheet takes a part of it for such a code."""
    return _ESCAPED.sub(lambda code: f"_x005F{code[0]}", text)
