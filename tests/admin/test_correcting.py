"""Looking at an entry of the log, and answering a wrong one with a correcting one."""

import re

import pytest
from django.test import Client

from libs.backoffice.panels import list_of, page_of
from reforms.models import Milestone, Reform, Update
from tests.admin.forms import errors, form_of, publish, record
from tests.rows import DAY, add


@pytest.fixture
def reform(db: None) -> Reform:
    return add(Reform, title="A plan")


def test_the_entrys_page_leads_to_its_correction(admin_client: Client, reform: Reform) -> None:
    wrong = add(Update, reform=reform)
    address = list_of(Update, "add", corrects=wrong.pk)
    page = admin_client.get(page_of(wrong)).content.decode()
    assert f'<a href="{address}" class="addlink">Correct</a>' in page


def test_a_correction_starts_with_what_was_said(admin_client: Client, reform: Reform) -> None:
    milestone = add(Milestone, reform=reform)
    wrong = add(
        Update,
        reform=reform,
        kind="target",
        milestone=milestone,
        target_words="autumn 2023",
        target_edtf="2023-23",
        note="It begins then.",
    )
    address = list_of(Update, "add", corrects=wrong.pk)

    typed = {"target_words": "autumn 2024", "target_edtf": "2024-23"}
    record(admin_client, address, **typed, correction_reason="Misread.")

    right = reform.updates.get(corrects=wrong)
    assert right.target.words == "autumn 2024"
    assert (right.kind, right.milestone, right.note) == ("target", milestone, "It begins then.")
    assert (right.known_on, right.passage) == (wrong.known_on, wrong.passage)
    assert right.key != wrong.key
    page = admin_client.get(page_of(wrong)).content.decode()
    assert "corrects=" not in page
    assert f'href="{page_of(right)}"' in page


def test_a_correction_belongs_to_what_it_corrects_whatever_the_address_says(
    admin_client: Client, reform: Reform
) -> None:
    wrong = add(Update, reform=reform)
    address = list_of(Update, "add", corrects=wrong.pk, reform=add(Reform).pk)
    record(admin_client, address, correction_reason="Misread.")
    assert wrong.corrected_by.reform == reform


def test_an_entry_is_corrected_once(admin_client: Client, reform: Reform) -> None:
    wrong = add(Update, reform=reform)
    address = list_of(Update, "add", corrects=wrong.pk)
    sent = form_of(admin_client.get(address)) | {"correction_reason": "Misread."}
    publish(admin_client, address, sent)
    again = sent | {"key": "another"}
    assert "That was corrected already, by:" in errors(publish(admin_client, address, again))
    assert Update.objects.count() == 2
    # Whoever opens the form by then is led to what stands now.
    assert admin_client.get(address)["Location"] == page_of(wrong.corrected_by)


def test_an_entry_shows_what_it_says_and_nothing_to_type_into(
    admin_client: Client, reform: Reform
) -> None:
    entry = add(Update, reform=reform, kind="name", name="What it is called", known_on=DAY)
    page = admin_client.get(page_of(entry)).content.decode()
    assert "What it is called" in page
    shown = page.split('id="content-main"', 1)[1]
    assert re.findall(r"<(?:input|select|textarea)[^>]*name=\"(?!csrf)", shown) == []
    assert "Save" not in shown
