"""The delivery model and its bodies, in the browser's eyes."""

from datetime import date

import pytest
from django.test import Client

from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from reforms.models import Involvement
from seeds.models import Caveat, Document, Passage, Reading
from tests.html import faults, title
from tests.rows import add
from tests.torture import share

APRIL = date(2022, 4, 28)
PAGES = ["/delivery-model/", "/bodies/board/"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def board() -> DeliveryBody:
    """A body with everything that a page can show, hostile text included."""
    document = add(
        Document,
        short_title="A paper",
        published_words="28 April 2022",
        published_edtf="2022-04-28",
        address="https://example.org/paper",
        file_name="paper.txt",
    )
    passage = add(Passage, document=document, opening="First <b>", closing='"last"')
    facts = {"known_on": APRIL, "passage": passage}
    body = add(DeliveryBody, slug="board", title="The board", tier="national")
    old = add(DeliveryBody, slug="old-board", title="The old board", tier="national")
    inferred = {"basis": "inferred", "reason": "It seems so."}
    for row in (body, old):
        add(BodyName, body=row, name=f"Name of {row.slug} <i>", abbreviation="NB", **facts)
    add(BodyName, body=body, name="The board of August", known_on=date(2023, 8, 14))
    add(BodyFact, body=body, text="Brings <script>people</script> together.", **facts)
    add(BodyFact, body=body, kind="detail", text="Has 21 members.", **facts)
    for kind in ("started", "ended"):
        add(BodyFact, body=body, kind=kind, when_words="this year", when_edtf="2022", **facts)
    add(Relation, source_body=body, target_body=old, **facts)
    add(Relation, source_body=body, target_body=old, kind="succeeds", **facts, **inferred)
    add(Membership, group=body, member=old, **facts)
    add(Membership, group=body, member=None, described_as="parents", role="partner", **facts)
    add(Involvement, body=body, text="Runs it.", **facts)
    caveat = add(Caveat, place="delivery-model", known_on=APRIL)
    add(Reading, caveat=caveat)
    own = add(Caveat, title="Two boards", known_on=APRIL)
    body.caveats.add(own)
    return body


@pytest.mark.parametrize("query", ["", "?on=2022-04-28", "?on=2023-08-14"])
@pytest.mark.parametrize("address", [*PAGES, "/bodies/old-board/"])
def test_it_is_a_whole_page(client: Client, address: str, query: str) -> None:
    response = client.get(address + query)
    assert response.status_code == 200
    assert title(response)
    assert "<script>people" not in response.content.decode()
    assert faults(response) == []


def test_the_model_shows_each_body_with_what_it_does_ties_members_and_lineage(
    client: Client,
) -> None:
    page = client.get("/delivery-model/").content.decode()
    assert page.index("National") < page.index("The board of August")
    for text in (
        "Has 21 members.",
        "Works with",
        "parents",
        "Probable successor",
        "Predecessor: ",
        "inferred",
        "Earlier name: ",
        "says nothing about authority",
    ):
        assert text in page, text


def test_a_body_shows_its_names_facts_and_parts(client: Client) -> None:
    page = client.get("/bodies/board/").content.decode()
    for text in ("The board of August", "this year", "Runs it.", "Two boards", "It seems so."):
        assert text in page, text
    assert "#:~:text=First%20%3Cb%3E,%22last%22" in page


def test_links_keep_the_day_looked_at(client: Client) -> None:
    page = client.get("/delivery-model/?on=2022-04-28").content.decode()
    assert 'href="/bodies/board/?on=2022-04-28"' in page
    assert "?on=2022-04-28#" in page
    assert 'href="/bodies/board/"' not in page


def test_a_body_that_was_not_named_yet_is_answered_honestly(client: Client) -> None:
    response = client.get("/bodies/board/?on=2022-04-27")
    assert response.status_code == 404
    assert 'href="/bodies/board/"' in response.content.decode()
    assert faults(response) == []


def test_before_the_first_document_the_model_says_so(client: Client) -> None:
    response = client.get("/delivery-model/?on=2020-01-01")
    assert response.status_code == 200
    assert "No body was known on 1 January 2020" in response.content.decode()
    assert faults(response) == []


@pytest.mark.parametrize("slug", ["unknown", "a" * 3000, "%00", "%F0%9F%98%80", "<b>", "א"])
def test_an_unknown_body_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/bodies/{slug}/").status_code == 404


@pytest.mark.parametrize("query", ["on=yesterday", "on=2999-01-01", "on=%00", "x=" + "a" * 10**6])
@pytest.mark.parametrize("address", PAGES)
def test_a_broken_address_is_refused(client: Client, address: str, query: str) -> None:
    assert client.get(f"{address}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", share(["q=%00", "x=%F0%9F%8E%92", "x=%D9%82", "x=<script>", "%ff=%fe"], 3)
)
@pytest.mark.parametrize("address", PAGES)
def test_what_nobody_asked_for_is_left_alone(client: Client, address: str, query: str) -> None:
    response = client.get(f"{address}?{query}")
    assert response.status_code == 200
    assert faults(response) == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_written_here(client: Client, address: str) -> None:
    assert client.head(address).status_code == 200
    for method in (client.post, client.put, client.delete):
        assert method(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_no_cookie_is_set_or_read(client: Client, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
