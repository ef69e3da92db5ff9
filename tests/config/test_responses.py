"""What every response carries, whatever page it is."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.urls import path

from config import urls

TEMPLATE = "{{ request.path }}{% for message in none %}{{ message }}{% endfor %}"


def dummy(request: HttpRequest) -> HttpResponse:
    """A public page: a template, every context processor, and a look at the query string."""
    text = engines["django"].from_string(TEMPLATE).render({"none": []}, request)
    return HttpResponse(text + request.GET.get("q", ""))


urlpatterns = [*urls.urlpatterns, path("dummy/", dummy)]
# Every page says up to which day sources were read, error pages too.
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def test_a_public_page_neither_sets_nor_reads_a_cookie(client: Client) -> None:
    client.cookies["sessionid"] = "somebody"
    client.cookies["messages"] = "something"
    response = client.get("/dummy/")
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_a_page_may_use_only_what_this_site_serves(client: Client) -> None:
    policy = client.get("/dummy/").headers["Content-Security-Policy"]
    assert set(policy.split("; ")) == {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    }


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ],
)
def test_every_page_carries(client: Client, header: str, value: str) -> None:
    assert client.get("/dummy/").headers[header] == value


@pytest.mark.parametrize(
    "query", ["q=" + "a" * 1_000_000, "&".join(["q=a"] * 1_100)], ids=["1 MB", "1,100 fields"]
)
def test_an_endless_query_string_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/dummy/?{query}").status_code == 400


def test_an_unknown_host_is_refused_and_fills_no_log(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    handlers = logging.getLogger("django").handlers
    (console,) = (handler for handler in handlers if handler.name == "console")
    told: list[logging.LogRecord] = []
    monkeypatch.setattr(console, "emit", told.append)
    assert client.get("/dummy/", headers={"host": "evil.example.org"}).status_code == 400
    assert told == []
