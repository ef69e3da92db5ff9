"""From a document to a draft of a sitting: read, decided by several people, filled in."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from glossary.models import Sense
from intake.admin import views
from intake.admin.forms import DocumentsOnly
from intake.deciding import decide
from intake.models import ReceivedDocument, ReceivedProposal
from intake.reading import read_waiting
from intake.stale import build_stale
from intake.statements import make_draft
from reforms.models import EvidenceReading, ExpectedEvidence, Reform, Strand, Update
from sittings import drafts
from sittings.typed import Typed
from tests.rows import add

pytestmark = pytest.mark.django_db

TEXT = """Next steps

1. Standards

Testing of the National Standards begins in autumn 2027. The Youth Forum Board (YFB) met.

2. Plans

The National Standards will not be published in 2028.
"""

SENT = {
    "title": "Next steps",
    "publisher": "A department",
    "kind": "news",
    "authority": "primary",
    "licence": "OGL v3.0",
    "published": "2026-11-09",
}


WORDS = ("Alton", "Belford", "Carton", "Dorset", "Elsing", "Fenland", "Gorton")
NAMES = [(f"{a} {b} Forum", f"{a[0]}{b[0]}F") for a in WORDS for b in WORDS]


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("ed", password="a long password")


def received(content: bytes = TEXT.encode()) -> ReceivedDocument:
    strand = add(Strand, slug="one", title="One", position=1)
    reform = add(Reform, slug="national-standards", title="National Standards", strand=strand)
    add(Update, reform=reform, kind="stage", stage="future", known_on=date(2025, 1, 1))
    row = ReceivedDocument.objects.create(
        title="Next steps",
        publisher="A department",
        kind="news",
        authority="primary",
        published=date(2026, 11, 9),
        sent=content,
    )
    done = read_waiting(row.pk)
    assert done is not None
    assert read_waiting(row.pk) is None
    return done


def test_a_document_becomes_a_draft_that_can_be_published(editor: User) -> None:
    document = received()
    assert bytes(document.sent) == b""
    rows = list(document.received_proposals.all())
    for row in rows:
        if row.found["says"]:
            assert decide(row, "accept", by=editor, version=0)
    draft = make_draft(document, editor)
    assert draft is not None
    sitting = drafts.read_draft(draft, timezone.now())
    assert [one.told for one in sitting.faults] == []
    said = {(row.typed["says"], row.typed["words"]) for row in sitting.rows}
    assert said == {("target", "in autumn 2027"), ("sense", "Youth Forum Board")}
    assert sitting.rows[0].place.heading_path.endswith("1. Standards")
    assert make_draft(document, editor) is None
    target = next(row for row in rows if row.found["sort"] == "date")
    target.refresh_from_db()
    assert (target.draft, target.decided_by) == (draft, editor)


def test_all_that_was_accepted_is_one_transaction_and_each_entry_is_of_who_accepted_it(
    editor: User, client: Client
) -> None:
    ada = User.objects.create_user("ada", first_name="Ada", last_name="Able")
    terms = "\n\n".join(f"The {long} ({short}) met." for long, short in NAMES)
    document = received(f"{TEXT}\n\n{terms}\n".encode())
    rows = [row for row in document.received_proposals.all() if row.found["says"]]
    assert len(rows) > 45
    for row in rows:
        changed = {"words": "autumn 2027"} if row.found["sort"] == "date" else {}
        decide(row, "change" if changed else "accept", by=ada, version=0, changed=changed)
    draft = make_draft(document, editor)
    assert draft is not None
    typed = Typed.stored(draft.typed)
    typed.rows[1]["words"] += " of all"
    assert drafts.save(draft, typed, draft.text, by=editor, version=draft.version)
    now = timezone.now()
    done = drafts.publish(draft, by=editor, version=draft.version, shown={}, at=now)
    assert done.recorded is not None
    assert (done.is_published, done.faults) == (True, [])
    assert len(done.recorded.every) == len(rows)
    target = Update.objects.get(kind="target")
    assert target.recorded_by == ada
    told = LogEntry.objects.get(object_id=target.pk, content_type__model="update", user=ada)
    assert told.change_message == "Accepted from “Next steps”, with changes."
    # What somebody changed in the draft is theirs who publish it.
    senses = Sense.objects.order_by("pk").values_list("recorded_by__username", flat=True)
    assert [*senses[:3]] == ["ed", "ada", "ada"]
    client.force_login(editor)
    page = client.get(reverse("sittings:draft", args=[draft.pk])).content.decode()
    assert "recorded by ada" in page


def test_a_script_gets_what_a_colleague_decided(editor: User, client: Client) -> None:
    document = received()
    row = document.received_proposals.exclude(found__says="").first()
    assert row is not None
    client.force_login(editor)
    page, as_json = reverse("intake:review", args=[document.pk]), {"accept": "application/json"}
    sent = {"proposal": row.pk, "version": 0, "do": "checked"}
    answer = client.post(page, sent, headers=as_json).json()
    assert "Checked, no change by ed" in answer["rows"][str(row.pk)]
    assert (answer["told"], answer["states"][str(row.pk)]) == ("", "1")
    again = client.post(page, sent | {"do": "accept"}, headers=as_json).json()
    assert again["told"].startswith("This was decided meanwhile: checked, no change by ed.")
    address = reverse("intake:decisions", args=[document.pk])
    assert client.get(address).json()["rows"] == {}
    assert str(row.pk) in client.get(address, {"row": [str(row.pk), "x"]}).json()["rows"]
    for wrong in ({}, {"do": "accept", "proposal": "9" * 40}, sent | {"do": "no"}):
        assert client.post(page, wrong, headers=as_json).json()["told"].startswith("Choose what")


@pytest.mark.both_databases
def test_of_two_people_who_decide_at_once_the_second_is_told(editor: User, client: Client) -> None:
    document = received()
    row = document.received_proposals.exclude(found__says="").first()
    assert row is not None
    other = User.objects.create_superuser("other", password="a long password")
    assert decide(row, "reject", by=other, version=0)
    client.force_login(editor)
    address = reverse("intake:review", args=[document.pk])
    sent = {"proposal": row.pk, "version": 0, "do": "accept"}
    answer = client.post(address, sent, follow=True)
    assert "decided meanwhile: rejected by other" in answer.content.decode()
    row.refresh_from_db()
    assert row.decision == ReceivedProposal.Decision.REJECTED


def test_the_page_shows_the_text_with_its_passages_and_every_button(
    editor: User, client: Client
) -> None:
    document = received()
    client.force_login(editor)
    page = client.get(reverse("intake:review", args=[document.pk])).content.decode()
    assert "<mark" in page
    assert "Checked, no change" in page
    assert "It is denied here" in page
    for name in ("receive", "stale"):
        assert client.get(reverse(f"intake:{name}")).status_code == 200


def test_a_file_that_cannot_be_read_is_refused_in_words(editor: User, client: Client) -> None:
    document = received(b"PK\x03\x04 broken")
    client.force_login(editor)
    page = client.get(reverse("intake:review", args=[document.pk])).content.decode()
    assert "This document was not read. This file is damaged" in page


def test_sending_a_document_starts_its_reading(
    editor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(views, "start_reading", started.append)
    client.force_login(editor)
    assert client.post(reverse("intake:receive"), SENT).status_code == 400
    answer = client.post(reverse("intake:receive"), SENT | {"text": TEXT})
    (row,) = ReceivedDocument.objects.all()
    assert answer.headers["Location"] == reverse("intake:review", args=[row.pk])
    assert started == [row.pk]


def test_a_document_may_be_larger_than_other_files_and_not_too_large(
    editor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "start_reading", lambda _: None)
    monkeypatch.setattr(DocumentsOnly, "most_bytes", 4 * 2**20)
    client.force_login(editor)
    address = reverse("intake:receive")
    large = SimpleUploadedFile("a.pdf", b"%PDF-1.7 " + bytes(3 * 2**20))
    assert client.post(address, SENT | {"file": large}).status_code == 302
    assert len(ReceivedDocument.objects.get().sent) == 3 * 2**20 + 9
    larger = SimpleUploadedFile("b.pdf", b"%PDF-1.7 " + bytes(5 * 2**20))
    answer = client.post(address, SENT | {"file": larger})
    assert "This file has more than 40 MB. Paste its text instead." in answer.content.decode()


def test_a_document_is_taken_from_editors_and_with_their_token_alone(editor: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    address = reverse("intake:receive")
    assert strict.post(address, SENT | {"text": TEXT}).status_code == 302
    strict.force_login(editor)
    assert strict.post(address, SENT | {"text": TEXT}).status_code == 403
    assert not ReceivedDocument.objects.exists()


def test_what_nobody_looked_at_is_told_in_days() -> None:
    received()
    (one,) = build_stale(date(2026, 11, 27)).reforms
    assert (one.title, one.days) == ("National Standards", 695)


def test_places_that_are_due_and_unread_are_listed_until_somebody_reads_there(
    client: Client, editor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    due = {"due_words": "June 2026", "due_edtf": "2026-06", "address": "https://example.org/a"}
    place = add(ExpectedEvidence, text="The yearly statistics", known_on=date(2026, 1, 5), **due)
    client.force_login(editor)

    call_command("whats_stale")
    assert f"{place.milestone}: The yearly statistics, due June 2026" in capsys.readouterr().out
    page = client.get(reverse("intake:stale")).content.decode()
    assert '<a href="https://example.org/a">The yearly statistics</a>' in page

    add(EvidenceReading, place=place, known_on=date(2026, 7, 1))
    call_command("whats_stale")
    assert "yearly statistics" not in capsys.readouterr().out
