"""The drawings on paper: the roadmap on its side, the chart in sheets that can be read."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.pages import runs_off
from tests.torture import share

ON_ITS_SIDE = {"width": 1047, "height": 718}
UPRIGHT = {"width": 718, "height": 1047}
"""What the margins leave of a sheet of A4, in pixels."""
SMALLEST = 14
"""The chart's smallest letters, in its own pixels."""
EIGHT_POINTS = 8 * 96 / 72
LETTERS = """drawing => [...drawing.querySelectorAll("svg text, a, h3, li, p")]
  .filter((one) => one.checkVisibility() && one.textContent.trim())
  .map((one) => parseFloat(getComputedStyle(one).fontSize)
    * (one instanceof SVGElement ? one.getScreenCTM().a : drawing.currentCSSZoom))"""
"""How high its letters are on the sheet, in pixels."""


def sizes(page: Page) -> set[tuple[int, int]]:
    """The sizes of a printed page's sheets, in points."""
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", printed)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


def test_the_roadmap_lies_on_its_side_and_fits(served: str, page: Page) -> None:
    page.goto(f"{served}/roadmap/")
    found = sizes(page)
    assert found
    assert all(width > height for width, height in found)
    page.emulate_media(media="print")
    page.set_viewport_size(ON_ITS_SIDE)  # type: ignore[arg-type]
    assert runs_off(page) == ""


@pytest.mark.parametrize("address", share(["/roadmap/", "/"], 2))
def test_the_first_sheet_holds_what_ends_next_and_the_whole_drawing(
    address: str, served: str, page: Page
) -> None:
    page.set_viewport_size(ON_ITS_SIDE)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    page.goto(f"{served}{address}")
    drawing = page.locator(".overview")
    assert drawing.evaluate("one => one.getBoundingClientRect().bottom") <= ON_ITS_SIDE["height"]
    assert min(drawing.evaluate(LETTERS)) >= EIGHT_POINTS


def test_what_is_folded_on_the_screen_is_whole_on_paper(served: str, page: Page) -> None:
    page.goto(f"{served}/next/")
    fold = page.locator(".folded--table").first
    inner = fold.locator("tbody tr").first
    assert not inner.is_visible()
    page.emulate_media(media="print")
    assert inner.evaluate("one => one.getBoundingClientRect().height") > 0
    assert not fold.locator("summary").is_visible()


def test_what_is_news_is_printed_and_what_is_none_says_where_it_stands(
    served: str, page: Page
) -> None:
    page.goto(f"{served}/changes/?from=2026-02-23&to=2026-11-27")
    page.emulate_media(media="print")
    folds = page.locator(".part--folded")
    told = folds.evaluate_all(
        "all => all.map((one) => [one.querySelector('tbody').checkVisibility(),"
        " one.innerText.includes('Not printed: unfold it at http')])"
    )
    assert [True, False] in told
    assert [False, True] in told
    assert all(printed != says for printed, says in told)


def test_no_column_on_paper_is_too_narrow_for_a_word(served: str, page: Page) -> None:
    """A grid whose parts are in another order than its columns squeezes what it holds."""
    page.set_viewport_size(UPRIGHT)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    for address in ("/areas/leeds/", "/delivery-model/"):
        page.goto(f"{served}{address}")
        narrow = page.locator("main :is(dd, .bodies > li > div):visible").evaluate_all(
            "all => all.filter((one) => one.innerText.trim() && one.clientWidth < 60"
            " && getComputedStyle(one).display !== 'inline').map((one) => one.innerText)"
        )
        assert narrow == []


@pytest.mark.parametrize("address", share(["/delivery-model/?on=2023-08-14", "/about/"], 2))
def test_what_is_text_or_a_chart_stands_upright(address: str, served: str, page: Page) -> None:
    page.goto(f"{served}{address}")
    assert all(width < height for width, height in sizes(page))
    page.emulate_media(media="print")
    page.set_viewport_size(UPRIGHT)  # type: ignore[arg-type]
    assert runs_off(page) == ""


@pytest.mark.parametrize("query", share(["?earlier=1", "?on=2022-04-28", "?on=2023-08-14"], 3))
def test_the_chart_is_on_whole_sheets_with_letters_of_eight_points(
    query: str, served: str, page: Page
) -> None:
    page.emulate_media(media="print")
    page.goto(f"{served}/delivery-model/{query}")
    for sheet in (UPRIGHT, ON_ITS_SIDE):
        page.set_viewport_size(sheet)  # type: ignore[arg-type]
        sheets = page.locator(".chart > svg:visible")
        told = sheets.evaluate_all(
            "all => all.map((one) => [one.getBoundingClientRect().height, one.getScreenCTM().a])"
        )
        assert told
        for height, scale in told:
            assert height <= sheet["height"]
            assert SMALLEST * scale >= EIGHT_POINTS
        first = sheets.first.evaluate("one => one.getBoundingClientRect().bottom")
        assert first <= sheet["height"]
