"""The WSGI layer: gives a kept page if it still stands, and otherwise has Django make one.

It answers GET and HEAD of views marked with `kept`, for readers who carry no session. Everything
else goes to Django as it came.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.urls import Resolver404, resolve

from libs.pagememo.encodings import BEST_FIRST, best_encoding
from libs.pagememo.known import Parameters, in_one_form, known_parameters
from libs.pagememo.outage import CANNOT, as_of
from libs.pagememo.page import KEPT, OK, Headers, Page, finish
from libs.pagememo.readings import making_page
from libs.pagememo.store import Store
from libs.pagememo.today import Today
from libs.pagememo.version import read_version

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

MAX_PATH_CHARS, MAX_QUERY_CHARS = 250, 1_024
"""Longer than any address of a page; what is longer is left to Django as it is."""
MAX_PATHS, MAX_QUERIES = 2_000, 500
"""Of as many it is remembered what they ask for."""

SERVER = ("SERVER_NAME", "SERVER_PORT")
NOT_ASKED = (
    "CONTENT_TYPE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
)
"""What Django is not told: it makes the whole page, and this layer answers the rest."""


class PlainRead(NamedTuple):
    """What a request asks for: the address without and with its form, and its query string."""

    address: Hashable
    query: str
    encoding: str


class PageMemo:
    """A WSGI application in front of another, Django's.

    It keeps up to `budget_bytes` of pages; 0 keeps none, and changes no byte of any answer.
    `version` reads the data version.
    """

    def __init__(
        self,
        application: Application,
        *,
        budget_bytes: int,
        version: Callable[[], str | None] = read_version,
    ) -> None:
        self.application = application
        self.store = Store(budget_bytes)
        self._day, self._version = Today(), version
        known = lru_cache(MAX_PATHS)(_known_at)
        self._query = lru_cache(MAX_QUERIES)(lambda path, query: in_one_form(query, known(path)))
        self._session = f"{settings.SESSION_COOKIE_NAME}="
        # Whatever makes one host or scheme of another is part of a page's address.
        proxied = settings.SECURE_PROXY_SSL_HEADER
        self._by_proxy: tuple[str, ...] = (proxied[0],) if proxied else ()
        if settings.USE_X_FORWARDED_HOST:
            self._by_proxy += ("HTTP_X_FORWARDED_HOST",)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        asked = self._read(environ)
        if asked is None:
            return self.application(environ, start_response)
        # Before the page is made: what is written meanwhile leaves it behind.
        version = self._version() if self.store.budget_bytes else None
        if version is None:
            status, page = self._make(environ, asked)
            if status.startswith(CANNOT):
                status, page = self._earlier(asked) or (status, page)
        else:
            generation = version, self._day()
            kept = self._find(generation, asked)
            environ[KEPT] = kept is not None
            status, page = (OK, kept) if kept else self._make_once(generation, environ, asked)
        if status == OK and page.is_meant_by(environ.get("HTTP_IF_NONE_MATCH", "")):
            start_response("304 Not Modified", page.unchanged)
            return []
        start_response(status, list(page.sent))
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else page.body]

    def find(
        self, environ: Environ, version_now: Callable[[], str | None]
    ) -> tuple[int, Headers, bytes] | None:
        """The whole answer, if the page is kept and still stands: status, headers, body.

        None also where this layer has no say. It waits for nobody, and has nothing made.
        """
        asked = self._read(environ)
        version = version_now() if asked and self.store.budget_bytes else None
        page = self._find((version, self._day()), asked) if asked and version else None
        if page is None:
            return None
        environ[KEPT] = True
        if page.is_meant_by(environ.get("HTTP_IF_NONE_MATCH", "")):
            return 304, page.unchanged, b""
        return 200, page.sent, b"" if environ["REQUEST_METHOD"] == "HEAD" else page.body

    def _read(self, environ: Environ) -> PlainRead | None:
        """What is asked for; None where the answer may hang on more than the address."""
        path, given = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or len(path) > MAX_PATH_CHARS
            or len(given) > MAX_QUERY_CHARS
            or self._session in environ.get("HTTP_COOKIE", "")
            or "HTTP_AUTHORIZATION" in environ
            or environ.get("CONTENT_LENGTH") not in (None, "", "0")
        ):
            return None
        query = self._query(path, given)
        if query is None:
            return None
        host = environ.get("HTTP_HOST")
        address = (
            *(path, query, environ["wsgi.url_scheme"], environ.get("SCRIPT_NAME")),
            # Who names no host is told that of the server (PEP 3333, "URL Reconstruction").
            *((host,) if host is not None else map(environ.get, SERVER)),
            *map(environ.get, self._by_proxy),
        )
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return PlainRead(address, query, encoding)

    def _find(self, generation: Hashable, asked: PlainRead) -> Page | None:
        """The page in the form asked for, also where only another form is kept."""
        page = self.store.get(generation, (asked.address, asked.encoding))
        if page is not None:
            return page
        for encoding in BEST_FIRST:
            page = self.store.get(generation, (asked.address, encoding))
            if page is not None:
                return self._keep(generation, asked, page.in_form(asked.encoding))
        return None

    def _earlier(self, asked: PlainRead) -> tuple[str, Page] | None:
        """The page as it was kept last, for while the application cannot make it."""
        for encoding in (asked.encoding, *BEST_FIRST):
            page = self.store.get_last((asked.address, encoding))
            if page is not None:
                return OK, as_of(page.in_form(asked.encoding), self.store.confirmed)
        return None

    def _keep(self, generation: Hashable, asked: PlainRead, page: Page) -> Page:
        self.store.put(generation, (asked.address, page.encoding), page)
        return page

    def _make_once(
        self, generation: tuple[str, Hashable], environ: Environ, asked: PlainRead
    ) -> tuple[str, Page]:
        """Has Django make the page, unless it just did for somebody else; keeps it if it may."""
        with self.store.alone(asked.address):
            kept = self._find(generation, asked)
            if kept:
                return OK, kept
            with making_page(generation[0]):
                status, page = self._make(environ, asked)
            if status == OK and page.is_for_everybody:
                self._keep(generation, asked, page)
            return status, page

    def _make(self, environ: Environ, asked: PlainRead) -> tuple[str, Page]:
        """What Django answers to the plain question, in the form asked for."""
        plain = {name: value for name, value in environ.items() if name not in NOT_ASKED}
        told: list[tuple[str, Headers]] = []

        def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
            told.append((status, headers))

        answer = self.application(
            plain | {"REQUEST_METHOD": "GET", "QUERY_STRING": asked.query}, start_response
        )
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        status, headers = told[-1]
        return status, finish(headers, body, asked.encoding)


def _known_at(path: str) -> Parameters | None:
    """What the query string may hold at a path, as WSGI has it; None where nothing is kept."""
    try:
        return known_parameters(resolve(get_path_info({"PATH_INFO": path})).func)
    except Resolver404:
        return None
