"""The glossary and a term's page, as known on a day."""

from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from glossary.forms import printable
from glossary.models import Sense, Term
from glossary.pages import build_glossary, build_term, with_what_was_known
from seeds.days import Day
from seeds.models import Caveat, Document, Passage, Reading
from tests.html import faults, title
from tests.rows import add

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)
EARLY = Day(date(2022, 4, 28), TODAY)

pytestmark = pytest.mark.django_db


def published(day: str) -> Passage:
    """A passage of a document that was published on `day`."""
    document = add(
        Document,
        short_title=f"Paper of {day}",
        published_words=day,
        published_edtf=day,
        file_name="paper.txt",
    )
    return add(Passage, document=document, heading_path="Abbreviations")


@pytest.fixture
def dfe() -> Term:
    """Used in April 2022 and explained in August 2023, as in the two summaries."""
    term = add(Term, slug="dfe", text="DfE", other_spellings="DFE, D.f.E.")
    early, late = published("2022-04-28"), published("2023-08-14")
    term.used_in.add(early, late)
    add(Sense, term=term, expansion="Department for Education", passage=late)
    return term


def add_terms(number: int) -> None:
    passage = published("2022-04-28")
    for row in range(number):
        term = add(Term, text=f"{chr(65 + row % 26)}{row}")
        term.used_in.add(passage)
        term.caveats.add(add(Reading, passage=passage, outside="").caveat)
        if row % 2:
            add(Sense, term=term)
            add(Sense, term=term)


def test_a_word_is_unexplained_until_a_document_explains_it(dfe: Term) -> None:
    ((early,),) = (group.terms for group in build_glossary(EARLY).groups)
    assert early.is_unexplained
    assert [cite.document for cite in early.used_in] == ["Paper of 2022-04-28"]
    ((now,),) = (group.terms for group in build_glossary(NOW).groups)
    assert [sense.expansion for sense in now.senses] == ["Department for Education"]
    assert len(now.used_in) == 2


def test_a_word_is_listed_from_the_day_it_was_first_used(dfe: Term) -> None:
    assert build_glossary(Day(date(2022, 4, 27), TODAY)).term_count == 0
    assert build_glossary(EARLY).term_count == 1


@pytest.mark.parametrize(
    ("origin", "basis", "words"),
    [
        ("listed", "stated", "Listed among the abbreviations"),
        ("text", "stated", "Explained in the text"),
        ("outside", "inferred", "Not from the documents"),
    ],
)
def test_a_sense_says_where_it_was_defined(origin: str, basis: str, words: str) -> None:
    add(Sense, origin=origin, basis=basis, reason="Its usual meaning.")
    ((term,),) = (group.terms for group in build_glossary(NOW).groups)
    assert (term.senses[0].origin, term.senses[0].is_outside) == (words, origin == "outside")


def test_letters_that_exist_lead_to_their_words() -> None:
    for text in ("ICB", "icb-like", "EHCP", "3D", "Écart"):
        add(Sense, term=add(Term, text=text))
    page = build_glossary(NOW)
    assert [(group.letter, [term.text for term in group.terms]) for group in page.groups] == [
        ("0–9", ["3D", "Écart"]),
        ("E", ["EHCP"]),
        ("I", ["ICB", "icb-like"]),
    ]
    assert [item.letter for item in page.letters if item.href] == ["E", "I"]
    assert len(page.letters) == 26


def test_a_query_answers_with_what_was_known_on_the_day(dfe: Term) -> None:
    page = build_glossary(EARLY, "dfe")
    assert [term.is_unexplained for term in page.answers] == [True]
    assert build_glossary(EARLY, "department for education").found_nothing
    now = build_glossary(NOW, "department for education")
    assert [term.slug for term in now.matches] == ["dfe"]
    assert now.groups == ()


def test_other_spellings_are_separate_words(dfe: Term) -> None:
    ((term,),) = (group.terms for group in build_glossary(NOW).groups)
    assert term.spellings == ("DFE", "D.f.E.")


def test_a_renamed_word_leads_to_its_new_name_from_the_day_that_is_known(dfe: Term) -> None:
    old = add(Term, slug="des", text="DES", renamed_to=dfe)
    old.used_in.add(published("2020-01-01"))
    old.see_also.add(dfe)
    (row,) = with_what_was_known(Term.objects.filter(pk=old.pk), NOW)
    assert [link.text for link in build_term(row, NOW).renamed_to] == ["DfE"]
    assert [link.text for link in build_term(row, NOW).see_also] == ["DfE"]
    before = Day(date(2020, 1, 1), TODAY)
    assert build_term(row, before).renamed_to == ()
    assert build_term(row, before).see_also == ()
    (row,) = with_what_was_known(Term.objects.filter(pk=dfe.pk), NOW)
    assert [link.text for link in build_term(row, NOW).renamed_from] == ["DES"]


@pytest.mark.parametrize("number", [4, 150])
@pytest.mark.parametrize("day", [NOW, EARLY], ids=["today", "a past day"])
def test_pages_ask_as_many_queries_however_many_words_there_are(
    number: int, day: Day, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add_terms(number)
    add(Reading, caveat=add(Caveat, place="glossary", known_on=EARLY.on))
    Sense.objects.update(known_on=EARLY.on)
    explained = Term.objects.filter(senses__isnull=False)[0]
    Caveat.objects.update(known_on=EARLY.on)
    with django_assert_num_queries(7):
        build_glossary(day)
    with django_assert_num_queries(7):
        build_glossary(day, "a1")
    with django_assert_num_queries(8):
        row = with_what_was_known(Term.objects.all(), day).get(pk=explained.pk)
        build_term(row, day)


@pytest.mark.parametrize("query", ["", "?on=2022-04-28", "?q=dfe", "?q=dfe&on=2022-04-28", "?q="])
def test_the_glossary_is_a_whole_page(client: Client, dfe: Term, query: str) -> None:
    response = client.get(f"/glossary/{query}")
    assert response.status_code == 200
    assert "Glossary" in title(response)
    assert faults(response) == []


def test_an_exact_answer_stands_first_and_on_the_page_itself(client: Client, dfe: Term) -> None:
    page = client.get("/glossary/?q=DFE").content.decode()
    assert page.index('class="answer"') < page.index("Department for Education")
    assert "All 1 terms" not in page


def test_nothing_found_says_what_to_do(client: Client, dfe: Term) -> None:
    response = client.get("/glossary/?q=Departmint+fur+Edukashun")
    assert "Did you mean" in response.content.decode()
    assert "Nothing found for" in client.get("/glossary/?q=xyzzy").content.decode()
    assert faults(response) == []


def test_before_the_first_document_the_glossary_says_so(client: Client, dfe: Term) -> None:
    response = client.get("/glossary/?on=2020-01-01")
    assert "No word was known on 1 January 2020" in response.content.decode()
    assert faults(response) == []


HOSTILE = [
    *("<script>alert(1)</script>", "\"'&", "🎒" * 20, "قدرات خاصة", "\u202eevil", "%", "a" * 100),
    *("\x01\x07", "\ufffe", "\u2028", "a" + "\u0301" * 90, "/../", "{{ page }}", "\t\r\n"),
]


@pytest.mark.parametrize("query", HOSTILE)
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
