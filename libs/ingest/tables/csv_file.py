"""CSV as spreadsheets write it: commas, double quotes, UTF-8 with or without its mark."""

import csv
import io
from collections.abc import Iterable, Iterator

from libs.ingest.tables.errors import BadSheet, Record

KIND = "text/csv; charset=utf-8"
ENCODING = (
    "It is not plain text in UTF-8. In Excel save it as “CSV UTF-8 (Comma delimited)”, or as XLSX."
)


def read(content: bytes) -> Iterator[Record]:
    """The rows one after another, the first being number 1. Raises BadSheet."""
    if b"\0" in content:
        raise BadSheet(ENCODING)  # UTF-16, or no text at all
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadSheet(ENCODING) from None
    number, width = 0, 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), strict=True):
            number += 1
            width = width or len(cells)
            if any(cells) and len(cells) < width:
                raise BadSheet(f"Row {number} has {len(cells)} cells, the first row {width}.")
            yield number, cells
    except csv.Error as error:
        raise BadSheet(f"After row {number} it is broken as CSV: {error}.") from None


def write(head: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """The file; the mark in front tells Excel that it is UTF-8."""
    file = io.StringIO(newline="")
    lines = csv.writer(file)
    lines.writerow(head)
    lines.writerows(rows)
    return file.getvalue().encode("utf-8-sig")
