"""An answer of a WSGI application, whole, before its reader is asked to take it.

So a reader who takes an hour over a download holds no thread and no database connection.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from libs.webserver.environ import Environ

Headers = list[tuple[str, str]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

IN_MEMORY_BYTES = 2 * 2**20
"""Longer answers, which are downloads, go to the disk."""


@dataclass(frozen=True, slots=True)
class WholeAnswer:
    """`body` is bytes, or a file at its beginning, which whoever sends it closes."""

    status: int
    headers: Headers
    body: bytes | IO[bytes]


def answer_of(application: Application, environ: Environ) -> WholeAnswer:
    """Asks the application and takes all of its answer."""
    told: list[tuple[str, Headers]] = []

    def start_response(
        status: str, headers: Headers, exc_info: object = None
    ) -> Callable[..., Any]:
        told.append((status, headers))
        return _no_write

    parts = application(environ, start_response)
    try:
        body = _gather(parts)
    finally:
        getattr(parts, "close", lambda: None)()
    status, headers = told[-1]
    return WholeAnswer(int(status.split(" ", 1)[0]), headers, body)


def _gather(parts: Iterable[bytes]) -> bytes | IO[bytes]:
    kept: list[bytes] = []
    size = 0
    file: IO[bytes] | None = None
    try:
        for part in parts:
            size += len(part)
            if file is None and size > IN_MEMORY_BYTES:
                file = TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
                file.writelines(kept)
                kept.clear()
            if file is None:
                kept.append(part)
            else:
                file.write(part)
    except BaseException:
        if file is not None:
            file.close()
        raise
    if file is None:
        return b"".join(kept)
    file.seek(0)
    return file


def _no_write(data: bytes) -> None:
    raise NotImplementedError("The old write() of WSGI is not offered: return the bytes.")
