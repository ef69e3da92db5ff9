"""What check_seeds found of a passage is shown where the passage is edited, and never typed."""

import pytest
from django.test import Client

from libs.backoffice.panels import list_of, page_of
from seeds.models import Passage, PassageCheck
from tests.rows import add


@pytest.fixture
def check(db: None) -> PassageCheck:
    return add(PassageCheck, problem="no such heading")


def test_the_passages_form_says_what_was_missing(check: PassageCheck, admin_client: Client) -> None:
    passage = check.passage
    assert "14 August 2023: no such heading" in admin_client.get(page_of(passage)).content.decode()
    passage.heading_path = "Part two"
    passage.save()
    assert "not since it last changed" in admin_client.get(page_of(passage)).content.decode()
    assert "none yet" in admin_client.get(page_of(add(Passage))).content.decode()


def test_a_check_is_looked_at_only(check: PassageCheck, admin_client: Client) -> None:
    assert admin_client.get(list_of(PassageCheck, "add")).status_code == 403
    sent = {"problem": "", "checked_at": "2026-01-01"}
    assert admin_client.post(page_of(check), sent).status_code == 403
    check.refresh_from_db()
    assert check.problem == "no such heading"


def test_a_check_goes_with_its_passage(check: PassageCheck, admin_client: Client) -> None:
    sent = {"post": "yes", "edit_reason": "Gone"}
    answer = admin_client.post(page_of(check.passage, "delete"), sent)
    assert answer.status_code == 302
    assert (Passage.objects.count(), PassageCheck.objects.count()) == (0, 0)
