"""A whole sitting without a mouse: from the start page to published, ties and checks included."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from partnerships.models import DeliveryBody, Relation
from reforms.models import Milestone, Reform, Strand, Update
from tests.browser.pages import Complaints
from tests.browser.test_two_people import signed_in
from tests.rows import add

MOST_TABS = 90
TEXT = """Next steps

1. Boards

The national board funds the panel from today.

2. Plans

Testing begins in autumn 2027 in forty schools.
"""


@pytest.fixture
def rows(live_server: LiveServer) -> None:
    strand = add(Strand, title="Money")
    for title in ("Digital plans", "Funding bands", "Local bands", "Leaders"):
        add(Milestone, reform=add(Reform, title=title, strand=strand), title="Testing begins")
    add(DeliveryBody, title="National board")
    add(DeliveryBody, title="Advisory panel")


def tab_to(page: Page, what: Locator) -> None:
    """Presses Tab until the focus is there, as somebody does who sees where it is."""
    settled(page)
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if what.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{what} is not reached by Tab")


def settled(page: Page) -> None:
    """Nothing is being asked of the server whose answer would move what is there."""
    expect(page.locator("[data-asking]")).to_have_count(0)


def pick(page: Page, box: Locator, first_letters: str) -> None:
    tab_to(page, box)
    page.keyboard.type(first_letters)


def take(page: Page, row: Locator, line: int) -> None:
    """Goes to the text, selects a line of it, and takes its words for the statement."""
    settled(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Control+Home")
    for _ in range(line):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+Enter")
    expect(row.get_by_label("Who says so")).to_be_focused()
    settled(page)
    page.keyboard.type("st")


def test_a_sitting_is_recorded_without_a_mouse(
    rows: None, live_server: LiveServer, browser: Browser
) -> None:
    with signed_in(browser, live_server, "anna") as page:
        complaints = Complaints(page)
        page.goto(f"{live_server.url}/admin/")
        tab_to(page, page.get_by_role("link", name="Record what a source says"))
        page.keyboard.press("Enter")
        source = page.locator(".sitting__source")
        for label, typed in (
            ("Title", "Next steps"),
            ("Short title", "Next steps, 2026"),
            ("Publisher", "DfE"),
            ("Licence", "OGL v3.0"),
        ):
            tab_to(page, source.get_by_label(label, exact=True))
            page.keyboard.type(typed)
        pick(page, source.get_by_label("Kind"), "news")
        pick(page, source.get_by_label("Whose word it is"), "pri")
        tab_to(page, page.locator("#text"))
        page.keyboard.insert_text(TEXT)

        # A tie, whose other end is filled in from a word of its name.
        row = page.locator(".statement").first
        tab_to(page, row.get_by_label("What it is about"))
        page.keyboard.type("national b")
        pick(page, row.get_by_label("What changed"), "Tie to another body: funds")
        tab_to(page, row.get_by_label("The other body"))
        page.keyboard.type("panel")
        tab_to(page, row.get_by_label("In the source’s words"))
        expect(row.get_by_label("The other body")).to_have_value("Advisory panel")
        page.keyboard.type("funds")
        take(page, row, 4)
        tab_to(page, page.get_by_role("button", name="Add a statement"))
        page.keyboard.press("Enter")
        row = page.locator(".statement").nth(1)
        expect(row.get_by_label("What it is about")).to_be_focused()
        page.keyboard.type("digital p")
        pick(page, row.get_by_label("What changed"), "Target")
        tab_to(page, row.get_by_label("In the source’s words"))
        page.keyboard.type("autumn 2027")
        take(page, row, 8)

        # Nothing new: the only one that fits is taken by Enter, of several Space ticks some.
        nothing = page.locator('[data-part="nothing"]')
        chips = nothing.locator(".chip")
        tab_to(page, nothing.get_by_label("Find a reform"))
        page.keyboard.type("lead")
        page.keyboard.press("Enter")
        settled(page)
        expect(chips).to_have_count(1)
        page.keyboard.type("bands")
        page.keyboard.press("Enter")
        expect(nothing.get_by_label("Funding bands")).to_be_focused()
        page.keyboard.press("Space")
        settled(page)
        expect(chips).to_have_count(2)
        expect(nothing.get_by_label("Funding bands")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        settled(page)
        expect(chips).to_have_count(3)
        for _ in range(MOST_TABS):
            page.keyboard.press("Shift+Tab")
            if page.evaluate("document.activeElement.dataset.drop") == "Funding bands":
                break
        page.keyboard.press("Enter")
        settled(page)
        expect(chips).to_have_count(2)
        pick(page, nothing.get_by_label("Who says so"), "inf")
        tab_to(page, nothing.get_by_label("Why nothing seems to have changed"))
        page.keyboard.type("Read whole; it names neither.")

        tab_to(page, page.get_by_role("button", name="Preview"))
        page.keyboard.press("Enter")
        expect(page.get_by_text("Leaders: checked, no change")).to_be_visible()
        expect(page.get_by_text("National board funds Advisory panel")).to_be_visible()
        tab_to(page, page.get_by_role("button", name="Publish", exact=True))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="What it recorded")).to_be_visible()
        assert complaints == []

    assert str(Relation.objects.get()) == "National board funds Advisory panel"
    checked = Update.objects.filter(kind="checked").order_by("reform__title")
    assert [one.reform and one.reform.title for one in checked] == ["Leaders", "Local bands"]
    assert Update.objects.get(kind="target").target.edtf == "2027-23"
