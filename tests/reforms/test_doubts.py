"""The report of facts: what it asks about, and what an answer settles."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from reforms.admin.worklist import Rights, WorklistQuery
from reforms.admin.worklist.doubts import find_mentioned, find_old, find_weak
from reforms.doubts import (
    later_mentions,
    lost_words,
    old_inferences,
    record_mentions,
    weak_documents,
)
from reforms.models import Milestone, Reform, Update
from seeds.models import Document, Doubt, Passage, PassageCheck
from tests.rows import DAY, add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
LATER = date(2024, 1, 1)
QUERY = WorklistQuery(TODAY, 90, Rights(frozenset(), frozenset([Doubt])))


def passage_of(authority: str, published: str = "2023-01-01", **words: Any) -> Passage:
    document = add(
        Document, authority=authority, published_words=published, published_edtf=published
    )
    return add(Passage, document=document, **words)


def answer(kind: str, key: str) -> None:
    add(Doubt, kind=kind, key=key)


def test_a_document_of_the_press_is_asked_about_while_facts_of_today_rest_on_it() -> None:
    press, vendor, near = (passage_of(one) for one in ("media", "vendor", "primary"))
    wrong = add(Update, passage=press)
    for passage in (press, press, vendor, near):
        add(Update, passage=passage)
    passage_of("media")

    found = [(one.document, one.facts) for one in weak_documents(TODAY)]

    assert found == [(press.document, 3), (vendor.document, 1)]
    add(Update, reform=wrong.reform, corrects=wrong, passage=near)
    assert [one.facts for one in weak_documents(TODAY)] == [2, 1]
    answer("weak-source", press.document.slug)
    assert [one.document for one in weak_documents(TODAY)] == [vendor.document]


def test_an_inferred_stage_is_asked_about_once_an_outcome_is_known() -> None:
    milestone = add(Milestone)
    of = {"reform": milestone.reform}
    guess = {"basis": "inferred", "reason": "A guess.", "passage": None}
    stage = add(Update, **of, **guess, kind="stage", stage="future", known_on=DAY)
    add(Update, **of, kind="description", note="It is going on.", known_on=LATER)
    assert list(old_inferences(TODAY)) == []
    outcome = {"kind": "outcome", "outcome": "met", "milestone": milestone}
    add(Update, **of, **outcome, known_on=LATER)
    assert list(old_inferences(date(2023, 12, 31))) == []
    assert list(old_inferences(TODAY)) == [stage]
    answer("old-inference", stage.key)
    assert list(old_inferences(TODAY)) == []


def test_of_a_reform_for_context_no_stage_is_asked_about() -> None:
    reform = add(Reform, is_context=True)
    add(Update, reform=reform, kind="stage", stage="future", basis="inferred", reason="A guess.")
    add(Update, reform=reform, kind="legal-force", legal_force="none", known_on=LATER)
    assert list(old_inferences(TODAY)) == []


@pytest.fixture
def silent() -> Update:
    """A date that went by without an outcome."""
    milestone = add(Milestone, reform=add(Reform, title="Practice guides"))
    says = {"kind": "target", "target_words": "in 2023", "target_edtf": "2023"}
    return add(Update, reform=milestone.reform, milestone=milestone, **says)


def test_a_later_document_that_names_the_reform_speaks_against_silence(silent: Update) -> None:
    opening = {"opening": "The first practice guide", "closing": "was published in May"}
    passage_of("sector", "2023-06-01", **opening)
    assert later_mentions(TODAY) == []
    passage = passage_of("sector", "2024-06-01", **opening)

    [found] = later_mentions(TODAY)

    assert (found.entry, found.document) == (silent, passage.document.slug)
    assert "was published in May" in found.words
    record_mentions([found])
    [row] = find_mentioned(QUERY).rows
    assert row.item == silent.key
    assert row.name.startswith("Practice guides: ")
    answer_to_it = Doubt.objects.get()
    answer_to_it.reason = "Another guide."
    answer_to_it.save()
    assert later_mentions(TODAY) == []
    assert find_mentioned(QUERY).count == 0


def test_what_is_in_the_log_of_the_reform_already_does_not_speak_against_it(
    silent: Update,
) -> None:
    passage = passage_of("sector", "2024-06-01")
    says = {"kind": "description", "note": "Practice guides were published.", "passage": passage}
    add(Update, reform=silent.reform, known_on=date(2024, 6, 1), **says)
    assert later_mentions(TODAY) == []
    add(Update, known_on=date(2024, 6, 1), **says)
    assert len(later_mentions(TODAY)) == 1


def test_what_is_found_no_more_goes_unless_somebody_answered_it(silent: Update) -> None:
    add(Doubt, kind="later-mention", key="gone", reason="")
    add(Doubt, kind="later-mention", key="answered", reason="Another guide.")
    record_mentions([])
    assert [row.key for row in Doubt.objects.all()] == ["answered"]


def test_a_passage_that_was_missed_is_asked_about_until_it_is_answered() -> None:
    passage = passage_of("sector", heading_path="Part one")
    add(PassageCheck, passage=passage, heading_path="Part one", problem="Not there.")
    assert [check.passage for check in lost_words()] == [passage]
    answer("lost-words", passage.key)
    assert list(lost_words()) == []


def test_the_lists_of_work_lead_to_the_form_that_answers(silent: Update) -> None:
    press = passage_of("media")
    reform = add(Update, passage=press).reform
    add(Update, reform=reform, kind="stage", stage="future", basis="inferred", reason="A guess.")
    add(Update, reform=reform, kind="legal-force", legal_force="none", known_on=LATER)
    weak, old = find_weak(QUERY), find_old(QUERY)
    assert [row.cells for row in weak.rows] == [("press", "1")]
    assert f"kind=weak-source&key={press.document.slug}" in weak.rows[0].href
    assert [row.name for row in old.rows] == [str(reform)]
    answer("weak-source", press.document.slug)
    said = "1 explained, 0 of them still to be looked for."
    assert find_weak(QUERY).empty == f"None without a reason. {said}"


def test_the_command_says_what_nobody_has_explained(silent: Update) -> None:
    document = passage_of("media").document
    add(Update, passage=document.passages.get())
    add(Doubt, kind="weak-source", key="another", is_open=True)
    out = StringIO()
    call_command("report_facts", "--record", stdout=out)
    head, row, *_ = out.getvalue().splitlines()
    assert head == (
        "Only the press or a vendor says so: 1 unexplained (1 explained, 1 of them still open)"
    )
    assert row == f"  {document.slug}: facts 1"
