"""Every public page in turn: it answers, says what it is, and its HTML is whole."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client

from reforms.models import Reform
from tests.rendering import queries_apart
from tests.site.addresses import (
    ALIKE,
    API_ITEMS,
    FILES,
    PARAMETERS,
    PERSONAL,
    SENT,
    SLUGS,
    STREAMED,
    names,
    one_of,
    one_of_each,
    some_addresses,
)
from tests.site.checks import Read
from tests.torture import share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


def test_the_addresses_visited_are_all_that_the_site_has() -> None:
    known = (PARAMETERS, FILES, ALIKE, API_ITEMS, SENT, STREAMED, PERSONAL)
    assert names() == set().union(*known)


def both(names: Iterable[str]) -> list[str]:
    """All of them on SQLite, and a third on PostgreSQL, which is asked the same queries."""
    return share(list(names), 1)


@pytest.mark.both_databases
@pytest.mark.parametrize("name", both(PARAMETERS))
def test_a_page_answers_is_whole_and_leaves_no_cookie(name: str, client: Client) -> None:
    faults: dict[str, list[str]] = {}
    # Each database answers every query of a page once; what many rows can say is the same on both.
    visited = some_addresses(name) if connection.vendor == "sqlite" else [one_of(name)]
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
    # A kind that has many pages must not pass with one.
    assert len(visited) > (3 if name in SLUGS and connection.vendor == "sqlite" else 0)


DAYS = ["", "2023-08-14", "1989-11-09", "soon"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.usefixtures("as_in_a_new_process")
def test_no_page_asks_the_database_while_it_is_rendered(day: str, client: Client) -> None:
    pages = [*(one_of(name) for name in PARAMETERS), "/roadmap/?view=table", "/nowhere/"]
    asked = {}
    # Other pages on each of the days.
    for page in share(pages, 3 * len(DAYS), start=DAYS.index(day)):
        address = page + (f"{'&' if '?' in page else '?'}on={day}" if day else "")
        with queries_apart() as queries:
            client.get(address)
        assert queries.rendered, address
        asked[address] = queries.rendering
    assert asked == {address: [] for address in asked}


@pytest.mark.usefixtures("as_in_a_new_process")
def test_a_query_while_a_page_is_rendered_is_noticed() -> None:
    with queries_apart() as queries:
        list(Reform.objects.all())
        Template("{% for row in rows %}{{ row }}{% endfor %}").render(
            Context({"rows": Reform.objects.all()[:1]})
        )
    assert (len(queries.view), len(queries.rendering), queries.rendered) == (1, 1, 1)


@pytest.mark.both_databases
@pytest.mark.parametrize("name", both(FILES))
def test_a_file_says_what_it_is_and_leaves_no_cookie(name: str, client: Client) -> None:
    response = client.get(one_of(name))
    assert (response.status_code, response["Content-Type"]) == (200, FILES[name])
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert len(response.content) > (50 if name == "opendata:robots" else 200)


@pytest.mark.parametrize("name", share([*PARAMETERS, *FILES], 12))
def test_a_head_request_is_answered_like_a_get_without_its_body(name: str, client: Client) -> None:
    address = one_of(name)
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == get["Content-Type"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_another_method_is_refused_with_a_page_that_says_so(method: str, visitor: Client) -> None:
    for address in share(list(one_of_each().values()), 9, start=len(method)):
        response = visitor.generic(method, address, data=b"x=1")
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), address
        assert not response.cookies
        assert "<h1>This page does not accept changes</h1>" in response.content.decode()
    assert Read(address, response.content.decode()).faults() == []


def test_a_missing_page_is_whole_and_helps_on(client: Client) -> None:
    response = client.get("/nowhere/")
    page = Read("/nowhere/", response.content.decode())
    assert response.status_code == 404
    assert (page.faults(), page.heading) == ([], "Page not found")
    assert {"/roadmap/", "/glossary/", "/sources/"} <= {address for address, _ in page.links()}
    assert not response.cookies


@pytest.mark.both_databases
@pytest.mark.parametrize("kind", ["reforms", "bodies", "areas", "glossary", "sources"])
def test_a_name_that_nothing_has_is_not_found(kind: str, client: Client) -> None:
    response = client.get(f"/{kind}/nothing-of-that-name/")
    page = Read("/", response.content.decode())
    assert response.status_code == 404
    assert (page.faults(), page.heading) == ([], "Page not found")
