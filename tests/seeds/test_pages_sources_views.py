"""The sources in the browser's eyes."""

import pytest
from django.test import Client

from seeds.models import Document, Passage
from tests.html import faults, title
from tests.rows import add
from tests.seeds.one_document import add_document, add_facts_of_every_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Document:
    return add_document()


def test_the_list_says_what_it_has_read(client: Client, document: Document) -> None:
    response = client.get("/sources/")
    assert response.status_code == 200
    assert title(response) == "Sources"
    assert 'href="/sources/plan/"' in response.content.decode()
    assert faults(response) == []


def test_before_the_first_document_the_list_says_so(client: Client, document: Document) -> None:
    response = client.get("/sources/?on=2020-01-01")
    assert response.status_code == 200
    assert "No document had been published by 1 January 2020" in response.content.decode()
    assert faults(response) == []


def test_without_documents_the_list_says_how_to_load_them(client: Client) -> None:
    assert "manage.py load_seeds" in client.get("/sources/").content.decode()


@pytest.mark.parametrize("query", ["", "?on=2023-08-14"])
def test_a_document_shows_each_passage_under_its_anchor(
    client: Client, document: Document, query: str
) -> None:
    add_facts_of_every_kind(document, 5)
    passage = document.passages.order_by("pk")[0]
    response = client.get(f"/sources/plan/{query}")
    assert f'id="{passage.key}"' in response.content.decode()
    assert faults(response) == []


def test_a_document_that_was_not_published_yet_is_answered_honestly(
    client: Client, document: Document
) -> None:
    response = client.get("/sources/plan/?on=2023-08-13")
    assert response.status_code == 404
    assert "had not been published by 13 August 2023" in response.content.decode()
    assert 'href="/sources/plan/"' in response.content.decode()
    assert faults(response) == []


@pytest.mark.parametrize(
    "slug", ["unknown", "a" * 3000, "%00", "%F0%9F%98%80", "<b>", "../../etc/passwd", "א"]
)
def test_an_unknown_document_is_not_found(client: Client, document: Document, slug: str) -> None:
    assert client.get(f"/sources/{slug}/").status_code == 404


@pytest.mark.parametrize("address", ["/sources/", "/sources/plan/"])
def test_nothing_is_written_here(client: Client, document: Document, address: str) -> None:
    assert client.head(address).status_code == 200
    for method in (client.post, client.put, client.delete):
        assert method(address).status_code == 405


@pytest.mark.parametrize("address", ["/sources/", "/sources/plan/", "/sources/plan/?on=2023-08-13"])
def test_no_cookie_is_set_or_read(client: Client, document: Document, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("", ["Later", "Earlier", "of no known day"]),
        ("title", ["Earlier", "Later", "of no known day"]),
        ("-title", ["of no known day", "Later", "Earlier"]),
        ("published", ["Earlier", "Later", "of no known day"]),
        ("-published", ["Later", "Earlier", "of no known day"]),
        ("-passages", ["Earlier", "Later", "of no known day"]),
    ],
)
def test_the_sources_can_be_sorted_by_a_column(
    sort: str, titles: list[str], client: Client
) -> None:
    days = {"Later": "2023-08-14", "Earlier": "2022-04-28", "of no known day": "../2024"}
    rows = {
        title: add(Document, title=title, published_words=edtf, published_edtf=edtf)
        for title, edtf in days.items()
    }
    add(Passage, document=rows["Earlier"])
    text = client.get("/sources/", {"sort": sort}).content.decode()
    assert sorted(titles, key=lambda title: text.index(f">{title}</a>")) == titles
    assert text.count("aria-sort") == bool(sort)


def test_sources_are_not_sorted_by_what_is_no_column(client: Client) -> None:
    response = client.get("/sources/", {"sort": "licence"})
    assert response.status_code == 400
    assert "Sort sources by title, rank, published, passages or facts." in response.content.decode()
