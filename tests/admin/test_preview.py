"""The second screen: what readers and subscribers would get, while nothing is saved yet."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from reversion.models import Version

from libs.backoffice.panels import list_of, page_of
from reforms.models import Event, Milestone, Reform, Update
from seeds.models import Document, Passage
from tests.admin.forms import form_of, sent_on
from tests.admin.test_source_in_place import NEW
from tests.rows import add
from tests.site.checks import Read

PREVIEW_QUERIES = 35
"""Those of saving, of what there is by now, of the reform's public page and its frame, and of the
feed's entry. The rules, which Django has the database work out one by one, look at no table."""


@pytest.fixture
def reform(db: None) -> Reform:
    reform = add(Reform, title="A plan", slug="a-plan")
    add(Update, reform=reform, kind="stage", stage="in-development")
    return reform


@pytest.fixture
def passage(db: None) -> Passage:
    return add(Passage)


def type_in(room: Client, subject: Reform | Event, **typed: Any) -> tuple[str, dict[str, Any]]:
    """The form's address, and what a browser would send."""
    address = list_of(Update, "add", **{subject._meta.model_name or "": subject.pk})
    return address, form_of(room.get(address)) | typed


def framed(answer: Any) -> str:
    """The page that stands in the preview's frame."""
    frame = re.search(r'<iframe [^>]*sandbox [^>]*srcdoc="([^"]*)"', answer.content.decode())
    assert frame
    return unescape(frame[1])


def test_the_public_page_is_shown_as_it_would_be_and_nothing_is_saved(
    reform: Reform, admin_client: Client
) -> None:
    typed = {"kind": "stage", "stage": "in-delivery", "basis": "stated"} | NEW
    preview = admin_client.post(*type_in(admin_client, reform, **typed))
    page = framed(preview)
    assert "<h1>A plan</h1>" in page
    assert "Stage: In delivery" in page
    assert "Next steps, 2023" in page
    assert f'id="{sent_on(preview)["key"]}" data-new' in page
    assert Read("/reforms/a-plan/", page).faults() == []
    assert "<script" not in page
    assert Update.objects.count() == 1
    assert not Document.objects.filter(title="Next steps").exists()
    assert not LogEntry.objects.exists()
    assert not Version.objects.exists()
    assert "In delivery" not in admin_client.get("/reforms/a-plan/").content.decode()


def test_the_change_is_shown_as_subscribers_get_it(
    reform: Reform, passage: Passage, admin_client: Client, client: Client
) -> None:
    typed = {"kind": "stage", "stage": "in-delivery", "basis": "stated", "passage": passage.pk}
    preview = admin_client.post(*type_in(admin_client, reform, **typed))
    news = preview.context["news"]
    assert (
        news.title
        == "A source now places A plan under “In delivery”, no longer under “In development”"
    )
    assert "Before: Stage: In development." in news.lines
    admin_client.post(list_of(Update, "add", reform=reform.pk), sent_on(preview) | {"_save": "1"})
    feed = client.get("/feeds/changes.atom").content.decode()
    assert f"<title>{news.title}</title>" in feed
    for line in news.lines:
        assert f"&lt;p&gt;{line}&lt;/p&gt;" in feed


def test_a_minor_change_and_a_check_are_said_to_stay_out_of_the_feed(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    says = {"kind": "stage", "stage": "future", "basis": "stated", "passage": passage.pk}
    address, sent = type_in(admin_client, reform, **says)
    unmarked = {name: value for name, value in sent.items() if name != "is_significant"}
    minor = admin_client.post(address, unmarked)
    assert "marked as minor" in minor.content.decode()
    check = admin_client.post(address, sent | {"kind": "checked", "stage": ""})
    assert "A check that found no change" in check.content.decode()


def test_a_day_before_anything_was_known_and_a_source_without_address_are_told(
    reform: Reform, admin_client: Client
) -> None:
    new = NEW | {"document_address": "", "document_published_words": "1 May 2020"}
    typed = {"kind": "stage", "stage": "future", "basis": "stated", "known_on": "2020-05-01"} | new
    preview = admin_client.post(*type_in(admin_client, reform, **typed))
    no_address, early = preview.context["cautions"]
    assert "has no address here" in no_address
    assert early.startswith("Nothing was known of “A plan” before 14 August 2023.")


def test_going_back_keeps_everything_that_was_typed(reform: Reform, admin_client: Client) -> None:
    typed = {"kind": "stage", "stage": "in-delivery", "basis": "stated"} | NEW
    address, sent = type_in(admin_client, reform, **typed, note="Line one\r\nand <b>two</b>")
    kept = sent_on(admin_client.post(address, sent))
    back = admin_client.post(address, kept | {"_back": "Back to the form"})
    assert {name: str(value) for name, value in form_of(back).items()} == {
        name: str(value) for name, value in sent.items()
    }
    assert "errornote" not in back.content.decode()


def test_publishing_saves_once_however_often_it_is_sent(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    typed = {"kind": "stage", "stage": "future", "basis": "stated", "passage": passage.pk}
    address, sent = type_in(admin_client, reform, **typed)
    kept = sent_on(admin_client.post(address, sent)) | {"_save": "Publish"}
    answer = admin_client.post(address, kept)
    assert (answer.status_code, answer["Location"]) == (302, page_of(reform))
    assert "You have already recorded this." in str(admin_client.post(address, kept).content)
    assert reform.updates.filter(stage="future").count() == 1


def test_an_update_of_an_event_is_shown_on_the_roadmap(
    passage: Passage, admin_client: Client
) -> None:
    event = add(Event, title="A summit")
    milestone = add(Milestone)
    add(Update, event=event, reform=None, kind="target", target_words="2023", target_edtf="2023")
    waits = {"kind": "target", "target_words": "after it", "after": event}
    add(Update, reform=milestone.reform, milestone=milestone, **waits)
    typed = {"kind": "target", "target_words": "May 2027", "basis": "stated"}
    preview = admin_client.post(*type_in(admin_client, event, **typed, passage=passage.pk))
    assert "Roadmap" in framed(preview)
    assert "May 2027" in framed(preview)
    assert preview.context["news"].title == "A summit is now dated “May 2027”, not “2023”"


@pytest.mark.usefixtures("as_in_a_new_process")
def test_a_preview_takes_its_pinned_number_of_queries(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    typed = {"kind": "stage", "stage": "future", "basis": "stated", "passage": passage.pk}
    address, sent = type_in(admin_client, reform, **typed)
    with CaptureQueriesContext(connection) as asked:
        admin_client.post(address, sent)
    assert len([query for query in asked if " FROM " in query["sql"]]) == PREVIEW_QUERIES
