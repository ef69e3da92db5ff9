"""The source of an update: found by typing, or added in the same form, all or nothing."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from reversion.models import Version

from libs.backoffice.panels import list_of
from reforms.models import Reform, Update
from seeds.models import Document, Passage
from tests.admin.forms import errors, form_of, record
from tests.rows import add
from tests.torture import share

NEW = {
    "source": "document",
    "document_address": "www.example.org/next-steps",
    "document_title": "Next steps",
    "document_short_title": "Next steps, 2023",
    "document_publisher": "A department",
    "document_kind": "plan",
    "document_authority": "primary",
    "document_licence": "OGL v3.0",
    "passage_opening": "We will test",
    "passage_closing": "by the autumn.",
}


@pytest.fixture
def address(db: None) -> str:
    return list_of(Update, "add", reform=add(Reform).pk)


def stage(room: Client, address: str, **typed: Any) -> Any:
    given = {"kind": "stage", "stage": "future", "basis": "stated", "known_on": "2023-08-14"}
    return record(room, address, **(given | typed))


def test_a_new_document_and_passage_are_saved_with_the_update(
    address: str, admin_client: Client
) -> None:
    stage(admin_client, address, **NEW)
    passage = Update.objects.get().passage
    assert passage
    document = passage.document
    assert (passage.opening, passage.closing) == ("We will test", "by the autumn.")
    assert (document.slug, document.address) == (
        "next-steps-2023",
        "https://www.example.org/next-steps",
    )
    # What was left empty: published on the day of the fact, and speaking for that day.
    assert (document.published.words, document.published.edtf) == ("14 August 2023", "2023-08-14")
    assert document.speaks_for == document.published
    added = LogEntry.objects.filter(change_message="Added with an update.")
    assert {entry.get_edited_object() for entry in added} == {document, passage}
    kept = [*Version.objects.get_for_object(document), *Version.objects.get_for_object(passage)]
    assert {version.revision.comment for version in kept} == {"Added with an update."}


def test_the_dates_of_a_new_document_are_read_from_plain_words(
    address: str, admin_client: Client
) -> None:
    dates = {"document_published_words": "July 2023", "document_speaks_for_words": "this summer"}
    stage(admin_client, address, **NEW, **dates)
    document = Document.objects.get()
    assert (document.published.edtf, document.speaks_for.edtf) == ("2023-07", "2023-22")


def test_a_date_that_can_be_read_in_two_ways_is_asked_about(
    address: str, admin_client: Client
) -> None:
    refused = stage(admin_client, address, **NEW, document_published_words="late 2022")
    assert "“late 2022”: Choose how to read these words." in errors(refused)
    assert "1 October to 31 December 2022" in refused.content.decode()
    stage(
        admin_client,
        address,
        **NEW,
        document_published_words="late 2022",
        document_published_edtf="2022-10/2022-12",
    )
    assert Document.objects.get().published.words == "late 2022"


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    share(
        [
            ({"document_title": ""}, "document_title", "A new document needs this."),
            ({"document_licence": ""}, "document_licence", "A new document needs this."),
            ({"document_kind": "poem"}, "document_kind", "Select a valid choice."),
            ({"document_title": "x" * 251}, "document_title", "at most 250 characters"),
            ({"document_address": "nowhere"}, "document_address", "Enter a valid URL."),
            ({"document_title": "a\0b"}, "document_title", "Null characters are not allowed."),
            ({"passage_closing": ""}, "passage_closing", "Give both the first and the last words"),
            (
                {"passage_opening": "", "passage_closing": ""},
                "passage_heading_path",
                "Say where the passage is",
            ),
            ({"document_published_words": "soon"}, "document_published_words", "No date is given"),
            ({"document_published_edtf": "soon"}, "document_published_edtf", "is not a year"),
            ({"document_published_words": "2100"}, "known_on", "before the document that says so"),
            ({"stage": ""}, "stage", "Choose the new stage."),
        ],
        3,
    ),
)
def test_a_mistake_is_named_at_its_field_and_nothing_is_saved(
    wrong: dict[str, str], field: str, told: str, address: str, admin_client: Client
) -> None:
    refused = stage(admin_client, address, **(NEW | wrong))
    assert told in errors(refused)
    assert told in " ".join(refused.context["adminform"].form.errors[field])
    assert "Name the passage that says so" not in errors(refused)
    assert not Document.objects.exists()
    assert not Passage.objects.exists()
    assert not Update.objects.exists()


def test_a_passage_is_added_to_a_document_that_is_here(address: str, admin_client: Client) -> None:
    document = add(Document)
    new = {"source": "passage", "passage_heading_path": "Part two"}
    assert "Find the document" in errors(stage(admin_client, address, **new))
    stage(admin_client, address, **new, passage_document=document.pk)
    passage = Passage.objects.get()
    assert (passage.document, passage.heading) == (document, "Part two")
    assert Update.objects.get().passage == passage


def test_a_document_that_is_here_already_is_named(address: str, admin_client: Client) -> None:
    add(Document, short_title="Here since June", address="https://www.example.org/next-steps")
    assert "already here: Here since June" in errors(stage(admin_client, address, **NEW))


def test_a_second_document_of_the_same_name_has_an_address_of_its_own(
    address: str, admin_client: Client
) -> None:
    add(Document, slug="next-steps-2023")
    stage(admin_client, address, **NEW)
    assert Document.objects.filter(slug="next-steps-2023-2").exists()


def test_what_was_typed_without_choosing_it_is_not_dropped_in_silence(
    address: str, admin_client: Client
) -> None:
    refused = stage(admin_client, address, **(NEW | {"source": "found"}), passage=add(Passage).pk)
    assert "Empty this, or choose “a new document” above." in errors(refused)
    both = stage(admin_client, address, **NEW, passage=add(Passage).pk)
    assert "Empty this, or choose “a passage that is here already” above." in errors(both)


def test_a_passage_is_found_by_typing_without_scripts(address: str, admin_client: Client) -> None:
    wanted = add(Passage, heading_path="Testing in Lincolnshire")
    add(Passage, heading_path="Elsewhere")
    sent = form_of(admin_client.get(address)) | {"note": "My own words.", "_find": "passage"}
    found = admin_client.post(address, sent | {"passage-find": "lincolnshire"})
    page = found.content.decode()
    assert f'<option value="{wanted.pk}">A document, 2023, Testing in Lincolnshire</option>' in page
    assert "Elsewhere" not in page
    # Nothing was checked: the editor is not through yet.
    assert "errornote" not in page
    assert "My own words.</textarea>" in page


@pytest.mark.parametrize("sought", ["\0", "x" * 50_000, "'", "%"])
def test_whatever_is_sought_is_answered(sought: str, address: str, admin_client: Client) -> None:
    sent = form_of(admin_client.get(address)) | {"passage-find": sought, "_find": "passage"}
    assert admin_client.post(address, sent).status_code == 200


def test_somebody_who_may_not_add_documents_can_only_find_them(
    address: str, client: Client
) -> None:
    editor = User.objects.create_user("editor", is_staff=True)
    names = ["add_update", "view_update", "view_reform", "view_passage", "add_passage"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(editor)
    page = client.get(address).content.decode()
    assert "a new document" not in page
    assert "Select a valid choice" in errors(stage(client, address, **NEW))
    assert not Document.objects.exists()
