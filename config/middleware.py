"""What every request and response passes through, besides Django's own parts."""

import re
from collections.abc import Callable
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import reverse
from whitenoise.middleware import WhiteNoiseMiddleware

from libs.accounts.locks import client_address

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# The longest honest query string is a filtered admin list, some hundred characters.
MAX_QUERY_CHARS = 8_192
MAX_QUERY_FIELDS = 1_000
"""Fewer than a form that is posted may have."""
LONGEST = 40
"""Letters of a word that may be broken."""
PART = 10
"""Letters between two places to break."""
_IN_WORDS = bytes(chr(byte).isalnum() or chr(byte) == "_" or byte > 127 for byte in range(256))
"""For each byte 1 if it may stand in a word: those of letters outside ASCII all may."""
_PIECES = re.compile(
    r"<(script|style|textarea|title|select|svg)\b.*?</\1>|<!--.*?-->|<[^>]*>|(?P<word>\w{40,})",
    re.DOTALL,
)
_RANGE_BEGINS = re.compile(r"=\s*(\d+)")
METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def browser_policies(get_response: GetResponse) -> GetResponse:
    """Tell the browser that no page needs a device or a payment, and who may show what is here."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        # Pictures, the embedded roadmap and open data are for other sites too; nothing else is.
        kind = response.get("Content-Type", "")
        is_shared = (
            response.get("Access-Control-Allow-Origin") == "*"
            or kind.startswith("image/")
            or (kind.startswith("text/html") and "X-Frame-Options" not in response)
        )
        policy = "cross-origin" if is_shared else "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", policy)
        return response

    return middleware


def break_long_words(get_response: GetResponse) -> GetResponse:
    """Let a word of sixty letters run on in the next line: otherwise it makes its table as wide."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponse) and not response.streaming:
            is_html = response.get("Content-Type", "").startswith("text/html")
            if is_html and may_be_long(response.content):
                response.content = with_breaks(response.content.decode()).encode()
        return response

    return middleware


def may_be_long(page: bytes) -> bool:
    """Whether any word may be long enough; an expression takes forty times as long to tell."""
    return b"\1" * LONGEST in page.translate(_IN_WORDS)


def with_breaks(html: str) -> str:
    """The page with a place to break in every long word that it shows as text.

        with_breaks(f"<td>{'a' * 50}")  ->  "<td>" and five times ten letters with <wbr> between

    Attributes stay as they are, and so do elements that hold plain text, or a drawing.
    """

    def broken(found: re.Match[str]) -> str:
        if not found["word"]:
            return found[0]
        word = found["word"]
        return "<wbr>".join(word[at : at + PART] for at in range(0, len(word), PART))

    return _PIECES.sub(broken, html)


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise, which answers a range of one byte too, with the whole file.

    By itself it takes a range that ends where it begins for one without bytes: 416. Any range may
    be answered with the whole.
    """

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponseBase:
        answer = WhiteNoiseMiddleware.serve(static_file, request)
        if answer.status_code != HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return answer
        size = int(answer.headers["Content-Range"].rpartition("/")[2])
        begins = _RANGE_BEGINS.search(request.META["HTTP_RANGE"])
        if begins is None or int(begins[1]) < size:
            del request.META["HTTP_RANGE"]
            return WhiteNoiseMiddleware.serve(static_file, request)
        answer.headers["Content-Type"] = "text/plain; charset=utf-8"
        return answer


def refuse_long_queries(get_response: GetResponse) -> GetResponse:
    """Answer a query string that no page of ours would make with 400, before anything reads it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY_CHARS or query.count("&") >= MAX_QUERY_FIELDS:
            raise SuspiciousOperation("Query string of too many characters or fields")
        return get_response(request)

    return middleware


def admit_networks(get_response: GetResponse) -> GetResponse:
    """Outside ADMIN_NETWORKS the editors' pages are not there: 404, as for any wrong address."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        networks = settings.ADMIN_NETWORKS
        if networks and request.path.startswith(reverse("admin:index")):
            came_from = client_address(request)
            address = ip_address(came_from) if came_from else None
            if address is None or not any(address in network for network in networks):
                raise Http404("Not from here")
        return get_response(request)

    return middleware


def refuse_strange_methods(get_response: GetResponse) -> GetResponse:
    """Answer TRACE and the like with 405: the admin's views take any method for a GET.

    Public pages say themselves what they take.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS and request.path.startswith(reverse("admin:index")):
            return HttpResponseNotAllowed(METHODS)
        return get_response(request)

    return middleware
