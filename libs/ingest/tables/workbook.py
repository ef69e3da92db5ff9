"""XLSX: a zip of XML, so it is weighed and looked through before anything parses it."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from libs.ingest.tables.errors import BadSheet, Record

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST_PARTS = 200
HEAVIEST = 20 * 2**20
"""Bytes that all parts may have once they are unpacked."""
LOWEST_ROW = 50_000
WIDEST = 256
NO_WORKBOOK = "It is not a workbook that can be read: save it anew as XLSX, or as CSV."


def read(content: bytes) -> Iterator[Record]:
    """The rows of the first sheet, numbered as a spreadsheet shows them. Raises BadSheet."""
    _look_through(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What a file says of its own size would be padded with empty cells.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.rows, start=1):
            if number > LOWEST_ROW or len(cells) > WIDEST:
                raise BadSheet(
                    f"Row {number} lies far below or reaches far to the right of a table: "
                    "delete what is empty, or copy the table into a new workbook."
                )
            yield number, [_text(number, cell) for cell in cells]
    except BadSheet:
        raise
    except Exception as error:
        # A damaged file fails in the parser in too many ways to name.
        raise BadSheet(NO_WORKBOOK) from error


def write(head: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """The file: every cell is text, and so is what will be typed below: 2025-09 stays as it is."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table")
    sheet.freeze_panes = "A2"
    bold = []
    for number, name in enumerate(head, start=1):
        cell = WriteOnlyCell(sheet, name)
        cell.font = Font(bold=True)
        bold.append(cell)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.number_format, column.width = "@", 24
    sheet.append(bold)
    for row in rows:
        sheet.append([_as_text(sheet, text) for text in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _as_text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.number_format = "@"
    return cell


def _look_through(content: bytes) -> None:
    """Refuses what is no workbook, is too heavy once unpacked, or brings programs or entities."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadSheet("It is an old .xls file or has a password: save it as XLSX without one.")
    try:
        with zipfile.ZipFile(BytesIO(content)) as box:
            parts = box.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > HEAVIEST:
                raise BadSheet("It is far larger once it is unpacked: copy the table alone.")
            # Python unpacks no more of a part than it says of itself, so the sum above holds.
            for part in parts:
                _look_at(part.filename.lower(), box.read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        if isinstance(error, BadSheet):
            raise
        raise BadSheet(NO_WORKBOOK) from error
    except (RuntimeError, NotImplementedError) as error:
        # The two that zipfile raises for passwords and for ways to pack that it does not know.
        raise BadSheet(NO_WORKBOOK) from error


def _look_at(name: str, part: bytes) -> None:
    if "vbaproject" in name or (name == "[content_types].xml" and b"macroEnabled" in part):
        raise BadSheet("It has macros: save it as an XLSX workbook without them.")
    # A document type brings entities; in another encoding than UTF-8 it could not be seen.
    hidden = name.endswith((".xml", ".rels")) and b"\0" in part
    if hidden or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise BadSheet(NO_WORKBOOK)


def _text(number: int, cell: Any) -> str:
    """What a cell shows, as text. Raises BadSheet for what is none."""
    value: Any = cell.value
    if value is None:
        return ""
    place = f"Row {number}, column {get_column_letter(cell.column)}"
    if cell.data_type == "f":
        raise BadSheet(f"{place}: the cell is a formula. Paste its value instead.")
    if cell.data_type == "e":
        raise BadSheet(f"{place}: the cell shows an error, {str(value)[:20]}.")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) and "d" not in cell.number_format.lower():
        raise BadSheet(
            f"{place}: the cell shows a month and keeps a day that nobody gave. Format it as text "
            "and type it again."
        )
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float | date):
        return str(value)
    raise BadSheet(f"{place}: the cell is neither text nor a number nor a day.")
