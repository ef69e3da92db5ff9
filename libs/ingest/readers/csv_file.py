"""CSV as spreadsheets write it: commas, double quotes, UTF-8 with or without its mark."""

import csv
import io
from collections.abc import Iterable, Iterator

from libs.ingest.readers import BadTable, Record

CONTENT_TYPE = "text/csv; charset=utf-8"
NOT_UTF_8 = (
    "The file is not plain text in UTF-8. "
    "In Excel, save it as “CSV UTF-8 (Comma delimited)” or as XLSX."
)


def read(content: bytes) -> Iterator[Record]:
    """Read the rows one after another, the first being number 1. Raises BadTable."""
    if b"\0" in content:
        raise BadTable(NOT_UTF_8)  # UTF-16, or no text at all
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadTable(NOT_UTF_8) from None
    number, width = 0, 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), strict=True):
            number += 1
            width = width or len(cells)
            if any(cells) and len(cells) < width:
                raise BadTable(
                    f"Row {number} has {len(cells)} cells, but the first row has {width}."
                )
            yield number, cells
    except csv.Error as error:
        raise BadTable(f"The file cannot be read as CSV after row {number}: {error}.") from None


def write(head: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Write the file; the mark in front tells Excel that it is UTF-8."""
    file = io.StringIO(newline="")
    lines = csv.writer(file)
    lines.writerow(head)
    lines.writerows(rows)
    return file.getvalue().encode("utf-8-sig")
