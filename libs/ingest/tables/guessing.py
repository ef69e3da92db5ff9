"""The choices that a file suggests: what its page of columns shows before anybody chooses."""

from collections.abc import Sequence
from dataclasses import replace

from libs.ingest.natural_keys import naming_columns
from libs.ingest.readers.sheets import SheetBook, TableSheet
from libs.ingest.tables.cells import unguarded
from libs.ingest.tables.choices import TableChoices, index_of, rows_of
from libs.ingest.tables.columns import TableKind, kind_of, ways_to_read
from libs.ingest.tables.days_written import Way, only_way
from libs.ingest.tables.headings import guess_columns, guess_layout, headings_of


def choices_of_export(book: SheetBook, kind: TableKind) -> TableChoices | None:
    """The choices for a file as an export leaves it: nothing to ask. None for any other."""
    if len(book.sheets) != 1 or book.notes or book.sheets[0].problem:
        return None
    sheet = book.sheets[0]
    heads = [unguarded(one) for one in headings_of(sheet, 0, 1)]
    known = len(set(heads)) == len(heads) and set(heads) <= {*kind.columns}
    if not known or naming_columns(kind.model)[0] not in heads or len(sheet.rows) == 1:
        return None
    choices = TableChoices(first=sheet.rows[0][0], columns=tuple(heads))
    asks = any(ways_of_column(book, choices, kind, at) for at in range(len(heads)))
    return None if asks else choices


def guess_choices(book: SheetBook, kind: TableKind) -> TableChoices:
    """The sheet with the most headings that are known, and what they mean.

    A hidden sheet is never guessed: it is read where a person chooses it.
    """
    seen = [at for at, one in enumerate(book.sheets) if not one.is_hidden]
    guesses = [guess_on_sheet(book, at, kind) for at in seen or range(len(book.sheets))]
    return max(guesses, key=lambda one: sum(map(bool, one.columns)))


def guess_on_sheet(book: SheetBook, at: int, kind: TableKind) -> TableChoices:
    sheet = book.sheets[at]
    layout = guess_layout(sheet, kind.words)
    choices = TableChoices(at, layout.first, layout.height, _or_to_the_end(sheet, layout.last))
    return guess_on_layout(book, choices, kind)


def guess_on_layout(book: SheetBook, choices: TableChoices, kind: TableKind) -> TableChoices:
    """The choices with columns, orders of days and lone rows guessed anew."""
    heads = heads_of(book, choices)
    columns = guess_columns(heads, kind.words)
    guessed = replace(choices, columns=columns, orders={}, leaves_lone=False)
    orders = {
        at: order
        for at in range(len(columns))
        if (order := only_way(ways_of_column(book, guessed, kind, at)))
    }
    everything = rows_of(book, guessed)[0]
    without = rows_of(book, replace(guessed, leaves_lone=True))[0]
    # A table of one column, or of rows that are mostly unfinished, has no lone rows.
    lone = len(everything) - len(without)
    return replace(guessed, orders=orders, leaves_lone=0 < lone <= len(without))


def heads_of(book: SheetBook, choices: TableChoices) -> list[str]:
    sheet = book.sheets[choices.sheet]
    heads = headings_of(sheet, index_of(sheet.rows, choices.first), choices.height)
    return [unguarded(one) for one in heads]


def ways_of_column(
    book: SheetBook, choices: TableChoices, kind: TableKind, at: int, name: str | None = None
) -> tuple[Way, ...]:
    """The ways to read the days of a column that is, or would be, our column `name`."""
    name = choices.columns[at] if name is None else name
    if not name:
        return ()
    return ways_to_read(kind_of(kind.model, name), texts_of(book, choices, at))


def texts_of(book: SheetBook, choices: TableChoices, at: int) -> Sequence[str]:
    """What the rows of the table say in a column of the file."""
    rows, _ = rows_of(book, choices)
    return [row[at].text for _, row in rows if at < len(row) and row[at].text]


def _or_to_the_end(sheet: TableSheet, last: int) -> int:
    return 0 if last == sheet.rows[-1][0] else last
