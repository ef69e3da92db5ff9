"""Every page by keyboard alone: everything is reached, in the order of reading, and seen."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.torture import share

REACHABLE = """
() => {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const all = [...document.querySelectorAll(selector)];
  const reached = all.filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' &&
    one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }));
  reached.forEach((one, place) => { one.dataset.place = place; });
  return {
    count: reached.length,
    jumps: all.filter((one) => one.tabIndex > 0).map((one) => one.outerHTML),
  };
}
"""
"""Numbers what the Tab key has to reach, in the order of the page."""

FOCUSED = """
() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
  const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
  return {
    place: one.dataset.place === undefined ? -1 : Number(one.dataset.place),
    shown: one.outerHTML.slice(0, 120),
    ringed: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 &&
      left < innerWidth,
  };
}
"""
"""What has the focus, and how it is shown."""

WALKED = [
    "/",
    "/roadmap/?view=table&on=2022-04-28",
    "/reforms/senco-npq/?on=2023-08-14",
    "/changes/?from=2022-04-28&to=2023-08-14",
    "/glossary/?q=ehcp",
    "/bodies/regional-expert-partnerships/",
    "/nowhere/",
]
WALKS = share([(address, width) for width in (320, 1280) for address in WALKED], 3)
"""Some at one width, others at the other; under torture each at both."""

LONG = ["/roadmap/?on=2023-08-14", "/delivery-model/?on=2023-08-14", "/glossary/?on=2022-04-28"]
"""Pages with more stops, which are walked at one width; one of them in `make test`."""


def walk(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, until it leaves the page."""
    count = page.evaluate(REACHABLE)["count"]
    stops: list[dict[str, Any]] = []
    while len(stops) <= count:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        # It leaves to the browser's own bar, or where that has none begins anew.
        if stop["place"] < 0 or (stops and stop["place"] == 0):
            break
        # A field for a day has stops of its own for day, month and year.
        if not stops or stop["place"] != stops[-1]["place"]:
            stops.append(stop)
    return stops


def check_walk(page: Page) -> None:
    reachable = page.evaluate(REACHABLE)
    assert reachable["jumps"] == []
    stops = walk(page)
    assert [stop["place"] for stop in stops] == list(range(reachable["count"]))
    assert [stop["shown"] for stop in stops if not (stop["ringed"] and stop["seen"])] == []
    assert 'class="govuk-skip-link"' in stops[0]["shown"]
    assert len(stops) > 10


@pytest.mark.parametrize(("address", "width"), WALKS)
def test_the_tab_key_reaches_everything_in_order(
    address: str, width: int, served: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{served}{address}")
    check_walk(page)


@pytest.mark.parametrize("address", share(LONG, 3))
def test_the_tab_key_reaches_everything_on_a_long_page(
    address: str, served: str, page: Page
) -> None:
    page.goto(f"{served}{address}")
    check_walk(page)


def test_what_is_folded_is_reached_once_it_is_opened(served: str, page: Page) -> None:
    page.goto(f"{served}/changes/?from=2022-04-28&to=2023-08-14")
    before = page.evaluate(REACHABLE)["count"]
    page.locator("details.folded:not([open]) > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(REACHABLE)["count"] > before


def test_the_skip_link_leads_past_the_head_of_the_page(served: str, page: Page) -> None:
    page.goto(f"{served}/roadmap/")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    in_main = "document.querySelector('main').contains(document.activeElement)"
    assert page.evaluate(in_main)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called `name` has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if name in (page.evaluate("document.activeElement.textContent") or ""):
            return
    pytest.fail(f"Tab never reached “{name}”")


@pytest.mark.parametrize("address", share(["/reforms/senco-npq/", "/", "/delivery-model/"], 3))
def test_a_documents_day_is_chosen_by_keyboard(address: str, served: str, page: Page) -> None:
    page.goto(f"{served}{address}")
    tab_to(page, "As known")
    page.keyboard.press("Enter")
    tab_to(page, "14 August 2023")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}{address}?on=2023-08-14")
    expect(page.get_by_role("note")).to_contain_text("what was known on 14 August 2023")
    tab_to(page, "Back to today")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}{address}")


def test_any_other_day_is_typed_by_keyboard(served: str, page: Page) -> None:
    page.goto(f"{served}/glossary/?q=ehcp")
    tab_to(page, "As known")
    page.keyboard.press("Space")
    while page.evaluate("document.activeElement.type") != "date":
        page.keyboard.press("Tab")
    # The same whichever of day and month the browser asks for first.
    page.keyboard.type("08082023")
    tab_to(page, "Show")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}/glossary/?q=ehcp&on=2023-08-08")
    expect(page.get_by_role("note")).to_contain_text("what was known on 8 August 2023")


def test_the_roadmap_is_filtered_by_keyboard(served: str, page: Page) -> None:
    page.goto(f"{served}/roadmap/?view=table&on=2023-08-14")
    tab_to(page, "Filter, group")
    page.keyboard.press("Enter")
    choose(page, "Stage", "Future")
    page.get_by_label("Words").focus()
    page.keyboard.type("code")
    page.keyboard.press("Enter")
    expect(page.locator("tr.roadmap__reform")).to_have_count(1)


def choose(page: Page, field: str, option: str) -> None:
    """Go down a list until an option is chosen.

    Typing its first letters would depend on how quickly they follow each other.
    """
    listing = page.get_by_label(field)
    listing.focus()
    for _ in range(listing.locator("option").count()):
        if listing.evaluate("field => field.selectedOptions[0].textContent.trim()") == option:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"“{option}” is not in the list “{field}”")
