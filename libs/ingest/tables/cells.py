"""One cell of a table: its text, and its guard against being taken for a formula.

A text that a spreadsheet would run (`=`, `+`, `-`, `@`, a tab or a line break in front) leaves with
an apostrophe before it and loses that apostrophe when it comes back. A text that already has
apostrophes before such a sign gets one more, so that taking one away always gives the text back:

    =1+1  ->  '=1+1        '=1+1  ->  ''=1+1        'tis  ->  'tis
"""

import re

MARK = "\ufeff"
"""Stands before a CSV file: without it Excel takes the file's UTF-8 for letters of Windows."""

# The wide forms are the same signs on an East Asian keyboard.
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_BREAKS = re.compile(r"\r\n?")
# What XML cannot hold, so no workbook can either.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def guarded(text: str) -> str:
    """The text as it leaves: no spreadsheet takes it for a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _LIKE_A_FORMULA.match(text) else text


def plain(text: str) -> str:
    """The text as both forms can hold it: one kind of line break, nothing unprintable."""
    return _UNPRINTABLE.sub(" ", _BREAKS.sub("\n", text)).strip()
