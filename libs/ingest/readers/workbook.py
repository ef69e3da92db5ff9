"""XLSX: a zip of XML, so it is weighed and searched before anything parses it.

openpyxl is imported when the first workbook is read or written: it takes memory, and few need it.
"""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from libs.ingest.readers import BadTable, Record

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MAX_PARTS = 200
MAX_UNPACKED_BYTES = 20 * 2**20
MAX_ROW_NUMBER = 50_000
MAX_COLUMNS = 256
NO_WORKBOOK = "The workbook cannot be read. Save it again as XLSX or CSV."


def read(content: bytes) -> Iterator[Record]:
    """Read the rows of the first sheet, numbered as a spreadsheet does. Raises BadTable."""
    _search(content)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What a file says of its own size would be padded with empty cells.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.rows, start=1):
            if number > MAX_ROW_NUMBER or len(cells) > MAX_COLUMNS:
                raise BadTable(
                    f"Row {number} lies far below or reaches far to the right of a table: "
                    "delete what is empty, or copy the table into a new workbook."
                )
            yield number, [_text(number, cell) for cell in cells]
    except BadTable:
        raise
    except Exception as error:
        # A damaged file fails in the parser in too many ways to name.
        raise BadTable(NO_WORKBOOK) from error


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
        cells = [WriteOnlyCell(sheet, text) for text in texts]
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
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadTable(
            "The file is an old .xls file or has a password. Save it as XLSX without a password."
        )
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


def _text(number: int, cell: Any) -> str:
    """What a cell shows, as text: `yes`, `2`, `2025-09-01`. Raises BadTable for what is none."""
    value: Any = cell.value
    problem = ""
    if value is None:
        return ""
    if cell.data_type == "f":
        problem = "the cell is a formula. Paste its value instead."
    elif cell.data_type == "e":
        problem = f"the cell shows an error, {str(value)[:20]}."
    elif isinstance(value, date) and "d" not in cell.number_format.lower():
        problem = "the cell shows a month but stores a day. Format it as text and type it again."
    elif not isinstance(value, str | int | float | date):
        problem = "the cell must be text, a number or a day."
    if problem:
        raise BadTable(f"Row {number}, column {cell.column_letter}: {problem}")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
