"""No page, form or crafted request of the admin changes or deletes a fact of any kind."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model
from django.test import Client

from libs.backoffice.panels import list_of, page_of
from seeds.facts_by_passage import fact_models
from seeds.models import Sourced
from tests.admin.admin_urls import signed_in
from tests.admin.forms import form_of, record
from tests.rows import add
from tests.torture import share

FACTS = {model._meta.label_lower: model for model in fact_models()}
WITH_OURS = {name: model for name, model in FACTS.items() if model.OURS}
PEOPLE = ["editor", "publisher", "superuser"]


TRIED = share([(name, who) for name in FACTS for who in PEOPLE], 8)
"""Three of four kinds of fact with somebody, and each person with a quarter of the kinds."""


@pytest.fixture
def fact(kind: str, db: None) -> Sourced:
    return add(FACTS[kind], reason="As it was")


@pytest.fixture
def room(who: str, db: None) -> Client:
    return signed_in(who)


def everything(model: type[Model]) -> list[tuple[object, ...]]:
    return list(model._base_manager.order_by("pk").values_list())


@pytest.fixture
def _unchanged(fact: Sourced) -> Any:
    """Whatever the test sends, the facts are afterwards as they were."""
    before = everything(type(fact))
    yield
    assert everything(type(fact)) == before


def rewritten(fact: Sourced) -> dict[str, Any]:
    """Every column of a fact, each text and number another one."""
    sent: dict[str, Any] = {"_save": "Save", "edit_reason": "To rewrite it"}
    for field in fact._meta.fields:
        value = field.value_from_object(fact)
        is_text = isinstance(value, str) and not field.choices
        sent[field.name] = "rewritten" if is_text else "" if value is None else value
    return sent | {"reason": "Rewritten", "known_on": "2023-08-15"}


@pytest.mark.parametrize(("kind", "who"), TRIED)
@pytest.mark.usefixtures("_unchanged")
def test_a_crafted_deletion_is_refused_with_words(fact: Sourced, room: Client) -> None:
    for sent in ({}, {"post": "yes", "edit_reason": "Gone"}, {"post": "yes", "_popup": "1"}):
        answer = room.post(page_of(fact, "delete"), sent)
        assert answer.status_code == 403
        assert "You cannot change or delete a fact" in answer.content.decode()
    looked = room.get(page_of(fact, "delete"))
    assert looked.status_code == 403
    assert f"withdraws={fact.pk}" in looked.content.decode()


@pytest.mark.parametrize(("kind", "who"), TRIED)
@pytest.mark.usefixtures("_unchanged")
def test_no_page_offers_to_delete_it(fact: Sourced, room: Client) -> None:
    for address in (page_of(fact), list_of(type(fact)), page_of(fact, "history")):
        page = room.get(address).content.decode()
        assert "/delete/" not in page
        assert "delete_selected" not in page


@pytest.mark.parametrize(("kind", "who"), TRIED)
@pytest.mark.usefixtures("_unchanged")
def test_a_crafted_action_deletes_nothing(fact: Sourced, room: Client) -> None:
    for action in ("delete_selected", "delete", ""):
        chosen = {"action": action, ACTION_CHECKBOX_NAME: [fact.pk], "index": 0, "post": "yes"}
        assert room.post(list_of(type(fact)), chosen).status_code in {200, 302, 403}


@pytest.mark.parametrize(("kind", "who"), TRIED)
@pytest.mark.usefixtures("_unchanged")
def test_a_crafted_list_of_changes_is_ignored(fact: Sourced, room: Client) -> None:
    sent = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": fact.pk, "_save": "Save"}
    sent |= {f"form-0-{name}": value for name, value in rewritten(fact).items()}
    assert room.post(list_of(type(fact)), sent).status_code in {200, 302, 403}


@pytest.mark.parametrize(("kind", "who"), TRIED)
@pytest.mark.usefixtures("_unchanged")
def test_a_crafted_change_is_refused_with_words(fact: Sourced, room: Client) -> None:
    if fact.OURS:
        pytest.skip("Its form takes what is the tracker's own: see the tests below.")
    for query in ("", "?_popup=1", "?_to_field=id", "?corrects=1"):
        answer = room.post(page_of(fact) + query, rewritten(fact))
        assert answer.status_code == 403
        assert "You cannot change or delete a fact" in answer.content.decode()


@pytest.mark.parametrize(("kind", "who"), TRIED)
@pytest.mark.usefixtures("_unchanged")
def test_save_as_new_changes_nothing_and_publishes_nothing(fact: Sourced, room: Client) -> None:
    sent = rewritten(fact) | {"_saveasnew": "1", "key": fact.key}
    assert room.post(page_of(fact), sent).status_code in {200, 403}


@pytest.mark.parametrize(("kind", "who"), TRIED)
def test_the_form_of_a_fact_takes_what_is_ours_and_nothing_else(
    fact: Sourced, room: Client
) -> None:
    if not fact.OURS:
        pytest.skip("Nothing of it is the tracker's own.")
    page = room.get(page_of(fact))
    assert {name for name in form_of(page) if name != "_shown"} <= set(fact.OURS)
    model: Any = type(fact)
    before = model._base_manager.values().get(pk=fact.pk)
    ours = {name: 7 if name == "position" else "Our remark" for name in fact.OURS}
    sent = rewritten(fact) | form_of(page) | ours
    assert room.post(page_of(fact), sent).status_code == 302
    after = model._base_manager.values().get(pk=fact.pk)
    assert after == before | ours


def test_an_edit_of_what_is_ours_asks_why_and_is_told_in_the_history(admin_client: Client) -> None:
    for model in WITH_OURS.values():
        fact = add(model)
        answer = record(admin_client, page_of(fact), position=9)
        assert answer.status_code == 200, "no reason was given"
        record(admin_client, page_of(fact), position=9, edit_reason="Out of order")
        history = admin_client.get(page_of(fact, "history")).content.decode()
        assert "Out of order" in history
        assert fact.summary().split()[0] in history


def test_every_kind_of_fact_has_its_admin() -> None:
    for model in FACTS.values():
        assert type(admin.site.get_model_admin(model)).list_editable == ()
