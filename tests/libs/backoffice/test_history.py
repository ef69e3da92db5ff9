"""Every editorial change is kept with who, when and why, and can be gone back to."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from reversion.models import Revision, Version

from glossary.models import Term
from libs.backoffice.editing.differences import DiffSegment, compare
from libs.backoffice.panels import list_of, page_of
from reforms.models import Milestone, Reform, Strand, Update
from seeds.models import Caveat
from tests.admin.forms import errors, form_of, record
from tests.admin.test_pages import queries
from tests.rows import add


@pytest.fixture
def reform(db: None) -> Reform:
    return add(Reform, title="A plan for all schools")


def entries(client: Client, row: Any) -> list[Any]:
    answer = client.get(page_of(row, "history"))
    assert answer.status_code == 200
    return list(answer.context["history"].entries)


def told(entry: Any) -> dict[str, tuple[str, str]]:
    """The differences of an entry; what is marked stands in brackets."""

    def text(parts: tuple[DiffSegment, ...]) -> str:
        return "".join(f"[{part.text}]" if part.is_marked else part.text for part in parts)

    return {
        f"{row.name}{line.label}": (text(line.old), text(line.new))
        for row in entry.rows
        for line in row.differences
    }


def test_a_change_is_kept_with_who_when_why_and_what_it_was_before(
    reform: Reform, admin_client: Client
) -> None:
    caveat = add(Caveat, title="Two readings")
    typed = {"title": "A plan for most schools", "caveats": [caveat.pk], "is_context": "on"}
    record(admin_client, page_of(reform), **typed, edit_reason="As the new plan has it")

    change, before = entries(admin_client, reform)
    assert (change.change.who, change.change.why) == ("admin", ("As the new plan has it",))
    assert re.match(r"\d+ \w+ \d{4}, \d\d:\d\d$", change.change.when)
    assert told(change) == {
        "Title": ("A plan for [all] schools", "A plan for [most] schools"),
        "Context only": ("[no]", "[yes]"),
        "Caveats": ("", "[Two readings]"),
    }
    assert (before.change.who, before.change.why) == ("", ("As it was before the next change.",))


def test_saving_without_a_change_keeps_nothing(reform: Reform, admin_client: Client) -> None:
    assert record(admin_client, page_of(reform), edit_reason="None").status_code == 302
    assert Revision.objects.count() == 0


def test_adding_needs_no_reason_and_is_kept(admin_client: Client) -> None:
    term = {"text": "EHCP", "slug": "ehcp"}
    assert record(admin_client, list_of(Term, "add"), **term).status_code == 302
    (added,) = entries(admin_client, Term.objects.get())
    assert (added.change.who, added.change.why) == ("admin", ("Added.",))


def test_what_happens_to_milestones_stands_in_the_history_of_their_reform(
    reform: Reform, admin_client: Client
) -> None:
    milestone = add(Milestone, reform=reform, slug="begins", title="Testing begins")
    other = add(Milestone, reform=reform, slug="ends", title="Testing ends")
    typed = {"milestones-0-title": "Testing starts", "milestones-1-DELETE": "on"}
    record(admin_client, page_of(reform), **typed, edit_reason="Plainer")
    record(admin_client, page_of(milestone), position=4, edit_reason="Order")

    own, along, before = entries(admin_client, reform)
    assert told(own) == {f"Milestone “{reform}: Testing starts”Position": ("[0]", "[4]")}
    assert told(along) == {
        f"Milestone “{reform}: Testing starts”Title": ("Testing [begins]", "Testing [starts]")
    }
    assert along.change.why == ("Plainer", f"Deleted: milestone “{other}”.")
    assert {row.name for row in before.rows} == {
        "",
        f"Milestone “{reform}: Testing begins”",
        f"Milestone “{reform}: Testing ends”",
    }


def test_a_change_from_outside_the_room_is_kept_before_the_next_one(
    reform: Reform, admin_client: Client
) -> None:
    record(admin_client, page_of(reform), title="Mine", edit_reason="Shorter")
    Reform.objects.update(title="Loaded over it")
    record(admin_client, page_of(reform), title="Mine again", edit_reason="Back")
    again, loaded, *_ = entries(admin_client, reform)
    assert told(again) == {"Title": ("[Loaded over it]", "[Mine again]")}
    assert told(loaded) == {"Title": ("[Mine]", "[Loaded over it]")}
    assert loaded.change.who == ""


def test_going_back_fills_the_form_and_saves_nothing_by_itself(admin_client: Client) -> None:
    term = add(Term, text="AP", other_spellings="As it was.")
    record(admin_client, page_of(term), other_spellings="Worse.", edit_reason="A try")
    newest, oldest = entries(admin_client, term)
    (row,), (old,) = newest.rows, oldest.rows
    assert row.revert_href == ""

    page = admin_client.get(old.revert_href)
    sent = form_of(page)
    assert (sent["other_spellings"], sent["text"]) == ("As it was.", "AP")
    assert sent["edit_reason"].startswith("Back to how it was on ")
    term.refresh_from_db()
    assert term.other_spellings == "Worse."
    # The form's own checks hold for old words too.
    refused = admin_client.post(old.revert_href, sent | {"text": ""})
    assert "This field is required." in errors(refused)
    assert admin_client.post(old.revert_href, sent).status_code == 302
    term.refresh_from_db()
    assert term.other_spellings == "As it was."


@pytest.mark.one_database
def test_a_long_history_is_paged_and_asks_no_more_than_a_short_one(
    reform: Reform, admin_client: Client
) -> None:
    strands = [reform.strand, add(Strand)]

    def move(number: int) -> int:
        for step in range(number):
            typed = {"strand": strands[step % 2 - 1].pk, "edit_reason": f"Move {step}"}
            record(admin_client, page_of(reform), **typed)
        return queries(admin_client, page_of(reform, "history"))

    admin_client.get(page_of(reform, "history"))  # Django looks up each kind of content once
    assert move(2) == move(22) == 8
    assert len(entries(admin_client, reform)) == 20
    last = admin_client.get(page_of(reform, "history") + "?p=2")
    assert [entry.change.why[0] for entry in last.context["history"].entries] == [
        *("Move 1", "Move 0", "Move 1", "Move 0"),
        "As it was before the next change.",
    ]


@pytest.mark.parametrize("version", ["x", "0", "9" * 30, "%00", ""])
def test_a_version_that_is_none_of_the_rows_leaves_the_form_as_it_is(
    version: str, reform: Reform, admin_client: Client
) -> None:
    page = admin_client.get(f"{page_of(reform)}?version={version}")
    assert form_of(page)["title"] == "A plan for all schools"


def test_the_log_has_no_versions_and_histories_lead_to_it(
    reform: Reform, admin_client: Client
) -> None:
    update = add(Update, reform=reform)
    page = admin_client.get(page_of(reform, "history")).content.decode()
    address = list_of(Update, reform__id__exact=reform.pk)
    assert f'<a href="{address}">its log of updates</a>' in page
    assert admin_client.get(page_of(update, "history")).status_code == 200
    typed = {"kind": "checked", "basis": "inferred", "reason": "Nothing new"}
    record(admin_client, list_of(Update, "add", reform=reform.pk), **typed)
    assert Update.objects.count() == 2
    assert Version.objects.count() == 0


def test_a_deletion_asks_why_and_keeps_what_was_deleted(reform: Reform, client: Client) -> None:
    client.force_login(User.objects.create_superuser("anna"))
    unasked = client.post(page_of(reform, "delete"), {"post": "yes"})
    assert "Say in a few words why you are deleting it." in unasked.content.decode()
    assert Reform.objects.count() == 1
    client.post(page_of(reform, "delete"), {"post": "yes", "edit_reason": "[1] Twice"})
    assert Reform.objects.count() == 0
    (kept,) = Version.objects.all()
    assert "A plan for all schools" in kept.serialized_data
    assert LogEntry.objects.get().get_change_message() == "Why: [1] Twice"


def test_unlike_texts_are_marked_whole() -> None:
    old, new = compare(["One", " text"], ["Quite", " another", " thing"])
    assert old == (DiffSegment("One text", True),)
    assert new == (DiffSegment("Quite another thing", True),)
