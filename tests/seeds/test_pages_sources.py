"""The list of documents, and what each told us."""

from datetime import date

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch
from pytest_django import DjangoAssertNumQueries

from glossary.models import Sense, Term
from libs.days import Day, keep_day
from partnerships.models import BodyFact, DeliveryBody
from reforms.models import Update
from seeds.facts_by_passage import fact_models
from seeds.models import Caveat, Document, Passage, Reading, Sourced
from seeds.pages import build_strip
from seeds.source_list import build_sources
from seeds.source_pages import build_source
from seeds.source_passages import in_document_order
from tests.rows import add
from tests.seeds.one_document import add_document, add_facts_of_every_kind
from tests.torture import share

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)
FRAME = 3  # the strip that every page has
PUBLISHED = date(2023, 8, 14)
THEN = Day(PUBLISHED, TODAY)

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Document:
    return add_document()


def test_every_kind_of_fact_is_found_without_naming_it() -> None:
    assert {Sense, BodyFact, Update} <= set(fact_models())
    found = [model for model in apps.get_models() if issubclass(model, Sourced)]
    assert set(fact_models()) == set(found)


def test_the_list_counts_what_was_known_by_the_day(document: Document) -> None:
    passage = add(Passage, document=document)
    add(Sense, passage=passage, known_on=PUBLISHED)
    add(BodyFact, passage=passage, known_on=PUBLISHED)
    add(BodyFact, passage=passage, known_on=date(2024, 1, 1))
    then, now = build_sources(THEN), build_sources(NOW)
    assert [(row.passage_count, row.fact_count) for row in then.sources] == [(1, 2)]
    assert [(row.passage_count, row.fact_count) for row in now.sources] == [(1, 3)]
    assert build_source(document, NOW).source == now.sources[0]


def test_a_document_is_listed_from_the_day_it_was_published(document: Document) -> None:
    assert build_sources(Day(date(2023, 8, 13), TODAY)).sources == ()
    assert [row.slug for row in build_sources(THEN).sources] == ["plan"]


def test_documents_are_listed_by_the_first_day_on_which_they_can_have_come_out(
    document: Document,
) -> None:
    add(Document, slug="vague", published_words="2023 or later", published_edtf="2023/2025")
    page = build_sources(NOW)
    assert [(row.slug, row.is_whole) for row in page.sources] == [("plan", True), ("vague", False)]


def test_an_interval_is_shown_only_where_the_words_name_no_day(document: Document) -> None:
    (row,) = build_sources(NOW).sources
    assert (row.published, row.published_interval) == ("14 August 2023", "")
    assert (row.speaks_for, row.speaks_for_interval) == ("2023", "1 January to 31 December 2023")


def test_a_passage_tells_what_each_fact_is_about_and_who_says_it(document: Document) -> None:
    term = add(Term, slug="ap", text="AP")
    passage = add(Passage, key="here", document=document, opening="A", closing="B")
    add(Sense, term=term, expansion="alternative provision", passage=passage)
    add(
        BodyFact,
        body=add(DeliveryBody, slug="board", title="The board"),
        text="Has 21 members.",
        basis="inferred",
        reason="They were counted.",
        known_on=date(2024, 2, 1),
        passage=passage,
    )
    (section,) = build_source(document, NOW).sections
    (told,) = section.passages
    shown = {
        about.name: (about.kind, about.href, [vars_of(fact) for fact in about.facts])
        for about in told.about
    }
    assert shown == {
        "AP": ("term", "/glossary/ap/", [("stands for alternative provision", "stated", "", "")]),
        "The board": (
            "delivery body",
            "/bodies/board/",
            [("Has 21 members.", "inferred", "They were counted.", "1 February 2024")],
        ),
    }


def vars_of(fact: object) -> tuple[str, ...]:
    return tuple(getattr(fact, name) for name in ("says", "basis", "reason", "known_on"))


def test_links_of_a_past_day_keep_it(document: Document) -> None:
    passage = add(Passage, document=document)
    add(Sense, term=add(Term, slug="ap"), passage=passage)
    (section,) = build_source(document, THEN).sections
    assert section.passages[0].about[0].href == "/glossary/ap/?on=2023-08-14"


def test_what_has_no_page_is_named_without_a_link(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(term: Term) -> str:
        raise NoReverseMatch

    monkeypatch.setattr(Term, "get_absolute_url", nowhere)
    add(Sense, term=add(Term, text="AP"), passage=add(Passage, document=document))
    response = client.get("/sources/plan/")
    assert "<h3>AP <span" in " ".join(response.content.decode().split())


def test_a_word_that_a_passage_only_uses_is_named_and_one_it_explains_is_not_named_twice(
    document: Document,
) -> None:
    passage = add(Passage, document=document)
    used, explained = add(Term, text="LA"), add(Term, text="AP")
    for term in (used, explained):
        term.used_in.add(passage)
    add(Sense, term=explained, passage=passage)
    (section,) = build_source(document, NOW).sections
    assert [word.name for word in section.passages[0].uses] == ["LA"]


def test_what_a_passage_says_to_a_caveat_waits_for_the_day_of_the_caveat(
    document: Document,
) -> None:
    caveat = add(Caveat, title="Two dates", known_on=date(2024, 1, 1))
    passage = add(Passage, document=document)
    add(Reading, caveat=caveat, says="It says July.", passage=passage)
    assert build_source(document, THEN).sections[0].passages[0].readings == ()
    (reading,) = build_source(document, NOW).sections[0].passages[0].readings
    assert (reading.caveat, reading.says) == ("Two dates", "It says July.")


def test_passages_stand_in_the_documents_own_order(document: Document) -> None:
    for key, headings in [
        ("a", "One"),
        ("b", "One > First"),
        ("c", "Two"),
        ("read-later", "One > First"),
        ("new-heading", "One > Second"),
    ]:
        add(Passage, key=key, document=document, heading_path=headings)
    ordered = in_document_order(document.passages.order_by("pk"))
    assert [row.key for row in ordered] == ["a", "b", "read-later", "new-heading", "c"]
    sections = build_source(document, NOW).sections
    assert [(section.above, section.heading) for section in sections] == [
        ((), "One"),
        (("One",), "First"),
        (("One",), "Second"),
        ((), "Two"),
    ]


def test_a_mended_passage_is_seen_from_both_sides_and_counted_once(
    client: Client, document: Document
) -> None:
    old = add(Passage, key="old", document=document)
    add(Sense, passage=old)
    add(Passage, key="new", document=document, replaces=old)
    source = build_source(document, NOW)
    first, second = source.sections[0].passages
    assert (first.replaced_by, second.replaces) == ("new", "old")
    assert (source.source.passage_count, source.source.fact_count) == (1, 1)
    assert build_sources(NOW).sources == (source.source,)
    assert build_strip(NOW, 45).passage_count == 1
    text = client.get("/sources/plan/").content.decode()
    assert '<a href="#new">a later entry for this passage</a> replaces it' in text
    assert 'Replaces <a href="#old">' in text


def test_a_mended_document_is_seen_from_both_sides_and_counted_once(
    client: Client, document: Document
) -> None:
    add(Passage, document=document)
    add(Passage, document=add(Document, slug="mended", title="The plan, mended", replaces=document))
    strip = build_strip(NOW, 45)
    assert (strip.document_count, strip.passage_count) == (1, 1)
    assert len(strip.document_days) == 0
    old = " ".join(client.get("/sources/plan/").content.decode().split())
    assert '<a href="/sources/mended/">The plan, mended</a> replaces it.' in old
    new = " ".join(client.get("/sources/mended/").content.decode().split())
    assert 'earlier one for the same document: <a href="/sources/plan/">The plan</a>' in new
    listed = " ".join(client.get("/sources/").content.decode().split())
    assert 'Replaced by <a href="/sources/mended/">' in listed


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("number", "day"), share([(number, day) for number in (2, 60) for day in (NOW, THEN)], 3)
)
def test_pages_ask_as_many_queries_however_much_a_document_told(
    client: Client,
    document: Document,
    number: int,
    day: Day,
    first_num_queries: DjangoAssertNumQueries,
) -> None:
    add_facts_of_every_kind(document, number)
    document.caveats.add(add(Reading).caveat)
    with first_num_queries(3):
        build_sources(day)
    row = Document.objects.select_related("replaces", "replaced_by").get(pk=document.pk)
    with first_num_queries(len(fact_models()) + 6):
        build_source(row, day)
    frame = FRAME if day.is_today else FRAME + 1  # what was corrected since
    with first_num_queries(4 + frame):
        client.get(keep_day("/sources/", day))
    with first_num_queries(2 + len(fact_models()) + 6 + frame):
        client.get(keep_day("/sources/plan/", day))
