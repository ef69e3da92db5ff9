"""The rules about reforms and their log stand in the database, whatever way a row comes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import Model

from glossary.models import Term
from reforms.models import (
    Answer,
    Dependency,
    Event,
    EvidenceReading,
    ExpectedEvidence,
    Figure,
    Involvement,
    Milestone,
    Preparation,
    Question,
    RecommendationCount,
    RecommendationEntry,
    Reform,
    Update,
)
from tests.constraints import (
    assert_refused,
    breaks_of_a_fact,
    constraints_of,
    insert,
    insert_copy,
)
from tests.rows import add, name, new

pytestmark = pytest.mark.django_db


def target(**given: Any) -> Update:
    milestone = add(Milestone)
    words = {"target_words": "autumn 2023", "target_edtf": "2023-23"}
    whole = {"kind": "target", "milestone": milestone, "reform": milestone.reform, **words}
    return new(Update, **(whole | given))


def outcome(**given: Any) -> Update:
    milestone = add(Milestone)
    whole = {"kind": "outcome", "milestone": milestone, "reform": milestone.reform}
    return new(Update, **(whole | {"outcome": "met"} | given))


def one_milestone_twice() -> None:
    first = add(Milestone)
    insert(new(Milestone, reform=first.reform, slug=first.slug))


def one_part_twice() -> None:
    first = add(Involvement)
    insert(new(Involvement, reform=first.reform, body=first.body, role=first.role))


def one_tie_twice() -> None:
    first = add(Dependency)
    insert(new(Dependency, reform=first.reform, on_reform=first.on_reform, kind=first.kind))


def a_reform_that_depends_on_itself() -> None:
    reform = add(Reform)
    insert(new(Dependency, reform=reform, on_reform=reform))


def an_interval_turned_round() -> None:
    written = target()
    written.save()
    insert_copy(written, key=name(), target_earliest="2024-01-01")


def a_period_turned_round() -> None:
    written = add(Figure)
    insert_copy(written, key=name(), period_earliest="2024-01-01")


def a_due_time_turned_round() -> None:
    written = add(RecommendationEntry, due_words="2023", due_edtf="2023")
    insert_copy(written, key=name(), due_earliest="2024-01-01")


def an_appearance_turned_round() -> None:
    written = add(ExpectedEvidence, due_words="2023", due_edtf="2023")
    insert_copy(written, key=name(), due_earliest="2024-01-01")


BREAKS: dict[str, Callable[[], None]] = {
    "milestone_once_per_reform": one_milestone_twice,
    **breaks_of_a_fact(Involvement),
    "involvement_once_per_role": one_part_twice,
    **breaks_of_a_fact(Dependency),
    "dependency_once": one_tie_twice,
    "dependency_joins_two_reforms": a_reform_that_depends_on_itself,
    **breaks_of_a_fact(Figure),
    "figure_range_in_order": lambda: insert(new(Figure, value=9, value_to=8)),
    "figure_forecast_says_whose": lambda: insert(new(Figure, is_projection=True)),
    "figure_period_in_order": a_period_turned_round,
    **breaks_of_a_fact(Preparation),
    "preparation_says_what": lambda: insert(new(Preparation, text="")),
    **breaks_of_a_fact(ExpectedEvidence),
    "expected_evidence_says_where": lambda: insert(new(ExpectedEvidence, text="")),
    "expected_evidence_due_in_order": an_appearance_turned_round,
    **breaks_of_a_fact(EvidenceReading),
    **breaks_of_a_fact(RecommendationEntry),
    "recommendation_answer_only_for_answer": lambda: insert(
        new(RecommendationEntry, answer="accepted")
    ),
    "recommendation_made_says_what": lambda: insert(new(RecommendationEntry, text="")),
    "recommendation_due_in_order": a_due_time_turned_round,
    **breaks_of_a_fact(RecommendationCount),
    "recommendation_count_is_above_zero": lambda: insert(new(RecommendationCount, number=0)),
    **breaks_of_a_fact(Answer),
    "answer_not_known_says_as_of": lambda: insert(new(Answer, state="not-known-yet")),
    "answer_as_of_was_known": lambda: insert(new(Answer, as_of=date(2023, 8, 15))),
    "question_leads_to_one_page": lambda: insert(new(Question, address="")),
    **breaks_of_a_fact(Update),
    "update_is_about_one_thing": lambda: insert(new(Update, event=add(Event))),
    "update_kind_fits_subject": lambda: insert(outcome(milestone=None)),
    "update_name_only_for_name": lambda: insert(new(Update, kind="name")),
    "update_stage_only_for_stage": lambda: insert(new(Update, kind="stage")),
    "update_outcome_only_for_outcome": lambda: insert(outcome(outcome="")),
    "update_target_only_for_target": lambda: insert(target(target_words="")),
    "update_legal_force_only_for_legal_force": lambda: insert(new(Update, kind="legal-force")),
    "update_proposed_only_for_target": lambda: insert(new(Update, is_proposed=True)),
    "update_description_has_note": lambda: insert(new(Update, kind="description")),
    "update_target_in_order": an_interval_turned_round,
    "update_floor_has_no_end": lambda: insert(target(sense="floor")),
    "update_beginning_has_a_day": lambda: insert(
        target(sense="beginning", target_edtf="../2025", target_words="by 2025")
    ),
    "update_narrow_beside_another_reading": lambda: insert(
        target(narrow_edtf="2023-09", target_edtf="")
    ),
    "update_waits_or_is_dated": lambda: insert(target(after=add(Event))),
}


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_breaks(name: str) -> None:
    assert_refused(name, BREAKS[name], "reforms")


def test_every_constraint_is_broken_here() -> None:
    assert set(BREAKS) == set(constraints_of("reforms"))


DO_NOT_GO_TOGETHER: list[tuple[str, Callable[[], Model]]] = [
    ("question_leads_to_one_page", lambda: new(Question, term=add(Term), address="/areas/")),
    ("question_leads_to_one_page", lambda: new(Question, term=add(Term), address="#here")),
    (
        "question_leads_to_one_page",
        lambda: new(Question, term=add(Term), reform=add(Reform), address=""),
    ),
    ("figure_range_in_order", lambda: new(Figure, value=8, value_to=9, bound="at-least")),
    ("figure_forecast_says_whose", lambda: new(Figure, projected_by="a council")),
    ("update_is_about_one_thing", lambda: new(Update, reform=None)),
    ("update_kind_fits_subject", lambda: target(kind="checked", target_words="", target_edtf="")),
    ("update_kind_fits_subject", lambda: new(Update, kind="renamed")),
    (
        "update_kind_fits_subject",
        lambda: new(Update, kind="stage", stage="future", reform=None, event=add(Event)),
    ),
    ("update_name_only_for_name", lambda: new(Update, name="A name")),
    ("update_stage_only_for_stage", lambda: new(Update, stage="future")),
    ("update_outcome_only_for_outcome", lambda: new(Update, outcome="met")),
    ("update_legal_force_only_for_legal_force", lambda: new(Update, legal_force="enacted")),
    ("update_proposed_only_for_target", lambda: outcome(is_proposed=True)),
    ("update_target_only_for_target", lambda: new(Update, target_words="2025")),
    ("update_target_only_for_target", lambda: new(Update, target_edtf="2025")),
    ("update_target_only_for_target", lambda: new(Update, after=add(Event))),
    ("update_target_only_for_target", lambda: new(Update, sense="floor")),
    ("update_target_only_for_target", lambda: new(Update, narrow_edtf="2025", target_edtf="2025")),
    (
        "update_narrow_beside_another_reading",
        lambda: target(sense="floor", target_edtf="2023/..", narrow_edtf="2023"),
    ),
    ("update_floor_has_no_end", lambda: target(sense="floor", target_edtf="../2025")),
]


@pytest.mark.parametrize(("name", "make"), DO_NOT_GO_TOGETHER)
def test_the_log_refuses_what_does_not_go_together(name: str, make: Callable[[], Model]) -> None:
    assert_refused(name, lambda: insert(make()), "reforms")


def test_whole_rows_are_accepted() -> None:
    facts = (Preparation, ExpectedEvidence, EvidenceReading)
    for model in (Milestone, Involvement, Dependency, Figure, *facts, Question, Answer):
        add(model)
    whole = [
        new(Update),
        new(Update, kind="name", name="A name"),
        new(Update, kind="stage", stage="future", basis="inferred", reason="So it seems."),
        new(Update, kind="description", note="It does something."),
        new(Update, kind="legal-force", legal_force="enacted"),
        target(is_proposed=True),
        target(target_edtf="", target_words="after the next election", after=add(Event)),
        outcome(),
        new(Update, kind="target", reform=None, event=add(Event), target_words="in 2024"),
        new(Update, kind="checked", reform=None, event=add(Event)),
    ]
    for update in whole:
        insert(update)
    assert Update.objects.count() == len(whole)
