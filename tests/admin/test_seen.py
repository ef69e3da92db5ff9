"""An older preview never publishes over a newer fact: what came in between is shown first."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client

from libs.backoffice.panels import list_of, page_of
from reforms.models import Milestone, Reform, Update
from seeds.admin import seen
from seeds.facts_by_passage import fact_models
from seeds.models import Passage, Sourced
from tests.admin.forms import form_of, is_preview, sent_on
from tests.rows import OF_ANOTHER, add
from tests.torture import share

FACTS = {model._meta.label_lower: model for model in fact_models()}


@pytest.fixture
def anna(db: None) -> Client:
    room = Client()
    room.force_login(User.objects.create_superuser("anna"))
    return room


@pytest.fixture
def reform(db: None) -> Reform:
    return add(Reform, title="A plan")


def previewed(room: Client, address: str, **typed: Any) -> dict[str, str]:
    """Looks at a preview; what its "Publish" sends."""
    answer = room.post(address, form_of(room.get(address)) | typed | {"_preview": "Preview"})
    assert is_preview(answer), answer.context["errors"]
    return sent_on(answer) | {"_save": "Publish"}


def stage(reform: Reform, value: str) -> tuple[str, dict[str, Any]]:
    says = {"kind": "stage", "stage": value, "basis": "inferred", "reason": "It follows."}
    return list_of(Update, "add", reform=reform.pk), says


def test_the_second_of_two_previews_is_stopped_and_told(
    reform: Reform, anna: Client, admin_client: Client
) -> None:
    address, hers = stage(reform, "in-delivery")
    _, mine = stage(reform, "future")
    first, second = previewed(anna, address, **hers), previewed(admin_client, address, **mine)
    assert anna.post(address, first).status_code == 302

    stopped = admin_client.post(address, second)

    assert stopped.status_code == 409
    assert reform.updates.get().stage == "in-delivery"
    told = " ".join(stopped.content.decode().split())
    assert "Something was published after your preview" in told
    assert "stage: In delivery" in told
    assert "anna" in told
    # What was typed is kept, and one more click publishes it.
    kept = sent_on(stopped)
    assert {name: kept[name] for name in mine} == mine
    assert admin_client.post(address, kept | {"_save": "Publish"}).status_code == 302
    assert [update.stage for update in reform.updates.order_by("pk")] == ["in-delivery", "future"]


@pytest.mark.parametrize("name", share(list(FACTS), 6))
def test_a_preview_of_every_kind_of_fact_gives_way_to_a_newer_one(
    name: str, anna: Client, admin_client: Client
) -> None:
    model: Any = FACTS[name]
    fact = add(model)
    address = list_of(model, "add", corrects=fact.pk)
    passage = add(Passage)
    second = previewed(admin_client, address, correction_reason="Misread.", passage=passage.pk)
    # Somebody else says something of the same subject meanwhile, and does not answer this entry.
    about = {column: getattr(fact, column) for column in fact.SUBJECT}
    if model in OF_ANOTHER:
        about[OF_ANOTHER[model]] = getattr(fact, OF_ANOTHER[model])  # which gives it its reform
    other: Sourced = add(model, known_on=date(2024, 5, 1), **about)

    stopped = admin_client.post(address, second)

    assert stopped.status_code == 409
    assert not model._base_manager.filter(corrects=fact).exists()
    assert page_of(other) in stopped.content.decode()
    assert admin_client.post(address, sent_on(stopped) | {"_save": "Publish"}).status_code == 302
    assert model._base_manager.get(corrects=fact).passage == passage


def test_two_corrections_of_one_entry_end_in_one(
    reform: Reform, anna: Client, admin_client: Client
) -> None:
    wrong = add(Update, reform=reform)
    address = list_of(Update, "add", corrects=wrong.pk)
    first = previewed(anna, address, correction_reason="Hers.")
    second = previewed(admin_client, address, correction_reason="Mine.")
    anna.post(address, first)
    refused = admin_client.post(address, second)
    assert "That was corrected already, by:" in refused.content.decode()
    assert "Mine." in refused.content.decode()
    assert Update.objects.get(corrects=wrong).correction_reason == "Hers."


def test_what_is_said_of_something_else_stops_nobody(reform: Reform, admin_client: Client) -> None:
    address, mine = stage(reform, "future")
    sent = previewed(admin_client, address, **mine)
    add(Update, kind="stage", stage="in-delivery")
    add(Update, reform=reform, kind="name", name="Another kind")
    milestone = add(Milestone, reform=reform)
    add(Update, reform=reform, milestone=milestone, kind="outcome", outcome="met")
    assert admin_client.post(address, sent).status_code == 302


def test_nothing_is_published_that_was_not_seen(reform: Reform, admin_client: Client) -> None:
    address, mine = stage(reform, "future")
    sent = form_of(admin_client.get(address)) | mine | {"_save": "Publish"}
    elsewhere = previewed(admin_client, *(stage(add(Reform), "future")[:1]), **mine)[seen.FIELD]
    stale = signing.dumps(["reforms.Update", []], salt="another salt")
    for mark in ("", "made-up", stale, elsewhere):
        answer = admin_client.post(address, sent | {seen.FIELD: mark})
        assert (answer.status_code, is_preview(answer)) == (200, True)
    assert not reform.updates.exists()


def test_a_preview_after_the_newer_fact_publishes_at_once(
    reform: Reform, anna: Client, admin_client: Client
) -> None:
    address, mine = stage(reform, "future")
    _, hers = stage(reform, "in-delivery")
    form = form_of(admin_client.get(address))
    anna.post(address, previewed(anna, address, **hers))
    preview = admin_client.post(address, form | mine)
    assert "Stage: In delivery" in preview.context["news"].before
    assert admin_client.post(address, sent_on(preview) | {"_save": "1"}).status_code == 302


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_of_two_published_at_the_same_moment_one_is_told_of_the_other(
    for_threads: Callable[..., Any],
) -> None:
    reform = add(Reform)
    saves = []
    for name, value in (("anna", "in-delivery"), ("ben", "future")):
        room = Client()
        room.force_login(User.objects.create_superuser(name))
        address, typed = stage(reform, value)
        saves.append(partial(room.post, address, previewed(room, address, **typed)))

    answers = for_threads(*saves)

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    (kept,) = for_threads(lambda: Update.objects.filter(reform=reform).count())
    assert kept == 1
