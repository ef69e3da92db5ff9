"""Recording an update in a real browser: with scripts, without them, and for everyone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from partnerships.models import DeliveryBody
from reforms.models import Milestone, Reform, Update
from seeds.admin.panels import list_of, page_of
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


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_axe_finds_nothing_in_the_editors_room(
    width: int, scheme: str, reform: Reform, live_server: LiveServer, browser: Browser
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]  # Playwright wants a literal
    )
    sign_in(context, live_server)
    entry = add(Update, reform=reform)
    add(Milestone, reform=reform)
    addresses = [
        "/admin/",
        list_of(Reform),
        list_of(Update),
        list_of(Update, reform__id__exact=reform.pk),
        list_of(Update, "add", reform=reform.pk),
        list_of(DeliveryBody, "add"),
        page_of(reform),
        page_of(reform, "history"),
        page_of(reform, "delete"),
        page_of(entry),
    ]
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(live_server.url + address)
        results = Axe().run(page)
        if results.violations_count:
            found[address] = [
                f"{one['id']}: {node['html'][:120]}"
                for one in results.response["violations"]
                for node in one["nodes"]
            ]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()
    assert found == {}
