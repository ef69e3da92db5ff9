"""Tables to send to the admin, and what its pages then say."""

import csv
import io
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from openpyxl import Workbook, load_workbook

from libs.backoffice.panels import list_of

Cells = list[list[Any]]

RUN = tuple("=+-@\t\r\n")
"""What a cell begins with that a spreadsheet may run."""


def as_csv(cells: Cells) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(cells)
    return file.getvalue().encode()


def as_xlsx(cells: Cells) -> bytes:
    book = Workbook()
    for row in cells:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def send(client: Client, model: type[Model], content: bytes, name: str = "table.csv") -> Any:
    """The page that follows an upload: a preview, or the upload again with reasons."""
    page = client.post(list_of(model, "import"), {"file": SimpleUploadedFile(name, content)})
    assert page.status_code == 200
    return page


def confirm(client: Client, model: type[Model], preview: Any) -> Any:
    """Save what a preview shows."""
    signed = preview.context["signed_table"]
    assert signed, said(preview)
    return client.post(list_of(model, "import"), {"signed_table": signed})


def fields_of(page: Any) -> dict[str, Any]:
    """What the page of columns would send as it stands."""
    sent: dict[str, Any] = {"signed_table": page.context["signed_table"]}
    for field in [*page.context["layout"], *page.context["form"]]:
        value = field.value()
        if value not in (None, False, ""):
            sent[field.html_name] = "on" if value is True else value
    return sent


def match(client: Client, model: type[Model], page: Any, **typed: Any) -> Any:
    """The page that follows the page of columns, filled in so."""
    sent = {**fields_of(page), **typed, "preview": "1"}
    return client.post(list_of(model, "import"), {k: v for k, v in sent.items() if v != ""})


def errors_of(page: Any) -> str:
    """What the page of columns finds wrong."""
    return f"{page.context['form'].errors.as_text()} {page.context['layout'].errors.as_text()}"


def reasons(page: Any) -> str:
    """Why a file was not read, as the upload page says it."""
    assert "form" in page.context, "the file was read"
    return " ".join(page.context["form"].errors["file"])


def said(page: Any) -> str:
    """A page's text."""
    content = page.content.decode().split('id="content-main"', 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())


def export(client: Client, model: type[Model], form: str, query: str = "") -> bytes:
    """The file that a list's link brings."""
    answer = client.get(f"{list_of(model)}export/{form}/{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'.{form}"')
    return bytes(answer.content)


def cells_of(content: bytes, form: str) -> list[list[str]]:
    """The cells as other software reads them."""
    if form == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    sheet: Any = load_workbook(io.BytesIO(content)).active
    rows = list(sheet.iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr"}
    return [[cell.value or "" for cell in row] for row in rows]
