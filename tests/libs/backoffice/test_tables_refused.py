"""A file that cannot be a table, or means harm, is answered with words; nothing is saved."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from openpyxl import Workbook

from glossary.models import Term
from libs.backoffice.panels import list_of
from libs.ingest.uploads import MAX_UPLOAD_BYTES
from tests.libs.backoffice.tables import as_csv, as_xlsx, reasons, said, saved, send

HEAD = ["slug", "text"]
GOOD = [HEAD, ["one", "ON"]]


def cell(value: object, number_format: str = "General") -> bytes:
    """A workbook with one awkward cell."""
    book = Workbook()
    book.active.append(HEAD)
    book.active.append(["one", value])
    book.active["B2"].number_format = number_format
    return saved(book)


def rezipped(change: Callable[[bytes], bytes], **added: bytes) -> bytes:
    """A good workbook with its parts changed, and others added."""
    file = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(as_xlsx(GOOD)))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
        for name in old.namelist():
            box.writestr(name, change(old.read(name)))
        for name, part in added.items():
            box.writestr(f"xl/{name}", part)
    return file.getvalue()


def same(part: bytes) -> bytes:
    return part


def replaced(old: bytes, new: bytes) -> bytes:
    return rezipped(lambda part: part.replace(old, new))


def lying() -> bytes:
    """A zip whose list says that a large part is small."""
    content = bytearray(rezipped(same, large=b" " * 2**22))
    size = (2**22).to_bytes(4, "little")
    small = (2**10).to_bytes(4, "little")
    assert size in content
    return bytes(content.replace(size, small))


ENTITIES = b'<!DOCTYPE x [<!ENTITY a SYSTEM "secrets.txt">]>'
NO_WORKBOOK = "The workbook cannot be read"

REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.csv", lambda: b"", "The file is empty."),
    "only blanks": ("a.csv", lambda: b" \r\n\r\n", "The file is empty."),
    "no rows": ("a.csv", lambda: as_csv([HEAD]), "headings but no rows"),
    "another ending": ("a.ods", lambda: as_csv(GOOD), "must end in .csv, .tsv, .txt or .xlsx"),
    "no ending": ("csv", lambda: as_csv(GOOD), "must end in .csv, .tsv, .txt or .xlsx"),
    "macros by name": ("a.xlsm", lambda: as_xlsx(GOOD), "must end in .csv, .tsv, .txt or .xlsx"),
    "a NUL": ("a.csv", lambda: b"slug,text\na,b\0", "not a table as text"),
    "an open quote": ("a.csv", lambda: b'slug,text\na,"b', "cannot be read as CSV"),
    "a stray quote": ("a.csv", lambda: b'slug,text\na,"b"c', "cannot be read as CSV"),
    "one huge cell": ("a.csv", lambda: b"slug,text\na," + b"x" * 200_000, "cannot be read as CSV"),
    "too many rows": ("a.csv", lambda: b"slug,text\n" + b"a,b\n" * 5_001, "more than 5,000 rows"),
    "CSV by another name": ("a.xlsx", lambda: as_csv(GOOD), NO_WORKBOOK),
    "half a workbook": ("a.xlsx", lambda: as_xlsx(GOOD)[:2000], NO_WORKBOOK),
    "an old workbook": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "has a password"),
    "another zip": ("a.xlsx", lambda: rezipped(lambda _: b"?"), NO_WORKBOOK),
    "macros": ("a.xlsx", lambda: rezipped(same, vbaProject=b"x"), "has macros"),
    "macros by kind": ("a.xlsx", lambda: replaced(b"sheet.main", b"macroEnabled.main"), "macros"),
    "entities": ("a.xlsx", lambda: replaced(b"<worksheet", ENTITIES + b"<worksheet"), NO_WORKBOOK),
    "a bomb": ("a.xlsx", lambda: rezipped(same, big=b" " * 2**25), "when unpacked"),
    "a bomb that lies": ("a.xlsx", lying, NO_WORKBOOK),
    "far below": ("a.xlsx", lambda: replaced(b'r="2"', b'r="999999999"'), "lies far below"),
    "far right": ("a.xlsx", lambda: replaced(b'r="B2"', b'r="XFD2"'), "far to the right"),
}  # fmt: skip


ASKED = {
    "Windows letters": ("a.csv", "text,slug\n£,a".encode("cp1252"), ["text", "slug"], "Windows"),
    "sixteen bits": ("a.csv", "slug\ttext\na\tb".encode("utf-16"), ["slug", "text"], "by tabs"),
    "semicolons": ("a.csv", b"slug;text\na;b", ["slug", "text"], "separated by semicolons"),
    "twice": ("a.csv", b"slug,text,text\na,b,c", ["slug", "text", ""], "a.csv"),
    "nearly known": ("a.csv", b"slug,abreviation\na,b", ["slug", "text"], "a.csv"),
    "not to be typed": ("a.csv", b"slug,primary\na,1", ["slug", ""], "a.csv"),
    "no key": ("a.csv", b"text\nb", ["text"], "a.csv"),
    "a nameless column": ("a.csv", b"slug,,text\na,b,c", ["slug", "", "text"], "column 2"),
    "a long row": ("a.csv", b"slug,text\na,b,c", ["slug", "text", ""], "column 3"),
}


@pytest.mark.parametrize("case", ASKED)
def test_a_heading_that_is_not_ours_is_asked_about(case: str, admin_client: Client) -> None:
    name, content, columns, words = ASKED[case]
    page = send(admin_client, Term, content, name)
    assert list(page.context["form"].choices.columns) == columns
    assert words in said(page)


WRONG = {
    "a formula": (cell("=1+1"), "the cell is a formula: paste its value instead"),
    "an error": (cell("#REF!"), "The cell shows an error, #REF!"),
    "a month": (cell(date(2025, 9, 1), "mmm-yy"), "only a part of the day"),
    "a red month": (cell(date(2025, 9, 1), "[Red]mmm-yy"), "only a part of the day"),
    "a weekday": (cell(date(2025, 9, 1), "[$-809]dddd"), "only a part of the day"),
    "a day without its year": (cell(date(2025, 9, 1), "d-mmm"), "only a part of the day"),
    "a day among words": (cell(date(2025, 9, 1), "dd/mm/yyyy"), "stores a day here, not words"),
    "a true": (cell(True), "stores a true or false here, not words"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_cell_that_is_no_text_is_told_by_its_row(case: str, admin_client: Client) -> None:
    content, words = WRONG[case]
    page = send(admin_client, Term, content, "a.xlsx")
    assert words.casefold() in said(page).casefold()
    assert "Row 2, one text" in said(page)
    assert page.context["signed_table"] == ""


def test_a_cell_that_is_too_long_is_told_by_its_row(admin_client: Client) -> None:
    page = send(admin_client, Term, as_csv([HEAD, ["a", "x" * 10_001]]))
    assert "The cell is longer than 10,000 characters" in said(page)


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_no_good_table_is_refused_with_words(
    case: str, admin_client: Client
) -> None:
    name, make, words = REFUSED[case]
    page = send(admin_client, Term, make(), name)
    assert words in reasons(page)
    assert f"“{name}” was not read." in said(page)
    assert Term.objects.count() == 0


def test_ten_megabytes_are_refused_with_words_and_not_kept(admin_client: Client) -> None:
    page = send(admin_client, Term, as_csv(GOOD) + b"x" * 10 * 2**20)
    assert (
        reasons(page)
        == "“table.csv” was not read. The file is larger than 2 MB. Split it into several files."
    )
    # To the last byte, what may be sent is read; a line of blanks is passed over.
    most = as_csv(GOOD)
    most += (b" " * 9_999 + b"\n") * (MAX_UPLOAD_BYTES // 10_000)
    most = most[:MAX_UPLOAD_BYTES].ljust(MAX_UPLOAD_BYTES)
    assert "1 new" in said(send(admin_client, Term, most))
    assert "larger than 2 MB" in reasons(send(admin_client, Term, most + b"\n"))


def test_a_form_without_a_file_asks_for_one(admin_client: Client) -> None:
    page = admin_client.post(list_of(Term, "import"), {"file": "not a file"})
    assert reasons(page) == "Choose a file, CSV or XLSX."


def test_what_a_spreadsheet_types_is_read_as_text(admin_client: Client) -> None:
    book = Workbook()
    for row in (
        ["slug ", "text", "other_spellings", None],
        [1, 2.0, "a_x000D_\nb"],
        [],
        ["b", "c", 0.5],
    ):
        book.active.append(row)
    page = send(admin_client, Term, saved(book), "Table.XLSX")
    assert "Row 2, 2 Abbreviation 2 Other spellings a b" in said(page)
    assert "Row 4, c Abbreviation c Other spellings 0.5" in said(page)


def test_a_table_that_one_form_cannot_carry_back_is_refused(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("libs.ingest.tables.signed_table.MAX_SIGNED_CHARS", 10)
    page = send(admin_client, Term, as_csv(GOOD))
    assert "too large to preview and save" in reasons(page)


def test_a_name_of_a_file_is_only_text(admin_client: Client) -> None:
    page = send(admin_client, Term, b"", "../<script>alert(1)</script>.csv")
    assert "<script>alert" not in page.content.decode()
    assert "“script&gt;.csv” was not read" in page.content.decode()


def test_a_fault_of_ours_is_told_for_its_row_and_logged(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a slip")

    monkeypatch.setattr("libs.ingest.values._read_value", fail)
    page = send(admin_client, Term, as_csv(GOOD))
    assert "Row 2, one the row as a whole nothing Could not be read" in said(page)
    assert "a slip" in caplog.text
