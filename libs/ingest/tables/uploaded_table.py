"""A table that somebody sent: from bytes to sheets, or words that say why not.

Nothing of a file is trusted: its size, its form, its number of rows and what its cells hold are
checked before any of it is compared with the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from libs.ingest.readers import BadTable, workbook
from libs.ingest.readers.sheets import SheetBook
from libs.ingest.readers.text_table import read_text_table

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
SAVE_AS = "Open it in a spreadsheet and save it as XLSX or CSV."


@dataclass(frozen=True, slots=True)
class UploadedTable:
    """Columns of ours and rows of as many texts; `numbers` are the rows' own in the file."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    headings: Mapping[str, str] = field(default_factory=dict)
    """By column: its heading in the file, where it has one."""
    problems: tuple[tuple[int, str, str], ...] = ()
    """Cells that cannot be what their column needs: row number, column, why."""
    makes: tuple[str, ...] = ()
    """Columns whose related rows are added by their names where they are not here yet."""


def read_book(name: str, content: bytes) -> SheetBook:
    """Read the sheets of a file. Raises BadTable."""
    if not content.strip():
        raise BadTable("The file is empty.")
    if content.startswith(OLD_WORKBOOK):
        raise BadTable(
            "The file is an old .xls file or has a password. Save it as XLSX without a password."
        )
    ending = next((one for one in ENDINGS if name.lower().endswith(one)), "")
    if not ending:
        raise BadTable(f"The file’s name must end in .csv, .tsv, .txt or .xlsx. {SAVE_AS}")
    if content.lstrip()[:6].lower() in (b"<html>", b"<table", b"<!doct"):
        raise BadTable(f"The file is a web page, whatever its name says. {SAVE_AS}")
    is_workbook = ending == ".xlsx" or content.startswith(b"PK\x03\x04")
    book = workbook.read(name, content) if is_workbook else read_text_table(name, content)
    if not book.sheets:
        raise BadTable("The file has no rows.")
    only = book.sheets[0] if len(book.sheets) == 1 else None
    if only and only.problem:
        raise BadTable(only.problem)
    if only and len(only.rows) == 1:
        raise BadTable("The file has headings but no rows.")
    return book
