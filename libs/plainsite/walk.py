"""Asks a WSGI application for every page that a link leads to, and writes each as a file."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

from libs.plainsite.addresses import Site, address_of, choices_of, file_of
from libs.plainsite.markup import GONE, Edit, lead_addresses, lead_links, no_edit

Application = Callable[..., Iterable[bytes]]

HTML = "text/html"
TEXTS = ("application/atom+xml", "application/json", "application/ld+json", "image/svg+xml")
TEXTS += ("application/opensearchdescription+xml", "application/manifest+json", "text/csv")
"""Kinds of files that may hold full addresses of the site."""

MOST_PAGES = 50_000
"""A walk that passes it goes round in circles."""


class PageFailed(Exception):
    """A page that could not be made, or would lie where another does; the text says which."""


@dataclass(slots=True)
class Export:
    """What was written: the file and kind of each page by its key, and what was not.

    `taken` has the page of each file; `other_names` lead to the page that an address sends a
    reader on to; `missing` do not answer; `unwritten` are addresses with choices that only pages
    with choices lead to.
    """

    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    other_names: dict[str, str] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    unwritten: set[str] = field(default_factory=set)

    def address(self, key: str | None) -> str | None:
        """Where a page lies in the written site; None where it is not in it."""
        seen = set()
        while key in self.other_names and key not in seen:
            seen.add(key)
            key = self.other_names[key]
        return address_of(self.files[key][0]) if key in self.files else None


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_elsewhere(self) -> bool:
        return self.status in (301, 302, 303, 307, 308)

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip()


def gather(
    application: Application,
    site: Site,
    starts: Iterable[str],
    folder: Path,
    edit: Edit = no_edit,
) -> Export:
    """Write every page that can be reached from `starts` into an empty folder, as it was answered.

    A page with a query string becomes a file of its own if it has one choice, or if a page without
    any leads to it; otherwise the sets of choices would multiply. What `edit` leaves out of a page
    leads nowhere. Raises PageFailed.
    """
    export = Export()
    waiting = deque((key, "/") for start in starts if (key := site.key(start)) is not None)
    asked: set[str] = set()
    while waiting:
        key, led_from = waiting.popleft()
        if key in asked:
            continue
        if not _is_wanted(key, led_from):
            export.unwritten.add(key)
            continue
        if len(asked) >= MOST_PAGES:
            raise PageFailed(f"More than {MOST_PAGES:,} pages, {key} among them.")
        asked.add(key)
        found = _take(export, site, key, ask(application, site, key), folder, edit)
        waiting.extend((target, key) for target in sorted(found))
    export.unwritten -= asked
    return export


def _take(
    export: Export, site: Site, key: str, answer: Answer, folder: Path, edit: Edit
) -> set[str]:
    """Note or write one answer; return the keys of the pages that it leads to."""
    if answer.status >= 500:
        raise PageFailed(f"{key} answered {answer.status}.")
    if answer.is_elsewhere:
        target = site.key(answer.headers.get("location", ""), key)
        if target is None or site.is_left_out(target):
            return set()
        export.other_names[key] = target
        return {target}
    if answer.status != 200:
        export.missing.add(key)
        return set()
    file = file_of(key, answer.kind)
    if export.taken.setdefault(file, key) != key:
        raise PageFailed(f"{key} and {export.taken[file]} would be one file, {file}.")
    export.files[key] = (file, answer.kind)
    write(folder / file, answer.body)
    return links(answer.body.decode(), site, key, edit) if answer.kind == HTML else set()


def lead_to_files(
    export: Export,
    site: Site,
    folder: Path,
    edit: Edit = no_edit,
    finish: Callable[[str, str], str] = lambda _page, html: html,
) -> None:
    """Let the links of all files that were gathered lead to files.

    `edit` changes elements, `finish` each whole page last (its key and HTML).
    """
    for key, (file, kind) in export.files.items():
        if kind == HTML:
            text = (folder / file).read_bytes().decode()
            write(folder / file, finish(key, relink(text, site, export, key, edit)).encode())
        elif kind in TEXTS:
            text = (folder / file).read_bytes().decode()
            write(folder / file, lead_addresses(text, site.root, _full(site, export)).encode())


def links(html: str, site: Site, page: str, edit: Edit = no_edit) -> set[str]:
    """The keys of all pages that a page leads to, by links or by addresses that it shows."""
    found: set[str | None] = set()

    def note(href: str, _tag: str) -> str:
        if not href.startswith("#") and not site.is_left_out(href):
            found.add(site.key(href, page))
        return href

    def shown(address: str) -> str:
        return note(address, "")

    lead_addresses(lead_links(html, page, note, edit), site.root, shown)
    return {key for key in found if key is not None}


def relink(html: str, site: Site, export: Export, page: str, edit: Edit = no_edit) -> str:
    """A page whose links lead to the files that were written."""

    def lead(href: str, tag: str) -> str | None:
        if href.startswith("#"):
            return href
        if site.is_left_out(href):
            return GONE
        if site.is_itself_otherwise(href, page) and tag == "a":
            return None
        parts = urlsplit(href)
        if parts.scheme not in ("", "http", "https") or (
            parts.netloc and f"{parts.scheme}://{parts.netloc}" != site.root
        ):
            return href
        address = export.address(site.key(href, page))
        if address is None:
            return None
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return f"{site.root if parts.netloc else ''}{address}{anchor}"

    return lead_addresses(lead_links(html, page, lead, edit), site.root, _full(site, export))


def _full(site: Site, export: Export) -> Callable[[str], str | None]:
    """Leads full addresses."""

    def lead(href: str) -> str | None:
        _, mark, fragment = href.partition("#")
        address = export.address(site.key(href))
        return None if address is None else f"{site.root}{address}{mark}{fragment}"

    return lead


def ask(application: Application, site: Site, key: str) -> Answer:
    """What the application answers a reader who asks for a page."""
    path, parts = key.partition("?")[0], urlsplit(site.root)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": urlencode([*site.given.items(), *choices_of(key)]),
        "HTTP_HOST": parts.netloc,
        "HTTP_X_FORWARDED_PROTO": parts.scheme,
        "wsgi.url_scheme": parts.scheme,
    }
    setup_testing_defaults(environ)
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> None:
        told.append((status, headers))

    answer: Any = application(environ, start_response)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    status, headers = told[-1]
    return Answer(int(status[:3]), {name.lower(): value for name, value in headers}, body)


def _is_wanted(key: str, led_from: str) -> bool:
    choices = choices_of(key)
    return len(choices) <= 1 or not choices_of(led_from)


def write(file: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
