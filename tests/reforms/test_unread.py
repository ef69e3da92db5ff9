"""“Checked, no change” is refused where the document speaks of progress and nobody says why."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from libs.backoffice.panels import list_of
from reforms.actions import record_checked, record_update
from reforms.models import Milestone, Reform, Update
from seeds.actions import Source
from seeds.models import Document, Passage
from tests.rows import DAY, add, new

pytestmark = pytest.mark.django_db

SAYS = {"opening": "The first practice guide", "closing": "was published in May"}
WHY = "Another guide than the three that were promised."


@pytest.fixture
def reform() -> Reform:
    return add(Milestone, reform=add(Reform, title="Practice guides")).reform


def check(reform: Reform, passage: Passage, note: str = "") -> Update:
    return record_checked([reform], source=Source(DAY, "stated", passage), by=None, note=note)[0]


def refusal(act: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        act()
    assert not Update.objects.filter(kind="checked").exists()
    return str(refused.value.message_dict["note"][0])


def test_a_document_that_speaks_of_progress_asks_why_nothing_changed(reform: Reform) -> None:
    passage = add(Passage, **SAYS)
    said = refusal(lambda: check(reform, passage))
    assert "of “Practice guides”: “" in said
    assert "was published in May" in said
    assert check(reform, passage, WHY).note == WHY


def test_so_does_another_passage_of_the_document_and_a_fact_about_something_else(
    reform: Reform,
) -> None:
    document = add(Document)
    asked, said = add(Passage, document=document), add(Passage, document=document)
    note = "Practice guides were delayed."
    fact = add(Update, kind="description", note=note, passage=said)
    assert "Practice guides were delayed" in refusal(lambda: check(reform, asked))
    # What the document says of the reform itself is in its log.
    add(Update, reform=reform, kind="description", note=note, corrects=None, passage=said)
    add(Update, reform=fact.reform, corrects=fact, kind="checked", passage=add(Passage), note="No.")
    assert check(reform, asked)


def test_every_way_into_the_log_asks(reform: Reform) -> None:
    source = Source(DAY, "stated", add(Passage, **SAYS))
    refusal(lambda: record_update(subject=reform, kind="checked", source=source, by=None))
    told = record_update(subject=reform, kind="checked", source=source, by=None, note=WHY)
    assert told.note == WHY


def test_a_new_passage_is_read_before_it_is_saved(reform: Reform) -> None:
    source = Source(DAY, "stated", new(Passage, **SAYS))
    refusal(lambda: record_update(subject=reform, kind="checked", source=source, by=None))


def test_nothing_is_asked_where_all_is_settled_or_no_document_is_named(reform: Reform) -> None:
    passage = add(Passage, **SAYS)
    assert record_checked([reform], source=Source(DAY, "inferred", reason="So."), by=None)
    milestone = reform.milestones.get()
    add(Update, reform=reform, milestone=milestone, kind="outcome", outcome="met", known_on=DAY)
    assert check(reform, passage)


def test_the_form_of_many_asks_and_keeps_what_was_typed(
    reform: Reform, admin_client: Client
) -> None:
    passage = add(Passage, **SAYS)
    page = reverse("admin:reforms_reform_checked") + f"?reform={reform.pk}"
    token = admin_client.get(page).context["form"]["token"].value()
    typed = {"token": token, "known_on": DAY.isoformat(), "basis": "stated", "passage": passage.pk}
    asked = admin_client.post(page, typed)
    assert "say in the note why nothing changed" in asked.context["form"].errors["note"][0]
    assert not Update.objects.exists()
    assert admin_client.post(page, typed | {"note": WHY}).status_code == 302
    assert Update.objects.get().note == WHY


def test_the_form_of_one_asks(reform: Reform, admin_client: Client) -> None:
    passage = add(Passage, **SAYS)
    page = list_of(Update, "add", reform=reform.pk)
    typed = {"kind": "checked", "known_on": DAY.isoformat(), "basis": "stated", "key": "one"}
    typed |= {"source": "found", "passage": str(passage.pk), "_preview": "Preview"}
    asked = admin_client.post(page, typed)
    assert "why nothing changed" in asked.context["adminform"].form.errors["note"][0]
    preview = admin_client.post(page, typed | {"note": WHY})
    assert "Nothing is published yet" in preview.content.decode()
