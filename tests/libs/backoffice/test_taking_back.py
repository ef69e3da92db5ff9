"""An import is taken back in one go: facts withdrawn, rows deleted or put back, the rest told."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from glossary.models import Sense, Term
from libs.backoffice.batches import digest_of, steps_back, take_back
from libs.ingest.models import BroughtRow, ImportBatch
from partnerships.models import DeliveryBody
from seeds.slips import withdraw_slips
from tests.admin.admin_urls import signed_in
from tests.libs.backoffice.tables import as_csv, confirm, said, send
from tests.rows import add, new

pytestmark = pytest.mark.django_db

BODIES = [
    ["slug", "title", "kind", "tier", "position"],
    ["ofsted", "Ofsted", "dfe-unit", "national", "4"],
    ["council", "A council", "dfe-unit", "local", "1"],
]


def import_bodies(client: Client) -> ImportBatch:
    confirm(client, DeliveryBody, send(client, DeliveryBody, as_csv(BODIES), "bodies.csv"))
    return ImportBatch.objects.get()


def page(client: Client, batch: ImportBatch) -> Any:
    return client.get(reverse("imports:batch", args=[batch.pk]))


def press(client: Client, shown: Any, reason: str = "The wrong file") -> Any:
    sent = {"digest": shown.context["digest"], "reason": reason}
    return client.post(shown.request["PATH_INFO"], sent, follow=True)


def ways(shown: Any) -> dict[str, str]:
    steps = [step for part in shown.context["parts"] for step in part.steps]
    return {step.name: f"{step.way}: {step.why}".rstrip(": ") for step in steps}


def test_rows_are_deleted_and_changes_put_back_after_a_preview(admin_client: Client) -> None:
    add(DeliveryBody, slug="council", title="Old name", kind="dfe-unit", tier="local", position=3)
    batch = import_bodies(admin_client)
    assert "bodies.csv" in said(admin_client.get(reverse("imports:list")))
    shown = page(admin_client, batch)
    assert ways(shown) == {"Ofsted": "deleted", "A council": "put back: Its title, position."}
    assert DeliveryBody.objects.filter(slug="ofsted").exists()
    assert "Say why" in said(press(admin_client, shown, reason=" "))
    done = press(admin_client, shown)
    assert "Taken back: 1 deleted, 1 put back." in done.content.decode()
    assert not DeliveryBody.objects.filter(slug="ofsted").exists()
    council = DeliveryBody.objects.get()
    assert (council.title, council.position) == ("Old name", 3)
    # Pressed again, from the page that was open: there is nothing left to do.
    assert "Nothing was taken back" in said(press(admin_client, shown))
    assert "All that this import brought was taken back." in said(page(admin_client, batch))
    listed = [one.name for one in admin_client.get(reverse("deleted:list")).context["rows"]]
    assert listed == ["Ofsted"]


def test_what_moved_on_since_stays_and_is_told(admin_client: Client) -> None:
    add(DeliveryBody, slug="council", title="Old name", kind="dfe-unit", tier="local", position=3)
    batch = import_bodies(admin_client)
    shown = page(admin_client, batch)
    DeliveryBody.objects.filter(slug="council").update(title="Mended")
    assert "Nothing was taken back" in said(press(admin_client, shown))
    shown = page(admin_client, batch)
    told = "stays: Somebody changed it since: see its history."
    assert ways(shown) == {"Ofsted": "deleted", "Mended": told}
    press(admin_client, shown)
    assert [one.title for one in DeliveryBody.objects.all()] == ["Mended"]
    assert BroughtRow.objects.filter(taken_back_at=None).count() == 1


def test_facts_are_withdrawn_under_their_own_day_and_never_deleted(
    admin_client: Client, admin_user: User
) -> None:
    term = add(Term, slug="tac", text="TAC")
    head = ["key", "term", "expansion", "origin", "known_on", "basis", "reason"]
    rows = [
        ["one", "TAC", "Team around the child", "outside", "2023-08-14", "inferred", "A list"],
        ["two", "TAC", "Team around the cat", "outside", "2023-08-14", "inferred", "A list"],
    ]
    confirm(admin_client, Sense, send(admin_client, Sense, as_csv([head, *rows])))
    batch = ImportBatch.objects.get()
    shown = page(admin_client, batch)
    assert set(ways(shown).values()) == {"withdrawn"}
    press(admin_client, shown, "Sent twice")
    answers = Sense.objects.filter(withdrawn=True)
    assert {one.corrects.key for one in answers if one.corrects} == {"one", "two"}
    assert {(str(one.known_on), one.correction_reason) for one in answers} == {
        ("2023-08-14", "Sent twice")
    }
    assert {one.recorded_by for one in answers} == {admin_user}
    assert Sense.objects.count() == 4
    assert Term.objects.filter(pk=term.pk).exists()


def test_a_term_that_senses_name_stays(admin_client: Client) -> None:
    confirm(admin_client, Term, send(admin_client, Term, b"slug,text\ntac,TAC\nabc,ABC\n"))
    add(Sense, term=Term.objects.get(slug="tac"))
    shown = page(admin_client, ImportBatch.objects.get())
    assert ways(shown) == {"TAC": "stays: A sense refers to it.", "ABC": "deleted"}


def test_whoever_may_not_import_sees_no_imports(admin_client: Client) -> None:
    batch = import_bodies(admin_client)
    viewer = signed_in("viewer")
    assert viewer.get(reverse("imports:list")).status_code == 403
    assert page(viewer, batch).status_code == 403


@pytest.mark.usefixtures("as_in_a_new_process")
def test_many_facts_are_taken_back_by_as_few_queries_as_two(admin_user: User) -> None:
    term = add(Term)

    def asked(number: int) -> int:
        facts = Sense.objects.bulk_create(
            [new(Sense, term=term, expansion=f"{number} {n}") for n in range(number)]
        )
        batch = ImportBatch.objects.create(table="glossary.sense", brought_by=admin_user)
        BroughtRow.objects.bulk_create(
            [
                BroughtRow(batch=batch, table="glossary.sense", row_id=fact.pk, is_new=True)
                for fact in facts
            ]
        )
        digest = digest_of(steps_back(batch, admin_user))
        with CaptureQueriesContext(connection) as queries:
            take_back(batch, admin_user, "The wrong file", digest)
        assert Sense.objects.filter(corrects__in=facts, withdrawn=True).count() == number
        return len(queries)

    assert asked(40) == asked(2)


def test_a_fact_that_somebody_answered_meanwhile_is_not_withdrawn_twice() -> None:
    slip = add(Sense)
    [answer] = withdraw_slips([slip], correction_reason="A slip", by=None)
    for again in (slip, answer):
        with pytest.raises(ValidationError):
            withdraw_slips([again], correction_reason="A slip", by=None)
    assert Sense.objects.count() == 2
