"""Correcting and withdrawing facts of every kind: seen first, published, back where one began."""

import re
from datetime import date
from html import unescape
from typing import Any, cast

import pytest
from django.test import Client

from glossary.models import Sense, Term
from libs.backoffice.panels import list_of, page_of
from partnerships.models import BodyFact, BodyName, Coverage, DeliveryBody, Relation
from reforms.models import Involvement, Reform, Update
from seeds.admin.begun import named
from seeds.facts_by_passage import fact_models
from seeds.models import Caveat, Passage, Reading, Sourced
from tests.admin.admin_urls import signed_in
from tests.admin.forms import errors, form_of, is_preview, publish, record, sent_on
from tests.rows import DAY, add
from tests.torture import share

FACTS = {model._meta.label_lower: model for model in fact_models()}
LATER = date(2024, 2, 1)


@pytest.fixture(params=share(list(FACTS), 4))
def fact(request: pytest.FixtureRequest, db: None) -> Sourced:
    return add(FACTS[request.param])


SOME, OTHERS, THE_REST = (share(list(FACTS), 7, start) for start in range(3))
"""For what is the same code for every kind of fact; under torture each is all kinds."""


def correcting(fact: Sourced, **query: Any) -> str:
    return list_of(type(fact), "add", corrects=fact.pk, **query)


def withdrawing(fact: Sourced, **query: Any) -> str:
    return list_of(type(fact), "add", withdraws=fact.pk, **query)


def same(one: Sourced, other: Sourced) -> bool:
    """Whether two facts say the same, whoever says it and since when."""
    about = {"id", "key", "corrects", "correction_reason", "withdrawn"}
    about |= {"known_on", "basis", "reason", "passage", "recorded_at", "recorded_by"}
    names = [field.name for field in one._meta.concrete_fields if field.name not in about]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def test_a_correction_starts_with_what_was_said_and_asks_why(
    fact: Sourced, admin_client: Client
) -> None:
    assert "Say what was wrong" in errors(record(admin_client, correcting(fact)))
    answer = record(admin_client, correcting(fact), correction_reason="Misread.")
    assert answer.status_code == 302
    right = cast(Any, type(fact))._base_manager.get(corrects=fact)
    assert same(right, fact)
    assert (right.known_on, right.passage, right.basis) == (DAY, fact.passage, "stated")
    assert (right.correction_reason, str(right.recorded_by)) == ("Misread.", "admin")


@pytest.mark.parametrize("fact", share(list(FACTS), 5, start=3), indirect=True)
def test_a_withdrawal_asks_why_and_since_when_and_nothing_else(
    fact: Sourced, admin_client: Client
) -> None:
    page = admin_client.get(withdrawing(fact))
    shown = {name for name in form_of(page) if not name.startswith(("passage_", "document_"))}
    assert shown <= {
        *("correction_reason", "known_on", "basis", "passage", "reason", "key", "_shown"),
        *("source", "target_reading"),
    }
    typed = {"known_on": LATER, "basis": "inferred", "correction_reason": "It was dissolved."}
    answer = record(admin_client, withdrawing(fact), **typed)
    assert answer.status_code == 302
    taken_back = cast(Any, type(fact))._base_manager.get(corrects=fact)
    assert taken_back.withdrawn
    assert same(taken_back, fact)
    rows: Any = type(fact)._default_manager
    assert list(rows.known_by(DAY)) == [fact]
    assert list(rows.known_by(LATER)) == []


@pytest.mark.parametrize("fact", SOME, indirect=True)
def test_a_withdrawal_is_not_withdrawn_but_corrected(fact: Sourced, admin_client: Client) -> None:
    typed = {"basis": "inferred", "correction_reason": "It was dissolved."}
    record(admin_client, withdrawing(fact), **typed)
    taken_back = cast(Any, type(fact))._base_manager.get(corrects=fact)
    page = admin_client.get(page_of(taken_back)).content.decode()
    assert "withdraws=" not in page
    assert "correct it" in errors(record(admin_client, withdrawing(taken_back), **typed))
    assert record(admin_client, correcting(taken_back), correction_reason="It was not.")
    rows: Any = type(fact)._default_manager
    (back,) = rows.known_by(date(2999, 1, 1))
    assert same(back, fact)


@pytest.mark.parametrize("fact", OTHERS, indirect=True)
def test_what_a_fact_is_about_cannot_be_changed_by_a_correction(
    fact: Sourced, admin_client: Client
) -> None:
    other = add(type(fact))
    sent = {name: getattr(other, f"{name}_id") or "" for name in fact.SUBJECT}
    record(admin_client, correcting(fact), correction_reason="Misread.", **sent)
    assert fact.corrected_by.subject == fact.subject  # type: ignore[attr-defined]  # its one-to-one


@pytest.mark.parametrize("fact", THE_REST, indirect=True)
def test_a_preview_publishes_nothing_and_shows_what_would_be(
    fact: Sourced, admin_client: Client
) -> None:
    for address in (correcting(fact), withdrawing(fact), list_of(type(fact), "add")):
        sent = form_of(admin_client.get(address)) | {
            "correction_reason": "Misread.",
            "basis": "inferred",
            "reason": "It follows.",
        }
        before = type(fact)._base_manager.count()
        answer = admin_client.post(address, sent | {"_preview": "Preview"})
        if is_preview(answer):
            assert "Nothing is published yet" in answer.content.decode()
        else:
            assert "=" not in address, answer.context["errors"]
        assert type(fact)._base_manager.count() == before


def framed(answer: Any) -> str:
    frame = re.search(r'<iframe [^>]*sandbox [^>]*srcdoc="([^"]*)"', answer.content.decode())
    assert frame
    return unescape(frame[1])


def test_the_preview_is_the_public_page_itself(admin_client: Client, client: Client) -> None:
    body = add(DeliveryBody)
    name = add(BodyName, body=body, name="SEND Bord")
    term, reform = add(Term, text="XYZ"), add(Reform, title="A plan")
    sense = add(Sense, term=term, expansion="Wrong words")
    part = add(Involvement, reform=reform, body=body, role="tests")
    caveat = add(Caveat)
    body.caveats.add(caveat)
    add(Update, reform=reform)
    reading = add(Reading, caveat=caveat)
    covered = add(Coverage)
    for fact, typed, shown in (
        (name, {"name": "SEND Board"}, "<h1>SEND Board</h1>"),
        (sense, {"expansion": "Right words"}, "Right words"),
        (part, {"role": "leads"}, "A plan"),
        (reading, {"says": "The other side"}, "The other side"),
        (covered, {"extent": "part"}, covered.local_authority.name),
    ):
        address = correcting(fact)
        sent = form_of(admin_client.get(address)) | typed | {"correction_reason": "Misread."}
        assert shown in framed(admin_client.post(address, sent | {"_preview": "Preview"})), fact
    assert "SEND Board" not in client.get(f"/bodies/{body.slug}/").content.decode()


def test_what_has_no_public_page_yet_says_so(admin_client: Client) -> None:
    said = add(BodyFact)
    address = correcting(said)
    sent = form_of(admin_client.get(address)) | {"correction_reason": "Misread."}
    answer = admin_client.post(address, sent | {"_preview": "Preview"}).content.decode()
    assert "No public page shows this yet" in answer


def test_one_comes_back_to_where_one_began(admin_client: Client) -> None:
    tie = add(Relation)
    passage = add(Passage)
    far = tie.target_body
    ways: list[tuple[str, dict[str, Any], Any]] = [
        (list_of(BodyName, "add", body=far.pk), {"name": "A name"}, far),
        (list_of(Relation, "add", target_body=far.pk), {"source_body": add(DeliveryBody).pk}, far),
        (correcting(tie, begun=named(far)), {"correction_reason": "Misread."}, far),
    ]
    for address, typed, begun in ways:
        given = {"kind": "funds", "label": "funds", "basis": "stated", "passage": passage.pk}
        answer = record(admin_client, address, **given | typed | {"known_on": LATER})
        assert answer.status_code == 302, answer.context["errors"]
        assert answer["Location"] == page_of(begun)
    name = add(BodyName)
    answer = record(admin_client, correcting(name), correction_reason="Misread.")
    assert answer["Location"] == page_of(name.body)


@pytest.mark.parametrize("begun", ["", "x", "auth.user", "no.model-1", "reforms.reform-x", "a-b-c"])
def test_a_place_that_nobody_can_begin_from_leads_to_the_subject(
    begun: str, admin_client: Client
) -> None:
    name = add(BodyName)
    answer = record(admin_client, correcting(name, begun=begun), correction_reason="Misread.")
    assert answer["Location"] == page_of(name.body)


def test_a_panel_offers_each_way_and_marks_what_was_answered(admin_client: Client) -> None:
    name = add(BodyName, name="SEND Bord")
    right = add(BodyName, body=name.body, corrects=name, name="SEND Board")
    page = admin_client.get(page_of(name.body))
    (panel,) = [one for one in page.context["panels"] if one.title == "Names"]
    lines = {line.first: line for line in panel.lines}
    assert lines["SEND Bord"].note == "Corrected since"
    assert [tool.label for tool in lines["SEND Bord"].tools] == ["History"]
    tools = lines["SEND Board"].tools
    assert [tool.label for tool in tools] == ["Correct", "Withdraw", "History"]
    assert f"begun=partnerships.deliverybody-{name.body_id}" in tools[0].href
    assert str(right.pk) in tools[0].href


@pytest.mark.django_db
def test_somebody_who_only_looks_is_offered_the_history_alone() -> None:
    name = add(BodyName)
    page = signed_in("viewer").get(page_of(name.body)).content.decode()
    assert page_of(name, "history") in page
    assert "corrects=" not in page


@pytest.mark.parametrize("fact", OTHERS, indirect=True)
def test_the_history_tells_the_whole_chain(fact: Sourced, admin_client: Client) -> None:
    record(admin_client, correcting(fact), correction_reason="First slip.")
    right = cast(Any, type(fact))._base_manager.get(corrects=fact)
    typed = {"basis": "inferred", "known_on": LATER, "correction_reason": "No longer so."}
    record(admin_client, withdrawing(right), **typed)
    for one in type(fact)._base_manager.all():
        page = " ".join(admin_client.get(page_of(one, "history")).content.decode().split())
        assert page.count('class="entry') >= 3
        for told in ("Recorded:", "Corrected:", "Withdrawn:", "First slip.", "No longer so."):
            assert told in page
        assert "withdrawn from 1 February 2024 on" in page


@pytest.mark.parametrize("fact", SOME, indirect=True)
def test_a_reply_that_is_published_twice_is_recorded_once(
    fact: Sourced, admin_client: Client
) -> None:
    address = correcting(fact)
    sent = form_of(admin_client.get(address)) | {"correction_reason": "Misread."}
    kept = sent_on(admin_client.post(address, sent)) | {"_save": "Publish"}
    assert admin_client.post(address, kept).status_code == 302
    assert errors(publish(admin_client, address, kept))
    assert type(fact)._base_manager.count() == 2


@pytest.mark.parametrize("fact", OTHERS, indirect=True)
def test_what_cannot_be_found_is_not_answered(fact: Sourced, admin_client: Client) -> None:
    for pk in ("x", "-1", "9" * 30, "", fact.pk + 1):
        for how in ("corrects", "withdraws"):
            page = admin_client.get(f"{list_of(type(fact), 'add')}?{how}={pk}")
            assert page.status_code == 200
            assert page.context["reply"] is None
