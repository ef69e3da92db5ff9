"""What is sent is UTF-8, or it is not read.

Django reads the address and the form of a request in whatever charset its Content-Type names. Some
are no text at all ("zip"), and break it before it can answer; in others ?on=2023-08-14 is read as
something else, and the page of another day would be kept for that address.
"""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


def only_utf8(application: Application) -> Application:
    """A WSGI application that has only requests in UTF-8 answered.

    Where nothing is sent the header says nothing, and is taken away.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("CONTENT_LENGTH", "") in ("", "0"):
            kept = {name: value for name, value in environ.items() if name != "CONTENT_TYPE"}
            return application(kept, start_response)
        if not is_utf8(environ.get("CONTENT_TYPE", "")):
            start_response("400 Bad Request", list(HEADERS))
            return [b"Send text as UTF-8, and say so in Content-Type or say nothing.\n"]
        return application(environ, start_response)

    return answer


def is_utf8(content_type: str) -> bool:
    """Whether a Content-Type can be read, and names no charset but this."""
    try:
        charset = parse_header_parameters(content_type)[1].get("charset")
        return charset is None or codecs.lookup(charset).name == "utf-8"
    except (ValueError, LookupError):
        return False
