"""What promises lack: the page, and its rows as tables to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from libs.days import Day, as_known_on, keep_day
from libs.drawings.responses import site_root
from libs.pagememo import kept
from libs.takeaway import Cell, TakenTable, table_views
from reforms.lacking_form import LACKING_CHOICES, LackingQuery
from reforms.list_query import read_part_asked
from reforms.pages.lacking import (
    PartSaid,
    PromisePart,
    PromiseRow,
    build_lacking,
)
from reforms.pages.promise_rows import read_promise_part
from reforms.pages.promise_rows import read_promise_rows as read_rows
from reforms.tables import LackingTable

OF_A_PART = ("", "_says", "_basis", "_known_on", "_source", "_source_address")
LACKING_HEAD = (
    *("strand", "reform", "slug", "lacks"),
    *(f"{part}{column}" for part in PromisePart for column in OF_A_PART),
    "address",
)


@kept("on", *LACKING_CHOICES)
@as_known_on
def lacking(request: HttpRequest, day: Day) -> HttpResponse:
    """Which reforms lack an owner, a measure, a time, money or law, and who gives what is there."""
    rows, part = read_promise_part(day, read_part_asked(request.GET))
    query = LackingQuery(request.GET, day, rows, is_whole=part.is_whole)
    page = build_lacking(rows, query.given["strand"], query.given["lacks"], query.number)
    context = {
        "page": page,
        "part": part,
        "query": query,
        "table": LackingTable(page, day),
        "counts": [(part, count, query.address(lacks=part)) for part, count in page.counts],
    }
    return render(request, "reforms/lacking.html", context)


def _lacking(request: HttpRequest, day: Day) -> TakenTable:
    """A line a reform; each of the five says whether it is there, and who gives it."""
    rows, root = read_rows(day), site_root(request)
    query = LackingQuery(request.GET, day, rows)
    page = build_lacking(rows, query.given["strand"], query.given["lacks"])
    address = keep_day(reverse("reforms:lacking"), None, **query.given)
    lines = [_line(row, day, root) for row in page.rows]
    return TakenTable("lacking", address, LACKING_HEAD, lines)


def _line(row: PromiseRow, day: Day, root: str) -> list[Cell]:
    own = keep_day(reverse("reforms:reform", args=[row.slug]), day)
    cells = [cell for one in row.parts for cell in _part(one, root)]
    return [row.strand[1], row.name, row.slug, list(row.lacks), *cells, f"{root}{own}"]


def _part(one: PartSaid, root: str) -> list[Cell]:
    said = one.said
    if said is None:
        return [one.is_there, one.words, "", "", "", ""]
    source = said.source
    cited = [source.document, f"{root}{source.href}"] if source else ["", ""]
    return [one.is_there, one.words, said.basis, said.known_on, *cited]


lacking_csv, lacking_json = table_views(_lacking, *LACKING_CHOICES)
