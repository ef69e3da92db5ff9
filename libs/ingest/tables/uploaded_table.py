"""A table that somebody sent: from bytes to texts, or words that say why not.

Nothing of a file is trusted: its size, its name, its form, its number of rows and what its cells
hold are checked before any of it is compared with the database.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from libs.ingest.incoming import as_sentence, did_you_mean
from libs.ingest.readers import BadTable, Record, csv_file, workbook
from libs.ingest.tables.cells import plain, unguarded

MAX_ROWS = 5_000
MAX_CELL_CHARS = 10_000
MAX_REASONS = 50

READERS: dict[str, Callable[[bytes], Iterator[Record]]] = {
    ".csv": csv_file.read,
    ".xlsx": workbook.read,
}


@dataclass(frozen=True, slots=True)
class UploadedTable:
    """A heading and rows of as many texts; `numbers` are the rows' own, the heading being 1."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


def read_table(name: str, content: bytes, columns: Sequence[str], key: str) -> UploadedTable:
    """Read a file whose heading may name `columns` and must name `key`. Raises BadTable."""
    ending = next((one for one in READERS if name.lower().endswith(one)), "")
    if not ending:
        raise BadTable("The file’s name must end in .csv or .xlsx. Save it as CSV or XLSX.")
    if not content.strip():
        raise BadTable("The file is empty.")
    records = ((number, cells) for number, cells in READERS[ending](content) if any(cells))
    first = next(records, None)
    if first is None:
        raise BadTable("The file has no rows.")
    head = _read_head(first[1], columns, key)
    return _read_rows(name, head, records)


def _read_head(cells: Iterable[str], columns: Sequence[str], key: str) -> tuple[str, ...]:
    """The columns that the first row names."""
    named = [unguarded(plain(cell)) for cell in cells]
    while named and not named[-1]:
        named.pop()
    wrong = []
    if not all(named):
        wrong.append("The first row has an empty cell. Give each column a name.")
    if len(named) == 1 and any(sign in named[0] for sign in ";\t|"):
        wrong.append("The cells are not separated by commas. Save the file with commas or as XLSX.")
        raise BadTable(*wrong)
    wrong += [f"Two columns are called “{one}”. Rename one of them." for one in _twice(named)]
    for one in dict.fromkeys(named):
        if one and one not in columns:
            hint = did_you_mean(one, columns) or f": there are {', '.join(columns)}"
            wrong.append(as_sentence(f"There is no column “{one[:80]}”{hint}"))
    if key not in named:
        wrong.append(f"The column “{key}” is missing. It identifies the row.")
    if wrong:
        raise BadTable(*wrong[:MAX_REASONS])
    return tuple(named)


def _read_rows(name: str, head: tuple[str, ...], records: Iterator[Record]) -> UploadedTable:
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    wrong: list[str] = []
    for number, cells in records:
        if len(rows) == MAX_ROWS:
            raise BadTable(
                f"The file has more than {MAX_ROWS:,} rows. Split it into several files."
            )
        texts = [unguarded(plain(cell)) for cell in cells]
        if any(texts[len(head) :]):
            wrong.append(f"Row {number} has more cells than the first row.")
        for column, text in zip(head, texts, strict=False):
            if len(text) > MAX_CELL_CHARS:
                most = f"{MAX_CELL_CHARS:,} characters"
                wrong.append(f"Row {number}, {column}: the cell is longer than {most}.")
        if len(wrong) >= MAX_REASONS:
            break
        texts += [""] * (len(head) - len(texts))
        rows.append(tuple(texts[: len(head)]))
        numbers.append(number)
    if wrong:
        raise BadTable(*wrong)
    if not rows:
        raise BadTable("The file has headings but no rows.")
    return UploadedTable(name, head, tuple(rows), tuple(numbers))


def _twice(names: Sequence[str]) -> list[str]:
    return [one for one in dict.fromkeys(names) if one and names.count(one) > 1]
