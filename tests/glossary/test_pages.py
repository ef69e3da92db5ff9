"""The glossary and a term's page, as known on a day: the builders."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from glossary.models import Sense, Term, WordList
from glossary.pages import build_glossary, build_term, with_what_was_known
from libs.days import Day, keep_day
from partnerships.models import BodyFact, BodyName, DeliveryBody
from seeds.facts_by_passage import fact_models
from seeds.models import Caveat, Reading
from tests.glossary.words import add_dfe, published
from tests.rows import add
from tests.torture import share

FRAME = 3  # the strip that every page has
LISTS = 2  # the published lists of the senses, and their plain meanings
SEARCH = 4  # the vocabulary
USES = len(fact_models()) - 3  # not senses and their meanings, nor readings of caveats
TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)
OUTSIDE: Any = {
    "origin": "outside",
    "basis": "inferred",
    "reason": "Seen elsewhere.",
    "passage": None,
}
EARLY = Day(date(2022, 4, 28), TODAY)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dfe() -> Term:
    return add_dfe()


def add_terms(number: int) -> None:
    passage = published("2022-04-28")
    for row in range(number):
        term = add(Term, text=f"{chr(65 + row % 26)}{row}")
        term.used_in.add(passage)
        term.caveats.add(add(Reading, passage=passage, known_on=EARLY.on).caveat)
        if row % 2:
            add(Sense, term=term, known_on=EARLY.on)
            add(Sense, term=term, known_on=EARLY.on)


def test_a_word_is_unexplained_until_a_document_explains_it(dfe: Term) -> None:
    ((early,),) = (group.terms for group in build_glossary(EARLY).groups)
    assert early.senses == ()
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
    ((term,),) = (group.terms for group in build_glossary(NOW, everything=True).groups)
    assert (term.senses[0].origin, term.senses[0].is_outside) == (words, origin == "outside")


def test_letters_that_exist_lead_to_their_words() -> None:
    for text in ("ICB", "icb-like", "EHCP", "3D", "Écart"):
        add(Sense, term=add(Term, text=text))
    page = build_glossary(NOW)
    assert [(group.letter, [term.text for term in group.terms]) for group in page.groups] == [
        ("0–9", ["3D"]),
        ("E", ["Écart", "EHCP"]),
        ("I", ["ICB", "icb-like"]),
    ]
    assert [item.letter for item in page.letters if item.href] == ["E", "I"]
    assert len(page.letters) == 26


def test_a_query_answers_with_what_was_known_on_the_day(dfe: Term) -> None:
    page = build_glossary(EARLY, "dfe")
    assert [term.senses for term in page.answers] == [()]
    assert build_glossary(EARLY, "department for education").found_nothing
    now = build_glossary(NOW, "department for education")
    assert [term.slug for term in now.matches] == ["dfe"]
    assert now.groups == ()


def test_other_spellings_are_separate_words(dfe: Term) -> None:
    ((term,),) = (group.terms for group in build_glossary(NOW).groups)
    assert term.spellings == ("DFE", "D.f.E.")


def test_a_renamed_word_leads_to_its_new_name_from_the_day_that_is_known(dfe: Term) -> None:
    old = add(Term, slug="des", text="DES")
    old.renamed_to.add(dfe)
    old.used_in.add(published("2020-01-01"))
    old.see_also.add(dfe)
    (row,) = with_what_was_known(Term.objects.filter(pk=old.pk), NOW, stated=True)
    assert [link.text for link in build_term(row, NOW).renamed_to] == ["DfE"]
    assert [link.text for link in build_term(row, NOW).see_also] == ["DfE"]
    before = Day(date(2020, 1, 1), TODAY)
    assert build_term(row, before).renamed_to == ()
    assert build_term(row, before).see_also == ()
    (row,) = with_what_was_known(Term.objects.filter(pk=dfe.pk), NOW, stated=True)
    assert [link.text for link in build_term(row, NOW).renamed_from] == ["DES"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("number", "day"), share([(number, day) for number in (4, 60) for day in (NOW, EARLY)], 3)
)
def test_pages_ask_as_many_queries_however_many_words_there_are(
    client: Client, number: int, day: Day, first_num_queries: DjangoAssertNumQueries
) -> None:
    add_terms(number)
    add(Reading, caveat=add(Caveat, place="glossary", known_on=EARLY.on), known_on=EARLY.on)
    lists = [add(WordList, read_on=EARLY.on) for _ in range(2)]
    for sense in Sense.objects.all():
        sense.lists.set(lists)
    explained = Term.objects.filter(senses__isnull=False)[0]
    Caveat.objects.update(known_on=EARLY.on)
    with first_num_queries(8 + LISTS):
        build_glossary(day)
    with first_num_queries(8 + LISTS + SEARCH):
        build_glossary(day, "b1")
    with first_num_queries(9 + LISTS + USES):
        row = with_what_was_known(Term.objects.all(), day, stated=True).get(pk=explained.pk)
        build_term(row, day)
    frame = FRAME if day.is_today else FRAME + 1  # what was corrected since a past day
    with first_num_queries(8 + LISTS + frame):
        client.get(keep_day("/glossary/", day))
    with first_num_queries(1 + 9 + LISTS + USES + frame):
        client.get(keep_day(f"/glossary/{row.slug}/", day))


def test_a_word_of_one_published_list_is_shown_on_request() -> None:
    lists = [add(WordList) for _ in range(2)]
    for text, count in (("RARE", 1), ("KNOWN", 2)):
        sense = add(Sense, term=add(Term, text=text), **OUTSIDE)
        sense.lists.set(lists[:count])
    page = build_glossary(NOW)
    assert [term.text for group in page.groups for term in group.terms] == ["KNOWN"]
    assert (page.term_count, page.rare_count) == (1, 1)
    page = build_glossary(NOW, everything=True)
    assert [term.text for group in page.groups for term in group.terms] == ["KNOWN", "RARE"]
    # Whoever looks for it finds it without knowing how many lists have it.
    assert [term.text for term in build_glossary(NOW, "rare").answers] == ["RARE"]


def test_a_list_that_has_a_word_in_a_wrong_sense_has_the_word() -> None:
    term, lists = add(Term, text="DSG"), [add(WordList) for _ in range(2)]
    add(Sense, term=term, **OUTSIDE).lists.add(lists[0])
    add(Sense, term=term, doubt="A slip.", **OUTSIDE).lists.add(lists[1])
    ((shown,),) = (group.terms for group in build_glossary(NOW).groups)
    assert [sense.doubt for sense in shown.senses] == ["", "A slip."]
    assert [sense.is_rare for sense in shown.senses] == [False, True]


def test_before_the_lists_were_read_only_the_documents_words_are_known(dfe: Term) -> None:
    item = add(WordList, read_on=TODAY)
    add(Sense, term=add(Term), known_on=TODAY, **OUTSIDE).lists.add(item)
    dfe.senses.get().lists.add(item)
    page = build_glossary(Day(date(2023, 8, 14), TODAY), everything=True)
    ((term,),) = (group.terms for group in page.groups)
    assert (term.text, term.senses[0].lists) == ("DfE", ())
    assert page.lists_read_on == "22 November 2026"
    assert build_glossary(NOW).lists_read_on == ""


def test_a_term_says_what_it_is_used_of(dfe: Term) -> None:
    for text in ("Led by the DfE.", "DfEE was another.", "Two DFEs."):
        body = add(DeliveryBody, title=text)
        add(BodyName, body=body, name=text)
        add(BodyFact, body=body, text=text)
    row = with_what_was_known(Term.objects.all(), NOW, stated=True).get(pk=dfe.pk)
    assert [use.name for use in build_term(row, NOW).uses] == ["Led by the DfE.", "Two DFEs."]
    assert build_term(row, EARLY).uses == ()
