"""The glossary on a phone: a tap, the abbreviation typed, a tap, and the answer is there."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from glossary.models import Sense, Term
from tests.glossary.words import add_dfe
from tests.rows import add

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def dfe() -> Term:
    return add_dfe()


def test_the_answer_stands_on_the_first_screen_of_a_phone(
    page: Page, live_server: LiveServer, dfe: Term
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(live_server.url + "/glossary/")
    box = page.get_by_role("searchbox", name="Look up an abbreviation")
    box.click()
    page.keyboard.type("dfe")
    page.get_by_role("button", name="Look up").click()
    answer = page.locator(".answer").get_by_text("Department for Education", exact=True)
    expect(answer).to_be_in_viewport()


def test_the_list_filters_as_one_types_and_says_so(
    page: Page, live_server: LiveServer, dfe: Term
) -> None:
    add(Sense, term=add(Term, text="ICB"), expansion="Integrated Care Board")
    page.goto(live_server.url + "/glossary/")
    page.get_by_role("searchbox", name="Look up an abbreviation").press_sequentially("ibc")
    # A phone's keyboard covers the lower half: the box goes up as one types.
    page.set_viewport_size({"width": 390, "height": 420})
    page.get_by_role("searchbox", name="Look up an abbreviation").press_sequentially("c")
    page.keyboard.press("Backspace")
    expect(page.locator("#words-status")).to_have_text("Not known. Did you mean ICB?")
    expect(page.get_by_role("link", name="ICB", exact=True)).to_be_in_viewport()
    expect(page.locator("#words")).not_to_contain_text("Department for Education")
    assert page.url.endswith("/glossary/?q=ibc")
