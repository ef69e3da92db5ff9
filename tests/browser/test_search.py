"""The search box by keyboard: a key goes to it, and the answer comes with the page."""

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 320, "height": 640}


def test_a_slash_goes_to_the_box_but_not_while_one_writes(page: Page, served: str) -> None:
    page.goto(served + "/glossary/")
    box = page.get_by_role("searchbox", name="Search the tracker")
    lookup = page.get_by_role("searchbox", name="Look up an abbreviation")
    lookup.click()
    page.keyboard.type("a/b")
    expect(lookup).to_have_value("a/b")
    lookup.blur()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("ehcp")
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("Education, Health and Care Plan")
    expect(box).to_have_value("ehcp")


@pytest.mark.parametrize("address", ["/", "/roadmap/?on=2023-08-14"])
def test_on_a_phone_the_box_stands_beside_the_name(page: Page, served: str, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(served + address)
    name = page.locator(".band__name").bounding_box()
    box = page.get_by_role("searchbox", name="Search the tracker").bounding_box()
    assert name is not None
    assert box is not None
    assert box["width"] >= 100
    assert name["y"] < box["y"] + box["height"] / 2 < name["y"] + name["height"]
