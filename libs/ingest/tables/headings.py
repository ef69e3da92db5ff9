"""Which row of a sheet has the headings, and which column each of them means: guessed, not known.

    Glossary of SEND terms                     a title
    Abbreviation | Meaning                     the headings: text, expansion
    EHCP         | Education, health and care plan
    Total        | 1                           below the table

The guess is shown to whoever sent the file, and can be changed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from libs.ingest.readers.sheets import EMPTY, SheetCell, SheetRow, TableSheet
from libs.names import words_key

SEARCHED = 40
"""Rows among which the headings are looked for."""
NEAR = 0.9
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NAMED = re.compile(r"(?<=\w)[ _-](?:name|title)s?\W*$", re.IGNORECASE)
"""What a heading may have besides: "Reform title" is the reform."""
_BELOW = re.compile(r"(?:grand |sub)?totals?\b|notes?\b|sources?\b|end of|key:|©|\*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table stands: `first` and `last` are row numbers as a spreadsheet shows them."""

    first: int
    height: int
    """Rows of headings: 1 or 2."""
    last: int


class HeadingWords:
    """What headings are called: later mappings of heading to column win over earlier ones.

    What was remembered wins over all, and is all that its heading can mean.
    """

    def __init__(self, *known: Mapping[str, str], remembered: Mapping[str, str]) -> None:
        self._columns: dict[str, list[str]] = {}
        for one in reversed(known):
            for word, name in one.items():
                self._columns.setdefault(words_key(word), []).append(name)
        self._columns |= {words_key(word): [name] for word, name in remembered.items()}

    def columns_of(self, heading: str) -> list[str]:
        """The columns that a heading may mean, the likeliest first; "" to leave it out."""
        bare = _BRACKETS.sub(" ", heading)
        tries = (heading, bare, _NAMED.sub("", bare))
        for key in map(words_key, tries):
            if key in self._columns:
                return [*dict.fromkeys(self._columns[key])]
        near = get_close_matches(words_key(heading), self._columns, n=1, cutoff=NEAR)
        return self._columns[near[0]] if near and len(near[0]) > 4 else []


def guess_layout(sheet: TableSheet, words: HeadingWords) -> Layout:
    """Find the headings: the row, or two rows, whose cells say most of what headings say."""
    best, at, height = (0, 0), _fallback(sheet.rows), 1
    for index in range(min(len(sheet.rows), SEARCHED)):
        for rows in (1, 2):
            heads = headings_of(sheet, index, rows)
            known = [name for name in guess_columns(heads, words) if name]
            score = len(known), -rows
            if known and score > best:
                best, at, height = score, index, rows
    last = _guess_last(sheet.rows, at + height)
    return Layout(sheet.rows[at][0], height, last)


def headings_of(sheet: TableSheet, index: int, height: int) -> list[str]:
    """The headings in the row of that index; of two rows, both texts of each column.

    A text above several columns stands in the first of them: it goes with all that have nothing
    of their own there.
    """
    top = _texts(sheet.rows[index][1], sheet.width)
    if height == 1 or index + 1 >= len(sheet.rows):
        return top
    below = _texts(sheet.rows[index + 1][1], sheet.width)
    heads, over = [], ""
    for upper, lower in zip(top, below, strict=True):
        over = upper or (over if lower else "")
        heads.append(" ".join(filter(None, (upper or (over if lower else ""), lower))))
    return heads


def guess_columns(heads: Sequence[str], words: HeadingWords) -> tuple[str, ...]:
    """The column that each heading means, each once; "" for those to leave out.

    A heading that can mean one thing only takes it before one that can mean several.
    """
    meant = [_meant(head, words) if head else [] for head in heads]
    found = [""] * len(heads)
    for at in sorted(range(len(heads)), key=lambda one: len(meant[one])):
        free = (name for name in meant[at] if name not in found)
        found[at] = next(free, "")
    return tuple(found)


def _meant(head: str, words: HeadingWords) -> list[str]:
    """What a heading may mean; of headings in two rows the lower one alone may be known."""
    parts = head.replace("_", " ").split()
    tries = (" ".join(parts[start:]) for start in range(len(parts)))
    return next((names for one in tries if (names := words.columns_of(one))), [])


def _texts(cells: Sequence[SheetCell], width: int) -> list[str]:
    return [cell.text.replace("\n", " ") for cell in [*cells, *[EMPTY] * (width - len(cells))]]


def _filled(row: SheetRow) -> int:
    return sum(bool(cell.text) for cell in row[1])


def _fallback(rows: Sequence[SheetRow]) -> int:
    """Where no heading is known: the first row that fills as many cells as most rows do."""
    widths = [_filled(row) for row in rows]
    usual = max(set(widths), key=lambda one: (widths.count(one), one))
    return next(index for index, width in enumerate(widths) if width >= usual)


def _guess_last(rows: Sequence[SheetRow], start: int) -> int:
    """The last row before the total and the notes at the end."""
    end = len(rows)
    usual = max((_filled(row) for row in rows[start:]), default=0)
    while end - 1 > start:
        first = next(cell.text for cell in rows[end - 1][1] if cell.text)
        lone = _filled(rows[end - 1]) == 1 and usual > 1
        if not (_BELOW.match(first) or (lone and len(first) > 1)):
            break
        end -= 1
    return rows[end - 1][0]
