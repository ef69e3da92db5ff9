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
    """Everything that WSGI asks for (PEP 3333) but `wsgi.input`.

    A name that stands in several headers has their values joined, as HTTP allows (RFC 9110 5.3).
    A header whose name holds "_" is left out: it would pass for the one with "-".
    """
    host, _, port = scope.server.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
    }
    for name, value in scope.headers.items():
        key = _key_of(name)
        if key is None:
            continue
        if key in environ:
            value = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{value}"
        environ[key] = value
    # HTTP/2, and a request line with a whole address, name the host there.
    if scope.authority:
        environ["HTTP_HOST"] = scope.authority
    return environ


@lru_cache(MOST_NAMES)
def _key_of(name: str) -> str | None:
    """What WSGI calls a header; None for one that is left out."""
    if "_" in name:
        return None
    key = name.upper().replace("-", "_")
    return key if key in WITHOUT_PREFIX else f"HTTP_{key}"
