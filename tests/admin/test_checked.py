"""One check recorded for many reforms: asked once, recorded once for each, or not at all."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from libs.backoffice.panels import list_of
from reforms.admin.checked import MAX_REFORMS
from reforms.models import Reform, Update
from seeds.models import Document, Passage
from tests.rows import add, add_many
from tests.torture import share

ACTION = "_selected_action"


@pytest.fixture
def reforms(db: None) -> list[Reform]:
    return add_many(Reform, 3, title="A plan")


@pytest.fixture
def passage(db: None) -> Passage:
    return add(Passage)


def tick(room: Client, reforms: list[Reform], **more: Any) -> Any:
    """Tick reforms in their list and choose the action."""
    sent = {"action": "record_checked", ACTION: [reform.pk for reform in reforms]}
    return room.post(list_of(Reform), sent | more, follow=True)


def send(room: Client, page: Any, **typed: Any) -> Any:
    """What a browser sends for the form of the page."""
    form = page.context["form"]
    sent = {"token": form["token"].value(), "known_on": timezone.localdate().isoformat()}
    return room.post(page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"], sent | typed)


def said(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_an_update_is_recorded_for_each_under_the_editors_name(
    reforms: list[Reform], passage: Passage, admin_client: Client, admin_user: User
) -> None:
    other = add(Reform)
    page = tick(admin_client, reforms)
    assert page.content.decode().count("<li>A plan</li>") == 3
    assert "Record for 3 reforms" in page.content.decode()

    answer = send(admin_client, page, basis="stated", passage=passage.pk, known_on="2026-01-31")

    assert answer["Location"] == list_of(Reform)
    assert "was recorded for 3 reforms" in said(admin_client.get(list_of(Reform)))
    updates = list(Update.objects.all())
    assert {update.reform for update in updates} == set(reforms)
    assert other not in {update.reform for update in updates}
    for update in updates:
        assert (update.kind, update.basis, update.passage) == ("checked", "stated", passage)
        assert (update.known_on, update.is_significant) == (date(2026, 1, 31), False)
        assert update.recorded_by == admin_user
        update.full_clean(exclude=["key"])
    # The room's own log of who added what names them too.
    logged = set(LogEntry.objects.values_list("object_id", flat=True))
    assert logged == {str(update.pk) for update in updates}


def test_what_is_posted_twice_is_recorded_once(reforms: list[Reform], admin_client: Client) -> None:
    page = tick(admin_client, reforms)
    for _ in range(2):
        send(admin_client, page, basis="inferred", reason="Nothing was published.")
    assert Update.objects.count() == 3
    assert LogEntry.objects.count() == 3
    assert "already recorded" in said(admin_client.get(list_of(Reform)))
    # Another form is another check.
    send(admin_client, tick(admin_client, reforms), basis="inferred", reason="Nor later.")
    assert Update.objects.count() == 6


def test_without_scripts_the_passage_is_named_by_its_key(
    reforms: list[Reform], passage: Passage, admin_client: Client
) -> None:
    page = tick(admin_client, reforms[:1])
    send(admin_client, page, basis="reported", passage_key=passage.key)
    assert Update.objects.get().passage == passage


WRONG = [
    ({}, "This field is required."),
    ({"basis": "inferred"}, "Say why it is inferred."),
    ({"basis": "stated"}, "Name the passage that says so"),
    ({"basis": "stated", "passage": "x"}, "Select a valid choice"),
    ({"basis": "stated", "passage_key": "no-such"}, "No passage has that key."),
    ({"basis": "guessed"}, "Select a valid choice"),
    ({"basis": "inferred", "reason": "x" * 401}, "at most 400 characters"),
    ({"basis": "inferred", "reason": "x\0"}, "Null characters are not allowed."),
    ({"basis": "inferred", "reason": "x", "known_on": "soon"}, "Enter a valid date."),
    ({"basis": "inferred", "reason": "x", "known_on": "9999-01-01"}, "has not come yet"),
    ({"basis": "inferred", "reason": "x", "token": ""}, "This field is required."),
    ({"basis": "inferred", "reason": "x", "token": "a b"}, "Enter a valid"),
]


@pytest.mark.parametrize(("typed", "words"), share(WRONG, 3))
def test_what_is_wrong_is_said_and_nothing_is_recorded(
    typed: dict[str, str], words: str, reforms: list[Reform], admin_client: Client
) -> None:
    answer = send(admin_client, tick(admin_client, reforms), **typed)
    assert answer.status_code == 200
    assert "Nothing was recorded." in answer.content.decode()
    assert words in str(answer.context["form"].errors)
    assert Update.objects.count() == 0


def test_a_check_before_its_source_was_published_is_refused(
    reforms: list[Reform], admin_client: Client
) -> None:
    passage = add(Passage, document=add(Document, published_edtf="2026-01"))
    typed = {"basis": "stated", "passage": passage.pk, "known_on": "2025-12-31"}
    answer = send(admin_client, tick(admin_client, reforms), **typed)
    assert "before the document that says so was published" in answer.content.decode()


def test_a_reform_that_is_gone_stops_all(reforms: list[Reform], admin_client: Client) -> None:
    page = tick(admin_client, reforms)
    reforms[0].delete()
    send(admin_client, page, basis="inferred", reason="Nothing was published.")
    assert "no longer exist" in said(admin_client.get(list_of(Reform)))
    assert Update.objects.count() == 0


def test_what_the_database_refuses_is_said_on_the_form(
    reforms: list[Reform], admin_client: Client
) -> None:
    page = tick(admin_client, reforms)
    with patch("reforms.admin.checked.LogEntry.objects.log_actions", side_effect=IntegrityError):
        answer = send(admin_client, page, basis="inferred", reason="Nothing was published.")
    assert "The database refused this, and nothing was saved" in answer.content.decode()
    assert Update.objects.count() == 0


def test_more_than_two_hundred_are_refused_with_words(admin_client: Client) -> None:
    reforms = add_many(Reform, MAX_REFORMS + 1)
    page = tick(admin_client, reforms[:1], select_across="1")
    assert said(page) == "Choose 200 reforms at most. Nothing was recorded."
    many = "&".join(f"reform={reform.pk}" for reform in reforms)
    for query, words in ((many, "at most"), ("", "Choose the"), ("reform=x&reform=-1", "Choose")):
        answer = admin_client.get(f"/admin/reforms/reform/checked/?{query}", follow=True)
        assert words in said(answer)
    page = tick(admin_client, reforms[:MAX_REFORMS])
    send(admin_client, page, basis="inferred", reason="Nothing was published.")
    assert Update.objects.count() == MAX_REFORMS


def test_only_who_may_record_updates_is_offered_it(reforms: list[Reform]) -> None:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_reform"))
    client = Client()
    client.force_login(user)
    assert "record_checked" not in client.get(list_of(Reform)).content.decode()
    tick(client, reforms)
    address = f"/admin/reforms/reform/checked/?reform={reforms[0].pk}"
    assert client.get(address).status_code == 403
    assert client.post(address, {"basis": "inferred", "reason": "x"}).status_code == 403
    assert Update.objects.count() == 0
    user.user_permissions.add(Permission.objects.get(codename="add_update"))
    assert "record_checked" in client.get(list_of(Reform)).content.decode()


def test_a_recorded_check_ends_the_call_for_one(
    reforms: list[Reform], admin_client: Client
) -> None:
    old = timezone.localdate() - timedelta(days=365)
    add(Update, reform=reforms[0], known_on=old)
    assert is_called_for(admin_client)
    send(admin_client, tick(admin_client, reforms), basis="inferred", reason="None was found.")
    assert not is_called_for(admin_client)


def is_called_for(client: Client) -> bool:
    """Whether the start page calls for a check."""
    lists = client.get("/admin/").context["start"].lists
    return any(one.rows for one in lists if one.title == "Not checked lately")
