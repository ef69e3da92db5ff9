"""What a page shows, as a table to take away: CSV that spreadsheets open safely, and JSON.

    next_csv, next_json = table_views(build, "for")    # build(request, day) gives a TakenTable

A CSV file begins with a mark that says UTF-8, since Excel needs it; `?bom=no` leaves it out for
programs that stumble over it. No cell of it is run as a formula; JSON has every text as it is.
"""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page

from libs.days import Day, as_known_on, checked, keep_day
from libs.ingest.tables.cells import MARK, guarded
from libs.pagememo import kept

Cell = str | int | bool | None | Sequence[str]
View = Callable[..., HttpResponse]

MARKED = "bom"
"""The parameter of a CSV file that says whether it begins with the mark."""


@dataclass(frozen=True, slots=True)
class TakenTable:
    """A table: its columns, and a row for each thing. `name` is that of the file, without its day.

    `page` is the address of the page that shows the same, with its choices and its day.
    """

    name: str
    page: str
    head: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


class MarkForm(forms.Form):
    """`?bom=` of a CSV file."""

    bom = forms.ChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        required=False,
        error_messages={"invalid_choice": "Write bom=no to leave out the byte order mark."},
    )


def table_views(
    build: Callable[..., TakenTable], *parameters: str, many: tuple[str, ...] = ()
) -> tuple[View, View]:
    """The views of a table as CSV and as JSON; `parameters` are those of its page, without `on`."""

    @kept("on", *parameters, MARKED, many=many)
    @as_known_on
    @conditional_page
    def as_csv(request: HttpRequest, day: Day, **named: str) -> HttpResponse:
        is_marked = checked(MarkForm(request.GET)).cleaned_data[MARKED] != "no"
        return csv_of(build(request, day, **named), day.date, is_marked=is_marked)

    @kept("on", *parameters, many=many)
    @as_known_on
    @conditional_page
    def as_json(request: HttpRequest, day: Day, **named: str) -> HttpResponse:
        return json_of(build(request, day, **named), day, request.build_absolute_uri("/"))

    return as_csv, as_json


def csv_of(table: TakenTable, of: str, *, is_marked: bool = True) -> HttpResponse:
    """The file; `of` stands in its name, which a browser offers: a day, or two."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{table.name}-{of}.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    if is_marked:
        response.write(MARK)
    lines = csv.writer(response)
    lines.writerow(table.head)
    lines.writerows([guarded(_text(cell)) for cell in row] for row in table.rows)
    return response


def json_of(table: TakenTable, day: Day, root: str) -> HttpResponse:
    """The same rows, each with its columns by name; empty ones are there too."""
    content = {
        "known_on": day.date,
        "page": f"{root.removesuffix('/')}{keep_day(table.page, day)}",
        "rows": [dict(zip(table.head, row, strict=True)) for row in table.rows],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str() | int():
            return str(cell)
    return "; ".join(cell)
