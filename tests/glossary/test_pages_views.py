"""The glossary in the browser's eyes, whatever is typed into it."""

from urllib.parse import quote

import pytest
from django.test import Client

from glossary.forms import printable
from glossary.models import Sense, Term, WordList
from tests.glossary.words import add_dfe
from tests.html import faults, title
from tests.rows import add
from tests.torture import share

pytestmark = pytest.mark.django_db


@pytest.fixture
def dfe() -> Term:
    return add_dfe()


@pytest.mark.parametrize("query", ["", "?on=2022-04-28", "?q=dfe", "?q=dfe&on=2022-04-28", "?q="])
def test_the_glossary_is_a_whole_page(client: Client, dfe: Term, query: str) -> None:
    response = client.get(f"/glossary/{query}")
    assert response.status_code == 200
    assert "Glossary" in title(response)
    assert faults(response) == []


def test_an_exact_answer_stands_first_and_on_the_page_itself(client: Client, dfe: Term) -> None:
    page = client.get("/glossary/?q=DFE").content.decode()
    assert page.index('class="answer"') < page.index("Department for Education</p>")
    assert "All 1 terms" not in page


def test_nothing_found_says_what_to_do(client: Client, dfe: Term) -> None:
    response = client.get("/glossary/?q=depertmentfureducashun")
    assert "Did you mean" in response.content.decode()
    assert faults(response) == []
    nothing = client.get("/glossary/?q=xyzzy").content.decode()
    assert "Not known: <q><bdi>xyzzy</bdi></q>" in nothing
    assert "Did you mean" not in nothing
    assert 'href="/search/?q=xyzzy"' in nothing


def test_another_abbreviation_is_never_the_answer(client: Client, dfe: Term) -> None:
    add(Sense, term=add(Term, slug="nhse", text="NHSE"), expansion="NHS England")
    page = client.get("/glossary/?q=NHSX").content.decode()
    assert 'class="answer"' not in page
    assert "found</h2>" not in page
    assert page.index("Not known") < page.index("Did you mean") < page.index("NHS England")


def test_senses_that_differ_in_capitals_are_one(client: Client) -> None:
    term = add(Term, slug="icb", text="ICB")
    lists = [add(WordList, title=title) for title in ("One list", "Another")]
    add(Sense, term=term, expansion="Integrated Care Board")
    add(Sense, term=term, expansion="integrated care board").lists.set(lists)
    response = client.get("/glossary/icb/")
    page = response.content.decode()
    assert "2 meanings" not in page
    assert page.count("<h2>Integrated Care Board</h2>") == 1
    assert "as “integrated care board”" in page
    assert "In 2 published" in page
    assert faults(response) == []
    # Who takes the data away gets every sense as its source writes it.
    assert len(client.get("/glossary.json").json()["terms"][0]["senses"]) == 2


def test_published_glossaries_are_counted_and_are_no_warning(client: Client) -> None:
    lists = [add(WordList) for _ in range(3)]
    outside = {"origin": "outside", "basis": "inferred", "reason": "Listed.", "passage": None}
    add(Sense, term=add(Term, slug="adhd", text="ADHD"), **outside).lists.set(lists)
    page = client.get("/glossary/?q=adhd").content.decode()
    assert "3 published" in page
    assert "Not from the documents" not in page


def test_before_the_first_document_the_glossary_says_so(client: Client, dfe: Term) -> None:
    response = client.get("/glossary/?on=2020-01-01")
    assert "No abbreviation was known on 1 January 2020" in response.content.decode()
    assert faults(response) == []


HOSTILE = [
    *("<script>alert(1)</script>", "\"'&", "🎒" * 20, "قدرات خاصة", "\u202eevil", "%", "a" * 100),
    *("\x01\x07", "\ufffe", "\u2028", "a" + "\u0301" * 90, "/../", "{{ page }}", "\t\r\n"),
]


@pytest.mark.parametrize("query", share(HOSTILE, 3))
def test_whatever_is_typed_is_answered_with_a_whole_page(
    client: Client, dfe: Term, query: str
) -> None:
    response = client.get(f"/glossary/?q={quote(query)}")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert faults(response) == []


@pytest.mark.parametrize("query", ["a" * 101, "a\0b", "é" * 200], ids=["long", "NUL", "accents"])
def test_what_cannot_be_looked_up_is_refused_with_the_box(
    client: Client, dfe: Term, query: str
) -> None:
    response = client.get(f"/glossary/?q={quote(query)}")
    assert response.status_code == 400
    assert 'name="q"' in response.content.decode()
    assert "\0" not in response.content.decode()
    assert faults(response) == []


@pytest.mark.parametrize(
    "query", ["q=" + "a" * 1_000_000, "on=yesterday", "on=2999-01-01", "q=a&on=\0"]
)
def test_a_broken_address_is_refused(client: Client, dfe: Term, query: str) -> None:
    assert client.get(f"/glossary/?{query}").status_code == 400


def test_bytes_that_are_no_text_are_answered(client: Client, dfe: Term) -> None:
    assert client.get("/glossary/?q=%ff%fe%00").status_code == 400
    assert client.get("/glossary/?q=%ff%fe").status_code == 200


def test_what_is_shown_of_a_query_is_one_line_of_what_can_be_printed() -> None:
    assert printable(" a\r\n\tb \x07 c\ufffe\u202e ") == "a b c"


def test_a_term_stands_with_its_senses_and_where_it_is_used(client: Client, dfe: Term) -> None:
    add(
        Sense,
        term=dfe,
        expansion="Design for Everyone",
        origin="outside",
        basis="inferred",
        reason="Seen elsewhere.",
        passage=None,
    )
    response = client.get("/glossary/dfe/")
    page = response.content.decode()
    assert "Department for Education" in page
    assert "Design for Everyone" in page
    assert "Not from the documents" in page
    assert "Paper of 2022-04-28" in page
    assert title(response) == "DfE: what it stands for"
    assert faults(response) == []


def test_a_term_that_was_not_used_yet_is_answered_honestly(client: Client, dfe: Term) -> None:
    response = client.get("/glossary/dfe/?on=2022-04-27")
    assert response.status_code == 404
    assert 'href="/glossary/dfe/"' in response.content.decode()
    assert faults(response) == []


@pytest.mark.parametrize("slug", ["unknown", "a" * 3000, "%00", "%F0%9F%98%80", "<b>"])
def test_an_unknown_term_is_not_found(client: Client, dfe: Term, slug: str) -> None:
    assert client.get(f"/glossary/{slug}/").status_code == 404


@pytest.mark.parametrize("address", ["/glossary/", "/glossary/dfe/"])
def test_nothing_is_written_here(client: Client, dfe: Term, address: str) -> None:
    assert client.head(address).status_code == 200
    for method in (client.post, client.put, client.delete):
        assert method(address).status_code == 405


@pytest.mark.parametrize("address", ["/glossary/", "/glossary/?q=dfe", "/glossary/dfe/"])
def test_no_cookie_is_set_or_read(client: Client, dfe: Term, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
