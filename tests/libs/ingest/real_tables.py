"""Tables as people send them, each of another origin: what the import has to understand.

Made here, after tables that councils, the NHS and schools publish. The names are real
abbreviations; nothing in them is a fact of the tracker's.
"""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl import Workbook

Cells = list[list[Any]]


def separated(cells: Cells, sign: str = ",", encoding: str = "utf-8") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=sign).writerows(cells)
    return file.getvalue().encode(encoding)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def council_glossary() -> bytes:
    """A table of a word processor, saved as CSV: titles, an A to Z, a note below."""
    return separated(
        [
            ["Anyshire Council", ""],
            ["SEND jargon buster, updated March 2024", ""],
            ["", ""],
            ["Abbreviation", "Meaning"],
            ["A", ""],
            ["AAC", "Augmentative and alternative communication"],
            ["ADP ", " Accelerated development plan\u00a0"],
            ["D", ""],
            ["DSCO", "Designated social care officer"],
            ["", ""],
            ["Source: Anyshire SEND team", ""],
        ],
        encoding="utf-8-sig",
    )


def nhs_workbook() -> bytes:
    """A cover sheet, the list, and a hidden sheet that stands first."""
    book = Workbook()
    hidden = book.active
    hidden.title = "Lookups"
    hidden.sheet_state = "hidden"
    hidden.append(["Abbreviation", "Meaning"])
    hidden.append(["OLD", "Not to be read"])
    cover = book.create_sheet("Cover")
    cover.append(["NHS Anywhere: acronyms"])
    cover.append(["Published", date(2024, 3, 1)])
    terms = book.create_sheet("Acronyms")
    for row in (
        ["Acronyms used in the NHS"],
        [],
        ["Acronym", "Stands for", "Notes"],
        ["ICS", "Integrated care system", "since 2022"],
        ["SDEC", "Same day emergency care", None],
    ):
        terms.append(row)
    terms.merge_cells("A1:C1")
    book.active = 1
    return saved(book)


def semicolons() -> bytes:
    """A spreadsheet of a European set-up: semicolons, and the letters of Windows."""
    return separated(
        [
            ["Term", "Full name"],
            ["FSM", "Free school meals – up to £7,400"],
            ["MFL", "Café des langues"],
        ],
        ";",
        "cp1252",
    )


def tabs() -> bytes:
    """Copied out of a web page, as UTF-16 with tabs, which a spreadsheet calls Unicode text."""
    return separated(
        [["Abbr.", "Long form"], ["SaLT", "Speech and language therapy"]], "\t", "utf-16"
    )


def two_rows_of_headings() -> bytes:
    book = Workbook()
    for row in (
        ["Term", None, "Source", None],
        ["Short form", "Long form", "Page", "Date known"],
        ["QFT", "Quality first teaching", "4", "14/08/2023"],
        ["TAC", "Team around the child", "5", "15/09/2023"],
    ):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    return saved(book)


def short_days() -> bytes:
    """What a British spreadsheet makes of days when it saves CSV."""
    return separated(
        [
            ["Acronym", "Definition", "Date"],
            ["EBSA", "Emotionally based school avoidance", "14-Aug-23"],
            ["PDA", "Pathological demand avoidance", "1-Sep-23"],
        ]
    )


def serials() -> bytes:
    """Days that have lost their format."""
    book = Workbook()
    for row in (
        ["Acronym", "Definition", "Known from"],
        ["SEMH", "Social, emotional and mental health", 45152],
        ["VI", "Visual impairment", 45153],
    ):
        book.active.append(row)
    return saved(book)


def unclear_days() -> bytes:
    """Days that may be British or American."""
    return separated(
        [
            ["Acronym", "Definition", "Known from"],
            ["HI", "Hearing impairment", "03/04/2023"],
            ["MSI", "Multi-sensory impairment", "05/06/2023"],
        ]
    )


def a_total_below() -> bytes:
    return separated(
        [
            ["Ref", "Abbreviation", "In full", ""],
            ["1", "SpLD ", "Specific learning difficulty", ""],
            ["2", "MLD\u200b", "Moderate learning difficulty", ""],
            ["", "", "", ""],
            ["Total", "2", "", ""],
        ]
    )


REAL: dict[str, tuple[str, Callable[[], bytes], dict[str, str]]] = {
    "a council's glossary": (
        "glossary.csv",
        council_glossary,
        {
            "AAC": "Augmentative and alternative communication",
            "ADP": "Accelerated development plan",
            "DSCO": "Designated social care officer",
        },
    ),
    "a workbook with a cover": (
        "acronyms.xlsx",
        nhs_workbook,
        {"ICS": "Integrated care system", "SDEC": "Same day emergency care"},
    ),
    "semicolons and Windows": (
        "terms.csv",
        semicolons,
        {"FSM": "Free school meals – up to £7,400", "MFL": "Café des langues"},
    ),
    "tabs in UTF-16": ("terms.txt", tabs, {"SaLT": "Speech and language therapy"}),
    "headings in two rows": (
        "two.xlsx",
        two_rows_of_headings,
        {"QFT": "Quality first teaching", "TAC": "Team around the child"},
    ),
    "short days": (
        "days.csv",
        short_days,
        {
            "EBSA": "Emotionally based school avoidance",
            "PDA": "Pathological demand avoidance",
        },
    ),
    "days as numbers": (
        "serials.xlsx",
        serials,
        {"SEMH": "Social, emotional and mental health", "VI": "Visual impairment"},
    ),
    "unclear days": (
        "unclear.csv",
        unclear_days,
        {"HI": "Hearing impairment", "MSI": "Multi-sensory impairment"},
    ),
    "a total below": (
        "total.csv",
        a_total_below,
        {"SpLD": "Specific learning difficulty", "MLD": "Moderate learning difficulty"},
    ),
}
"""By origin: the file's name, its bytes, and the terms with what they stand for."""
