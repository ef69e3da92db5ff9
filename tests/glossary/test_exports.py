"""The glossary to take away, and how a browser searches it."""

import csv
import json
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.test import Client

from glossary.exports import HEAD
from glossary.models import Sense, Term
from partnerships.models import BodyFact
from tests.glossary.words import add_dfe
from tests.rows import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def dfe() -> Term:
    return add_dfe()


def test_csv_has_a_line_a_sense_and_no_cell_is_a_formula(client: Client, dfe: Term) -> None:
    add(Sense, term=add(Term, text="=1+1"), expansion="@sum")
    response = client.get("/glossary.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(response.content.decode("utf-8-sig").splitlines())
    assert tuple(head) == HEAD
    cells = [dict(zip(head, line, strict=True)) for line in lines]
    assert [line["abbreviation"] for line in cells] == ["'=1+1", "DfE"]
    assert [line["expansion"] for line in cells] == ["'@sum", "Department for Education"]


def test_json_is_what_was_known_on_the_day(client: Client, dfe: Term) -> None:
    (now,) = json.loads(client.get("/glossary.json").content)["terms"]
    assert [sense["expansion"] for sense in now["senses"]] == ["Department for Education"]
    early = json.loads(client.get("/glossary.json?on=2022-04-28").content)
    assert early["known_on"] == "2022-04-28"
    assert [term["senses"] for term in early["terms"]] == [[]]
    assert early["terms"][0]["address"].endswith("/glossary/dfe/?on=2022-04-28")


def test_json_ld_is_a_set_of_terms_without_the_wrong_ones(client: Client, dfe: Term) -> None:
    add(Sense, term=dfe, doubt="A slip.")
    response = client.get("/glossary.jsonld")
    assert response["Content-Type"] == "application/ld+json; charset=utf-8"
    whole = json.loads(response.content)
    assert whole["@type"] == "DefinedTermSet"
    (term,) = whole["hasDefinedTerm"]
    assert (term["termCode"], term["name"]) == ("DfE", "Department for Education")
    assert term["inDefinedTermSet"] == whole["@id"]


def test_a_browser_can_search_from_its_address_bar(client: Client) -> None:
    page = client.get("/").content.decode()
    assert (
        'rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml"' in page
    )
    root = ElementTree.fromstring(client.get("/opensearch.xml").content.decode())  # noqa: S314  # ours
    (url,) = (child for child in root if child.tag.endswith("Url"))
    assert url.attrib["template"] == "http://testserver/search/?q={searchTerms}"


def test_gaps_are_words_unexplained_and_words_unused(
    dfe: Term, capsys: pytest.CaptureFixture[str]
) -> None:
    add(BodyFact, text="Led by the QZX.")
    call_command("glossary_gaps")
    said = capsys.readouterr().out
    assert "  QZX  1\n" in said
    assert said.index("used in no text") < said.index("  DfE\n")
