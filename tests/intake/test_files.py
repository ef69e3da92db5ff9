"""Word files with tables and pages of two columns, from their bytes to the dates in them."""

import io
from datetime import date

import docx

from intake.finding.values import Known, KnownThing
from intake.finding.whole import propose
from libs.reading_files import WholeText
from libs.reading_files.formats import read_file

KNOWN = Known(
    (
        KnownThing("reform", "plans", "Individual Support Plans", (), strand="1"),
        KnownThing("reform", "hands", "Experts at Hand", (), strand="1"),
    ),
    (),
)


def dates(document: WholeText) -> list[tuple[str, str]]:
    every = propose(document, KNOWN, date(2026, 6, 1))
    return sorted((one.slug, one.words) for one in every if one.sort == "date")


def test_the_tables_of_a_word_file_give_their_dates() -> None:
    made = docx.Document()
    made.add_heading("Timetable", 1)
    rows = [
        ("Reform", "Step", "When"),
        ("Individual Support Plans", "Duty begins", "September 2029"),
        ("Experts at Hand", "First areas", "September 2026"),
    ]
    table = made.add_table(len(rows), 3)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            table.cell(number, place).text = text
    sent = io.BytesIO()
    made.save(sent)
    assert dates(read_file(sent.getvalue())) == [
        ("hands", "September 2026"),
        ("plans", "September 2029"),
    ]


LEFT = [
    *(
        "Individual Support Plans will be",
        "written by schools from September",
        "2029. Parents will",
    ),
    "be asked what they think.",
]
RIGHT = [
    *(
        "Experts at Hand starts in the first",
        "areas in September 2026. More of",
        "them will follow in",
    ),
    "time.",
]


def pdf_of_columns(left: list[str], right: list[str]) -> bytes:
    """A page whose lines were drawn from the left to the right, as some programs do."""
    shown = ["BT /F1 11 Tf"]
    for number, pair in enumerate(zip(left, right, strict=True)):
        for x, text in zip((60, 330), pair, strict=True):
            shown.append(f"1 0 0 1 {x} {700 - 14 * number} Tm ({text}) Tj")
    drawn = "\n".join([*shown, "ET"])
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
    begin = len(written)
    written += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n"
    written += "".join(f"{place:010} 00000 n \n" for place in places)
    written += f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n"
    return written.encode()


def test_a_page_of_two_columns_is_read_column_by_column() -> None:
    document = read_file(pdf_of_columns(LEFT, RIGHT))
    assert [one.text for one in document.blocks] == [" ".join(LEFT), " ".join(RIGHT)]
    assert dates(document) == [("hands", "in September 2026"), ("plans", "from September 2029")]
