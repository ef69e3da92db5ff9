"""No page, form or crafted request of the admin changes or deletes an update."""

from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils.http import urlencode

from libs.backoffice.panels import list_of, page_of
from reforms.models import Milestone, Reform, Update
from tests.admin.forms import publish, record
from tests.rows import add

pytestmark = pytest.mark.both_databases


@pytest.fixture
def entry(db: None) -> Update:
    return add(Update, kind="name", name="As it was")


@pytest.fixture
def _unchanged(entry: Update) -> Any:
    """Whatever the test sends, the entry is afterwards as it was."""
    before = Update.objects.values_list().get(pk=entry.pk)
    yield
    assert Update.objects.values_list().get(pk=entry.pk) == before


def rewritten(entry: Update) -> dict[str, Any]:
    """What a form would send that could change the entry."""
    return {
        "kind": "name",
        "name": "Rewritten",
        "reform": entry.reform_id,
        "known_on": "2023-08-15",
        "basis": "stated",
        "passage": entry.passage_id,
        "key": entry.key,
        "_save": "Save",
    }


@pytest.mark.usefixtures("_unchanged")
def test_a_crafted_change_is_forbidden(entry: Update, admin_client: Client) -> None:
    answer = admin_client.post(page_of(entry), rewritten(entry))
    assert answer.status_code == 403


@pytest.mark.parametrize("query", ["_popup=1", "_changelist_filters=x", "_to_field=id"])
@pytest.mark.usefixtures("_unchanged")
def test_no_form_in_a_window_of_its_own_changes_it(
    query: str, entry: Update, admin_client: Client
) -> None:
    for page in ("change", "delete"):
        sent = rewritten(entry) | {"post": "yes", "_popup": "1"}
        assert admin_client.post(f"{page_of(entry, page)}?{query}", sent).status_code == 403


@pytest.mark.parametrize("verb", ["PUT", "PATCH", "DELETE"])
@pytest.mark.usefixtures("_unchanged")
def test_no_other_verb_changes_it(verb: str, entry: Update, admin_client: Client) -> None:
    sent = urlencode(rewritten(entry))
    form = "application/x-www-form-urlencoded"
    for page in ("change", "delete", "history"):
        admin_client.generic(verb, page_of(entry, page), sent, content_type=form)
    overriding = {"X-HTTP-Method-Override": verb}
    answer = admin_client.post(page_of(entry), rewritten(entry), headers=overriding)
    assert answer.status_code == 403


@pytest.mark.usefixtures("_unchanged")
def test_a_public_page_takes_nothing(entry: Update, admin_client: Client) -> None:
    reform = entry.reform
    assert reform
    for address in (f"/reforms/{reform.slug}/", "/changes/", "/"):
        assert admin_client.post(address, rewritten(entry)).status_code == 405, address


@pytest.mark.usefixtures("_unchanged")
def test_a_milestone_is_not_moved_away_with_its_updates(admin_client: Client) -> None:
    milestone = add(Milestone)
    add(Update, kind="outcome", outcome="met", reform=milestone.reform, milestone=milestone)
    home, other = milestone.reform, add(Reform)
    typed = {"title": "Retitled", "reform": other.pk, "edit_reason": "To move it"}
    record(admin_client, page_of(milestone), **typed)
    milestone.refresh_from_db()
    assert (milestone.title, milestone.reform) == ("Retitled", home)


@pytest.mark.usefixtures("_unchanged")
def test_a_crafted_deletion_is_forbidden(entry: Update, admin_client: Client) -> None:
    address = page_of(entry, "delete")
    assert admin_client.get(address).status_code == 403
    assert admin_client.post(address, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("action", ["delete_selected", "delete", ""])
@pytest.mark.usefixtures("_unchanged")
def test_the_list_offers_and_takes_no_action(
    action: str, entry: Update, admin_client: Client
) -> None:
    assert 'name="action"' not in admin_client.get(list_of(Update)).content.decode()
    chosen = {"action": action, ACTION_CHECKBOX_NAME: [entry.pk], "index": 0, "post": "yes"}
    admin_client.post(list_of(Update), chosen)


@pytest.mark.usefixtures("_unchanged")
def test_a_crafted_list_of_changes_is_ignored(entry: Update, admin_client: Client) -> None:
    sent = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": entry.pk,
        "form-0-name": "Rewritten",
        "_save": "Save",
    }
    admin_client.post(list_of(Update), sent)


@pytest.mark.usefixtures("_unchanged")
def test_save_as_new_does_not_change_the_entry(entry: Update, admin_client: Client) -> None:
    # Its key is taken, so nothing new is made of it either.
    admin_client.post(page_of(entry), rewritten(entry) | {"_saveasnew": "1"})
    assert Update.objects.count() == 1


@pytest.mark.usefixtures("_unchanged")
def test_an_added_update_cannot_take_the_id_of_another(entry: Update, admin_client: Client) -> None:
    sent = rewritten(entry) | {"key": "another", "id": entry.pk, "pk": entry.pk}
    answer = publish(admin_client, list_of(Update, "add", reform=entry.reform_id), sent)
    assert answer.status_code == 302
    assert Update.objects.get(key="another").pk != entry.pk


@pytest.mark.usefixtures("_unchanged")
def test_what_updates_are_about_cannot_be_deleted(entry: Update, admin_client: Client) -> None:
    milestone = add(Milestone)
    add(Update, kind="outcome", outcome="met", reform=milestone.reform, milestone=milestone)
    for row in (milestone.reform, milestone, entry.passage):
        assert row
        page = admin_client.get(page_of(row, "delete")).content.decode()
        assert "would require deleting the following protected related objects" in " ".join(
            page.split()
        )
        admin_client.post(page_of(row, "delete"), {"post": "yes", "edit_reason": "Gone"})
        assert type(row)._default_manager.filter(pk=row.pk).exists()


@pytest.mark.usefixtures("_unchanged")
def test_a_milestone_cannot_be_deleted_from_under_its_updates_on_the_reforms_page(
    admin_client: Client,
) -> None:
    milestone = add(Milestone)
    reform = milestone.reform
    add(Update, kind="outcome", outcome="met", reform=reform, milestone=milestone)
    typed = {"title": "Retitled", "edit_reason": "To see", "milestones-0-DELETE": "on"}
    answer = record(admin_client, page_of(reform), **typed)
    assert answer.status_code == 200
    assert "would require deleting the following protected related objects" in str(
        answer.context["errors"]
    )
    assert reform.milestones.get() == milestone


@pytest.mark.usefixtures("_unchanged")
def test_whoever_recorded_an_update_cannot_be_deleted(admin_client: Client) -> None:
    recorder = User.objects.create_user("recorder")
    add(Update, recorded_by=recorder)
    address = page_of(recorder, "delete")
    page = admin_client.get(address).content.decode()
    assert "Cannot delete" in page
    admin_client.post(address, {"post": "yes", "edit_reason": "Gone"})
    assert User.objects.filter(pk=recorder.pk).exists()


@pytest.mark.usefixtures("_unchanged")
def test_somebody_who_may_only_look_is_offered_nothing_else(entry: Update, client: Client) -> None:
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)
    reform = entry.reform
    assert reform
    page = client.get(page_of(reform))
    assert page.status_code == 200
    assert "As it was" in page.content.decode()
    assert "/add/" not in page.content.decode()
    assert "corrects=" not in client.get(page_of(entry)).content.decode()
    assert client.get(list_of(Update, "add", reform=reform.pk)).status_code == 403
    assert (
        client.post(list_of(Update, "add", reform=reform.pk), rewritten(entry)).status_code == 403
    )


def test_somebody_who_may_not_look_sees_no_panel_of_it(entry: Update, client: Client) -> None:
    helper = User.objects.create_user("helper", is_staff=True)
    helper.user_permissions.set(Permission.objects.filter(codename="view_reform"))
    client.force_login(helper)
    reform = entry.reform
    assert reform
    page = client.get(page_of(reform))
    assert page.status_code == 200
    assert page.context["panels"] == []
