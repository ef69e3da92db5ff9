"""A small site becomes files: every link of the files leads to one of them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from libs.plainsite import Export, PageFailed, Site, gather, lead_to_files

HTML, XML = "text/html; charset=utf-8", "application/atom+xml"
SITE = Site("https://here", {"on": "2023-08-14"}, left_out=("/admin/",))
PAGES = {
    "/": (
        HTML,
        '<a href="/list/?on=2023-08-14">List</a><a href="/admin/">Admin</a>'
        '<a href="/list/?view=table&amp;sort=a">Table</a><a href="/old/">Old</a>'
        '<a href="/not-there/">Lost</a><a href="https://elsewhere/">E</a>'
        '<a href="/?on=1999-01-01">P</a>'
        "<code>https://here/frame/?on=2023-08-14</code>",
    ),
    "/list/": (HTML, '<a href="?page=2">Next</a><a href="#top">Top</a>'),
    "/list/?page=2": (HTML, '<a href="?page=3#top">Next</a><a href="?page=2&amp;sort=a">S</a>'),
    "/list/?page=3": (HTML, '<a href="/list/">First</a>'),
    "/list/?sort=a&view=table": (HTML, '<a href="/list/?sort=b&amp;view=table">By b</a>'),
    "/frame/": (HTML, '<link rel="alternate" href="/feed.atom">'),
    "/feed.atom": (XML, '<link href="https://here/list/?view=table&amp;sort=a"/>'),
}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    assert environ["QUERY_STRING"].startswith("on=2023-08-14")
    rest = environ["QUERY_STRING"].partition("&")[2]
    path = environ["PATH_INFO"] + (f"?{rest}" if rest else "")
    if path == "/old/":
        start_response("301 Moved Permanently", [("Location", "/list/?page=3")])
        return []
    if path not in PAGES:
        start_response("404 Not Found", [("Content-Type", HTML)])
        return [b"lost"]
    start_response("200 OK", [("Content-Type", PAGES[path][0])])
    return [PAGES[path][1].encode()]


def written(folder: Path) -> tuple[Export, dict[str, str]]:
    export = gather(application, SITE, ["/"], folder)
    lead_to_files(export, SITE, folder)
    files = [file for file in folder.rglob("*") if file.is_file()]
    return export, {str(file.relative_to(folder)): file.read_text() for file in files}


def test_every_page_that_a_link_leads_to_is_a_file(tmp_path: Path) -> None:
    export, files = written(tmp_path)
    assert files == {
        "index.html": '<a href="/list/">List</a>'
        '<a href="/list/choices/sort.a_view.table/">Table</a>'
        '<a href="/list/choices/page.3/">Old</a>'
        '<a>Lost</a><a href="https://elsewhere/">E</a><a>P</a>'
        "<code>https://here/frame/</code>",
        "list/index.html": '<a href="/list/choices/page.2/">Next</a><a href="#top">Top</a>',
        "list/choices/page.2/index.html": '<a href="/list/choices/page.3/#top">Next</a><a>S</a>',
        "list/choices/page.3/index.html": '<a href="/list/">First</a>',
        "list/choices/sort.a_view.table/index.html": "<a>By b</a>",
        "frame/index.html": '<link rel="alternate" href="/feed.atom">',
        "feed.atom": '<link href="https://here/list/choices/sort.a_view.table/"/>',
    }
    assert export.missing == {"/not-there/"}
    assert export.unwritten == {"/list/?page=2&sort=a", "/list/?sort=b&view=table"}


@pytest.mark.parametrize(
    ("status", "key"), [("500 Internal Server Error", "/"), ("503 Unavailable", "/a/")]
)
def test_a_page_that_cannot_be_made_ends_it(status: str, key: str, tmp_path: Path) -> None:
    def broken(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        ok = unquote(environ["PATH_INFO"]) != key
        start_response("200 OK" if ok else status, [("Content-Type", HTML)])
        return [b'<a href="/a/">A</a>']

    with pytest.raises(PageFailed, match=f"^{key} answered {status[:3]}"):
        gather(broken, SITE, ["/"], tmp_path)
