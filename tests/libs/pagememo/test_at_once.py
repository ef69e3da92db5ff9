"""What is kept is found by what the server says of a request before any environ is made."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

from libs.webserver.environ import asked_by, environ_of
from tests.libs.pagememo.counting import Memo, memo

__all__ = ["memo"]

pytestmark = pytest.mark.urls("tests.libs.pagememo.counting")

HOST = ("host", "example.org")


def scope(path: str, query: str = "", *headers: tuple[str, str], method: str = "GET") -> Any:
    return SimpleNamespace(
        method=method,
        path=path,
        query_string=query,
        scheme="http",
        http_version="1.1",
        server="127.0.0.1:8000",
        client="127.0.0.1:5000",
        authority=None,
        headers=SimpleNamespace(items=lambda: [*headers] or [HOST]),
    )


def make(memo: Memo, asked: Any) -> bytes:
    """As a thread does."""
    environ = {**environ_of(asked), "wsgi.input": BytesIO()}
    return b"".join(memo(environ, lambda *_: None))


def found(memo: Memo, asked: Any) -> tuple[int, list[tuple[str, str]], bytes] | None:
    return memo.find(asked_by(asked), lambda: memo.now)


def test_a_page_that_a_thread_made_is_found_at_once(memo: Memo) -> None:
    assert found(memo, scope("/kept/", "q=a")) is None
    body = make(memo, scope("/kept/", "q=a"))

    for query in ("q=a", "q=b&q=a", "utm=x&q=a"):
        status, headers, given = found(memo, scope("/kept/", query)) or (0, [], b"")
        assert (status, given) == (200, body)
    tag = ("if-none-match", dict(headers)["ETag"])
    assert (found(memo, scope("/kept/", "q=a", HOST, tag)) or (0,))[0] == 304
    assert (found(memo, scope("/kept/", "q=a", method="HEAD")) or ((),))[-1] == b""
    assert memo.made == 1


@pytest.mark.parametrize(
    "asked",
    [
        scope("/kept/", "q=b"),
        scope("/kept/"),
        scope("/other/", "q=a"),
        scope("/kept/", "q=a", method="POST"),
        scope("/kept/", "q=a&q=" + "b" * 1_024),
        scope("/kept/", "q=a", ("host", "example.com")),
        scope("/kept/", "q=a", ("host", "")),
        scope("/kept/", "q=a", ("accept", "*/*")),
        scope("/kept/", "q=a", HOST, HOST),
        scope("/kept/", "q=a", HOST, ("cookie", "a=1"), ("cookie", "sessionid=1")),
        scope("/kept/", "q=a", HOST, ("authorization", "Basic YTph")),
        scope("/kept/", "q=a", HOST, ("content-length", "1")),
    ],
)
def test_nothing_else_is_found_for_it(memo: Memo, asked: Any) -> None:
    make(memo, scope("/kept/", "q=a"))

    assert found(memo, asked) is None


def test_what_the_data_left_behind_is_not_found(memo: Memo) -> None:
    make(memo, scope("/kept/"))
    for version in ("two", None):
        memo.now = version
        assert found(memo, scope("/kept/")) is None
