"""PDF: the lines of each page, put together to paragraphs; headings by the size of their letters.

Uses pypdfium2 (Chromium's own reader, which is fast and meant for files of strangers).
"""

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from libs.reading_files.document import (
    HEADING,
    ITEM,
    PARAGRAPH,
    Piece,
    RefusedFile,
    WholeText,
    assemble,
)
from libs.reading_files.plain import BULLET, MOST_IN_HEADING
from libs.reading_files.portable_columns import in_order

MOST_PAGES = 1_500
FEWEST_LETTERS_A_PAGE = 25
SCANNED = (
    "There is no text in this PDF: its pages are pictures, as from a scanner. Ask the publisher "
    "for one with text, or run a text recognition over it first."
)
ENCRYPTED = "This PDF is encrypted. Save it without a password."
LARGER = 1.12
"""So many times the size of the usual letters are those of a heading."""
BOLD = 600
FARTHER = 1.65
"""So many letters' sizes below the line before, a line begins a paragraph."""
EDGE = 3
"""So many lines at the top and at the bottom of a page may be its head and foot."""
OFTEN = 0.3
"""A line on this share of the pages is their head or foot."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int
    size: float
    weight: int
    top: float


def read_portable(content: bytes, progress: Progress = lambda done, all_: None) -> WholeText:
    """The document of a PDF; raises RefusedFile. `progress` is told the pages read and all."""
    import pypdfium2 as pdfium

    try:
        opened = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        told = ENCRYPTED if "password" in str(error).lower() else "This PDF is damaged."
        raise RefusedFile(told) from error
    count = len(opened)
    if count > MOST_PAGES:
        raise RefusedFile(f"This has {count:,} pages. Read at most {MOST_PAGES:,} at a time.")
    lines: list[_Line] = []
    for number in range(count):
        lines += _lines(opened[number], number)
        progress(number + 1, count)
    if sum(len(one.text) for one in lines) < FEWEST_LETTERS_A_PAGE * max(1, count):
        raise RefusedFile(SCANNED)
    return assemble(_pieces(_without_heads(lines, count)))


def _lines(page: Any, number: int) -> Iterator[_Line]:
    from pypdfium2 import raw

    opened = page.get_textpage()
    text = opened.get_text_range()
    position = 0
    rows = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for row in text.split("\n"):
        bare = row.strip()
        if bare:
            at = position + len(row) - len(row.lstrip())
            rows.append((bare, at, raw.FPDFText_GetFontSize(opened, at)))
        position += len(row) + 1
    for words, at in in_order(opened, rows):
        raw.FPDFText_GetCharBox(opened, at, left, right, bottom, top)
        size = raw.FPDFText_GetFontSize(opened, at)
        weight = raw.FPDFText_GetFontWeight(opened, at)
        yield _Line(words, number, round(size, 1), weight, top.value)
    opened.close()
    page.close()


def _without_heads(lines: list[_Line], pages: int) -> list[_Line]:
    """Without page numbers and what stands at the head or foot of many pages."""
    edges = {place for places in _by_page(lines) for place in (*places[:EDGE], *places[-EDGE:])}
    seen = {(lines[place].page, _masked(lines[place].text)) for place in edges}
    often = Counter(text for _, text in seen)
    most = max(3, pages * OFTEN)
    kept = [
        one
        for place, one in enumerate(lines)
        if not re.fullmatch(r"(?:page )?[\divx]{1,4}(?: of \d+)?", one.text, re.IGNORECASE)
        and not (
            place in edges and len(one.text) < MOST_IN_HEADING and often[_masked(one.text)] > most
        )
    ]
    return kept or lines


def _by_page(lines: list[_Line]) -> list[list[int]]:
    """The places of the lines of each page."""
    places: dict[int, list[int]] = {}
    for place, one in enumerate(lines):
        places.setdefault(one.page, []).append(place)
    return list(places.values())


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _pieces(lines: list[_Line]) -> Iterator[Piece]:
    letters: Counter[float] = Counter()
    for one in lines:
        letters[one.size] += len(one.text)
    usual = letters.most_common(1)[0][0]
    sizes = sorted({one.size for one in lines if one.size > usual * LARGER}, reverse=True)
    levels = {size: min(number, 6) for number, size in enumerate(sizes, start=1)}
    held: list[_Line] = []
    for line in lines:
        if held and not _goes_on(held, line, levels):
            yield _piece(held, levels)
            held = []
        held.append(line)
    if held:
        yield _piece(held, levels)


def _goes_on(held: list[_Line], line: _Line, levels: dict[float, int]) -> bool:
    """Whether a line belongs to the paragraph of those before it."""
    before = held[-1]
    if (line.size in levels or before.size in levels) and line.size != before.size:
        return False
    if BULLET.match(line.text) or (line.weight >= BOLD) != (before.weight >= BOLD):
        return False
    if line.page != before.page:
        return line.text[0].islower() and not before.text.endswith((".", "!", "?"))
    gap = before.top - line.top
    if gap < 0:  # the next column
        return line.text[0].islower() and not before.text.endswith((".", "!", "?"))
    return 0 <= gap <= FARTHER * max(line.size, before.size, 1)


def _piece(held: list[_Line], levels: dict[float, int]) -> Piece:
    text = ""
    for line in held:
        if text.endswith(("\x02", "\ufffe", "\xad")):
            text = text[:-1] + line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    first = held[0]
    is_short = len(text) <= MOST_IN_HEADING and not text.endswith((".", ",", ";", ":"))
    if first.size in levels and len(text) <= 2 * MOST_IN_HEADING:
        return Piece(HEADING, text, levels[first.size])
    if is_short and first.weight >= BOLD and not BULLET.match(text):
        return Piece(HEADING, text, 7)
    return Piece(ITEM if BULLET.match(text) else PARAGRAPH, text)
