"""A draft is published whole or not at all, by whom may, while what its preview showed stands."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from libs.pagememo.version import read_version
from reforms.models import Reform, Update
from seeds.checking import check_passages
from seeds.kept_text import kept_texts
from seeds.models import Document, Passage, PassageCheck
from seeds.pasted import pasted_texts
from sittings import drafts
from sittings.models import Draft, PastedText
from sittings.publishing import attempt
from sittings.seen import shown_now
from sittings.typed import Typed
from tests.rows import add
from tests.sittings.sitting import TEXT, plan, typed

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def anna(db: None) -> User:
    return User.objects.create_superuser("anna")


@pytest.fixture
def ben(db: None) -> User:
    return User.objects.create_superuser("ben")


def nine(*reforms: Reform) -> Typed:
    """A stage and a date of each."""
    what = []
    for reform in reforms:
        what.append({"about": reform.title, "says": "stage:in-delivery"})
        dated = {"about": reform.title, "says": "target", "words": "by the end of 2028"}
        what.append(dated | {"opening": "Every council uses", "closing": "end of 2028."})
    return typed(*what)


def previewed(draft: Draft, by: User) -> dict[str, list[int]]:
    """What a preview shows of what stands beside a draft's entries."""
    from django.db import transaction

    with transaction.atomic():
        shown = shown_now(attempt(drafts.read_draft(draft, timezone.now()), by))
        transaction.set_rollback(True)
    return shown


def publish(draft: Draft, by: User, shown: Any = None, **more: Any) -> drafts.Attempted:
    shown = previewed(draft, by) if shown is None else shown
    given = {"version": draft.version, "shown": shown, "at": timezone.now()}
    return drafts.publish(draft, by=by, **given | more)


def test_everything_is_published_in_one_transaction_with_its_source(anna: User) -> None:
    draft = drafts.start(nine(plan("A plan", "Done"), plan("Another", "Done")), TEXT, anna)
    done = publish(draft, anna)
    assert done.faults == []
    assert done.is_published
    updates = list(Update.objects.order_by("pk"))
    assert [one.kind for one in updates] == ["stage", "target"] * 2
    assert {one.recorded_by for one in updates} == {anna}
    (document,) = Document.objects.all()
    assert {one.passage.document for one in updates if one.passage} == {document}
    assert Passage.objects.count() == 2  # each place once
    assert PassageCheck.objects.filter(problem="").count() == 2
    # The heading was found above the words; the text is kept for the next who looks.
    assert updates[1].passage
    assert updates[1].passage.heading_path == "1. Standards"
    assert pasted_texts([document.pk]) == {document.pk: TEXT}


def test_nothing_is_published_where_one_statement_is_wrong(anna: User) -> None:
    what = nine(plan("A plan", "Done"))
    what.rows[1]["note"], what.rows[1]["reason"] = "x", ""
    what.rows[0]["key"] = add(Update, key="taken").key
    draft = drafts.start(what, TEXT, anna)
    done = publish(draft, anna)
    assert done.faults == ["Statement 1: This row is published already. Remove it."]
    draft.refresh_from_db()
    assert (draft.state, Update.objects.count(), PastedText.objects.count()) == ("open", 1, 0)


def test_the_second_to_publish_one_version_publishes_nothing(anna: User, ben: User) -> None:
    draft = drafts.start(nine(plan("A plan", "Done")), TEXT, anna)
    shown = previewed(draft, anna)
    assert publish(draft, anna, shown).is_published
    again = publish(Draft.objects.get(pk=draft.pk), ben, shown, version=1)
    assert (again.is_published, again.recorded) == (False, None)
    assert Update.objects.count() == 2


def test_a_colleagues_newer_entry_stops_the_preview_before_it(anna: User) -> None:
    reform = plan("A plan", "Done")
    draft = drafts.start(nine(reform), TEXT, anna)
    shown = previewed(draft, anna)
    rival = add(Update, reform=reform, kind="stage", stage="future")
    add(Update, reform=reform, kind="name", name="Another kind")  # stops nobody
    stopped = publish(draft, anna, shown)
    assert [one.says for one in stopped.since] == [rival.summary()]
    assert (stopped.is_published, Update.objects.count()) == (False, 2)
    assert publish(draft, anna).is_published


def test_no_change_is_not_published_over_a_change(anna: User) -> None:
    reform = plan("A plan")
    what = typed()
    what.nothing |= {"reforms": "A plan", "basis": "inferred", "reason": "Read.", "note": "Read."}
    what.nothing |= {"heading_path": "1. Standards"}
    draft = drafts.start(what, TEXT, anna)
    shown = previewed(draft, anna)
    add(Update, reform=reform, kind="stage", stage="future")
    assert len(publish(draft, anna, shown).since) == 1
    assert publish(draft, anna).is_published
    assert Update.objects.filter(kind="checked", reform=reform).count() == 1


def test_the_second_to_save_is_told_and_overwrites_nothing(anna: User, ben: User) -> None:
    draft = drafts.start(typed({"about": "A plan"}), TEXT, anna)
    his = Draft.objects.get(pk=draft.pk)
    assert drafts.save(draft, typed({"about": "Hers"}), TEXT, by=anna, version=1)
    assert not drafts.save(his, typed({"about": "His"}), TEXT, by=ben, version=1)
    assert Typed.stored(Draft.objects.get().typed).rows[0]["about"] == "Hers"
    assert his.version == 2  # with which he can save, once he has seen hers


def test_a_second_person_publishes_where_the_site_asks_for_one(
    anna: User, ben: User, settings: Any
) -> None:
    draft = drafts.start(nine(plan("A plan", "Done")), TEXT, anna)
    assert drafts.problem_of_publishing(draft, anna) == ""
    settings.SECOND_PERSON_PUBLISHES = True
    assert drafts.problem_of_publishing(draft, anna) == drafts.NEEDS_SECOND
    assert drafts.problem_of_publishing(draft, ben) == ""
    # Saving the same again is no change; whoever changes a letter has to be seen by another.
    stored = Typed.stored(draft.typed)
    assert drafts.save(draft, stored, TEXT, by=ben, version=1)
    assert drafts.problem_of_publishing(draft, ben) == ""
    stored.rows[0]["note"] = "A remark."
    assert drafts.save(draft, stored, TEXT, by=ben, version=1)
    assert drafts.problem_of_publishing(draft, ben) == drafts.NEEDS_SECOND


def test_without_a_day_of_its_own_a_source_counts_from_the_day_of_publishing(anna: User) -> None:
    what = nine(plan("A plan", "Done"))
    what.source["published"] = ""
    draft = drafts.start(what, TEXT, anna)
    assert publish(draft, anna).is_published
    today = timezone.localdate()
    assert {one.known_on for one in Update.objects.all()} == {today}
    assert Document.objects.get().published.edtf == today.isoformat()


def test_a_draft_never_moves_the_data_version(anna: User) -> None:
    plan("A plan", "Done")
    with connection.cursor():
        before = read_version()
    draft = drafts.start(nine(Reform.objects.get()), TEXT, anna)
    drafts.save(draft, typed({"about": "Other words"}), TEXT, by=anna, version=1)
    draft.colleague_notes.create(text="A question?", written_by=anna)
    draft.delete()
    assert read_version() == before


def test_what_was_pasted_is_read_for_passages_and_for_reforms_without_news(
    anna: User, tmp_path: Path
) -> None:
    plan("Digital plans", "Done")
    plan("A plan", "Done")
    draft = drafts.start(nine(Reform.objects.get(title="A plan")), TEXT, anna)
    assert publish(draft, anna).is_published
    checked = check_passages(tmp_path, Document.objects.all())
    assert (checked.passages, checked.missing, checked.without_copy) == (2, [], [])
    (kept,) = kept_texts(timezone.localdate())
    assert "Every council uses digital plans by the end of 2028." in kept.words
    what = typed()
    what.nothing |= {"reforms": "Digital plans", "basis": "stated", "heading_path": "1. Standards"}
    what.source.clear()
    what.source["find"] = "Next steps, 2026"
    told = publish(drafts.start(what, "", anna), anna).faults
    assert told[0].startswith("Nothing new about: What is kept of this document speaks of")
