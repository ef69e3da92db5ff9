"""What was read of a file: its paragraphs in order, each under its headings, at its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from libs.names import tidy_line

HEADING, PARAGRAPH, ITEM, CELL, TERM, MEANING = (
    *("heading", "paragraph", "item"),
    *("cell", "term", "meaning"),
)
"""The kinds of block. A TERM and the MEANING after it are an entry of a list of definitions."""

MOST_LETTERS = 4_000_000
"""Letters of a whole document: some 1,500 pages."""
LONGEST_HEADING = 200


class RefusedFile(Exception):
    """A file that is not read; the text says why and what to do, to whoever sent it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before its place is known. `level` is a heading's depth from 1, 0 for others.

    `column` is the heading of the column that a cell stands in, `row` the cells of its row, itself
    too; `marked` are abbreviations that the file itself explains: ("DfE", "Department for
    Education").
    """

    kind: str
    text: str
    level: int = 0
    column: str = ""
    marked: tuple[tuple[str, str], ...] = ()
    row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPart:
    """One line of the document's text, from letter `start`; `path` are the headings above it."""

    kind: str
    text: str
    start: int
    path: tuple[str, ...] = ()
    column: str = ""
    marked: tuple[tuple[str, str], ...] = ()
    row: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class WholeText:
    """The whole text, with a line for each block."""

    text: str
    blocks: tuple[TextPart, ...]

    @property
    def pages(self) -> int:
        """About how many printed pages these are."""
        return max(1, round(len(self.text) / 2_700))


def assemble(pieces: Iterable[Piece]) -> WholeText:
    """The document of these pieces; raises RefusedFile where there is no text or too much.

    assemble([Piece("heading", "Dates", 1), Piece("paragraph", "It starts.")]).text
    == "Dates\\n\\nIt starts."
    """
    blocks: list[TextPart] = []
    lines: list[str] = []
    path: list[tuple[int, str]] = []
    position = 0
    for piece in pieces:
        text = tidy_line(re.sub(r"\s+", " ", piece.text))
        if not text:
            continue
        if lines:
            gap = "\n" if piece.kind in (ITEM, CELL, MEANING) else "\n\n"
            lines.append(gap)
            position += len(gap)
        is_heading = piece.kind == HEADING and len(text) <= LONGEST_HEADING
        if is_heading:
            path = [one for one in path if one[0] < piece.level]
        kind = piece.kind if is_heading or piece.kind != HEADING else PARAGRAPH
        above = tuple(title for _, title in path)
        blocks.append(TextPart(kind, text, position, above, piece.column, piece.marked, piece.row))
        if is_heading:
            path.append((piece.level, text))
        lines.append(text)
        position += len(text)
        if position > MOST_LETTERS:
            raise RefusedFile("This is longer than 1,500 pages. Read it in parts.")
    if not blocks:
        raise RefusedFile("There is no text in this.")
    return WholeText("".join(lines), tuple(blocks))


def to_plain(document: WholeText) -> dict[str, Any]:
    """The document as JSON has it; the text is in its blocks."""
    return {
        "text": document.text,
        "blocks": [
            [
                one.kind,
                one.start,
                one.end,
                list(one.path),
                one.column,
                [list(m) for m in one.marked],
                *([list(one.row)] if one.row else []),
            ]
            for one in document.blocks
        ],
    }


def from_plain(value: dict[str, Any]) -> WholeText:
    """The document that `to_plain` gave."""
    text = str(value["text"])
    return WholeText(
        text,
        tuple(
            TextPart(
                *(kind, text[start:end], start, tuple(path), column, tuple(map(tuple, marked))),
                row=tuple(row[0]) if row else (),
            )
            for kind, start, end, path, column, marked, *row in value["blocks"]
        ),
    )
