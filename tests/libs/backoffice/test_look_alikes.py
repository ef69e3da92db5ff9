"""A name is one name wherever it comes in: by a form, a table or a fixture."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from glossary.models import Term
from libs.backoffice.panels import list_of
from libs.ingest.saving import save_checked
from tests.libs.backoffice.tables import as_csv, said, send
from tests.rows import add

TWINS = ["ehcp", "ＥＨＣＰ", "ЕНСР", "EHCP\u200b", "\u202eEHCP"]


@pytest.mark.parametrize("text", TWINS)
def test_a_look_alike_is_no_new_term(text: str, admin_client: Client) -> None:
    add(Term, slug="ehcp", text="EHCP")
    typed = admin_client.post(list_of(Term, "add"), {"slug": "another", "text": text})
    assert typed.status_code == 200
    assert "term" in str(typed.context["errors"]).casefold()
    sent = send(admin_client, Term, as_csv([["slug", "text"], ["another", text]]))
    assert "another term" in said(sent).casefold()
    with pytest.raises(ValidationError, match="nother term"):
        save_checked(Term(slug="another", text=text))
    assert Term.objects.count() == 1


def test_two_in_one_table_are_one_too(admin_client: Client) -> None:
    page = send(admin_client, Term, as_csv([["slug", "text"], ["one", "EHCP"], ["two", "ehcp"]]))
    assert "“ehcp” is the name of another term, which is written “EHCP” (one)." in said(page)


def test_a_name_may_be_written_in_another_way(admin_client: Client) -> None:
    add(Term, slug="ehcp", text="ehcp")
    page = send(admin_client, Term, as_csv([["slug", "text"], ["ehcp", "EHCP"]]))
    assert "Row 2, EHCP Abbreviation ehcp EHCP" in said(page)


def test_a_preview_warns_before_it_empties_what_a_row_says(admin_client: Client) -> None:
    add(Term, slug="ehcp", text="EHCP", other_spellings="EHC plan")
    page = send(admin_client, Term, b"slug,text,other_spellings\nehcp,EHCP\nsend,SEND,SEN\n")
    assert "Row 2, EHCP: Other spellings, now “EHC plan”" in said(page)
    kept = send(
        admin_client, Term, b"slug,text,other_spellings\nehcp,EHCP,EHC plan\nsend,SEND,SEN\n"
    )
    assert "Saving empties" not in said(kept)


def test_invisible_marks_are_not_saved_by_any_form(admin_client: Client) -> None:
    typed = {"slug": "send", "text": "SE\u200bND\u202e", "edit_reason": "New"}
    assert admin_client.post(list_of(Term, "add"), typed).status_code == 302
    assert Term.objects.get().text == "SEND"
    nothing = admin_client.post(list_of(Term, "add"), typed | {"slug": "b", "text": "\u200b"})
    assert "This field is required" in str(nothing.context["errors"])
