"""A memo in front of an application that counts what it is asked."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from libs.pagememo import kept
from libs.pagememo.wsgi import PageMemo


def nothing(_: HttpRequest) -> HttpResponse:
    """The tests' application answers in its place; its mark alone is read."""
    raise NotImplementedError


urlpatterns = [
    path("kept/", kept("on", "q")(nothing)),
    path("other/", nothing),
    path("<int:number>/", kept()(nothing)),
]
TEXT = "A page of some length, told many times. " * 50


class Behind:
    """An application that counts what it is asked; each answer says its question and number."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8")]
        self.body = ""
        self.meanwhile: Callable[[], None] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        self.meanwhile()
        words = f"{environ['QUERY_STRING']} no. {len(self.asked)} {TEXT}"
        start_response(self.status, list(self.headers))
        return [(self.body or words).encode()]


class Memo(PageMemo):
    """A memo in front of that, whose data version a test sets."""

    def __init__(self, budget_bytes: int = 1_000_000) -> None:
        self.behind = Behind()
        self.now: str | None = "one"
        super().__init__(self.behind, budget_bytes=budget_bytes, version=lambda: self.now)

    @property
    def made(self) -> int:
        return len(self.behind.asked)


@pytest.fixture
def memo() -> Memo:
    return Memo()
