"""What is sent of whole tables: streamed, never kept in memory, and asked for by its tag."""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition

from libs.days import Day, as_known_on, checked
from libs.drawings.responses import site_root
from libs.pagememo import kept
from libs.pagememo.version import read_version
from libs.takeaway import MARKED, MarkForm
from opendata.downloads.dictionary import table_named
from opendata.downloads.packages import (
    describe_package,
    write_database,
    write_workbook,
    write_zip,
)
from opendata.downloads.page import build_data
from opendata.downloads.reading import csv_lines
from opendata.downloads.stored import open_stored
from opendata.linked import dataset

NAME = "send-ap-tracker"
View = Callable[..., HttpResponseBase]


@kept("on")
@as_known_on
def data(request: HttpRequest, day: Day) -> HttpResponse:
    """What there is to take, what each column means, and what one may do with it."""
    context = {"page": build_data(), "linked": dataset(site_root(request))}
    return render(request, "opendata/data.html", context)


@kept("on")
@as_known_on
def package(request: HttpRequest, day: Day) -> HttpResponse:
    """What the ZIP says of itself."""
    response = JsonResponse(describe_package(), json_dumps_params={"indent": 1})
    _open(response)
    return response


def _tag(request: HttpRequest, *args: Any, **kwargs: Any) -> str | None:
    version = read_version()
    if version is None:
        return None
    return (
        f'"{blake2b(f"{version} {request.get_full_path()}".encode(), digest_size=15).hexdigest()}"'
    )


def _open(response: Any) -> Any:
    """Other sites may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


@as_known_on
@condition(etag_func=_tag)
def table(request: HttpRequest, day: Day, name: str) -> Any:
    """One table as it is kept, with everything that was ever recorded in it, as CSV."""
    about = table_named(name)
    if about is None:
        raise Http404(f"No table is called {name}")
    is_marked = checked(MarkForm(request.GET)).cleaned_data[MARKED] == "yes"
    pieces = (piece.encode() for piece in csv_lines(about, is_marked=is_marked))
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return _open(response)


def _whole(ending: str, kind: str, make: Callable[[Path], None]) -> View:
    @as_known_on
    @condition(etag_func=_tag)
    def whole(request: HttpRequest, day: Day) -> Any:
        file = open_stored(f"{NAME}.{ending}", make)
        name = f"{NAME}.{ending}"
        return _open(FileResponse(file, as_attachment=True, filename=name, content_type=kind))

    return whole


whole_zip = _whole("zip", "application/zip", write_zip)
workbook = _whole(
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write_workbook,
)
database = _whole("sqlite", "application/vnd.sqlite3", write_database)
