"""What answers a wrong fact: a correction or withdrawal; and what its source keeps."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from seeds.models import Document, Passage, Sourced
from tests.constraints import insert
from tests.rows import add, new
from tests.seeds.facts import FACTS, REWRITTEN, add_fact, given_of, rows


@pytest.fixture(params=FACTS)
def fact(request: pytest.FixtureRequest, db: None) -> Sourced:
    return add_fact(request.param)


def test_a_fact_is_corrected_once(fact: Sourced) -> None:
    add(type(fact), corrects=fact, **given_of(fact))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(new(type(fact), corrects=fact, **given_of(fact)))


def test_a_correction_says_why(fact: Sourced) -> None:
    silent = new(type(fact), corrects=fact, correction_reason="", **given_of(fact))
    with pytest.raises(ValidationError, match="says why"):
        silent.full_clean()


def test_a_withdrawal_names_what_it_withdraws(fact: Sourced) -> None:
    stray = new(type(fact), withdrawn=True, correction_reason="No longer so")
    with pytest.raises(ValidationError, match="Name the entry"):
        stray.full_clean()


def test_a_correction_is_about_the_same_thing(fact: Sourced) -> None:
    other = new(type(fact), corrects=fact)
    with pytest.raises(ValidationError, match="about something else"):
        other.full_clean()


def test_what_is_the_trackers_own_may_be_edited(fact: Sourced) -> None:
    for column in fact.OURS:
        value: Any = 7 if column == "position" else "Another remark"
        setattr(fact, column, value)
        fact.save()
        rows(fact).filter(pk=fact.pk).update(**{column: value})
        fact.refresh_from_db()
        assert getattr(fact, column) == value


@pytest.fixture
def passage(fact: Sourced) -> Passage:
    assert fact.passage
    return fact.passage


def test_a_cited_passage_keeps_its_words(passage: Passage) -> None:
    passage.heading_path = REWRITTEN
    with pytest.raises(ValidationError, match="add one that replaces it"):
        passage.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        passage.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.update(opening="Other", closing="words")


def test_a_cited_document_keeps_its_title_and_days(passage: Passage) -> None:
    document = passage.document
    for change in ({"title": REWRITTEN}, {"published_words": "2021", "published_edtf": "2021"}):
        for name, value in change.items():
            setattr(document, name, value)
        with pytest.raises(ValidationError, match="add one that replaces it"):
            document.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            document.save()
        document = Document.objects.get(pk=document.pk)
    document.note = "A remark of ours"
    document.full_clean()
    document.save()


@pytest.mark.django_db
def test_what_no_fact_cites_may_be_mended() -> None:
    passage = add(Passage)
    passage.heading_path = "Part two"
    passage.full_clean()
    passage.save()


@pytest.mark.django_db
def test_a_passage_replaces_one_of_its_own_document() -> None:
    stray = new(Passage, replaces=add(Passage))
    with pytest.raises(ValidationError, match="another document"):
        stray.full_clean()
