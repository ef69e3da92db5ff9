"""The WSGI environ of a request, from granian's description of it (RSGI)."""

import sys
from functools import lru_cache
from typing import Any, Protocol

Environ = dict[str, Any]

WITHOUT_PREFIX = {"CONTENT_TYPE", "CONTENT_LENGTH"}
MOST_NAMES = 256
"""Names of headers that are remembered; browsers send some twenty."""


class Headers(Protocol):
    def items(self) -> list[tuple[str, str]]: ...


class RequestScope(Protocol):
    """A request as RSGI describes it; `path` is decoded, `client` and `server` are host:port."""

    proto: str
    http_version: str
    server: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None
    headers: Headers


def environ_of(scope: RequestScope) -> Environ:
    """Everything that WSGI asks for (PEP 3333) but `wsgi.input`."""
    host, _, port = scope.server.rpartition(":")
    return {
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
        **asked_by(scope),
    }


def asked_by(scope: RequestScope) -> Environ:
    """The part of it that says what is asked for: the address and the headers.

    A name that stands in several headers has their values joined, as HTTP allows (RFC 9110 5.3).
    A header whose name holds "_" is left out: it would pass for the one with "-".
    """
    asked: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "wsgi.url_scheme": scope.scheme,
    }
    for name, value in scope.headers.items():
        key = _key_of(name)
        if key in asked:
            value = f"{asked[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{value}"
        if key:
            asked[key] = value
    # HTTP/2, and a request line with a whole address, name the host there.
    if scope.authority:
        asked["HTTP_HOST"] = scope.authority
    return asked


@lru_cache(MOST_NAMES)
def _key_of(name: str) -> str:
    """What WSGI calls a header; "" for one that is left out."""
    if "_" in name:
        return ""
    key = name.upper().replace("-", "_")
    return key if key in WITHOUT_PREFIX else f"HTTP_{key}"
