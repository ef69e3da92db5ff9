"""What everybody did: one list for all who record, without what they may not look at."""

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.urls import reverse

from libs.backoffice.panels import page_of
from partnerships.models import BodyName, DeliveryBody
from reforms.models import Strand
from tests.admin.admin_urls import signed_in
from tests.rows import add


@pytest.mark.django_db
@pytest.mark.one_database
def test_whoever_records_sees_who_did_what_and_nothing_of_users() -> None:
    address = reverse("deleted:everybody")
    assert signed_in("viewer").get(address).status_code == 403
    room = signed_in("editor")
    assert "Nothing yet." in room.get(address).content.decode()
    strand, anna = add(Strand, title="A strand"), User.objects.create_user("anna", is_staff=True)
    for row, by in ((strand, anna), (anna, anna), (add(Strand, title="Another"), None)):
        who = by or User.objects.get(username="editor")
        LogEntry.objects.log_actions(who.pk, [row], ADDITION, [{"added": {}}], single_object=True)
    page = room.get(f"{address}?who=anna").content.decode()
    assert f'<a href="{page_of(strand)}">A strand</a>' in page
    assert "Another" not in page
    assert "Added user" not in page
    for strange in ("?who=nobody", "?who=%00", "?p=99", "?p=x"):
        assert "Another" in room.get(address + strange).content.decode()


@pytest.mark.django_db
@pytest.mark.one_database
def test_a_fact_is_listed_with_what_it_is_about() -> None:
    room = signed_in("editor")
    name = add(BodyName, body=add(DeliveryBody, title="A council"), name="Its name")
    editor = User.objects.get(username="editor")
    LogEntry.objects.log_actions(editor.pk, [name], ADDITION, "", single_object=True)

    assert "A council: Its name" in room.get(reverse("deleted:everybody")).content.decode()
