"""Recording an update in a real browser: with scripts, and without them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from libs.backoffice.panels import list_of, page_of
from reforms.models import Milestone, Reform, Update
from seeds.models import Passage
from tests.browser.pages import Judge
from tests.rows import add


def sign_in(context: BrowserContext, server: LiveServer) -> User:
    """An editor whose session the browser holds; the sign-in form has a test of its own."""
    editor = User.objects.create_superuser("editor")
    client = Client()
    client.force_login(editor)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}]
    )
    return editor


@pytest.fixture
def reform(live_server: LiveServer) -> Reform:
    return add(Reform, title="A plan")


def test_an_update_is_recorded_with_a_passage_looked_up_by_typing(
    reform: Reform, live_server: LiveServer, page: Page
) -> None:
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        told.append(message.text)

    page.on("console", note)
    editor = sign_in(page.context, live_server)
    for number in range(3):
        add(Passage, heading_path=f"Part {number}")
    page.goto(live_server.url + page_of(reform))
    page.get_by_role("link", name="Record an update").first.click()
    page.get_by_label("stage", exact=True).check()
    page.get_by_label("Future").check()
    page.get_by_label("stated", exact=True).check()
    page.locator(".field-passage .select2-selection").click()
    page.keyboard.type("part 2")
    page.get_by_role("option", name="A document, 2023, Part 2").click()
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Publish").click()

    expect(page.get_by_text("was added successfully")).to_be_visible()
    expect(page.get_by_role("link", name="stage: Future").first).to_be_visible()
    update = Update.objects.get()
    assert update.passage
    assert (update.passage.heading, update.recorded_by) == ("Part 2", editor)
    # What the strict policy refuses is told on the console.
    assert told == []


def test_an_update_is_recorded_without_any_script(
    reform: Reform, live_server: LiveServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, live_server)
    milestone = add(Milestone, reform=reform, title="Testing begins")
    add(Milestone, title="Of another reform")
    passage = add(Passage)
    page = context.new_page()
    page.goto(live_server.url + page_of(reform))
    page.get_by_role("link", name="Record an update").first.click()
    page.get_by_label("outcome", exact=True).check()
    chosen = page.get_by_label("Milestone:", exact=True)
    expect(chosen.locator("option")).to_have_text(["---------", "Testing begins"])
    chosen.select_option("Testing begins")
    page.get_by_label("Happened in part").check()
    page.get_by_label("inferred", exact=True).check()
    page.locator("[name=passage-find]").fill("chapter two")
    page.locator(".field-passage").get_by_role("button", name="Find").click()
    page.get_by_label("Passage:").select_option("A document, 2023, Chapter two")
    page.get_by_label("Reason:").fill("Two of the three areas have begun.")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Back to the form").click()
    expect(page.get_by_label("Happened in part")).to_be_checked()
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    context.close()
    update = Update.objects.get()
    assert (update.milestone, update.outcome) == (milestone, "part-met")
    assert update.passage == passage


def test_the_form_and_its_preview_are_for_everybody(
    reform: Reform, live_server: LiveServer, page: Page
) -> None:
    sign_in(page.context, live_server)
    judge = Judge(page)
    asked = {"reform": reform.pk, "kind": "target", "target_words": "until 2025"}
    page.goto(live_server.url + list_of(Update, "add", **asked))
    judge.look("words that are asked about")
    page.get_by_label("stage", exact=True).check()
    page.get_by_label("inferred", exact=True).check()
    page.get_by_label("a new document", exact=True).check()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Please correct the errors below.")).to_be_visible()
    judge.look("a refused form")
    page.get_by_label("a passage that is here already").check()
    page.get_by_label("Future").check()
    page.get_by_label("Reason:").fill("It is not begun.")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("button", name="Publish")).to_be_visible()
    judge.look("a preview")
    assert judge.found == {}


def test_words_are_answered_while_they_are_typed_and_only_fitting_rows_are_shown(
    reform: Reform, live_server: LiveServer, page: Page
) -> None:
    sign_in(page.context, live_server)
    milestone = add(Milestone, reform=reform, title="Testing begins")
    target = {"kind": "target", "target_words": "autumn 2023", "target_edtf": "2023-23"}
    add(Update, reform=reform, milestone=milestone, **target)
    page.goto(live_server.url + list_of(Update, "add", reform=reform.pk))
    words = page.get_by_label("Target date, in the source's words:")
    expect(words).to_be_hidden()
    page.get_by_label("target date", exact=True).check()
    expect(words).to_be_visible()
    expect(page.get_by_label("Happened in part")).to_be_hidden()
    page.get_by_label("Milestone:", exact=True).select_option("Testing begins")
    expect(page.get_by_text("Until now:")).to_be_visible()

    page.get_by_label("Known on:").fill("2023-08-14")
    words.fill("until the autumn")
    page.get_by_label("as it begins: 1 September 2023").check()
    # A slower answer to the same words leaves what was chosen meanwhile.
    page.get_by_label("Known on:").fill("2023-08-15")
    expect(page.get_by_label("as it begins: 1 September 2023")).to_be_checked()
    words.fill("in due course")
    expect(page.get_by_text("No date is given: “in due course”")).to_be_visible()
