"""Look-ups as readers type them: the right word comes first in at least 97 of 100.

Slips, spellings, words in the middle and half-remembered names, over every word that the tracker
carries. Where more than one word is a good answer, each is named.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from glossary.pages import build_glossary
from glossary.vocabulary import known_index
from libs.days import Day
from libs.search.ranking import search_index
from seeds.loading import load
from tests.documents import documents

__all__ = ["documents"]

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TODAY = date(2026, 11, 22)
LISTED = [
    line.split("|")
    for line in (Path(__file__).parent / "lookups.txt").read_text().splitlines()
    if line and not line.startswith("#")
]

RIVALS = {
    "SLT": {"Senior Leadership Team", "Speech and Language Therapy/Therapist"},
    "CP": {"Child Protection", "Cerebral Palsy", "Clinical Psychologist"},
    "AS": {"Asperger Syndrome", "Autism Spectrum", "Adult Services"},
    "CIC": {"Children in Need", "child in care", "Community Interest Company"},
    "OAP": {"Ordinarily Available Provision", "Out of Area Placement"},
}


@pytest.fixture(scope="module", autouse=True)
def words(documents: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The two documents, and the published lists on top of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(["published-glossaries"])
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


def test_the_right_word_comes_first_in_97_of_100_lookups() -> None:
    index = known_index(TODAY)
    missed = []
    for query, wanted in LISTED:
        found = search_index(index, query)
        first = [*found.exact, *found.matches, *found.nearest, "nothing"][0]
        if first not in wanted.split(","):
            missed.append((query, first))
    assert len(LISTED) >= 150
    assert len(missed) <= len(LISTED) * 0.03, missed


def test_every_abbreviation_typed_exactly_is_answered_first() -> None:
    index = known_index(TODAY)
    wrong = [
        item.text for item in index.items if item.key not in search_index(index, item.text).exact
    ]
    assert wrong == []
    assert len(index.items) > 250


@pytest.mark.parametrize("text", RIVALS)
def test_rival_senses_stand_side_by_side_in_the_answer(text: str) -> None:
    for typed in (text, text.lower()):
        (answer,) = build_glossary(Day(TODAY, TODAY), typed).answers
        assert {sense.expansion for sense in answer.senses if not sense.doubt} == RIVALS[text]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("DSG", "Designated School Grant"), ("C&L", "Communication and Learning")],
)
def test_a_wrong_expansion_is_flagged_and_stands_last(typed: str, wrong: str) -> None:
    (answer,) = build_glossary(Day(TODAY, TODAY), typed).answers
    assert (answer.senses[-1].expansion, bool(answer.senses[-1].doubt)) == (wrong, True)
    assert not any(sense.doubt for sense in answer.senses[:-1])


def test_on_the_day_of_the_second_summary_only_its_own_words_are_known() -> None:
    page = build_glossary(Day(date(2023, 8, 14), TODAY), everything=True)
    assert page.term_count == 48
    assert page.lists_read_on == "22 November 2026"
    assert build_glossary(Day(date(2023, 8, 14), TODAY), "ADHD").answers == ()
