"""Words for dates in a table are read as the form reads them, or refused with its sentence."""

from typing import Any

import pytest
from django.test import Client

from libs.vaguedates.reading import DateReading
from libs.vaguedates.vague_date import window_of
from reforms.models import Event, Milestone, Update
from seeds.models import Passage
from tests.libs.backoffice.tables import as_csv, confirm, said, send
from tests.rows import add

pytestmark = pytest.mark.django_db
HEAD = ["key", "milestone", "reform", "kind", "known_on", "basis", "passage", "target_words"]
KNOWN_ON = "2023-08-14"


@pytest.fixture
def sent(admin_client: Client) -> Any:
    """Sends one target date, as its words and further columns."""
    milestone = add(Milestone, slug="begins")
    add(Passage, key="a-passage")
    whose = [f"{milestone.reform.slug}/begins", milestone.reform.slug]

    def send_row(words: str, **more: str) -> Any:
        row = ["one", *whose, "target", KNOWN_ON, "stated", "a-passage", words]
        return send(admin_client, Update, as_csv([[*HEAD, *more], [*row, *more.values()]]))

    return send_row


@pytest.mark.parametrize(
    ("words", "edtf", "sense", "narrow"),
    [
        ("autumn 2026", "2026-23", "", ""),
        ("by April 2027", "../2027-04", "", "../2027-03-31"),
        ("no sooner than 2029", "2029/..", "floor", ""),
        ("until at least age 16", "", "", ""),
        ("in due course", "", "", ""),
        ("two years after commencement", "", "", ""),
    ],
)
def test_words_with_one_reading_are_read_and_words_without_a_date_are_kept(
    words: str, edtf: str, sense: str, narrow: str, sent: Any, admin_client: Client
) -> None:
    preview = sent(words)
    assert not edtf or DateReading(window_of(edtf)).in_words in said(preview)
    confirm(admin_client, Update, preview)
    update = Update.objects.get()
    assert (update.target.words, update.target.edtf) == (words, edtf)
    assert (update.sense, update.narrow_edtf) == (sense, narrow)


@pytest.mark.parametrize(
    ("words", "more", "why"),
    [
        ("45901", {}, "We read no date from these words"),
        ("0x7EA", {}, "We read no date from these words"),
        ("31/04/2026", {}, "there is no 31 April 2026"),
        ("Monday 16 June 2026", {}, "the same day of another year: 16 June 2025"),
        ("by 2029", {}, "Choose how to read these words. We do not guess."),
        ("May 26", {}, "Choose how to read these words. We do not guess."),
        (
            "autumn 2026",
            {"target_edtf": "2025-23"},
            "These words are read as 1 September to 30 November 2026.",
        ),
        ("by 2029", {"target_edtf": "2035"}, "The reading 2035 says something else."),
        ("autumn 2026", {"target_edtf": "2026-99"}, "not in the calendar"),
    ],
)
def test_what_the_form_would_ask_about_or_refuse_is_refused(
    words: str, more: dict[str, str], why: str, sent: Any
) -> None:
    page = sent(words, **more)
    assert why in said(page)
    assert page.context["signed_table"] == ""


def test_a_row_may_say_for_itself_how_its_words_are_read(sent: Any, admin_client: Client) -> None:
    confirm(admin_client, Update, sent("by 2029", target_edtf="../2028-12-31"))
    assert Update.objects.get().target.edtf == "../2028-12-31"


def test_a_row_may_wait_for_an_event(sent: Any, admin_client: Client) -> None:
    election = add(Event, slug="an-election")
    confirm(admin_client, Update, sent("after the next election", after="an-election"))
    assert Update.objects.get().after == election
