"""Where a site asks for a second person, no form of the admin changes a public page by itself."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from libs.backoffice.panels import list_of, page_of
from libs.pagememo.version import read_version
from partnerships.models import BodyName, DeliveryBody
from reforms.models import Audience, Reform, Strand, Update
from sittings.held import KEPT
from sittings.models import HeldChange
from tests.admin.admin_urls import signed_in
from tests.admin.forms import form_of, record
from tests.libs.backoffice.tables import as_csv, confirm, send
from tests.rows import DAY, add
from tests.sittings.sitting import plan

pytestmark = pytest.mark.django_db
INFERRED = {"basis": "inferred", "reason": "We read it.", "known_on": DAY.isoformat()}


@pytest.fixture(autouse=True)
def _four_eyes(settings: Any) -> None:
    settings.SECOND_PERSON_PUBLISHES = True


@pytest.fixture
def editor(db: None) -> Client:
    return signed_in("editor")


@pytest.fixture
def publisher(db: None) -> Client:
    return signed_in("publisher")


def held(answer: Any) -> HeldChange:
    """The change that an answer says was kept."""
    one = HeldChange.objects.latest("pk")
    assert answer.status_code == 302, answer.content.decode()
    assert answer.headers["Location"] == at(one)
    return one


def at(one: HeldChange, name: str = "held") -> str:
    return reverse(f"sittings:{name}", args=[one.pk])


def settle(room: Client, one: HeldChange, do: str = "publish", **more: str) -> str:
    return room.post(at(one, "settle_held"), {"do": do} | more, follow=True).content.decode()


def stage(room: Client, reform: Reform) -> HeldChange:
    address = list_of(Update, "add", reform=reform.pk)
    return held(record(room, address, **INFERRED, kind="stage", stage="future"))


def test_an_update_waits_and_the_second_person_sees_it_and_publishes_it(
    editor: Client, publisher: Client
) -> None:
    reform = plan()
    version = read_version()
    one = stage(editor, reform)
    assert (Update.objects.count(), LogEntry.objects.count()) == (0, 0)
    assert read_version() == version
    page = publisher.get(at(one)).content.decode()
    assert f"{reform}: stage: Future" in page
    assert f'title="{reform} as it would be"' in page
    assert Update.objects.count() == 0  # looking publishes nothing
    assert KEPT in editor.get("/admin/").content.decode()
    # Neither whoever sent it nor somebody who may not publish does; and it is published once.
    for room in (editor, signed_in("viewer")):
        settle(room, one)
    assert Update.objects.count() == 0
    assert "Published." in settle(publisher, one)
    assert "published already" in settle(publisher, one)
    assert str(Update.objects.get().recorded_by) == "publisher"
    one.refresh_from_db()
    assert one.fields == {}
    assert (str(one.asked_by), str(one.settled_by)) == ("editor", "publisher")


def test_a_correction_a_withdrawal_a_text_and_a_deletion_wait(publisher: Client) -> None:
    name, strand, audience = add(BodyName), add(Strand, title="As it was"), add(Audience)
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    correct = list_of(BodyName, "add", corrects=name.pk)
    why = {"correction_reason": "A slip."}
    kept = [
        held(record(publisher, correct, name="Another", **INFERRED, **why)),
        held(record(publisher, list_of(BodyName, "add", withdraws=name.pk), **INFERRED, **why)),
        held(record(publisher, page_of(strand), title="As it will be", edit_reason="Shorter.")),
        held(
            publisher.post(page_of(audience, "delete"), {"post": "yes", "edit_reason": "Unused."})
        ),
    ]
    assert BodyName.objects.count() == 1
    text = " ".join(boss.get(at(kept[2])).content.decode().split())
    assert "Shorter." in text
    assert "As it was" in text
    assert Strand.objects.get(pk=strand.pk).title == "As it was"
    for one in (kept[0], *kept[2:]):
        settle(boss, one)
    assert BodyName.objects.get(corrects=name).name == "Another"
    # The withdrawal answers an entry that has been answered since: it stays, and says so.
    assert "cannot be published as it is" in boss.get(at(kept[1])).content.decode()
    assert "cannot be published as it is" in settle(boss, kept[1])
    assert Strand.objects.get(pk=strand.pk).title == "As it will be"
    assert not Audience.objects.filter(pk=audience.pk).exists()


def test_an_import_and_many_checks_at_once_wait(editor: Client, publisher: Client) -> None:
    table = as_csv([["slug", "title", "kind"], ["fresh", "A new body", "school"]])
    one = held(confirm(editor, DeliveryBody, send(editor, DeliveryBody, table)))
    assert not DeliveryBody.objects.exists()
    settle(publisher, one)
    assert DeliveryBody.objects.get().title == "A new body"
    reforms = [plan("One"), plan("Two")]
    address = (
        f"{reverse('admin:reforms_reform_checked')}?reform={reforms[0].pk}&reform={reforms[1].pk}"
    )
    two = held(editor.post(address, INFERRED | {"token": "a-token", "note": ""}))
    settle(publisher, two)
    assert Update.objects.filter(kind="checked").count() == 2


def test_a_change_is_kept_once_sent_back_with_a_word_and_thrown_away_by_its_sender(
    editor: Client, publisher: Client
) -> None:
    reform = plan()
    page = editor.get(page_of(reform))
    sent = form_of(page) | {"title": "Another title", "edit_reason": "Clearer.", "_save": "Save"}
    one = held(editor.post(page_of(reform), sent))
    assert held(editor.post(page_of(reform), sent)) == one
    assert "Say why" in settle(publisher, one, "back")
    settle(publisher, one, "back", answer="Too long.")
    assert "Too long." in editor.get("/admin/").content.decode()
    settle(publisher, one, "throw-away")
    assert HeldChange.objects.filter(pk=one.pk).exists()
    settle(editor, one, "throw-away")
    assert not HeldChange.objects.exists()


def test_what_is_not_public_and_what_is_about_accounts_goes_on_as_ever(publisher: Client) -> None:
    room = User.objects.create_user("somebody", first_name="Some")
    record(publisher, page_of(room), first_name="Another")
    room.refresh_from_db()
    assert room.first_name == "Another"
    assert not HeldChange.objects.exists()
