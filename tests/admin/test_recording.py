"""Recording an update, page by page, as an editor without scripts does it."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from libs.backoffice.panels import list_of, page_of
from reforms.models import Event, Milestone, Reform, Update
from seeds.models import Passage
from tests.admin.forms import errors, form_of, record, sent_on
from tests.rows import add


@pytest.fixture
def reform(db: None) -> Reform:
    return add(Reform, title="A plan")


@pytest.fixture
def passage(db: None) -> Passage:
    return add(Passage)


def only_update() -> Update:
    return Update.objects.get()


def test_the_reforms_page_leads_to_the_form(reform: Reform, admin_client: Client) -> None:
    page = admin_client.get(page_of(reform)).content.decode()
    address = list_of(Update, "add", reform=reform.pk)
    assert f'<a href="{address}" class="addlink">Record an update</a>' in page
    form = admin_client.get(address)
    assert "<h1>Record an update</h1>" in form.content.decode()
    assert "<h2>A plan</h2>" in form.content.decode()


def test_an_update_is_recorded_under_the_name_of_who_did_it(
    reform: Reform, passage: Passage, admin_client: Client, admin_user: User
) -> None:
    before = timezone.now()
    address = list_of(Update, "add", reform=reform.pk)
    typed = {"kind": "stage", "stage": "future", "basis": "stated", "passage": passage.pk}

    answer = record(admin_client, address, **typed)

    update = only_update()
    assert (update.reform, update.stage, update.passage) == (reform, "future", passage)
    assert update.recorded_by == admin_user
    assert before <= update.recorded_at <= timezone.now()
    assert update.known_on == timezone.localdate()
    assert (answer.status_code, answer["Location"]) == (302, page_of(reform))


def test_who_and_when_cannot_be_typed(
    reform: Reform, passage: Passage, admin_client: Client, admin_user: User
) -> None:
    other = User.objects.create_user("somebody-else")
    address = list_of(Update, "add", reform=reform.pk)
    typed = {
        "kind": "checked",
        "basis": "stated",
        "passage": passage.pk,
        "recorded_by": other.pk,
        "recorded_at": "2001-01-01 00:00",
        "recorded_at_0": "2001-01-01",
        "recorded_at_1": "00:00",
        # Nor can what it is about be moved by a form that was opened for one reform.
        "reform": add(Reform).pk,
        "event": add(Event).pk,
        "corrects": add(Update).pk,
    }

    record(admin_client, address, **typed)

    update = reform.updates.get()
    assert update.recorded_by == admin_user
    assert update.recorded_at.year == timezone.now().year
    assert (update.event, update.corrects) == (None, None)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-07-01T22:30:00Z", "2026-07-01"),
        ("2026-07-01T23:30:00Z", "2026-07-02"),
        ("2026-12-01T23:30:00Z", "2026-12-01"),
    ],
)
def test_the_form_starts_with_the_day_that_it_is_in_london(
    now: str, day: str, reform: Reform, admin_user: User
) -> None:
    with time_machine.travel(now, tick=False):
        room = Client()
        room.force_login(admin_user)
        page = room.get(list_of(Update, "add", reform=reform.pk))
    assert page.context["adminform"].form["known_on"].value() == date.fromisoformat(day)


def test_only_milestones_of_the_reform_can_be_chosen(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    own = add(Milestone, reform=reform, title="Testing begins")
    other = add(Milestone, title="Somewhere else")
    address = list_of(Update, "add", reform=reform.pk)
    page = admin_client.get(address).content.decode()
    assert f'<option value="{own.pk}" selected>Testing begins</option>' in page
    assert "Somewhere else" not in page

    typed = {"kind": "outcome", "outcome": "met", "basis": "stated", "passage": passage.pk}
    refused = record(admin_client, address, milestone=other.pk, **typed)
    assert "That choice is not one of the available choices" in errors(refused)
    record(admin_client, address, milestone=own.pk, **typed)
    assert only_update().milestone == own


def test_a_milestone_of_another_reform_is_refused_where_both_are_chosen(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    typed = {
        "kind": "outcome",
        "outcome": "met",
        "reform": reform.pk,
        "milestone": add(Milestone).pk,
        "basis": "stated",
        "passage": passage.pk,
    }
    refused = record(admin_client, list_of(Update, "add"), **typed)
    assert "This milestone belongs to another reform." in errors(refused)


def test_the_form_shows_what_is_known_today(reform: Reform, admin_client: Client) -> None:
    add(Update, reform=reform, kind="stage", stage="future")
    newer = add(Update, reform=reform, kind="stage", stage="in-delivery")
    milestone = add(Milestone, reform=reform, title="Testing begins")
    add(
        Update,
        reform=reform,
        kind="target",
        milestone=milestone,
        target_words="autumn 2023",
        target_edtf="2023-23",
    )
    page = admin_client.get(list_of(Update, "add", reform=reform.pk))
    state = page.context["state"]
    assert [line.first for line in state.lines] == [
        "stage: In delivery",
        "Testing begins, target date: autumn 2023 (1 September to 30 November 2023)",
    ]
    assert state.lines[0].href == page_of(newer)
    assert state.lines[0].others == ("14 August 2023", "stated: A document, 2023, Chapter two")
    html = page.content.decode()
    assert html.index("As known today") < html.index('name="kind"')


def test_an_update_of_an_event_takes_what_an_event_can_have(
    passage: Passage, admin_client: Client
) -> None:
    event = add(Event)
    address = list_of(Update, "add", event=event.pk)
    form = admin_client.get(address).context["adminform"].form
    assert [kind for kind, _ in form.fields["kind"].choices] == ["target", "outcome", "checked"]
    assert "milestone" not in form.fields
    typed = {"kind": "target", "target_words": "in 2024", "target_edtf": "2024"}
    record(admin_client, address, basis="stated", passage=passage.pk, **typed)
    assert only_update().event == event
    assert only_update().target.window.latest == date(2024, 12, 31)


def test_a_form_sent_twice_is_recorded_once(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    address = list_of(Update, "add", reform=reform.pk)
    typed = {"kind": "checked", "basis": "stated", "passage": passage.pk}
    sent = sent_on(admin_client.post(address, form_of(admin_client.get(address)) | typed))
    sent |= {"_save": "Publish"}
    assert admin_client.post(address, sent).status_code == 302
    assert "You have already recorded this." in errors(admin_client.post(address, sent))
    assert Update.objects.count() == 1


def test_a_day_to_come_is_refused(reform: Reform, passage: Passage, admin_client: Client) -> None:
    typed = {"kind": "checked", "basis": "stated", "passage": passage.pk}
    address = list_of(Update, "add", reform=reform.pk)
    refused = record(admin_client, address, known_on="2999-01-01", **typed)
    assert "This day has not come yet" in errors(refused)


def test_a_day_before_the_document_is_refused(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    typed = {"kind": "checked", "basis": "stated", "passage": passage.pk}
    address = list_of(Update, "add", reform=reform.pk)
    refused = record(admin_client, address, known_on="2020-01-01", **typed)
    assert "before the document that says so was published" in errors(refused)


def test_what_was_typed_is_kept_when_it_is_refused(reform: Reform, admin_client: Client) -> None:
    address = list_of(Update, "add", reform=reform.pk)
    refused = record(admin_client, address, kind="stage", basis="stated", note="My own words.")
    assert "Name the passage that says so" in errors(refused)
    assert "My own words.</textarea>" in refused.content.decode()


@pytest.mark.parametrize(
    "given", ["reform=0", "reform=x", "reform=%00", "event=9" * 30, "corrects=x"]
)
def test_an_address_that_names_nothing_gives_the_form_for_anything(
    given: str, admin_client: Client
) -> None:
    page = admin_client.get(f"{list_of(Update, 'add')}?{given}")
    assert page.status_code == 200
    assert "reform" in page.context["adminform"].form.fields


def test_a_milestone_that_is_not_there_yet_is_named_in_the_form(
    reform: Reform, passage: Passage, admin_client: Client
) -> None:
    first = add(Milestone, reform=reform, title="Testing begins", position=1)
    address = list_of(Update, "add", reform=reform.pk)
    says = {"kind": "target", "target_words": "in 2027", "basis": "stated", "passage": passage.pk}
    # The only one is chosen for the editor, and gives way to what is typed.
    record(admin_client, address, **says, new_milestone="Testing ends")
    new = Milestone.objects.exclude(pk=first.pk).get()
    assert (new.reform, new.slug, new.position) == (reform, "testing-ends", 2)
    assert only_update().milestone == new
    # One that is here is that one, however it is written.
    record(
        admin_client, address, **says | {"target_words": "in 2028"}, new_milestone="testing ENDS"
    )
    assert Update.objects.filter(milestone=new).count() == 2
    both = record(admin_client, address, **says, new_milestone="Third", milestone=first.pk)
    assert "Choose one above, or name a new one" in errors(both)
    assert Milestone.objects.count() == 2
