"""What was typed is read, asked about or refused at its box; nothing is guessed."""

from datetime import date

import pytest

from reforms.models import Event, Milestone, Reform, Strand, Update
from seeds.models import Document
from sittings.typed import Typed, keyed
from tests.rows import add
from tests.sittings.sitting import plan, read, rows, told, typed

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DAY = date(2026, 11, 9)


def test_a_statement_is_read_with_what_was_known_until_then() -> None:
    reform = plan("A plan", "Testing begins", "Testing ends")
    begins = Milestone.objects.get(title="Testing begins")
    target = {"kind": "target", "target_words": "2026", "target_edtf": "2026"}
    add(Update, reform=reform, milestone=begins, **target)
    says = {"says": "target", "milestone": "testing begins", "words": "by autumn 2027"}
    sitting = read(typed({"about": "a plan"} | says), DAY)
    (row,) = sitting.rows
    assert told(sitting) == {}
    assert (row.row, row.milestone) == (reform, begins)
    # Both readings of "by autumn" are kept, as the form of one update keeps them.
    assert row.values["target_edtf"] == "../2027-23"
    assert row.values["narrow_edtf"] == "../2027-08-31"
    assert row.before[0].startswith("Until now: Testing begins, target date: 2026")
    assert sitting.source.known_on == DAY


def test_a_name_that_resembles_others_is_asked_about() -> None:
    first, second = plan("Plans of schools"), plan("Plans of colleges")
    add(Update, reform=second, kind="name", name="The college scheme")
    sitting = read(typed({"about": "plans", "says": "stage:future"}), DAY)
    asked = sitting.rows[0].answers.questions["about_pick"]
    assert {one.label for one in asked.offers} == {
        "Make a new event of this name",
        *("Plans of schools", "Plans of colleges", "Make a new reform of this name"),
    }
    assert "Choose which reform or event" in told(sitting)["row-0-about"]
    picked = {"about": "plans", "about_pick": f"reform-{first.pk}", "says": "stage:future"}
    assert read(typed(picked), DAY).rows[0].row == first
    # What was picked for other words does not count, and a source's own name finds the reform.
    sitting = read(typed(picked | {"about": "college scheme"}), DAY)
    assert told(sitting)["row-0-about"]
    assert sitting.rows[0].answers.questions["about_pick"].only == "Plans of colleges"


def test_a_new_reform_is_made_once_with_its_strand_and_milestones() -> None:
    strand = add(Strand)
    new = {"about": "A new fund", "about_pick": "new", "strand": str(strand.pk)}
    sitting = read(
        typed(
            new | {"milestones": "Bids open\nBids close", "says": "stage:future"},
            {"about": "a new fund", "says": "target", "milestone": "bids open", "words": "2027"},
        ),
        DAY,
    )
    assert told(sitting) == {}
    assert sitting.rows[0].row is sitting.rows[1].row
    assert sitting.rows[1].milestone is not None
    assert sitting.rows[1].milestone.title == "Bids open"
    without = typed(new | {"strand": "", "says": "stage:future"})
    assert told(read(without, DAY)) == {"row-0-strand": "Choose the strand of the new reform."}


def test_a_missing_milestone_is_added_only_when_asked_for() -> None:
    plan("A plan", "Testing begins")
    says = {"about": "A plan", "says": "target", "words": "2027"}
    assert told(read(typed(says), DAY)) == {}  # its only milestone is taken
    other = says | {"milestone": "All schools"}
    assert "row-0-milestone" in told(read(typed(other), DAY))
    sitting = read(typed(other | {"milestone_pick": "new"}), DAY)
    assert told(sitting) == {}
    assert [one.title for one in sitting.new.milestones.values()] == ["All schools"]


def test_ambiguous_words_are_asked_about_and_the_answer_is_taken() -> None:
    plan("A plan", "Testing begins")
    says = {"about": "A plan", "says": "target", "words": "early 2027"}
    sitting = read(typed(says), DAY)
    offers = sitting.rows[0].answers.questions["target_reading"].offers
    assert "row-0-words" in told(sitting)
    answered = read(typed(says | {"target_reading": offers[0].value}), DAY)
    assert told(answered) == {}
    assert answered.rows[0].values["target_edtf"] in offers[0].value


MISTAKES = {
    "row-0-about": {"about": "", "says": "stage:future"},
    "row-0-says": {"about": "A plan"},
    "row-0-words": {"about": "A plan", "says": "stage:future", "words": "2027"},
    "row-0-milestone": {"about": "A plan", "says": "stage:future", "milestone": "x"},
    "row-0-note": {"about": "A plan", "says": "description"},
    "row-0-basis": {"about": "A plan", "says": "stage:future", "basis": ""},
    "row-0-reason": {"about": "A plan", "says": "stage:future", "basis": "inferred"},
    "row-0-heading_path": {"about": "A plan", "says": "stage:future", "heading_path": ""},
    "row-0-opening": {"about": "A plan", "says": "stage:future", "opening": "zz", "closing": "zz"},
    "row-0-is_proposed": {"about": "A plan", "says": "stage:future", "is_proposed": "on"},
}


def test_each_mistake_is_told_at_its_own_box() -> None:
    plan("A plan")
    found = {box: told(read(typed(wrong), DAY)) for box, wrong in MISTAKES.items()}
    assert {box: list(said) for box, said in found.items()} == {box: [box] for box in MISTAKES}


def test_one_sitting_says_one_thing_of_a_kind_about_a_subject() -> None:
    plan("A plan")
    says = {"about": "A plan", "says": "stage:future"}
    sitting = read(typed(says, says | {"says": "stage:in-delivery"}), DAY)
    assert told(sitting)["row-1-says"].startswith("Statement 1 says this of the same subject.")


def test_an_event_has_dates_and_outcomes_and_no_stage() -> None:
    event = add(Event, title="An election")
    dated = read(typed({"about": "an election", "says": "target", "words": "2029"}), DAY)
    assert (told(dated), dated.rows[0].subject) == ({}, event)
    staged = read(typed({"about": "an election", "says": "stage:future"}), DAY)
    assert told(staged) == {"row-0-says": "This can be said of a reform, not of an event."}


def test_the_days_of_a_source_are_read_as_people_type_them() -> None:
    plan("A plan")
    says = {"about": "A plan", "says": "stage:future"}
    assert read(typed(says, published="8 Nov 2026"), DAY).source.known_on == date(2026, 11, 8)
    assert read(typed(says, published=""), DAY).source.known_on == DAY
    assert read(typed(says, published="May 2026"), DAY).source.known_on == DAY
    tomorrow = told(read(typed(says, known_on="10 November 2026"), DAY))
    assert "has not come yet" in tomorrow["source-known_on"]
    assert "one day" in told(read(typed(says, known_on="May 2026"), DAY))["source-known_on"]


def test_a_document_that_is_here_is_found_by_title_or_by_any_spelling_of_its_address() -> None:
    plan("A plan")
    here = add(Document, short_title="The plan, 2026", address="https://www.example.org/plan/")
    says = rows({"about": "A plan", "says": "stage:future"})
    found = [
        read(Typed({"find": what}, says, keyed({})), DAY, text="").source.document
        for what in ("the plan, 2026", "http://example.org/plan", "www.example.org/plan#part")
    ]
    assert found == [here] * 3
    same = typed(address="http://example.org/plan")
    assert "already here" in told(read(same, DAY))["source-address"]
    assert read(typed(address="http://example.org/plan", same="use"), DAY).source.document == here


def test_reforms_without_news_are_named_line_by_line() -> None:
    reform = plan("A plan")
    nothing = keyed({"reforms": "a plan\nA plann\nzzz", "basis": "inferred", "reason": "Read."})
    sitting = read(Typed({"find": "x"}, [], nothing), DAY)
    assert sitting.nothing.reforms == [reform]
    said = told(sitting)["nothing-reforms"]
    assert "“zzz” is no reform here" in said
    assert Reform.objects.count() == 1
