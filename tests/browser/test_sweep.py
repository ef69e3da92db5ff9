"""Every page in a real browser: phone and desk, light and dark, with and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import (
    AGAIN,
    EMPTY,
    MAIN,
    OTHERS,
    PATIENCE,
    REFUSED,
    RULES,
    Complaints,
    axe,
    runs_off,
)
from tests.torture import share

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
SIZES = [PHONE, DESK]
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

KINDS = [*MAIN, *OTHERS]
ODD = [*AGAIN, *EMPTY, *REFUSED]
ALL = [*KINDS, *ODD]
MODES = ["dark", "forced colours", "enlarged"]


@pytest.mark.parametrize("address", [*MAIN, *share(OTHERS, 2), *share(ODD, 6)])
def test_a_page_is_whole_on_a_phone_and_on_a_desk(address: str, served: str, page: Page) -> None:
    """It fits at both sizes; axe judges each at one of them, and under torture all at both."""
    complaints, faults = Complaints(page), {}
    judged = share(SIZES, 2, start=ALL.index(address))
    for size in SIZES:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if page.url != f"{served}{address}":
            page.goto(f"{served}{address}")
        faults[size["width"]] = list(filter(None, [runs_off(page)]))
        if size in judged:
            faults[size["width"]] += axe(page)
    assert faults == {320: [], 1280: []}
    assert complaints == []


@pytest.mark.parametrize(
    ("address", "mode"),
    # Under torture every page in each, otherwise the next page in the next.
    [
        (address, mode)
        for number, address in enumerate(MAIN)
        for mode in share(MODES, len(MODES), start=number)
    ],
)
def test_a_main_page_can_be_read_in_the_dark_in_forced_colours_and_enlarged(
    address: str, mode: str, served: str, page: Page
) -> None:
    complaints = Complaints(page)
    if mode == "dark":
        page.emulate_media(color_scheme="dark")
    elif mode == "forced colours":
        page.emulate_media(forced_colors="active")
    else:
        # A window of 1280 px at 400% is one of 320 by 200 px.
        page.set_viewport_size({"width": 320, "height": 200})
    page.goto(f"{served}{address}")
    assert runs_off(page) == ""
    if mode != "enlarged":
        assert axe(page, CONTRAST) == []
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    is_dark = sum(int(part) for part in background.strip("rgb()").split(",")[:3]) < 200
    assert is_dark == (mode == "dark"), background
    assert complaints == []


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A browser whose scripts are turned off."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_without_scripts_an_abbreviation_is_looked_up(served: str, plain_page: Page) -> None:
    plain_page.goto(f"{served}/glossary/")
    box = plain_page.get_by_role("searchbox", name="Look up an abbreviation")
    box.fill("ehcp")
    box.press("Enter")
    expect(plain_page).to_have_url(f"{served}/glossary/?q=ehcp")
    expect(plain_page.get_by_role("heading", name="EHCP", exact=True)).to_be_visible()


def test_without_scripts_another_day_is_chosen(served: str, plain_page: Page) -> None:
    plain_page.goto(f"{served}/roadmap/")
    plain_page.get_by_text("As known today").click()
    plain_page.get_by_label("or another day").fill("2023-08-14")
    plain_page.get_by_role("button", name="Show", exact=True).click()
    expect(plain_page).to_have_url(f"{served}/roadmap/?on=2023-08-14")
    expect(plain_page.get_by_text("This page shows what was known on")).to_be_visible()
    plain_page.get_by_role("link", name="Back to today").click()
    expect(plain_page).to_have_url(f"{served}/roadmap/")


def test_without_scripts_the_roadmap_is_filtered(served: str, plain_page: Page) -> None:
    plain_page.goto(f"{served}/roadmap/?view=table&on=2023-08-14")
    plain_page.get_by_text("Filter, group or show as a table").click()
    plain_page.get_by_label("Stage").select_option("Future")
    plain_page.get_by_label("Words").fill("code")
    plain_page.get_by_role("button", name="Apply").click()
    rows = plain_page.locator("tr.roadmap__reform th")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Amended SEND Code of Practice")
    assert "on=2023-08-14" in plain_page.url


def test_without_scripts_two_days_are_compared(served: str, plain_page: Page) -> None:
    plain_page.goto(f"{served}/changes/")
    plain_page.locator("details:has(#from) > summary").click()
    plain_page.get_by_label("Known by", exact=True).fill("2022-04-28")
    plain_page.get_by_label("and by").fill("2023-08-14")
    plain_page.get_by_role("button", name="Compare").click()
    expect(plain_page.get_by_role("heading", name="Decided")).to_be_visible()


def test_a_citation_leads_to_its_passage(served: str, page: Page) -> None:
    page.goto(f"{served}/reforms/senco-npq/?on=2023-08-14")
    link = page.locator("a[href^='/sources/'][href*='#']", has_text="NAHT summary, July 2023").first
    target = link.get_attribute("href")
    assert target
    link.click()
    anchor = target.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    expect(page).to_have_url(f"{served}{target}")


def test_nothing_is_stored_in_the_browser_but_the_last_visit(served: str, page: Page) -> None:
    for address in MAIN:
        page.goto(f"{served}{address}")
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") in ([], ["last-visit"])
    assert page.evaluate("sessionStorage.length") == 0


def test_axe_would_find_what_is_wrong(served: str, page: Page) -> None:
    page.goto(f"{served}/accessibility/")
    page.evaluate("document.querySelector('h1').outerHTML = '<img src=/static/img/icon.svg>'")
    found = " ".join(axe(page, RULES))
    assert "image-alt" in found
    assert "page-has-heading-one" in found
