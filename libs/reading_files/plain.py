"""Plain text: its paragraphs, and as headings the lines that look like some.

A heading is a short line by itself, without the full stop of a sentence, with text below it. Of
lines directly below each other, such as a list of abbreviations, only the first can be one.
"""

import re
from collections.abc import Iterator

from libs.reading_files.document import (
    CELL,
    HEADING,
    ITEM,
    MEANING,
    PARAGRAPH,
    TERM,
    Piece,
    WholeText,
    assemble,
)

MOST_IN_HEADING = 110
LONG_LINE = 60
MOST_HEADINGS = 6
"""Headings that may follow each other without a line of text between them."""

BULLET = re.compile(r"^\s*(?:[-*•–·‣◦▪●○]|\(?[a-z]\)|\(?[ivx]{1,4}\))\s+")
_MARKED = re.compile(r"^(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"^[\s|:+-]+$")
FEWEST_ROWS = 2
LONGEST_TERM = 40
_NUMBERED = re.compile(
    r"^(?:(?P<chapter>(?:chapter|part|section|annex|appendix) [\dA-Z]{1,4}\b)|(?P<paren>\d+\))|"
    r"(?P<dots>\d+(?:\.\d+)*)\.?)\s+\S",
    re.IGNORECASE,
)
_NUMBER_ITEM = re.compile(r"^\s*\d{1,2}[.)]\s+")
_ENDS_A_SENTENCE = re.compile(r"[.,;:!…][\]'\"”’)]*$")
_WITHIN = re.compile(r"[a-z)]{2}\. [A-Z]")
_OF_THE_PAGE = re.compile(
    r"^(?:(?:last |first )?(?:updated|published|reviewed|posted|modified|dated?)\b.*\d{4}|"
    r"applies to \w+(?: and \w+)?|from: |skip to |contents$|print this page)",
    re.IGNORECASE,
)
"""What a publisher's page says of itself is no heading."""
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’)]*$")


def read_plain(text: str) -> WholeText:
    """The document of a plain text; raises RefusedFile."""
    return assemble(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    levels: dict[str, int] = {}
    runs = list(_runs(text))
    headed = [
        _is_heading(run[0], run[1:], has_more=number + 1 < len(runs))
        for number, run in enumerate(runs)
    ]
    listed = _listed(runs, headed)
    for number, run in enumerate(runs):
        if cells := _table(run):
            yield from cells
            continue
        first = run[0]
        if headed[number] and number not in listed:
            mark = _MARKED.match(first)
            level = len(mark[1]) if mark else _level(first, levels)
            yield Piece(HEADING, first[mark.end() :] if mark else first, level)
            run = run[1:]
        for line in _joined(run):
            kind = ITEM if BULLET.match(line) or _NUMBER_ITEM.match(line) else PARAGRAPH
            yield Piece(kind, line)


def _table(run: list[str]) -> list[Piece]:
    """The cells of lines with bars or tabs between equal numbers of them; none where they are not.

    Cells in twos are terms with their meanings, as those of other files are.
    """
    rows = [_cells(line) for line in run if not _RULE.match(line)]
    width = len(rows[0])
    if len(rows) < FEWEST_ROWS or width < 2 or any(len(one) != width for one in rows):
        return []
    pieces: list[Piece] = []
    for number, cells in enumerate(rows):
        heads = rows[0] if number else [""] * width
        is_entry = width == 2 and len(cells[0]) <= LONGEST_TERM
        kinds = [TERM, MEANING] if is_entry else [CELL] * width
        pieces += [
            Piece(kind, text, column=head if kind == CELL else "", row=tuple(cells))
            for kind, text, head in zip(kinds, cells, heads, strict=True)
        ]
    return pieces


def _cells(line: str) -> list[str]:
    parts = line.strip().strip("|").split("|") if " | " in line else line.strip().split("\t")
    return [" ".join(one.split()) for one in parts]


def _listed(runs: list[list[str]], headed: list[bool]) -> set[int]:
    """The lines by themselves that are a list and no headings: many after each other.

    The first may say what the list is, and the last what follows it.
    """
    found: set[int] = set()
    begin = 0
    for number in range(len(runs) + 1):
        if number < len(runs) and headed[number] and len(runs[number]) == 1:
            continue
        if number - begin > MOST_HEADINGS:
            found.update(range(begin + 1, number - 1))
        begin = number + 1
    return found


def _runs(text: str) -> Iterator[list[str]]:
    """The lines between empty ones."""
    run: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            run.append(line.rstrip())
        elif run:
            yield run
            run = []


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines that a width cut into pieces, put together again."""
    held = ""
    for line in lines:
        cut = len(held) > LONG_LINE and not _SENTENCE_END.search(held)
        if held and cut and not BULLET.match(line) and line.lstrip()[:1].islower():
            held = f"{held} {line.strip()}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _is_heading(line: str, below: list[str], *, has_more: bool) -> bool:
    bare = " ".join(line.split())
    if _MARKED.match(bare):
        return True
    if len(bare) > MOST_IN_HEADING or not re.search(r"[^\W\d_]", bare) or bare[0].islower():
        return False
    if _OF_THE_PAGE.match(bare):
        return False
    if _WITHIN.search(bare) or (len(bare) > LONG_LINE and below and below[0][:1].islower()):
        return False  # a line that a width cut off
    if _ENDS_A_SENTENCE.search(bare) or BULLET.match(line) or not (below or has_more):
        return False
    if below and _NUMBER_ITEM.match(line) and _NUMBER_ITEM.match(below[0]):
        return False
    if not below:
        return True
    return bool(_SENTENCE_END.search(below[0]) or len(below[0]) > MOST_IN_HEADING)


def _level(line: str, levels: dict[str, int]) -> int:
    """How deep a heading is: kinds of numbers in the order in which they came, then plain lines."""
    bare = " ".join(line.split())
    found = _NUMBERED.match(bare)
    if not found:
        if bare.isupper() and len(bare.split()) > 2:
            return 1
        return max(levels.values(), default=0) + 1
    style = "chapter" if found["chapter"] else ")" if found["paren"] else "."
    depth = levels.setdefault(style, max(levels.values(), default=0) + 1)
    return depth + (found["dots"].count(".") if found["dots"] else 0)
