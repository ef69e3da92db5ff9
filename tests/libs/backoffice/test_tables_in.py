"""A table that is sent: looked at before anything is saved, then saved altogether or not at all."""

from unittest.mock import patch

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from glossary.models import Sense, Term
from libs.backoffice.editing.versions import BEFORE
from libs.backoffice.panels import list_of, page_of
from partnerships.models import DeliveryBody, LocalAuthority, Membership
from reforms.models import Event, Milestone, Update
from seeds.models import Passage
from tests.libs.backoffice.tables import as_csv, as_xlsx, confirm, said, send
from tests.rows import DAY, add

BODY = ["slug", "title", "kind"]


def test_a_preview_shows_every_row_and_saves_none(admin_client: Client) -> None:
    add(DeliveryBody, slug="old", title="As it was", position=3)
    add(DeliveryBody, slug="same", title="The same", kind="school")
    cells = [BODY, ["old", "As it will be", "taskforce"], ["same", "The same", "school"], []]
    page = send(admin_client, DeliveryBody, as_csv([*cells, ["fresh", "A new body", "school"]]))
    text = said(page)
    assert "1 new, 1 changed, 1 unchanged, 0 wrong. Nothing has been saved." in text
    # A row's number is the spreadsheet's, its empty rows counted.
    assert "Row 2, As it will be Title As it was As it will be" in text
    assert "Row 5, A new body Title A new body Kind school" in text
    assert set(DeliveryBody.objects.values_list("title", flat=True)) == {"As it was", "The same"}
    assert LogEntry.objects.count() == 0


def test_what_was_looked_at_is_saved_and_logged(admin_client: Client) -> None:
    old = add(DeliveryBody, slug="old", title="As it was", position=3)
    cells = [BODY, ["old", "As it will be", "taskforce"], ["fresh", "A new body", "school"]]
    preview = send(admin_client, DeliveryBody, as_xlsx(cells), "bodies.xlsx")
    answer = confirm(admin_client, DeliveryBody, preview)
    assert answer.headers["Location"] == list_of(DeliveryBody)
    told = admin_client.get(list_of(DeliveryBody)).content.decode()
    assert "1 added, 1 changed, 0 unchanged: bodies.xlsx." in told
    old.refresh_from_db()
    # A column that the table leaves out stays as it is.
    assert (old.title, old.position) == ("As it will be", 3)
    assert DeliveryBody.objects.get(slug="fresh").tier == "around"
    entries = LogEntry.objects.values_list("object_repr", "action_flag", "change_message")
    comment = "Imported from bodies.xlsx."
    assert set(entries) == {("As it will be", 2, comment), ("A new body", 1, comment)}
    history = admin_client.get(page_of(old, "history")).context["history"].entries
    assert [one.change.why for one in history] == [(comment,), (BEFORE,)]


def test_with_one_wrong_row_nothing_can_be_saved(admin_client: Client) -> None:
    add(Passage, key="a-passage")
    add(Term, slug="send")
    head = ["key", "term", "expansion", "origin", "position", "known_on", "basis", "passage"]
    good = ["good", "send", "One", "text", "0", "2023-08-14", "stated", "a-passage"]
    page = send(
        admin_client,
        Sense,
        as_csv(
            [
                head,
                good,
                ["a b", "sned", "x" * 201, "listd", "first", "2023-08-41", "stated", "a-passage"],
                ["no-source", "send", "Two", "text", "", "2023-08-14", "stated", ""],
                ["too-early", "send", "Three", "text", "", "2021-01-01", "stated", "a-passage"],
                ["twice", "send", "One", "text", "", "2023-08-14", "stated", "a-passage"],
                ["good", "send", "Four", "text", "", "2023-08-14", "stated", "a-passage"],
            ]
        ),
    )
    assert page.context["signed_table"] == ""
    assert "1 new, 0 changed, 0 unchanged, 5 wrong" in said(page)
    wrong = [(one.line, one.field, one.sentence) for one in page.context["mistakes"]]
    assert [(number, column) for number, column, _ in wrong] == [
        *((3, name) for name in ("key", "term", "expansion", "origin", "position", "known_on")),
        *((4, ""), (5, "known_on"), (6, ""), (7, "")),
    ]
    assert [reason for _, _, reason in wrong] == [
        "May hold only letters a to z, numbers and hyphens, without blanks.",
        "No term is called 'sned'; did you mean 'send'?",
        "Is 201 characters long: shorten it to 200.",
        "“listd” is none of the choices; did you mean “in a document's list of abbreviations”? "
        "Choose one of: in a document's list of abbreviations; "
        "explained in a document's running text; not from the documents.",
        "“first” is not a number. Write digits alone, as in 12.",
        "This is no day. Write it as 2025-09-01, or as 1 September 2025.",
        "Name the passage that says so, or mark it as inferred.",
        "This is before the document that says so was published.",
        "Says the same as the entry good: leave this row out.",
        "Is already in this file, in row 2: keep one of the two.",
    ]
    assert Sense.objects.count() == 0


def test_what_changed_meanwhile_is_shown_again_and_not_overwritten(admin_client: Client) -> None:
    body = add(DeliveryBody, slug="old", title="As it was")
    preview = send(admin_client, DeliveryBody, as_csv([["slug", "title"], ["old", "Of the table"]]))
    DeliveryBody.objects.filter(pk=body.pk).update(title="Of somebody else")
    again = confirm(admin_client, DeliveryBody, preview)
    body.refresh_from_db()
    assert body.title == "Of somebody else"
    assert "rows changed after your preview" in again.content.decode()
    assert "Row 2, Of the table Title Of somebody else Of the table" in said(again)
    assert confirm(admin_client, DeliveryBody, again).status_code == 302
    body.refresh_from_db()
    assert body.title == "Of the table"
    # Sent a second time it finds its work done.
    assert "1 unchanged" in said(confirm(admin_client, DeliveryBody, again))


def test_what_the_database_refuses_at_the_last_moment_leaves_no_trace(admin_client: Client) -> None:
    preview = send(admin_client, DeliveryBody, as_csv([BODY, ["fresh", "A body", "school"]]))
    refused = IntegrityError("somebody was quicker")
    with patch("django.contrib.admin.models.LogEntryManager.log_actions", side_effect=refused):
        again = confirm(admin_client, DeliveryBody, preview)
    assert "the database refused a row" in again.content.decode()
    assert DeliveryBody.objects.count() == 0
    assert "1 new" in said(again)


def test_rows_may_name_rows_further_down(admin_client: Client) -> None:
    add(Term, slug="known", text="KN")
    cells = [
        ["slug", "text", "see_also", "renamed_to"],
        ["one", "ON", "two, known", ""],
        ["two", "TW", "one", "three"],
        ["three", "TH", "", ""],
    ]
    preview = send(admin_client, Term, as_csv(cells))
    assert "Row 2, ON Abbreviation ON See also KN; TW" in said(preview)
    assert confirm(admin_client, Term, preview).status_code == 302
    one, two = Term.objects.get(slug="one"), Term.objects.get(slug="two")
    assert {term.slug for term in one.see_also.all()} == {"two", "known"}
    assert [term.slug for term in two.renamed_to.all()] == ["three"]
    # Links that the cell no longer names are taken away.
    changed = send(admin_client, Term, as_csv([["slug", "see_also"], ["one", "two"]]))
    assert "See also KN; TW TW" in said(changed)
    confirm(admin_client, Term, changed)
    assert [term.slug for term in one.see_also.all()] == ["two"]


def test_a_membership_is_added_and_its_rules_are_told(admin_client: Client) -> None:
    add(DeliveryBody, slug="a-board")
    add(LocalAuthority, code="E06000001")
    add(Passage, key="a-passage")
    head = ["key", "group", "member", "local_authority", "role", "known_on", "basis", "passage"]
    source = ["member", "2023-08-14", "stated", "a-passage"]
    both = ["both", "a-board", "a-board", "E06000001", *source]
    page = send(admin_client, Membership, as_csv([head, both]))
    assert "describe the member: one only." in said(page)
    good = ["good", "a-board", "", "E06000001", *source]
    confirm(admin_client, Membership, send(admin_client, Membership, as_csv([head, good])))
    assert Membership.objects.get().member_name == "An authority"


def test_updates_are_added_in_the_importers_name(admin_client: Client, admin_user: User) -> None:
    milestone = add(Milestone, slug="begins")
    event = add(Event, slug="the-election")
    passage = add(Passage)
    before = timezone.now()
    head = ["key", "reform", "milestone", "event", "kind", "target_words", "target_edtf", "after"]
    source = ["2023-08-14", "stated", passage.key]
    reform = milestone.reform.slug
    named = f"{reform}/begins"
    cells = [
        [*head, "known_on", "basis", "passage"],
        ["dated", reform, named, "", "target", "autumn 2025", "2025-23", "", *source],
        ["waits", reform, named, "", "target", "after it", "", "the-election", *source],
        ["of-it", "", "", "the-election", "checked", "", "", "", *source],
    ]
    preview = send(admin_client, Update, as_csv(cells))
    assert Update.objects.count() == 0
    assert confirm(admin_client, Update, preview).status_code == 302
    dated = Update.objects.get(key="dated")
    assert str(dated.target.window.earliest) == "2025-09-01"
    assert dated.recorded_by == admin_user
    assert before <= dated.recorded_at <= timezone.now()
    assert Update.objects.get(key="waits").after == event
    assert Update.objects.get(key="of-it").event == event


def test_an_update_that_is_there_is_skipped_or_asks_for_a_correction(admin_client: Client) -> None:
    entry = add(Update, key="there", kind="name", name="As the log says")
    head = ["key", "kind", "name", "known_on"]
    same = as_csv([head, ["there", "name", "As the log says", str(DAY)]])
    assert "there is nothing to save" in said(send(admin_client, Update, same))
    other = as_csv([head, ["there", "name", "Rewritten", str(DAY)]])
    page = send(admin_client, Update, other)
    assert page.context["signed_table"] == ""
    assert "It says “As the log says” and cannot be changed: record a correction" in (said(page))
    assert Update.objects.get(pk=entry.pk).name == "As the log says"


@pytest.mark.parametrize(
    ("model", "rights", "may_export", "may_import"),
    [
        (Term, ["view_term"], True, False),
        (Term, ["view_term", "add_term"], True, False),
        (Term, ["view_term", "change_term"], True, False),
        (Term, ["add_term", "change_term"], True, True),
        (Term, ["view_sense", "add_sense", "change_sense"], False, False),
        (Update, ["view_update"], True, False),
        (Update, ["view_update", "add_update"], True, True),
    ],
)
@pytest.mark.django_db
def test_an_import_needs_the_rights_of_its_rows(
    model: type[Term | Update],
    rights: list[str],
    may_export: bool,
    may_import: bool,
    client: Client,
) -> None:
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(editor)
    address = list_of(model, "import")
    answers = [client.get(address), client.post(address, {"signed_table": "x"}, follow=True)]
    assert {answer.status_code for answer in answers} == {200 if may_import else 403}
    exported = client.get(f"{list_of(model)}export/csv/")
    assert exported.status_code == (200 if may_export else 403)
    if may_export:
        links = client.get(list_of(model)).content.decode()
        assert (">Import</a>" in links) == may_import
        assert ">Export as CSV</a>" in links


def test_a_preview_is_of_use_to_nobody_else_and_nowhere_else(
    admin_client: Client, client: Client
) -> None:
    preview = send(admin_client, Term, as_csv([["slug", "text"], ["one", "ON"]]))
    signed = preview.context["signed_table"]
    client.force_login(User.objects.create_superuser("another"))
    tries = [
        (client, Term, signed),
        (admin_client, DeliveryBody, signed),
        (admin_client, Term, signed[:-1]),
        (admin_client, Term, "\0"),
        (admin_client, Term, ""),
    ]
    for sender, model, sent in tries:
        answer = sender.post(list_of(model, "import"), {"signed_table": sent}, follow=True)
        assert "The file changed on the way" in answer.content.decode()
    assert Term.objects.count() == 0
