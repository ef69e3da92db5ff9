"""Requests come through the gateway whole, or not at all, and nobody waits for a slow one."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import pytest

from libs.webserver import bodies, gateway
from libs.webserver.answers import IN_MEMORY_BYTES
from libs.webserver.bodies import NotTaken, read_body
from libs.webserver.environ import Headers, environ_of
from libs.webserver.gateway import AtHand, Gateway
from libs.webserver.told import RequestTold


@dataclass
class Sent:
    """The headers of a request."""

    pairs: list[tuple[str, str]]

    def items(self) -> list[tuple[str, str]]:
        return self.pairs


@dataclass
class Asked:
    """A request as granian describes it."""

    headers: Headers = field(default_factory=lambda: Sent([]))
    method: str = "GET"
    path: str = "/"
    query_string: str = ""
    authority: str | None = None
    proto: str = "http"
    http_version: str = "1.1"
    server: str = "127.0.0.1:8000"
    client: str = "[2001:db8::1]:50000"
    scheme: str = "http"


class Told:
    """Gives the parts of a body, and keeps what is answered."""

    def __init__(self, *parts: bytes, stays: bool = False) -> None:
        self.parts, self.stays = parts, stays
        self.status, self.body = 0, b""
        self.headers: dict[str, str] = {}

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            yield part
        if self.stays:
            await asyncio.sleep(3600)

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.headers, self.body = status, dict(headers), body

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Told":
        self.status, self.headers = status, dict(headers)
        return self

    async def send_bytes(self, block: bytes) -> None:
        self.body += block


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("X-Path", environ["PATH_INFO"])])
    return [environ["wsgi.input"].read()]


def asking(application: Any, asked: Asked, told: Told) -> Told:
    asyncio.run(Gateway(application, threads=1).__rsgi__(asked, told))
    return told


def post(length: int) -> Asked:
    return Asked(Sent([("content-length", str(length))]), method="POST")


def test_an_environ_says_what_wsgi_asks_for() -> None:
    pairs = [("host", "example.org"), ("cookie", "a=1"), ("cookie", "b=2"), ("x-a", "1")]
    pairs += [("x-a", "2"), ("x_real", "made up"), ("content-type", "text/plain")]
    environ = environ_of(Asked(Sent(pairs), path="/é", query_string="q=%C3%A9"))

    assert environ["PATH_INFO"].encode("latin-1").decode() == "/é"
    assert (environ["QUERY_STRING"], environ["REMOTE_ADDR"]) == ("q=%C3%A9", "2001:db8::1")
    assert (environ["SERVER_NAME"], environ["SERVER_PORT"]) == ("127.0.0.1", "8000")
    assert (environ["HTTP_COOKIE"], environ["HTTP_X_A"]) == ("a=1; b=2", "1,2")
    assert environ["CONTENT_TYPE"] == "text/plain"
    assert "HTTP_X_REAL" not in environ


def test_a_form_arrives_whole_and_its_answer_leaves_whole() -> None:
    told = asking(echo, post(6), Told(b"abc", b"def"))

    assert (told.status, told.body, told.headers) == (200, b"abcdef", {"X-Path": "/"})


def test_a_download_larger_than_memory_should_hold_comes_through() -> None:
    block = bytes(range(256)) * 256

    def download(_: object, start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", [])
        return (block for _ in range(IN_MEMORY_BYTES // len(block) + 3))

    assert asking(download, Asked(), Told()).body == block * (IN_MEMORY_BYTES // len(block) + 3)


def test_what_is_in_memory_is_given_at_once_and_told_like_the_rest() -> None:
    heard: list[RequestTold] = []
    kept = {"/": (200, [("X-A", "1")], b"kept")}
    door = Gateway(
        echo, threads=1, at_once=lambda environ: kept.get(environ["PATH_INFO"]), tell=heard.append
    )

    assert door.is_answered_at_once(Asked(), told := Told())
    assert (told.status, told.body, told.headers["X-A"]) == (200, b"kept", "1")
    assert [one.bytes for one in heard] == [4]
    assert not door.is_answered_at_once(Asked(path="/other/"), Told())
    for pairs in ([("content-length", "4")], [("transfer-encoding", "chunked")]):
        assert not door.is_answered_at_once(Asked(Sent(pairs)), Told())


def test_an_application_that_fails_is_answered_with_500(caplog: pytest.LogCaptureFixture) -> None:
    def fails(*_: object) -> Iterable[bytes]:
        raise ValueError("not today")

    assert asking(fails, Asked(path="/broken"), Told()).status == 500
    assert "No answer to /broken" in caplog.text


def test_what_cannot_be_given_at_once_is_left_to_the_loop(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails(_: object) -> AtHand:
        raise ValueError("not today")

    assert not Gateway(echo, threads=1, at_once=fails).is_answered_at_once(Asked(), Told())
    assert "Nothing at once for /" in caplog.text


@pytest.mark.parametrize(
    ("told", "announced", "status"),
    [
        (Told(b"a", stays=True), "10", HTTPStatus.REQUEST_TIMEOUT),
        (Told(b"a"), "10", HTTPStatus.REQUEST_TIMEOUT),  # went away
        (Told(), "101", HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (Told(), "9" * 5000, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (Told(b"a" * 60, b"b" * 60), "", HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    ],
)
def test_a_body_that_does_not_come_or_never_ends_is_refused(
    told: Told, announced: str, status: HTTPStatus
) -> None:
    with pytest.raises(NotTaken) as refused:
        asyncio.run(read_body(told, announced, max_bytes=100, grace_seconds=0.01, slowest=1e9))

    assert refused.value.status == status


def test_the_time_allowed_grows_with_what_came() -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"a" * 100
        await asyncio.sleep(0.05)
        yield b"b" * 100

    # The grace alone is over by then; for each byte there is a second more.
    with asyncio.run(read_body(slow(), "200", grace_seconds=0.01, slowest=1)) as body:
        assert body.read() == b"a" * 100 + b"b" * 100


def test_half_sent_requests_stop_nobody_and_too_many_are_sent_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "MAX_WAITING", 20)
    door = Gateway(echo, threads=1)

    async def crowd() -> tuple[Told, Told]:
        half_sent = [
            asyncio.create_task(door.__rsgi__(post(9), Told(b"a", stays=True))) for _ in range(20)
        ]
        await asyncio.sleep(0)
        reader, writer = Told(), Told(b"whole")
        await door.__rsgi__(Asked(), reader)
        await door.__rsgi__(post(5), writer)
        for task in half_sent:
            task.cancel()
        await asyncio.gather(*half_sent, return_exceptions=True)
        await door.__rsgi__(post(5), later := Told(b"whole"))
        assert later.body == b"whole"
        return reader, writer

    reader, writer = asyncio.run(crowd())
    assert reader.status == 200
    assert (writer.status, writer.headers["Retry-After"]) == (503, "5")


def test_more_requests_than_threads_can_answer_soon_are_sent_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gateway, "MAX_QUEUED", 0)

    told = asking(echo, Asked(), Told())

    assert (told.status, told.headers["Retry-After"]) == (503, "5")
    assert told.body.startswith(b"The site is busy.")


@pytest.mark.parametrize(
    ("given", "kept"), [("trace-0123456789", True), ("short", False), ("new\nline-0123456", False)]
)
def test_each_request_is_told_in_one_line_without_who_asked(given: str, kept: bool) -> None:
    heard: list[RequestTold] = []
    pairs = [("x-request-id", given), ("cookie", "a=secret")]
    asked = Asked(Sent(pairs), path="/areas/\nforged", query_string="q=LS1+4AP")
    answered = Told()
    asyncio.run(Gateway(echo, threads=1, tell=heard.append).__rsgi__(asked, answered))

    (told,) = heard
    assert (told.method, told.path, told.status, told.bytes) == ("GET", "/areas/?forged", 200, 0)
    assert answered.headers["X-Request-ID"] == told.id
    assert (told.id == given) is kept
    for line in (told.as_line(), told.as_json()):
        assert "\n" not in line
        assert not any(word in line for word in ("2001:db8", "LS1", "secret"))


def test_one_address_takes_more_of_those_who_have_a_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MAX_BODY_BYTES", 4)
    door = Gateway(echo, threads=1, large={"/read/": 9})

    def sent(path: str, size: int, *more: tuple[str, str]) -> Told:
        asked = post(size)
        asked.path, asked.headers = path, Sent([*asked.headers.items(), *more])
        asyncio.run(door.__rsgi__(asked, told := Told(b"a" * size)))
        return told

    cookie = ("cookie", "sessionid=1")
    assert sent("/read/", 9, cookie).body == b"a" * 9
    assert [sent("/read/", 9).status, sent("/", 9, cookie).status] == [413, 413]
    assert sent("/read/", 10, cookie).status == 413
    monkeypatch.setattr(bodies, "LARGE_AT_ONCE", 0)
    assert [sent("/read/", 9, cookie).status, sent("/read/", 4, cookie).status] == [503, 200]
