"""Tables from real life come in: their columns are asked about, and nothing is guessed."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from glossary.models import Sense, Term
from reforms.models import Milestone, Reform, Update
from tests.libs.backoffice.tables import as_csv, confirm, errors_of, fields_of, match, said, send
from tests.libs.ingest.real_tables import REAL
from tests.rows import add
from tests.torture import share

ORDERS = {"headings in two rows": "day", "days as numbers": "serial", "unclear days": "day"}
DAYS = {
    "headings in two rows": ["2023-08-14", "2023-09-15"],
    "short days": ["2023-08-14", "2023-09-01"],
    "days as numbers": ["2023-08-14", "2023-08-15"],
    "unclear days": ["2023-04-03", "2023-06-05"],
}


@pytest.mark.parametrize("origin", share(list(REAL), 2))
def test_a_table_from_elsewhere_becomes_terms_and_senses(origin: str, admin_client: Client) -> None:
    name, make, wanted = REAL[origin]
    page = send(admin_client, Sense, make(), name)
    assert "layout" in page.context, said(page)
    typed = {"fixed-basis": "inferred", "fixed-reason": "A list says so"}
    typed["fixed-origin"] = "outside"
    if origin not in DAYS:
        typed["fixed-known_on"] = "2023-08-14"
    if origin in ORDERS:
        at = next(one for one in page.context["form"].fields if one.startswith("order-"))
        if origin != "headings in two rows":
            assert not fields_of(page).get(at)
            refused = match(admin_client, Sense, page, **typed)
            assert "Choose how the days in" in errors_of(refused)
        typed[at] = ORDERS[origin]
    preview = match(admin_client, Sense, page, **typed)
    assert confirm(admin_client, Sense, preview).status_code == 302
    senses = Sense.objects.order_by("pk")
    assert {one.term.text: one.expansion for one in senses} == wanted
    assert [str(one.known_on) for one in senses] == DAYS.get(origin, ["2023-08-14"] * len(wanted))
    # Sent again, it is all here already.
    again = match(admin_client, Sense, send(admin_client, Sense, make(), name), **typed)
    assert f"0 new, 0 changed, {len(wanted)} unchanged, 0 wrong" in said(again)


def test_what_a_heading_meant_is_remembered_for_its_kind_of_table(admin_client: Client) -> None:
    page = send(admin_client, Term, b"Kurzform,Langform\nAAC,Long\n")
    assert page.context["form"].choices.columns == ("", "")
    assert "Say what at least one column is" in errors_of(match(admin_client, Term, page))
    confirm(admin_client, Term, match(admin_client, Term, page, **{"column-0": "text"}))
    again = send(admin_client, Term, b"KURZFORM,Langform\nADP,Long\n")
    assert again.context["form"].choices.columns == ("text", "")
    other = send(admin_client, Sense, b"Kurzform,Langform\nADP,Long\n")
    assert other.context["form"].choices.columns == ("", "")


def test_another_sheet_or_row_asks_about_its_own_columns(admin_client: Client) -> None:
    name, make, _ = REAL["a workbook with a cover"]
    page = send(admin_client, Sense, make(), name)
    assert "Lookups (hidden)" in said(page)
    assert page.context["form"].choices.sheet == 2
    hidden = match(admin_client, Sense, page, sheet="0")
    assert [one.examples for one in hidden.context["asked"]] == [("OLD",), ("Not to be read",)]
    moved = match(admin_client, Sense, page, first="1")
    assert moved.context["form"].choices.first == 1
    assert "1 new" not in said(moved)


def test_a_milestone_is_found_by_its_title_within_its_reform(admin_client: Client) -> None:
    plan, other = add(Reform, title="A plan"), add(Reform, title="Another plan")
    begins = add(Milestone, reform=plan, title="Testing begins")
    add(Milestone, reform=other, title="Testing begins")
    rows = b"Reform,Milestone,Expected by,Known on\na PLAN,testing begins,in 2027,14 August 2023\n"
    page = send(admin_client, Update, rows)
    typed = {"column-2": "target_words", "fixed-kind": "target", "fixed-basis": "inferred"}
    preview = match(admin_client, Update, page, **typed, **{"fixed-reason": "A list says so"})
    assert "Milestone A plan: Testing begins" in said(preview)
    confirm(admin_client, Update, preview)
    assert Update.objects.get().milestone == begins


def test_a_milestone_is_found_by_its_slug_too_and_the_nearest_is_told(admin_client: Client) -> None:
    plan = add(Reform, slug="a-plan", title="A plan")
    add(Milestone, reform=plan, slug="begins", title="Testing begins")
    head = "key,reform,milestone,kind,outcome,known_on,basis,reason\n"
    row = "new,a-plan,{},outcome,happened,2023-08-14,inferred,A list says so\n"
    right = send(admin_client, Update, (head + row.format("begins")).encode())
    assert "Milestone A plan: Testing begins" in said(right)
    wrong = send(admin_client, Update, (head + row.format("begin")).encode())
    assert "a-plan/begins" in said(wrong)


def test_two_columns_are_not_one(admin_client: Client) -> None:
    page = send(admin_client, Term, b"a word,b word\nAAC,ADP\n")
    twice = match(admin_client, Term, page, **{"column-0": "text", "column-1": "text"})
    assert "Two columns are “Abbreviation”" in errors_of(twice)


def test_a_term_is_found_by_its_name_and_keeps_its_spelling(admin_client: Client) -> None:
    add(Term, slug="e-h-c-p", text="EHCP")
    rows = b"Abbreviation,Also written\n ehcp\xe2\x80\x8b,EHC plan\n"
    preview = match(admin_client, Term, send(admin_client, Term, rows))
    confirm(admin_client, Term, preview)
    term = Term.objects.get()
    assert (term.text, term.other_spellings) == ("EHCP", "EHC plan")


@pytest.mark.django_db
def test_who_may_not_add_terms_adds_none_with_senses(client: Client) -> None:
    editor = User.objects.create_user("editor", is_staff=True)
    wanted = ["view_sense", "add_sense"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    client.force_login(editor)
    page = send(client, Sense, b"Abbreviation,Meaning\nAAC,Long\n")
    assert "makes" not in page.context["form"].fields
    typed = {"fixed-basis": "inferred", "fixed-reason": "So", "fixed-origin": "outside"}
    preview = match(client, Sense, page, **typed, **{"fixed-known_on": "2023-08-14"})
    assert "No term is called &#x27;AAC&#x27;" in said(preview)


def test_an_export_that_a_spreadsheet_rewrote_changes_nothing(admin_client: Client) -> None:
    words = {"target_words": "14 August 2025", "target_edtf": "2025-08-14"}
    milestone = add(Milestone)
    row = add(Update, kind="target", reform=milestone.reform, milestone=milestone, **words)
    head = b"key,kind,known_on,target_words,target_edtf\n"
    day = row.known_on.strftime("%d/%m/%Y")
    cells = f"{row.key},target,{day},14-Aug-25,14/08/2025\n".encode()
    page = send(admin_client, Update, head + cells)
    again = match(admin_client, Update, page, **{"order-2": "day", "order-4": "day"})
    assert "0 new, 0 changed, 1 unchanged, 0 wrong" in said(again)


def test_a_copy_of_an_entry_under_another_key_is_refused(admin_client: Client) -> None:
    row = add(Sense, key="one", position=0)
    names = ("expansion", "origin", "known_on", "basis", "reason")
    cells = ["two", row.term.slug, *(str(getattr(row, name)) for name in names)]
    passage = row.passage.key if row.passage else ""
    page = send(
        admin_client, Sense, as_csv([["key", "term", *names, "passage"], [*cells, passage]])
    )
    assert "Says the same as the entry one: leave this row out." in said(page)
