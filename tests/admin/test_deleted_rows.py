"""Rows that somebody deleted: listed with who and why, and brought back through their checks."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from reversion.models import Version

from glossary.models import Term
from libs.backoffice.panels import page_of
from partnerships.models import DeliveryBody, Region
from reforms.models import Audience, Milestone, Reform, Strand
from seeds.models import Passage
from tests.admin.admin_urls import signed_in
from tests.admin.forms import record
from tests.rows import add

pytestmark = pytest.mark.both_databases

LIST = "/admin/deleted/"


def delete(room: Client, row: Any, why: str = "Listed twice") -> None:
    answer = room.post(page_of(row, "delete"), {"post": "yes", "edit_reason": why})
    assert answer.status_code == 302


def restoring(room: Client, row: Any) -> Any:
    """Presses "Restore" beside a row that is gone."""
    listed = room.get(LIST).context["rows"]
    (found,) = [one for one in listed if one.name == str(row)]
    return room.post(reverse("deleted:restore", args=[found.version]), follow=True)


def test_a_deleted_row_is_listed_with_who_and_why(admin_client: Client) -> None:
    body = add(DeliveryBody, title="A board of experts", position=4)
    delete(admin_client, body, "It is the same as the other board")
    page = admin_client.get(LIST)
    (row,) = page.context["rows"]
    assert (row.kind, row.name, row.who) == ("delivery body", "A board of experts", "admin")
    assert row.why == "It is the same as the other board"
    assert ("Position", "4") in row.says
    assert "Restore" in page.content.decode()


def test_a_row_is_restored_as_it_was_and_under_its_address(admin_client: Client) -> None:
    region, caveat_free = add(Region), {"title": "A board", "tier": "national", "position": 4}
    body = add(DeliveryBody, region=region, **caveat_free)
    before = DeliveryBody.objects.values().get(pk=body.pk)
    address = page_of(body)
    delete(admin_client, body)
    page = restoring(admin_client, body)
    assert page.redirect_chain[-1][0] == address
    assert "“A board” was restored." in page.content.decode()
    assert DeliveryBody.objects.values().get(pk=before["id"]) == before
    assert admin_client.get(LIST).context["rows"] == []
    history = admin_client.get(f"{address.removesuffix('change/')}history/").content.decode()
    assert "Restored after it was deleted." in history


def test_a_milestone_that_went_with_its_reforms_form_is_listed_too(admin_client: Client) -> None:
    milestone = add(Milestone, title="Testing begins")
    typed = {"milestones-0-DELETE": "on", "edit_reason": "It never was one"}
    record(admin_client, page_of(milestone.reform), **typed)
    assert not Milestone.objects.exists()
    (row,) = admin_client.get(LIST).context["rows"]
    assert (row.who, row.why) == ("admin", "It never was one")
    restoring(admin_client, milestone)
    assert Milestone.objects.get().title == "Testing begins"


def test_what_needs_something_that_is_gone_is_refused_in_words(admin_client: Client) -> None:
    strand = add(Strand, title="A strand")
    reform = add(Reform, strand=strand, title="A plan")
    delete(admin_client, reform)
    delete(admin_client, strand)
    listed = {row.name: row for row in admin_client.get(LIST).context["rows"]}
    assert listed["A plan"].missing == ("strand “A strand”",)
    refused = restoring(admin_client, reform)
    assert "It needs this, which is also deleted: strand “A strand”." in refused.content.decode()
    assert not Reform.objects.exists()
    restoring(admin_client, strand)
    restoring(admin_client, reform)
    assert Reform.objects.get().strand == strand


def test_a_row_whose_name_is_taken_by_now_is_refused_in_words(admin_client: Client) -> None:
    term = add(Term, text="XYZ", slug="xyz")
    delete(admin_client, term)
    add(Term, text="XYZ", slug="other")
    refused = restoring(admin_client, term)
    assert "Term with this Abbreviation already exists." in refused.content.decode()
    assert Term.objects.count() == 1


def test_links_come_back_as_far_as_what_they_led_to_is_there(admin_client: Client) -> None:
    term, kept, gone = add(Term, text="A"), add(Term, text="B"), add(Term, text="C")
    passage = add(Passage)
    term.see_also.set([kept, gone])
    term.used_in.add(passage)
    delete(admin_client, term)
    delete(admin_client, gone)
    page = restoring(admin_client, term).content.decode()
    assert "their targets are deleted: See also: “C”." in page
    back = Term.objects.get(text="A")
    assert (list(back.see_also.all()), list(back.used_in.all())) == ([kept], [passage])


def test_a_row_is_restored_once(admin_client: Client) -> None:
    audience = add(Audience)
    delete(admin_client, audience)
    version = admin_client.get(LIST).context["rows"][0].version
    address = reverse("deleted:restore", args=[version])
    assert admin_client.post(address).status_code == 302
    twice = admin_client.post(address, follow=True)
    assert "already restored it" in twice.content.decode()
    assert Audience.objects.count() == 1


@pytest.mark.parametrize(("role", "answer"), [("viewer", 403), ("editor", 403), ("publisher", 200)])
def test_only_those_who_may_delete_see_and_restore(
    role: str, answer: int, admin_client: Client
) -> None:
    audience = add(Audience)
    delete(admin_client, audience)
    room, version = signed_in(role), Version.objects.latest("pk").pk
    assert room.get(LIST).status_code == answer
    sent = room.post(reverse("deleted:restore", args=[version]))
    assert sent.status_code == (302 if answer == 200 else 403)
    assert Audience.objects.exists() == (answer == 200)
    assert ("Deleted rows" in room.get("/admin/").content.decode()) == (answer == 200)


def test_strangers_and_other_verbs_get_nowhere(client: Client, admin_client: Client) -> None:
    assert client.get(LIST).status_code == 302
    assert admin_client.post(LIST).status_code == 405
    assert admin_client.get(reverse("deleted:restore", args=[1])).status_code == 405
    assert admin_client.post(reverse("deleted:restore", args=[999_999])).status_code == 403
    assert admin_client.post(f"{LIST}{'9' * 30}/restore/").status_code in {403, 404}


@pytest.mark.usefixtures("as_in_a_new_process")
def test_the_list_asks_as_many_queries_for_few_rows_as_for_many(admin_client: Client) -> None:
    counted = []
    for number in (2, 20):
        for _ in range(number):
            delete(admin_client, add(Audience, title="An audience"))
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(LIST)
        counted.append(len(asked))
    assert counted[0] == counted[1]
