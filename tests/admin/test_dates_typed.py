"""Dates in words of documents, figures and bodies: read by the reader that updates have."""

from typing import Any

import pytest
from django.test import Client

from libs.backoffice.panels import list_of
from seeds.models import Document
from tests.admin.forms import errors, record
from tests.rows import new

pytestmark = pytest.mark.django_db


def say(room: Client, **typed: Any) -> Any:
    """The page that follows a new document's form."""
    document = new(Document)
    columns = ("title", "short_title", "slug", "publisher", "kind", "authority", "licence")
    fields = {name: getattr(document, name) for name in columns}
    dates = {"speaks_for_words": "2026", "speaks_for_edtf": "2026"}
    return record(room, list_of(Document, "add"), **fields | dates | typed)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("14 November 2026", "2026-11-14"),
        ("14/11/2026", "2026-11-14"),
        ("autumn 2026", "2026-23"),
    ],
)
def test_the_words_of_a_document_are_read(words: str, edtf: str, admin_client: Client) -> None:
    say(admin_client, published_words=words, published_edtf="")
    assert Document.objects.get().published.edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf", "why"),
    [
        ("early 2026", "", "Choose how to read these words."),
        ("31/04/2026", "", "there is no 31 April 2026"),
        ("autumn 2026", "2025-23", "These words are read as 1 September to 30 November 2026."),
    ],
)
def test_what_is_ambiguous_or_contradicts_itself_is_refused(
    words: str, edtf: str, why: str, admin_client: Client
) -> None:
    refused = say(admin_client, published_words=words, published_edtf=edtf)
    assert why in errors(refused)
    assert not Document.objects.exists()


def test_the_readings_of_ambiguous_words_are_offered_and_taken(admin_client: Client) -> None:
    asked = say(admin_client, published_words="early 2026", published_edtf="")
    page = asked.content.decode()
    assert 'type="radio" name="published_edtf" value="2026-01/2026-03"' in page
    assert "Write one of these" not in page
    say(admin_client, published_words="early 2026", published_edtf="2026-01/2026-03")
    assert Document.objects.get().published.edtf == "2026-01/2026-03"


def test_a_new_document_describes_the_time_of_its_publication(admin_client: Client) -> None:
    empty = {"speaks_for_words": "", "speaks_for_edtf": ""}
    say(admin_client, published_words="14/11/2026", published_edtf="", **empty)
    document = Document.objects.get()
    assert (document.speaks_for.words, document.speaks_for.edtf) == ("14/11/2026", "2026-11-14")


def test_a_document_of_a_day_to_come_is_refused(admin_client: Client) -> None:
    refused = say(admin_client, published_words="1 January 2030", published_edtf="")
    assert "1 January 2030 has not come yet" in errors(refused)


def test_what_an_editor_writes_of_an_undated_document_is_kept(admin_client: Client) -> None:
    say(admin_client, published_words="no date given", published_edtf="../2026-07")
    assert Document.objects.get().published.words == "no date given"
