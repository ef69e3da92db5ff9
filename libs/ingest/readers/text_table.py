"""A table as text, from wherever it comes: commas, semicolons, tabs or bars; UTF-8 or Windows.

Fixtures have the strict reader of csv_file. What is guessed here is said, and shown to whoever
sent the file before anything of it is saved.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from libs.ingest.readers import BadTable
from libs.ingest.readers.sheets import SheetBook, SheetCell, keep_rows

NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
LOOKED_AT = 40
"""Rows from which the sign between the cells is worked out."""
NO_TEXT = "The file is not a table as text. Save it as “CSV UTF-8 (Comma delimited)” or as XLSX."
WINDOWS = (
    "The file is not in UTF-8. It was read with the letters of Windows (windows-1252): "
    "check the examples with pound signs, dashes and accents."
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
REASONS = {
    "unexpected end of data": "a quotation mark is opened and never closed",
    "field larger": "a cell is far too long; perhaps a quotation mark is never closed",
    "expected after": "a quotation mark stands in the middle of a cell",
}


def read_text_table(name: str, content: bytes) -> SheetBook:
    """Read the one table of a text file. Raises BadTable."""
    text, notes = _decode(content)
    sign, text = _sign_between(text)
    if sign != ",":
        notes.append(f"The cells are separated by {NAMES[sign]}.")
    sheet = keep_rows(name, _rows(text, sign))
    return SheetBook(name, (sheet,) if sheet.rows else (), tuple(notes))


def _decode(content: bytes) -> tuple[str, list[str]]:
    if content.startswith(UTF_16):
        try:
            return content.decode("utf-16"), []
        except UnicodeDecodeError:
            raise BadTable(NO_TEXT) from None
    if b"\0" in content:
        raise BadTable(NO_TEXT)
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), [WINDOWS]
    except UnicodeDecodeError:
        raise BadTable(NO_TEXT) from None


def _sign_between(text: str) -> tuple[str, str]:
    """The sign between the cells, and the text without a first line that names it."""
    first, _, rest = text.partition("\n")
    named = first.strip().casefold()
    if named.startswith("sep=") and named[4:] in NAMES:
        return named[4:], rest
    if first.rstrip("\r") == "sep=\t":
        return "\t", rest
    return max(NAMES, key=lambda sign: _evenness(text, sign)), text


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """How many of the first rows have one number of cells above 1, and how many cells that is."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            if len(row) > 1:
                widths[len(row)] += 1
            if widths.total() == LOOKED_AT:
                break
    except csv.Error:
        pass
    width, times = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return times, width


def _rows(text: str, sign: str) -> Iterator[tuple[int, list[SheetCell]]]:
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            number += 1
            yield number, [SheetCell(cell) for cell in cells]
    except csv.Error as error:
        told = next((why for said, why in REASONS.items() if said in str(error)), "it is damaged")
        raise BadTable(f"The file cannot be read as CSV after row {number}: {told}.") from None
