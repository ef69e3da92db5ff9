"""The start page and its full lists, as an editor, a viewer and a stranger are shown them."""

import re
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from glossary.models import Term
from libs.backoffice.panels import list_of
from reforms.admin.worklist import WORKLISTS
from reforms.models import Milestone, Reform, Update
from tests.rows import add, add_many
from tests.torture import share

pytestmark = pytest.mark.both_databases

START = "/admin/"


@pytest.fixture
def passed(db: None) -> Milestone:
    """A milestone whose date went by."""
    milestone = add(Milestone, title="Testing ends", reform=add(Reform, title="A plan"))
    says = {"kind": "target", "target_words": "in 2024", "target_edtf": "2024"}
    add(Update, reform=milestone.reform, milestone=milestone, **says)
    return milestone


def signed_in(*permissions: str) -> Client:
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def text(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_the_start_page_begins_with_what_needs_the_editor(
    passed: Milestone, admin_client: Client
) -> None:
    assert reverse("admin:index") == START
    with time_machine.travel(date(2026, 11, 22)):
        page = text(admin_client.get(START))
    assert "As known today, 22 November 2026" in page
    assert "Date passed, no outcome recorded" in page
    assert page.index("What there is to do") < page.index("Updates</a>")
    link = re.search(r'<a href="([^"]+)">A plan: Testing ends</a>', page)
    assert link
    form = admin_client.get(link[1].replace("&amp;", "&"))
    # The form that settles it has begun: the milestone and the kind are chosen.
    assert form.context["adminform"].form["milestone"].value() == str(passed.pk)
    assert form.context["adminform"].form["kind"].value() == "outcome"


def test_a_word_leads_to_a_term_with_its_text_filled_in(admin_client: Client) -> None:
    add(Update, kind="description", note="The ICB decides.")
    page = text(admin_client.get(START))
    link = re.search(r'<a href="([^"]+)">ICB</a>', page)
    assert link
    assert link[1].startswith(list_of(Term, "add"))
    form = admin_client.get(link[1].replace("&amp;", "&")).context["adminform"].form
    assert (form["text"].value(), form["slug"].value()) == ("ICB", "icb")


def test_a_viewer_is_offered_no_form(passed: Milestone) -> None:
    client = signed_in("view_reform", "view_update")
    for address in (START, reverse("worklist:list", args=["passed"])):
        page = text(client.get(address))
        assert '<th scope="row"> A plan: Testing ends' in page
        assert "Settle, take" not in page
        assert client.post(reverse("worklist:list", args=["passed"])).status_code == 403
        assert "/add/" not in page
        assert "Tick several" not in page
    assert "Passage not found" not in page
    assert client.get(reverse("worklist:list", args=["failed"])).status_code == 404


def test_somebody_without_rights_is_told_djangos_words_alone(passed: Milestone) -> None:
    page = text(signed_in().get(START))
    assert "What there is to do" not in page
    assert "You have no role yet" in page


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    for address in (START, reverse("worklist:list", args=["passed"])):
        assert client.get(address)["Location"] == f"/admin/login/?next={address}"


def test_an_empty_tracker_is_calm(admin_client: Client) -> None:
    page = text(admin_client.get(START))
    # Every list, and the drafts.
    assert page.count('<p class="need__empty">') == len(WORKLISTS) + 1
    assert "<tbody> </tbody>" not in page
    assert "need__count" not in page


def test_more_than_a_few_lead_to_a_list_of_all(admin_client: Client) -> None:
    add_many(Reform, 60)
    page = text(admin_client.get(START))
    address = reverse("worklist:list", args=["unchecked"])
    assert f'<a href="{address}">and 55 more' in page
    first = text(admin_client.get(address))
    assert "1 to 50 of 60" in first
    assert '<a href="?page=2" rel="next">' in first
    assert "51 to 60 of 60" in text(admin_client.get(f"{address}?page=2"))


def test_a_list_keeps_what_it_was_narrowed_to(passed: Milestone, admin_client: Client) -> None:
    address = reverse("worklist:list", args=["passed"])
    found = text(admin_client.get(f"{address}?q=testing"))
    assert 'value="testing"' in found
    assert "A plan: Testing ends" in found
    assert "Nothing matches." in text(admin_client.get(f"{address}?q=zzz"))


@pytest.mark.parametrize(
    "query", share(["page=0", "page=x", "page=9999", "strand=x", "q=%00", "x=1"], 3)
)
def test_a_list_answers_any_query(query: str, passed: Milestone, admin_client: Client) -> None:
    for kind in WORKLISTS:
        answer = admin_client.get(f"{reverse('worklist:list', args=[kind.key])}?{query}")
        assert answer.status_code == 200
    assert admin_client.get("/admin/worklist/nothing/").status_code == 404


def test_the_list_of_reforms_can_be_narrowed_to_the_unchecked(admin_client: Client) -> None:
    old, fresh = add(Reform, title="An old one"), add(Reform, title="A fresh one")
    add(Update, reform=fresh, known_on=date(2026, 11, 20))
    with time_machine.travel(date(2026, 11, 22)):
        start = text(admin_client.get(START))
        rows = admin_client.get(list_of(Reform, evidence="old")).context["cl"].result_list
    assert f'<a href="{list_of(Reform, evidence="old")}">Tick several' in start
    assert list(rows) == [old]
