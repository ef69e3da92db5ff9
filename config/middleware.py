"""What every request and response passes through, besides Django's own parts."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# The longest honest query string is a filtered admin list, some hundred characters.
MAX_QUERY_CHARS = 8_192
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """Tell the browser that no page needs a device or a payment."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        return response

    return middleware


def refuse_long_queries(get_response: GetResponse) -> GetResponse:
    """Answer a query string that no page of ours would make with 400, before anything reads it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if len(request.META.get("QUERY_STRING", "")) > MAX_QUERY_CHARS:
            raise SuspiciousOperation(f"Query string longer than {MAX_QUERY_CHARS} characters")
        return get_response(request)

    return middleware
