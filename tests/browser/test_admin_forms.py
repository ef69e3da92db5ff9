"""Recording an update in a real browser: with scripts, and without them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from reforms.models import Milestone, Reform, Update
from seeds.admin.panels import page_of
from seeds.models import Passage
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
    page.get_by_role("button", name="Save", exact=True).click()

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
    page = context.new_page()
    page.goto(live_server.url + page_of(reform))
    page.get_by_role("link", name="Record an update").first.click()
    page.get_by_label("outcome", exact=True).check()
    chosen = page.get_by_label("Milestone:")
    assert chosen.locator("option").all_inner_texts() == ["---------", "Testing begins"]
    chosen.select_option("Testing begins")
    page.get_by_label("Part met").check()
    page.get_by_label("inferred", exact=True).check()
    page.get_by_label("Reason:").fill("Two of the three areas have begun.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    context.close()
    update = Update.objects.get()
    assert (update.milestone, update.outcome) == (milestone, "part-met")
