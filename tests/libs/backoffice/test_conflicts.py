"""Two people edit one row at once: the second sees both versions, and nothing is lost."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from reversion.models import Revision

from glossary.models import Term
from libs.backoffice.panels import list_of, page_of
from partnerships.models import DeliveryBody
from reforms.models import Milestone, Reform, Update
from seeds.models import Caveat
from tests.admin.forms import errors, form_of, publish, record
from tests.rows import add
from tests.torture import share


@pytest.fixture
def reform(db: None) -> Reform:
    return add(Reform, title="As it was")


@pytest.fixture
def anna(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("anna"))
    return client


def lines(answer: Any) -> dict[str, tuple[str, str, str]]:
    """What a conflict page sets side by side: as saved, as sent, and who changed it."""
    return {
        line.label: (
            "".join(part.text for part in line.old),
            "".join(part.text for part in line.new),
            line.remark,
        )
        for line in answer.context["conflict"].differences
    }


def test_the_second_to_save_sees_both_versions_and_can_save_knowingly(
    reform: Reform, anna: Client, admin_client: Client
) -> None:
    mine = form_of(admin_client.get(page_of(reform)))
    record(anna, page_of(reform), title="Her title", position=7, edit_reason="Shorter")

    typed = mine | {"title": "My title", "is_context": "on", "edit_reason": "Clearer"}
    answer = admin_client.post(page_of(reform), typed)

    assert answer.status_code == 409
    assert lines(answer) == {
        "Title": ("Her title", "My title", "Both of you changed it"),
        "Position": ("7", "0", "Only they changed it"),
        "Context only": ("no", "yes", "Only you changed it"),
    }
    saved = answer.context["conflict"].saved
    assert (saved.who, saved.why) == ("anna", ("Shorter",))
    reform.refresh_from_db()
    assert (reform.title, reform.position) == ("Her title", 7)

    # The form holds my words where we differ, and hers where I typed nothing.
    again = form_of(answer)
    assert admin_client.post(page_of(reform), again).status_code == 302
    reform.refresh_from_db()
    assert (reform.title, reform.position, reform.is_context) == ("My title", 7, True)


def test_different_fields_of_one_row_are_both_kept(
    reform: Reform, anna: Client, admin_client: Client
) -> None:
    mine = form_of(admin_client.get(page_of(reform)))
    record(anna, page_of(reform), title="Her title", edit_reason="Shorter")
    answer = admin_client.post(page_of(reform), mine | {"position": 3, "edit_reason": "Order"})
    assert "You changed different fields: the form below has both." in answer.content.decode()
    admin_client.post(page_of(reform), form_of(answer))
    reform.refresh_from_db()
    assert (reform.title, reform.position) == ("Her title", 3)


def test_the_rows_and_links_of_a_form_are_guarded_like_its_fields(
    anna: Client, admin_client: Client
) -> None:
    term, other = add(Term), add(Term, text="EHCP")
    mine = form_of(admin_client.get(page_of(term)))
    record(anna, page_of(term), see_also=[other.pk], edit_reason="Related")
    answer = admin_client.post(page_of(term), mine | {"text": "Mine", "edit_reason": "Typo"})
    assert lines(answer)["See also"] == ("EHCP", "", "Only they changed it")
    admin_client.post(page_of(term), form_of(answer))
    assert list(term.see_also.all()) == [other]


def test_milestones_added_changed_and_deleted_meanwhile_are_told_and_kept(
    reform: Reform, anna: Client, admin_client: Client
) -> None:
    names = ["Testing begins", "Testing ends"]
    changed, deleted = (add(Milestone, reform=reform, title=name) for name in names)
    mine = form_of(admin_client.get(page_of(reform)))
    record(anna, page_of(changed), title="Hers", edit_reason="Shorter")
    deleted.delete()
    added = add(Milestone, reform=reform, title="Added", position=9)

    typed = {"milestones-0-title": "Mine", "milestones-1-title": "Ends", "edit_reason": "Names"}
    answer = admin_client.post(page_of(reform), mine | typed)

    told = lines(answer)
    assert told[f"Milestone “{reform}: Hers”: Title"] == ("Hers", "Mine", "Both of you changed it")
    assert told[f"Milestone “{reform}: Added”"][2] == "They added it"
    assert told["Milestone “Ends”"][2] == "They deleted it"
    # What was typed about the deleted one stays, as a row to be added.
    again = form_of(answer) | {"milestones-2-slug": "ends"}
    assert admin_client.post(page_of(reform), again).status_code == 302
    titles = reform.milestones.order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Mine", "Added", "Ends"]
    assert added in reform.milestones.all()


@pytest.mark.parametrize(
    "shown",
    share(
        ["", "{}", "[]", "null", '{"row": 1}', '{"row": {"title": "0"}}', "[" * 100_000, "\0"], 3
    ),
)
def test_a_missing_or_forged_mark_counts_as_a_conflict(
    shown: str, reform: Reform, admin_client: Client
) -> None:
    sent = form_of(admin_client.get(page_of(reform)))
    typed = {"_shown": shown, "title": "Forged", "edit_reason": "No reason"}
    answer = admin_client.post(page_of(reform), sent | typed)
    assert answer.status_code == 409
    assert lines(answer)["Title"][:2] == ("As it was", "Forged")
    reform.refresh_from_db()
    assert reform.title == "As it was"


def test_a_row_deleted_meanwhile_shows_what_was_typed(anna: Client, admin_client: Client) -> None:
    caveat = add(Caveat)
    mine = form_of(admin_client.get(page_of(caveat)))
    anna.post(page_of(caveat, "delete"), {"post": "yes", "edit_reason": "Listed twice"})
    answer = admin_client.post(page_of(caveat), mine | {"text": "A whole afternoon's work."})
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "A whole afternoon&#x27;s work." in page
    assert "<b>anna</b> deleted it on" in page
    assert "Why: Listed twice" in page


def test_whoever_may_not_change_a_row_is_told_nothing_about_it(reform: Reform) -> None:
    viewer = Client()
    viewer.force_login(User.objects.create_user("viewer", is_staff=True))
    assert viewer.post(page_of(reform), {"title": "x"}).status_code == 403


def test_of_two_saves_at_the_same_moment_one_is_told_of_the_other(
    for_threads: Callable[..., Any],
) -> None:
    body = add(DeliveryBody, title="As it was")
    saves = []
    for name in ("Hers", "Mine"):
        person = Client()
        person.force_login(User.objects.create_superuser(name))
        typed = {"title": name, "edit_reason": "At once"}
        sent = form_of(person.get(page_of(body))) | typed
        saves.append(partial(person.post, page_of(body), sent))

    answers = for_threads(*saves)

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    won = "Hers" if answers[0].status_code == 302 else "Mine"
    (kept,) = for_threads(lambda: DeliveryBody.objects.get(pk=body.pk).title)
    assert kept == won
    (reasons,) = for_threads(lambda: Revision.objects.filter(comment="At once").count())
    assert reasons == 1


def test_two_updates_recorded_at_once_are_both_kept(
    reform: Reform, anna: Client, admin_client: Client
) -> None:
    address = list_of(Update, "add", reform=reform.pk)
    forms = [form_of(client.get(address)) for client in (anna, admin_client)]
    for client, form, note in zip((anna, admin_client), forms, ("Hers", "Mine"), strict=True):
        typed = {"kind": "checked", "basis": "inferred", "reason": "Nothing new", "note": note}
        assert publish(client, address, form | typed).status_code == 302
    assert set(reform.updates.values_list("note", flat=True)) == {"Hers", "Mine"}


def test_a_change_without_its_reason_is_not_saved(reform: Reform, admin_client: Client) -> None:
    answer = record(admin_client, page_of(reform), title="Mine")
    assert "Say in a few words why you are changing it." in errors(answer)
