"""The RSGI application: waits for requests on the loop, and answers them in threads."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from io import BytesIO
from types import MappingProxyType
from typing import IO

from libs.webserver import bodies
from libs.webserver.answers import Application, Headers, WholeAnswer, answer_of
from libs.webserver.bodies import NotTaken
from libs.webserver.environ import Environ, RequestScope, asked_by, environ_of
from libs.webserver.first import Exchange, answer_first
from libs.webserver.told import Tell, Watch

MAX_QUEUED = 64
"""Whole requests that a worker has in its threads or waiting for one; more are sent away."""
RETRY_SECONDS = 5
NOWHERE: Mapping[str, int] = MappingProxyType({})
BLOCK_BYTES = 64 * 2**10
BLOCK_SECONDS = 60.0
"""How long a reader may take over one block of a download."""

AtHand = tuple[int, Headers, bytes]
"""A whole answer: its status, headers and body."""

BUSY = NotTaken(HTTPStatus.SERVICE_UNAVAILABLE, "The site is busy. Try again in a few seconds.")

logger = logging.getLogger(__name__)


class Gateway:
    """Serves a WSGI application.

    `at_once` may give the answer to a request without a body before the loop hears of it: from
    memory, since all wait for the one thread that asks it. It gets the address and the headers
    alone. `begin` hears of each request as it comes, `tell` once it was answered; `start` is called
    in each worker before its first. `large` has the addresses that take a larger body than others,
    with the most bytes; of those only a few are waited for at a time, and none without a cookie.
    """

    def __init__(
        self,
        application: Application,
        *,
        threads: int,
        at_once: Callable[[Environ], AtHand | None] | None = None,
        tell: Tell | None = None,
        begin: Callable[[], object] = lambda: None,
        start: Callable[[], object] = lambda: None,
        large: Mapping[str, int] = NOWHERE,
    ) -> None:
        self._application, self._at_once, self._tell = application, at_once, tell
        self._begin, self._start = begin, start
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="answering")
        self._large = large
        self._queued = self._waiting = self._waiting_large = 0

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._start()
        if self._at_once:
            answer_first(self.is_answered_at_once)

    def is_answered_at_once(self, scope: RequestScope, exchange: Exchange) -> bool:
        """Answers the request if it can, without the loop and its threads."""
        environ = asked_by(scope)
        if self._at_once is None or bodies.has_body(environ):
            return False
        watch = Watch(environ) if self._tell else None
        try:
            found = self._at_once(environ)
        except Exception:
            logger.exception("Nothing at once for %s", environ["PATH_INFO"])
            return False
        if found is None:
            return False
        self._begin()
        status, headers, body = found
        if watch and self._tell:
            answer = watch.marked(WholeAnswer(status, headers, body))
            headers = answer.headers
            self._tell(watch.told(answer))
        exchange.response_bytes(status, headers, body)
        return True

    async def __rsgi__(self, scope: RequestScope, exchange: Exchange) -> None:
        self._begin()
        environ = environ_of(scope)
        watch = Watch(environ) if self._tell else None
        try:
            answer = await self._answer(environ, exchange)
        except NotTaken as refusal:
            answer = _refusal(refusal)
        await _send(watch.marked(answer) if watch else answer, exchange)
        if watch and self._tell:
            self._tell(watch.told(answer))

    async def _answer(self, environ: Environ, exchange: Exchange) -> WholeAnswer:
        if not bodies.has_body(environ):
            environ["wsgi.input"] = BytesIO()
            return await self._in_a_thread(environ)
        with await self._body(environ, exchange) as body:
            environ["wsgi.input"] = body
            return await self._in_a_thread(environ)

    async def _body(self, environ: Environ, exchange: Exchange) -> IO[bytes]:
        if bodies.is_in_chunks(environ):
            raise bodies.NO_LENGTH
        if self._waiting >= bodies.MAX_WAITING:
            raise bodies.TOO_MANY
        announced, most = environ.get("CONTENT_LENGTH", ""), self._most_bytes(environ)
        is_large = most > bodies.MAX_BODY_BYTES
        if is_large and self._waiting_large >= bodies.LARGE_AT_ONCE:
            raise bodies.TOO_MANY
        self._waiting += 1
        self._waiting_large += is_large
        try:
            return await bodies.read_body(exchange, announced, max_bytes=most)
        finally:
            self._waiting -= 1
            self._waiting_large -= is_large

    def _most_bytes(self, environ: Environ) -> int:
        """The most that a request may send: more where its address and its cookie allow it."""
        announced = environ.get("CONTENT_LENGTH", "")
        usual = bodies.MAX_BODY_BYTES
        is_small = announced.isdecimal() and int(announced[:20]) <= usual
        if is_small or "HTTP_COOKIE" not in environ:
            return usual
        return self._large.get(environ["PATH_INFO"], usual)

    async def _in_a_thread(self, environ: Environ) -> WholeAnswer:
        if self._queued >= MAX_QUEUED:
            raise BUSY
        self._queued += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, answer_of, self._application, environ)
        except Exception:
            logger.exception("No answer to %s", environ["PATH_INFO"])
            return WholeAnswer(500, [("Content-Type", "text/plain")], b"Something went wrong here.")
        finally:
            self._queued -= 1


async def _send(answer: WholeAnswer, exchange: Exchange) -> None:
    if isinstance(answer.body, bytes):
        exchange.response_bytes(answer.status, answer.headers, answer.body)
        return
    with answer.body as file:
        transport = exchange.response_stream(answer.status, answer.headers)
        try:
            while block := file.read(BLOCK_BYTES):
                async with asyncio.timeout(BLOCK_SECONDS):
                    await transport.send_bytes(block)
        except (TimeoutError, RuntimeError):
            return  # the reader went away


def _refusal(refusal: NotTaken) -> WholeAnswer:
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Connection", "close"),
    ]
    if refusal.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("Retry-After", str(RETRY_SECONDS)))
    return WholeAnswer(refusal.status, headers, f"{refusal}\n".encode())
