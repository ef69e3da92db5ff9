"""Waits for what a client sends, within limits, before any thread is asked."""

import asyncio
from collections.abc import AsyncIterable
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO

from libs.webserver.environ import Environ

MAX_BODY_BYTES = 8 * 2**20
"""More than the largest form with its files: libs.ingest takes files of 2 MB."""
GRACE_SECONDS = 10.0
SLOWEST_BYTES_PER_SECOND = 20_000
"""A client may take the grace, and a second more for each of these bytes that came."""
MAX_WAITING = 400
"""Half-sent requests that a worker waits for at a time. Each keeps `IN_MEMORY_BYTES` at most."""
IN_MEMORY_BYTES = 64 * 2**10


LARGE_AT_ONCE = 2
"""Bodies above that, where an address takes them, for which a worker waits at a time."""


class NotTaken(Exception):
    """A request that is not taken: `status` and a sentence for whoever sent it."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def too_large(max_bytes: int) -> NotTaken:
    """The refusal of a body above a limit."""
    return NotTaken(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"This is more than {max_bytes // 2**20} MB. Send less at a time.",
    )


TOO_SLOW = NotTaken(
    HTTPStatus.REQUEST_TIMEOUT,
    "What you sent did not arrive in time. Go back and send it again.",
)
NO_LENGTH = NotTaken(
    HTTPStatus.LENGTH_REQUIRED, "Say how long it is that you send: with Content-Length."
)
TOO_MANY = NotTaken(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Too many people are sending something at once. Go back and try again in a minute.",
)


def has_body(environ: Environ) -> bool:
    """Whether a body follows the headers (RFC 9112 6.3)."""
    return is_in_chunks(environ) or environ.get("CONTENT_LENGTH", "0") != "0"


def is_in_chunks(environ: Environ) -> bool:
    """Whether it says in each part how long that is: it is not taken.

    Where such a body ends has more than one reading, and granian gives the beginning of one that
    is broken as if it were whole. No browser sends one.
    """
    return "HTTP_TRANSFER_ENCODING" in environ


async def read_body(
    chunks: AsyncIterable[bytes],
    announced: str,
    *,
    max_bytes: int = MAX_BODY_BYTES,
    grace_seconds: float = GRACE_SECONDS,
    slowest: float = SLOWEST_BYTES_PER_SECOND,
) -> IO[bytes]:
    """The whole body, at its beginning; large ones are on the disk. Raises `NotTaken`.

    `announced` is the header Content-Length, "" if there is none. The time allowed grows with
    what came: 200 kB at 20 kB a second may take 10 + 10 seconds, and one byte 10.
    """
    if announced.isdecimal() and int(announced[:20]) > max_bytes:
        raise too_large(max_bytes)
    loop = asyncio.get_running_loop()
    start, count = loop.time(), 0
    body = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115  # the reader closes it
    try:
        async with asyncio.timeout(grace_seconds) as limit:
            async for chunk in chunks:
                count += len(chunk)
                if count > max_bytes:
                    raise too_large(max_bytes)
                body.write(chunk)
                limit.reschedule(start + grace_seconds + count / slowest)
    except TimeoutError:
        body.close()
        raise TOO_SLOW from None
    except BaseException:
        body.close()
        raise
    if announced.isdecimal() and count != int(announced[:20]):
        body.close()  # the client went away
        raise TOO_SLOW
    body.seek(0)
    return body
