"""Plain meanings: sourced, dated, corrected like any fact, and shown wherever the sense is."""

import csv
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from glossary.models import Meaning, Sense, Term
from glossary.pages import build_glossary, build_term, with_what_was_known
from glossary.pages.known import SenseKnown
from libs.days import Day
from seeds.actions import Source, correct_fact
from seeds.models import Document, Passage
from tests.documents import everything_once
from tests.rows import DAY, add

__all__ = ["everything_once"]

pytestmark = pytest.mark.django_db

LATER, TODAY = date(2026, 7, 31), date(2026, 11, 22)
READ = date(2026, 11, 27)
"""The day on which the last of the published lists was read."""


@pytest.fixture
def sense() -> Sense:
    term = add(Term, slug="ehcp", text="EHCP")
    return add(Sense, term=term, expansion="A plan", meaning="In words without a source.")


def on_term_page(on: date) -> SenseKnown:
    day = Day(on, TODAY)
    row = with_what_was_known(Term.objects.all(), day, stated=True).get(slug="ehcp")
    return build_term(row, day).term.senses[0]


def in_the_list(on: date) -> SenseKnown:
    page = build_glossary(Day(on, TODAY), everything=True)
    return page.groups[0].terms[0].senses[0]


@pytest.mark.parametrize("shown", [on_term_page, in_the_list])
def test_the_newest_meaning_known_by_the_day_is_shown_with_its_source(
    sense: Sense, shown: Callable[[date], SenseKnown]
) -> None:
    document = add(Document, short_title="A guide")
    add(Meaning, sense=sense, text="What it is.", known_on=DAY)
    add(
        Meaning,
        sense=sense,
        text="What it is now.",
        known_on=LATER,
        passage=add(Passage, document=document),
    )
    assert shown(DAY).meaning == "What it is."
    now = shown(TODAY)
    assert now.meaning == "What it is now."
    assert now.meaning_said is not None
    assert now.meaning_said.source is not None
    assert now.meaning_said.source.document == "A guide"


@pytest.mark.parametrize("shown", [on_term_page, in_the_list])
def test_before_the_first_one_the_senses_own_words_stand_without_a_source(
    sense: Sense, shown: Callable[[date], SenseKnown]
) -> None:
    add(Meaning, sense=sense, known_on=LATER)
    assert shown(DAY).meaning == "In words without a source."
    assert shown(DAY).meaning_said is None


@pytest.mark.parametrize("shown", [on_term_page, in_the_list])
def test_a_corrected_sense_keeps_the_meaning(
    sense: Sense, shown: Callable[[date], SenseKnown]
) -> None:
    add(Meaning, sense=sense, text="What it is.")
    source = Source(DAY, "stated", add(Passage))
    correct_fact(sense, correction_reason="Misspelt.", source=source, by=None, expansion="The plan")
    assert (shown(TODAY).expansion, shown(TODAY).meaning) == ("The plan", "What it is.")


def test_a_corrected_meaning_gives_way_and_stays_in_the_history(sense: Sense) -> None:
    wrong = add(Meaning, sense=sense, text="Misread.", known_on=DAY)
    right = correct_fact(
        wrong,
        correction_reason="Misread.",
        source=Source(LATER, "stated", add(Passage)),
        by=None,
        text="Read well.",
    )
    assert on_term_page(LATER).meaning == in_the_list(LATER).meaning == "Read well."
    assert on_term_page(DAY).meaning == "Misread."
    day = Day(TODAY, TODAY)
    row = with_what_was_known(Term.objects.all(), day, stated=True).get(slug="ehcp")
    anchors = {entry.anchor for entry in build_term(row, day).entries}
    assert anchors == {sense.key, wrong.key, right.key}


def test_pages_and_files_carry_it_and_a_look_up_finds_its_words(
    sense: Sense, client: Client
) -> None:
    document = add(Document, short_title="A guide", address="https://example.org/guide")
    passage = add(Passage, document=document, opening="What a", closing="plan is")
    add(Meaning, sense=sense, text="A paper with zebras in it.", passage=passage)
    for address in ("/glossary/", "/glossary/ehcp/", "/glossary/?q=ehcp"):
        page = client.get(address).content.decode()
        assert "A paper with zebras in it." in page
        assert "A guide" in page, address
    assert "EHCP" in client.get("/glossary/?q=zebras").content.decode()
    (row,) = csv.DictReader(client.get("/glossary.csv").content.decode().splitlines())
    assert row["meaning"] == "A paper with zebras in it."
    assert row["meaning_source"] == "A guide"
    assert row["meaning_source_address"].startswith("https://example.org/guide#")
    (term,) = client.get("/glossary.json").json()["terms"]
    assert term["senses"][0]["meaning_source"] == "A guide"
    then = client.get("/glossary.json?on=2023-08-13").json()
    assert "zebras" not in str(then)


@pytest.mark.usefixtures("everything_once")
def test_the_fixtures_meanings_are_shown_each_with_its_passage() -> None:
    page = build_glossary(Day(READ, READ), everything=True)
    shown = [sense for group in page.groups for term in group.terms for sense in term.senses]
    sourced = [sense for sense in shown if sense.meaning_said]
    assert len(sourced) == Meaning.objects.count() == 104
    assert all(sense.meaning_said and sense.meaning_said.source for sense in sourced)
