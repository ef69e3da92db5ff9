"""The sources in the browser's eyes."""

import re
from datetime import date

import pytest
from django.test import Client

from libs.days import Day
from seeds.models import Document, Passage
from seeds.source_list import SourcesAsked, build_sources
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
def test_the_sources_can_be_put_in_another_order(
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
    assert ("<h2>Newest</h2>" in text) == (not sort)


def test_sources_are_not_sorted_by_what_is_no_column(client: Client) -> None:
    response = client.get("/sources/", {"sort": "licence"})
    assert response.status_code == 400
    assert "Sort sources by title, rank, published, passages or facts." in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"q": "PLAN council"}, {"The plan of a council"}),
        ({"q": "leeds"}, {"The plan of a council"}),
        ({"kind": "news"}, {"What the press says"}),
        ({"publisher": "Leeds"}, {"The plan of a council"}),
        ({"year": "2024"}, {"What the press says"}),
        ({"year": "2024", "rank": "primary"}, set()),
        ({"q": "<b>\u200d"}, set()),
    ],
)
def test_the_sources_can_be_searched_and_narrowed(
    asked: dict[str, str], titles: set[str], client: Client
) -> None:
    plan = {"title": "The plan of a council", "publisher": "Leeds", "kind": "plan"}
    press = {"title": "What the press says", "kind": "news", "authority": "media"}
    add(Document, **plan, published_words="2023", published_edtf="2023-05-01")
    add(Document, **press, published_words="2024", published_edtf="2024-05-01")
    response = client.get("/sources/", asked)
    found = set(re.findall(r'<li>\s*<a href="/sources/[^"]+/">([^<]*)<', response.content.decode()))
    assert found == titles
    assert faults(response) == []
    assert ("No document of that description" in response.content.decode()) == (not titles)


@pytest.mark.parametrize("query", ["year=soon", "kind=x", "page=0", "q=" + "a" * 101])
def test_what_cannot_be_asked_of_the_sources_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/sources/?{query}").status_code == 400


def test_a_year_of_many_sources_is_folded_by_month_and_a_long_list_has_pages(
    client: Client,
) -> None:
    days = [*(f"2026-05-{day % 28 + 1:02d}" for day in range(40)), "2026-06-01", "2026", "2024"]
    for day in days:
        add(Document, title="One of many", published_words=day, published_edtf=day)
    page = build_sources(Day(date(2026, 12, 31), date(2026, 12, 31)))
    assert [(group.label, len(group.sources)) for group in page.groups] == [
        ("June 2026", 1),
        ("May 2026", 40),
        ("2026, month not known", 1),
        ("2024", 1),
    ]
    asked = SourcesAsked(words="many", number=2)
    second = build_sources(Day(date(2026, 12, 31), date(2026, 12, 31)), asked)
    assert (len(second.listed), second.previous, second.following) == (3, 1, 0)
