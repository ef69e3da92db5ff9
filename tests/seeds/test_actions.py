"""Writing any fact with its source: the passage, and its document, are there or made with it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils import timezone
from reversion.models import Version

from glossary.models import Sense, WordList
from libs.vaguedates.vague_date import VagueDate
from partnerships.models import BodyName, DeliveryBody
from seeds.actions import (
    Source,
    correct_fact,
    record_fact,
    withdraw_fact,
)
from seeds.adding_sources import add_source, unsaved_rows
from seeds.facts_by_passage import fact_models
from seeds.models import Document, Passage
from seeds.same_document import document_at
from tests.rows import DAY, add, new

pytestmark = pytest.mark.django_db
NEVER = date(2999, 1, 1)


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("an editor")


def passage(of_passage: dict[str, str] | None = None, **of_document: Any) -> Passage:
    """A passage of a document, neither of them saved."""
    dates = ("published_words", "published_edtf", "speaks_for_words", "speaks_for_edtf")
    given = dict.fromkeys(dates, "") | {"slug": "", "short_title": "Next steps"} | of_document
    words = {"heading_path": "Part one"} if of_passage is None else of_passage
    return Passage(document=new(Document, **given), **words)


def test_a_source_is_added_by_somebody_and_its_history_begins() -> None:
    editor = User.objects.create_user("editor")
    added = add_source(passage(), by=editor, counted_from=DAY)
    stored = Passage.objects.select_related("document").get()
    assert stored == added
    assert (stored.document.slug, stored.heading) == ("next-steps", "Part one")
    kept = [*Version.objects.get_for_object(added), *Version.objects.get_for_object(added.document)]
    assert [version.revision.user for version in kept] == [editor, editor]


def test_a_passage_of_a_document_that_is_here_adds_only_itself() -> None:
    document = add(Document)
    added = add_source(Passage(document=document, heading_path="Part two"), by=None)
    assert Passage.objects.get() == added
    assert Document.objects.get() == document
    assert not Version.objects.get_for_object(document)


def test_what_is_here_is_left_alone() -> None:
    there = add(Passage)
    assert add_source(there, by=None) == there
    assert not Version.objects.exists()


def test_dates_are_completed_from_the_day_of_the_fact() -> None:
    without = add_source(passage(), by=None, counted_from=DAY).document
    assert without.published == without.speaks_for == VagueDate("14 August 2023", "2023-08-14")
    words: dict[str, Any] = {"published_words": "July 2023", "speaks_for_words": "this summer"}
    read = add_source(passage(**words), by=None, counted_from=DAY).document
    assert (read.published.edtf, read.speaks_for.edtf) == ("2023-07", "2023-22")
    given: dict[str, Any] = {"published_words": "in spring", "published_edtf": "2023-21"}
    taken = add_source(passage(**given), by=None, counted_from=DAY).document
    assert taken.published == taken.speaks_for == VagueDate("in spring", "2023-21")


def test_a_slug_that_is_taken_gets_a_number() -> None:
    slugs = [add_source(passage(), by=None, counted_from=DAY).document.slug for _ in range(3)]
    assert slugs == ["next-steps", "next-steps-2", "next-steps-3"]


@pytest.mark.parametrize(
    ("wrong", "problems"),
    [
        (passage(title=""), {"document_title": "A new document needs this."}),
        (passage(kind="poem"), {"document_kind": "not a valid choice"}),
        (passage(published_words="late 2022"), {"document_published_words": "read in 3 ways"}),
        (passage(published_edtf="soon"), {"document_published_edtf": "is not a year"}),
        (passage(published_edtf="2023/.."), {"document_published_words": "at least by year"}),
        (passage({}), {"passage_heading_path": "Say where the passage is"}),
        (passage({"opening": "We will"}), {"passage_closing": "both the first and the last"}),
        (
            passage({"opening": "x" * 101, "closing": "x"}, licence=""),
            {"document_licence": "A new document needs this.", "passage_opening": "at most 100"},
        ),
    ],
)
def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_saved(
    wrong: Passage, problems: dict[str, str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        add_source(wrong, by=None, counted_from=DAY)
    said = refused.value.message_dict
    assert set(said) >= set(problems)
    assert all(words in said[name][0] for name, words in problems.items())
    assert not Document.objects.exists()


def test_a_document_that_is_here_by_its_address_is_named() -> None:
    add(Document, short_title="Here since June", address="https://www.example.org/next")
    with pytest.raises(ValidationError) as refused:
        add_source(passage(address="https://www.example.org/next"), by=None, counted_from=DAY)
    assert refused.value.message_dict == {
        "document_address": ["This document is already here: Here since June."]
    }


def test_what_mails_add_to_an_address_makes_no_other_document() -> None:
    here = add(Document, address="https://www.example.org/next?page=2")
    assert document_at("http://www.example.org/next?page=2&utm_source=mail&utm_medium=x") == here
    assert document_at("https://www.example.org/next?utm_source=mail") is None


def test_a_document_without_any_day_cannot_be_new() -> None:
    with pytest.raises(ValidationError) as refused:
        add_source(passage(), by=None)
    assert "document_published_words" in refused.value.message_dict


def test_any_fact_is_recorded_with_its_source_or_not_at_all() -> None:
    body = add(DeliveryBody)
    fact = new(BodyName, body=body, passage=passage())
    assert unsaved_rows(fact.passage) == [fact.passage.document, fact.passage]  # type: ignore[union-attr]
    record_fact(fact, by=None)
    assert BodyName.objects.get().passage == Passage.objects.get()
    again = new(BodyName, body=body, passage=passage(short_title="Another"))
    with pytest.raises(ValidationError, match="already has a name from that day"):
        record_fact(again, by=None)
    assert Document.objects.count() == 1


FACTS = {model._meta.label_lower: model for model in fact_models()}
WHY = "It was misread."


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_of_any_kind_is_corrected_and_withdrawn(name: str, editor: User) -> None:
    wrong = add(FACTS[name])
    later = Source(date(2024, 2, 1), "inferred", reason="It follows.")
    right = correct_fact(wrong, correction_reason=WHY, source=later, by=editor)
    assert (right.corrects, right.recorded_by, right.correction_reason) == (wrong, editor, WHY)
    assert right.summary() == wrong.summary()
    assert (right.known_on, right.basis, right.reason) == (
        later.known_on,
        "inferred",
        "It follows.",
    )
    even_later = Source(date(2024, 3, 1), "inferred", reason="It follows.")
    taken_back = withdraw_fact(right, correction_reason=WHY, source=even_later, by=editor)
    rows: Any = type(wrong)._default_manager
    for day, known in ((DAY, [wrong]), (later.known_on, [right]), (even_later.known_on, [])):
        assert list(rows.known_by(day)) == known
    with pytest.raises(ValidationError, match="correct it"):
        withdraw_fact(taken_back, correction_reason=WHY, source=even_later, by=editor)
    assert rows.count() == 3


def test_a_correction_says_what_is_given_and_keeps_the_rest(editor: User) -> None:
    sense = add(Sense, expansion="Special Eduction", meaning="Our words")
    listed = add(WordList)
    sense.lists.add(listed)
    source = Source(DAY, "inferred", reason="It follows.")
    given: Any = {"correction_reason": WHY, "source": source, "by": editor}
    right = correct_fact(sense, **given, expansion="Special Education", key="mended")
    right.refresh_from_db()
    assert (right.expansion, right.meaning, right.key) == (
        "Special Education",
        "Our words",
        "mended",
    )
    assert list(right.lists.all()) == [listed]
    with pytest.raises(FieldDoesNotExist):
        correct_fact(right, **given, expanded="A column that there is not")


def test_a_correction_without_a_reason_or_a_source_is_refused_at_its_field() -> None:
    wrong = add(BodyName)
    source = Source(DAY, "inferred", reason="It follows.")
    for act in (correct_fact, withdraw_fact):
        with pytest.raises(ValidationError) as refused:
            act(wrong, correction_reason="", source=Source(DAY, "stated"), by=None)
        assert set(refused.value.message_dict) == {"correction_reason", "passage"}
        with pytest.raises(ValidationError) as refused:
            act(wrong, correction_reason=WHY, source=replace(source, known_on=NEVER), by=None)
        assert set(refused.value.message_dict) == {"known_on"}
    assert BodyName.objects.count() == 1


def test_a_fact_is_stamped_with_who_recorded_it_and_when(editor: User) -> None:
    before = timezone.now()
    fact = record_fact(new(BodyName), by=editor)
    fact.refresh_from_db()
    assert fact.recorded_by == editor
    assert fact.recorded_at >= before
