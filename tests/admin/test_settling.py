"""Items of the start page are taken, put off and settled where they stand."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from libs.tasks.models import Task
from reforms.models import Milestone, Reform, Update
from seeds.models import Doubt
from sittings.models import PastedText
from tests.rows import add

START = "/admin/"
NOW = date(2026, 11, 22)


@pytest.fixture
def target(db: None) -> Update:
    """A date that went by."""
    milestone = add(Milestone, title="Testing ends", reform=add(Reform, title="A plan"))
    says = {"kind": "target", "target_words": "in 2024", "target_edtf": "2024"}
    return add(Update, reform=milestone.reform, milestone=milestone, **says)


def press(client: Client, key: str, item: str, act: str, **typed: Any) -> str:
    """What the page says after a button of an item."""
    sent = {"item": item, "act": act, "from": "start", **typed}
    answer = client.post(reverse("worklist:list", args=[key]), sent, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@time_machine.travel(NOW)
def test_an_item_is_checked_in_two_clicks_with_its_source(
    target: Update, admin_client: Client, admin_user: User
) -> None:
    page = admin_client.get(START).content.decode()
    assert f'<option value="{target.passage_id}">Again: {target.passage}</option>' in page
    said = press(admin_client, "passed", target.key, "checked", passage=target.passage_id)
    assert "“Checked, no change” is recorded for A plan, with its source." in said
    check = Update.objects.get(kind="checked")
    assert (check.passage, check.known_on, check.recorded_by) == (target.passage, NOW, admin_user)
    assert check.reason == "We read this source on 22 November 2026 and found nothing new."
    assert "A plan: Testing ends" not in admin_client.get(START).content.decode()
    again = press(admin_client, "passed", target.key, "checked", passage=target.passage_id)
    assert "You have recorded this check already today." in again
    assert Update.objects.filter(kind="checked").count() == 1


@time_machine.travel(NOW)
def test_what_is_taken_is_mine_and_nobody_takes_it_without_knowing(
    target: Update, admin_client: Client, admin_user: User
) -> None:
    other = Client()
    other.force_login(User.objects.create_superuser("ben"))
    press(admin_client, "passed", target.key, "take")
    mine = admin_client.get(f"{START}?whose=mine").content.decode()
    assert "A plan: Testing ends" in mine
    assert "Mine (1)" in mine
    assert "You have taken nothing." in other.get(f"{START}?whose=mine").content.decode()
    assert "Taken by admin" in other.get(START).content.decode()
    assert "Admin has taken this already." in press(other, "passed", target.key, "take")
    press(other, "passed", target.key, "take", holder=admin_user.pk)
    assert Task.objects.get().taken_by_id != admin_user.pk
    press(other, "passed", target.key, "give-back")
    assert not Task.objects.exists()


def test_what_is_put_off_comes_back_on_its_day(target: Update, admin_client: Client) -> None:
    with time_machine.travel(NOW):
        press(admin_client, "passed", target.key, "put-off", until="2026-12-01")
        assert "A plan: Testing ends" not in admin_client.get(START).content.decode()
        off = admin_client.get(f"{START}?whose=put-off").content.decode()
        assert "Put off until 1 December 2026" in off
        for day, told in (("2026-11-22", "Give a day to come."), ("2030-01-01", "within a year")):
            assert told in press(admin_client, "passed", target.key, "put-off", until=day)
    with time_machine.travel(date(2026, 12, 1)):
        user = User.objects.get(username="admin")
        admin_client.force_login(user)
        assert "A plan: Testing ends" in admin_client.get(START).content.decode()


@time_machine.travel(NOW)
def test_a_question_is_answered_by_a_reason(target: Update, admin_client: Client) -> None:
    guess = {"basis": "inferred", "reason": "A guess.", "passage": None}
    stage = add(Update, reform=target.reform, kind="stage", stage="future", **guess)
    assert "Say why it may stand." in press(admin_client, "old-inference", stage.key, "explain")
    said = press(admin_client, "old-inference", stage.key, "explain", reason="It holds.")
    assert "the question is answered" in said
    assert Doubt.objects.get().reason == "It holds."


@pytest.mark.parametrize("sent", [{}, {"act": "x"}, {"act": "take"}, {"act": "checked"}])
def test_a_crafted_button_changes_nothing(
    sent: dict[str, str], target: Update, admin_client: Client
) -> None:
    address = reverse("worklist:list", args=["passed"])
    assert admin_client.post(address, {"item": "nothing" * bool(sent), **sent}).status_code == 302
    assert Update.objects.count() == 1
    assert admin_client.get(reverse("worklist:check")).status_code == 403


def test_passages_are_looked_for_from_the_start_page(
    target: Update, admin_client: Client, tmp_path: Any, settings: Any
) -> None:
    address = reverse("worklist:check")
    assert "No text of any document" in admin_client.post(address, follow=True).content.decode()
    document = target.passage.document  # type: ignore[union-attr]  # it has one
    # What an editor pasted is kept too, without any folder.
    PastedText.objects.create(document=document, text="Another heading")
    page = admin_client.post(address, follow=True).content.decode()
    assert "Looked for 1 passage in the texts that are kept here: 0 found, 1 missing." in page
    PastedText.objects.all().delete()
    settings.DOCUMENT_COPIES = tmp_path
    (tmp_path / f"{document.slug}.txt").write_text("Another heading", encoding="utf-8")
    page = admin_client.post(address, follow=True).content.decode()
    assert "Looked for 1 passage in the texts that are kept here: 0 found, 1 missing." in page
    assert "No line after the beginning is the heading" in page
