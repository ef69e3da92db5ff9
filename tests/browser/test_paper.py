"""The drawings on paper: A3 or A4 on its side, and the whole chart on the first sheet."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.pages import runs_off

A4 = {"width": 1047, "height": 718}
"""What the margins leave of a sheet on its side, in pixels."""


def sizes(page: Page) -> set[tuple[int, int]]:
    """The sizes of a printed page's sheets, in points."""
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", printed)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


@pytest.mark.parametrize("address", ["/roadmap/", "/delivery-model/?on=2023-08-14"])
def test_a_drawing_lies_on_its_side_and_fits(address: str, served: str, page: Page) -> None:
    page.goto(f"{served}{address}")
    found = sizes(page)
    assert found
    assert all(width > height for width, height in found)
    page.emulate_media(media="print")
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    assert runs_off(page) == ""


def test_a_page_of_text_stands_upright(served: str, page: Page) -> None:
    page.goto(f"{served}/about/")
    assert all(width < height for width, height in sizes(page))


@pytest.mark.parametrize("query", ["", "?on=2022-04-28", "?on=2023-08-14"])
def test_the_whole_chart_is_on_the_first_sheet(query: str, served: str, page: Page) -> None:
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    page.goto(f"{served}/delivery-model/{query}")
    bottom = page.evaluate("document.querySelector('.chart').getBoundingClientRect().bottom")
    assert A4["height"] * 0.8 < bottom <= A4["height"]
