"""DOCX: the paragraphs and tables of a Word file. Uses python-docx, which reads with lxml."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from libs.reading_files.document import (
    CELL,
    HEADING,
    ITEM,
    MEANING,
    PARAGRAPH,
    TERM,
    Piece,
    RefusedFile,
    WholeText,
    assemble,
)
from libs.reading_files.plain import MOST_IN_HEADING

MOST_UNPACKED = 150 * 2**20
MOST_TIMES_SMALLER = 200
MOST_FILES = 3_000
BOMB = "This file would unpack to far more than it should. It was not opened."
PLAIN_HEADING_LEVEL = 7
"""Of a bold line that no style calls a heading: below all that are."""


def read_word(content: bytes) -> WholeText:
    """The document of a DOCX file; raises RefusedFile."""
    refuse_bomb(content)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        opened = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError) as error:
        raise RefusedFile("This is no Word file that can be read (DOCX).") from error
    return assemble(_pieces(opened))


def refuse_bomb(content: bytes) -> None:
    """Raises RefusedFile for an archive that unpacks to too much, before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise RefusedFile("This file is damaged: it cannot be unpacked.") from error
    if any(one.flag_bits & 1 for one in entries):
        raise RefusedFile("This file is encrypted. Save it without a password.")
    total = sum(one.file_size for one in entries)
    ratios = (one.file_size / max(1, one.compress_size) for one in entries if one.file_size > 10**6)
    if (
        total > MOST_UNPACKED
        or len(entries) > MOST_FILES
        or max(ratios, default=0) > MOST_TIMES_SMALLER
    ):
        raise RefusedFile(BOMB)
    if "word/document.xml" not in {one.filename for one in entries}:
        raise RefusedFile("This is an archive, and no Word file (DOCX).")


def _pieces(opened: Any) -> Iterator[Piece]:
    for part in opened.iter_inner_content():
        if hasattr(part, "rows"):
            yield from _rows(part)
        else:
            yield _paragraph(part)


def _paragraph(part: Any) -> Piece:
    style = (part.style.name or "") if part.style is not None else ""
    text = part.text
    if style.startswith("Heading ") and style[8:9].isdigit():
        return Piece(HEADING, text, int(style[8:9]))
    if style in ("Title", "Subtitle"):
        return Piece(HEADING, text, 1)
    properties = part._p.pPr
    if style.startswith("List") or (properties is not None and properties.numPr is not None):
        return Piece(ITEM, text)
    runs = [one for one in part.runs if one.text.strip()]
    is_short = len(text) <= MOST_IN_HEADING and not text.rstrip().endswith((".", ",", ";", ":"))
    if runs and is_short and all(one.bold for one in runs):
        return Piece(HEADING, text, PLAIN_HEADING_LEVEL)
    return Piece(PARAGRAPH, text)


def _rows(table: Any) -> Iterator[Piece]:
    heads: list[str] = []
    for number, row in enumerate(table.rows):
        cells = [one.text for one in row.cells]
        if len(cells) == 2 and 0 < len(cells[0].strip()) <= 40:
            pair = (cells[0], cells[1])
            yield from (Piece(TERM, cells[0], row=pair), Piece(MEANING, cells[1], row=pair))
            continue
        if number == 0:
            heads = cells
        for place, text in enumerate(cells):
            column = heads[place] if number and place < len(heads) else ""
            yield from (
                Piece(CELL, line, column=column, row=tuple(cells)) for line in text.splitlines()
            )
