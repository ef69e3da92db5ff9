"""Files become paragraphs under their headings; what harms or holds no text is refused in words."""

import io
import zipfile

import docx
import pytest
from PIL import Image

from libs.reading_files import RefusedFile, from_plain, read_apart, read_plain, to_plain
from libs.reading_files.formats import kind_of, read_file

PAGE = b"""<!doctype html><html><body><nav>Menu</nav><main><h1>Plan</h1>
<p>The first part is long enough to be the main part of a page, since it says a good deal of
nothing in particular, and goes on saying it until three hundred letters have gone by, which is a
longer time than anybody would think who has not tried to fill a page with words of nothing.</p>
<h2>Dates</h2><p>It starts in <abbr title="Autumn Term">AT</abbr>.</p>
<table><tr><th>This year</th><th>By 2025</th></tr><tr><td>Set up</td><td>Publish</td></tr></table>
<script>alert(1)</script></main></body></html>"""


def test_a_page_is_read_without_its_menu_and_script() -> None:
    document = read_file(PAGE)
    assert "Menu" not in document.text
    assert "alert" not in document.text
    assert [(one.text, one.path, one.column) for one in document.blocks[-4:]] == [
        ("This year", ("Plan", "Dates"), ""),
        ("By 2025", ("Plan", "Dates"), ""),
        ("Set up", ("Plan", "Dates"), "This year"),
        ("Publish", ("Plan", "Dates"), "By 2025"),
    ]
    assert ("AT", "Autumn Term") in [pair for one in document.blocks for pair in one.marked]


def test_a_word_file_has_its_headings_and_tables() -> None:
    made = docx.Document()
    made.add_heading("Plan", 1)
    made.add_paragraph("It starts.")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "LIP", "Local inclusion plan"
    sent = io.BytesIO()
    made.save(sent)
    document = read_file(sent.getvalue())
    assert [(one.kind, one.text, one.path) for one in document.blocks] == [
        ("heading", "Plan", ()),
        ("paragraph", "It starts.", ("Plan",)),
        ("term", "LIP", ("Plan",)),
        ("meaning", "Local inclusion plan", ("Plan",)),
    ]


def test_a_pdf_is_read_in_a_process_of_its_own() -> None:
    told: list[tuple[int, int]] = []
    document = read_apart(
        pdf("Testing of the standards begins in autumn 2027."), lambda *n: told.append(n)
    )
    assert document.text == "Testing of the standards begins in autumn 2027."
    assert told == [(1, 1)]
    assert from_plain(to_plain(document)) == document


def pdf(text: str, more: str = "") -> bytes:
    """A page of one line, as small as a PDF can be."""
    drawn = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
        "/Resources << /Font << /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]
    written, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R {more}>>\n"
    return (written + end + f"startxref\n{len(written)}\n%%EOF").encode("latin-1")


def scanned() -> bytes:
    sent = io.BytesIO()
    Image.new("L", (60, 80), 200).save(sent, "PDF")
    return sent.getvalue()


def archive(name: str, content: bytes) -> bytes:
    sent = io.BytesIO()
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return sent.getvalue()


LOCK = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({'o' * 32}) /U ({'u' * 32}) >> "
    "/ID [(a) (b)] "
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n", "none of the files that are read"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), "old Word file"),
        (b"MZ" + bytes(40), "none of the files that are read"),
        (bytes(41 * 2**20), "Files up to 40 MB are read"),
        (b"PK\x03\x04 broken", "damaged"),
        (archive("word/document.xml", bytes(30_000_000)), "unpack to far more than it should"),
        (archive("readme.txt", b"no word"), "no Word file"),
        (archive("word/document.xml", b"<no"), "no Word file that can be read"),
        (b"%PDF-1.7 broken", "damaged"),
        (scanned(), "There is no text in this PDF"),
        (pdf("Secret", LOCK), "encrypted"),
        (b"<html><body><script>1</script></body></html>", "no text"),
        (b"<html><body>" + b"<div>" * 20_000 + b"text", "nested too deep"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, told: str) -> None:
    with pytest.raises(RefusedFile, match=told):
        read_file(content)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(RefusedFile, match="longer than a minute"):
        read_apart(b"some text", seconds=0)


def test_a_kind_is_told_by_the_first_bytes() -> None:
    assert kind_of(b"\xef\xbb\xbf<!DOCTYPE html>") == "html"
    assert kind_of("Plain “words”".encode()) == "txt"


def test_plain_text_has_headings_by_their_looks_and_numbers() -> None:
    text = "1) Plans\n\n1. Dates\n\nIt starts.\n\n- one\n\nABC line\nDEF line\n\n2) Money\n\nNone."
    document = read_plain(text)
    paths = {one.text: one.path for one in document.blocks if one.kind != "heading"}
    assert paths["It starts."] == ("1) Plans", "1. Dates")
    assert paths["ABC line"] == ("1) Plans", "1. Dates")
    assert paths["None."] == ("2) Money",)
    assert all(document.text[one.start : one.end] == one.text for one in document.blocks)
