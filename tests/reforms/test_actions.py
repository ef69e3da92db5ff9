"""Writing the log: what is asked of it in code is checked, saved with its source, and returned."""

from collections.abc import Callable
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from reversion.models import Version

from reforms.actions import correct, record_checked, record_update
from reforms.models import Event, Milestone, Reform, Update
from reforms.models.kinds import UpdateValues
from seeds.actions import Source, withdraw_fact
from seeds.models import Document, Passage
from tests.rows import DAY, add, add_many, new

pytestmark = pytest.mark.django_db
BEFORE = date(2020, 1, 1)
LATER = date(2023, 9, 1)
WHY = "It was misread."


@pytest.fixture
def reform() -> Reform:
    return add(Reform, title="A plan")


@pytest.fixture
def source() -> Source:
    return Source(DAY, "stated", add(Passage))


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def inferred(known_on: date = DAY) -> Source:
    return Source(known_on, "inferred", reason="So it seems.")


def problems(act: Callable[[], object]) -> dict[str, list[str]]:
    """What an act is refused for, by field; nothing may be left of it."""
    before = Update.objects.count(), Document.objects.count(), Passage.objects.count()
    with pytest.raises(ValidationError) as refused:
        act()
    assert (Update.objects.count(), Document.objects.count(), Passage.objects.count()) == before
    return refused.value.message_dict


def test_an_update_is_recorded_with_its_source_and_who_did_it(
    reform: Reform, source: Source, editor: User
) -> None:
    before = timezone.now()
    update = record_update(subject=reform, kind="stage", stage="future", source=source, by=editor)
    assert Update.objects.get() == update
    update.refresh_from_db()
    assert (update.reform, update.stage, update.is_significant) == (reform, "future", True)
    assert (update.known_on, update.basis, update.passage) == (DAY, "stated", source.passage)
    assert update.recorded_by == editor
    assert before <= update.recorded_at <= timezone.now()


def test_each_thing_that_an_update_can_be_about_is_a_subject(source: Source) -> None:
    milestone, event = add(Milestone), add(Event)
    for subject in (milestone, event):
        record_update(subject=subject, kind="outcome", outcome="met", source=source, by=None)
    dated: UpdateValues = {"target_words": "after it", "after": event, "is_proposed": True}
    record_update(subject=milestone, kind="target", **dated, source=source, by=None)
    of_milestone, of_event, waiting = Update.objects.order_by("pk")
    assert (of_milestone.reform, of_milestone.milestone) == (milestone.reform, milestone)
    assert (of_event.reform, of_event.event) == (None, event)
    assert (waiting.after, waiting.is_proposed, waiting.recorded_by) == (event, True, None)


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"kind": "stage"}, "stage", "Choose the new stage."),
    ({"kind": "stage", "stage": "soon"}, "stage", "not a valid choice"),
    ({"kind": "name", "name": "x" * 161}, "name", "at most 160 characters"),
    ({"kind": "description"}, "note", "Put the description in the note."),
    ({"kind": "target", "target_words": "2025"}, "milestone", "needs a milestone or an event."),
    ({"kind": "renamed"}, "kind", "not a valid choice"),
    ({"kind": "checked", "stage": "future"}, "__all__", "A stage goes with a stage update"),
    ({"kind": "checked", "is_proposed": True}, "__all__", "Only a target date can be a proposed"),
    ({"kind": "checked", "key": "a b"}, "key", "valid “slug”"),
    ({"source": Source(DAY, "inferred")}, "reason", "Say why it is inferred."),
    ({"source": Source(DAY, "stated")}, "passage", "Name the passage that says so"),
    ({"source": Source(DAY, "guessed")}, "basis", "not a valid choice"),
    ({"source": inferred(date(2999, 1, 1))}, "known_on", "This day has not come yet"),
]


@pytest.mark.parametrize(("wrong", "field", "words"), REFUSED)
def test_what_is_wrong_is_said_by_field_and_nothing_is_saved(
    wrong: dict[str, Any], field: str, words: str, reform: Reform
) -> None:
    whole: Any = {"subject": reform, "kind": "checked", "source": inferred(), "by": None}
    given = whole | wrong
    said = problems(lambda: record_update(**given))
    assert list(said) == [field]
    assert words in said[field][0]


def test_a_passage_of_a_later_document_is_refused(reform: Reform) -> None:
    source = Source(BEFORE, "stated", add(Passage))
    said = problems(lambda: record_update(subject=reform, kind="checked", source=source, by=None))
    assert "before the document that says so was published" in said["known_on"][0]


def test_the_same_key_is_recorded_once(reform: Reform, source: Source) -> None:
    given: Any = {"subject": reform, "kind": "checked", "source": source, "by": None, "key": "a"}
    record_update(**given)
    assert list(problems(lambda: record_update(**given))) == ["key"]


def unsaved_passage(**of_document: Any) -> Passage:
    given = {"slug": "", "published_words": "", "published_edtf": ""} | of_document
    return Passage(document=new(Document, **given), heading_path="Part one")


def test_a_new_document_and_passage_are_saved_with_it(reform: Reform, editor: User) -> None:
    source = Source(DAY, "stated", unsaved_passage(short_title="Next steps, 2023"))
    update = record_update(subject=reform, kind="stage", stage="future", source=source, by=editor)
    update.refresh_from_db()
    assert update.passage
    document = update.passage.document
    assert (document.slug, document.published.edtf) == ("next-steps-2023", "2023-08-14")
    (version,) = Version.objects.get_for_object(document)
    assert version.revision.comment == "Added with an update."
    assert version.revision.user == editor


@pytest.mark.parametrize(
    ("stage", "of_document", "field"),
    [("", {}, "stage"), ("future", {"licence": ""}, "document_licence")],
)
def test_neither_the_update_nor_its_source_is_saved_without_the_other(
    stage: str, of_document: dict[str, str], field: str, reform: Reform
) -> None:
    source = Source(DAY, "stated", unsaved_passage(**of_document))
    given: Any = {"subject": reform, "kind": "stage", "stage": stage, "source": source, "by": None}
    assert list(problems(lambda: record_update(**given))) == [field]
    assert not Version.objects.exists()


def test_a_correction_says_what_was_said_but_for_what_is_given(
    source: Source, editor: User
) -> None:
    milestone = add(Milestone)
    wrong = record_update(
        subject=milestone,
        kind="target",
        target_words="autumn 2023",
        target_edtf="2023-23",
        is_proposed=True,
        note="It begins then.",
        is_significant=False,
        source=source,
        by=None,
    )
    dated: UpdateValues = {"target_words": "autumn 2024", "target_edtf": "2024-23"}
    right = correct(wrong, correction_reason=WHY, source=inferred(LATER), by=editor, **dated)
    right.refresh_from_db()
    assert (right.corrects, right.recorded_by, right.known_on) == (wrong, editor, LATER)
    assert (right.milestone, right.kind, right.note) == (milestone, "target", "It begins then.")
    assert (right.target.edtf, right.is_proposed) == ("2024-23", True)
    assert (right.basis, right.is_significant) == ("inferred", False)


def test_a_withdrawal_takes_an_update_back(reform: Reform, editor: User) -> None:
    wrong = add(Update, reform=reform, kind="stage", stage="future")
    taken_back = withdraw_fact(wrong, correction_reason=WHY, source=inferred(LATER), by=editor)
    assert (taken_back.withdrawn, taken_back.corrects) == (True, wrong)
    assert (taken_back.recorded_by, taken_back.correction_reason) == (editor, WHY)
    assert taken_back.summary() == "withdrawn: stage: Future"
    assert list(reform.updates.in_force_on(DAY)) == [wrong]
    assert list(reform.updates.in_force_on(LATER)) == []


def test_an_update_is_corrected_once_and_by_one_about_the_same(reform: Reform) -> None:
    wrong = add(Update, reform=reform, kind="name", name="As it was")
    given: Any = {"correction_reason": WHY, "source": inferred(), "by": None}
    elsewhere = given | {"subject": add(Event), "kind": "checked"}
    said = problems(lambda: correct(wrong, **elsewhere))
    assert said == {"corrects": ["The corrected entry is about something else."]}
    correct(wrong, **given, name="As it is")
    again = problems(lambda: correct(wrong, **given, name="Otherwise"))
    assert (
        "That was corrected already, by: 14 August 2023: called As it is." in again["corrects"][0]
    )


def test_a_correction_without_a_reason_is_refused_at_its_field(reform: Reform) -> None:
    wrong = add(Update, reform=reform, kind="name", name="As it was")
    given: Any = {"correction_reason": "", "source": inferred(), "by": None}
    for act in (lambda: correct(wrong, **given), lambda: withdraw_fact(wrong, **given)):
        assert list(problems(act)) == ["correction_reason"]


def test_a_check_is_recorded_for_each_reform_or_for_none(editor: User, source: Source) -> None:
    reforms = add_many(Reform, 3)
    recorded = record_checked(reforms, source=source, by=editor, token="act")
    assert [update.reform for update in recorded] == reforms
    assert {update.recorded_by for update in Update.objects.all()} == {editor}
    assert {update.is_significant for update in Update.objects.all()} == {False}
    again = [*add_many(Reform, 1), *reforms]
    said = problems(lambda: record_checked(again, source=source, by=editor, token="act"))
    assert list(said) == ["key"]
    record_checked(again, source=source, by=editor)
    assert Update.objects.count() == 7


@pytest.mark.parametrize(
    ("source", "field"),
    [
        (Source(DAY, "stated"), "passage"),
        (Source(DAY, "inferred"), "reason"),
        (inferred(date(2999, 1, 1)), "known_on"),
    ],
)
def test_a_check_needs_a_source_as_any_update(source: Source, field: str, reform: Reform) -> None:
    assert list(problems(lambda: record_checked([reform], source=source, by=None))) == [field]


def test_a_refusal_that_no_rule_explains_is_told_all_the_same(reform: Reform) -> None:
    with patch.object(Update, "save", side_effect=IntegrityError("somebody was quicker")):
        given: Any = {"subject": reform, "kind": "checked", "source": inferred(), "by": None}
        assert "the database refuses it" in problems(lambda: record_update(**given))["__all__"][0]


@pytest.mark.usefixtures("as_in_a_new_process")
def test_a_check_asks_as_little_for_each_of_many(source: Source, editor: User) -> None:
    reforms = add_many(Reform, 20)
    with CaptureQueriesContext(connection) as asked:
        record_checked(reforms, source=source, by=editor)
    # An insert between two savepoints, and its seal: the newest one, the next, and which is newest.
    assert len(asked) <= 20 * 6 + 4
