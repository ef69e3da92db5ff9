"""Every public page in turn: it answers, says what it is, and its HTML is whole."""

import pytest
from django.test import Client

from tests.site.addresses import PARAMETERS, addresses, names
from tests.site.checks import Read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

COUNTS = {
    **dict.fromkeys(PARAMETERS, 1),
    "reforms:reform": 43,
    "partnerships:body": 28,
    "glossary:term": 48,
    "seeds:source": 2,
}


def test_the_pages_visited_are_all_that_the_site_has() -> None:
    assert names() == set(PARAMETERS)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_page_answers_is_whole_and_leaves_no_cookie(name: str, client: Client) -> None:
    faults: dict[str, list[str]] = {}
    visited = addresses(name)
    for address in visited:
        response = client.get(address)
        found = [] if response.status_code == 200 else [f"status {response.status_code}"]
        page = Read(address, response.content.decode())
        if not page.title or not page.description:
            found.append("no title or no description")
        if "default-src 'none'" not in response["Content-Security-Policy"].split("; "):
            found.append("no policy for what it may load")
        if response.cookies or "cookie" in response.get("Vary", "").lower():
            found.append("a cookie is set or asked for")
        if found := found + page.faults():
            faults[address] = found
    assert faults == {}
    assert len(visited) == COUNTS[name]


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_head_request_is_answered_like_a_get_without_its_body(name: str, client: Client) -> None:
    address = addresses(name)[0]
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == get["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("name", PARAMETERS)
def test_another_method_is_refused_with_a_page_that_says_so(
    name: str, method: str, visitor: Client
) -> None:
    address = addresses(name)[0]
    response = visitor.generic(method, address, data=b"x=1")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    page = Read(address, response.content.decode())
    assert page.faults() == []
    assert page.heading == "This page can only be read"
    assert not response.cookies


def test_a_missing_page_is_whole_and_helps_on(client: Client) -> None:
    response = client.get("/nowhere/")
    page = Read("/nowhere/", response.content.decode())
    assert response.status_code == 404
    assert (page.faults(), page.heading) == ([], "Page not found")
    assert {"/roadmap/", "/glossary/", "/sources/"} <= {address for address, _ in page.links()}
    assert not response.cookies


@pytest.mark.parametrize("kind", ["reforms", "bodies", "glossary", "sources"])
def test_a_name_that_nothing_has_is_not_found(kind: str, client: Client) -> None:
    response = client.get(f"/{kind}/nothing-of-that-name/")
    page = Read("/", response.content.decode())
    assert response.status_code == 404
    assert (page.faults(), page.heading) == ([], "Page not found")
