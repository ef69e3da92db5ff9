"""A brief in a browser: one side of A4 whatever is chosen, reforms found by typing."""

import re

from playwright.sync_api import Page, expect

CHOICES = [
    "reform=senco-npq&reform=inclusion-strategies&reform=change-programme",
    "strand=oversight&from=2022-04-28",
    "for=dfe&from=2022-04-28",
]
"""In full, as a table, and more than fit; the last has the longest rows and the most changes."""


def test_a_brief_is_one_side_whatever_is_chosen(served: str, page: Page) -> None:
    for choice in CHOICES:
        page.goto(f"{served}/brief/?{choice}")
        page.emulate_media(media="print")
        printed = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/MediaBox \[0 0 594\.\d+ 841\.\d+\]", printed)) == 1, choice
        page.emulate_media(media="screen")


def test_a_reform_is_found_by_typing_and_ticked_without_a_mouse(served: str, page: Page) -> None:
    page.goto(f"{served}/brief/")
    page.get_by_text("Tick single reforms").click()
    page.get_by_label("Type to find a reform").fill("senco qualif")
    expect(page.get_by_text("No reform has these words in its name.")).to_be_visible()
    page.get_by_label("Type to find a reform").fill("npq senco")
    expect(page.get_by_role("checkbox")).to_have_count(1)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Make the brief").last.click()
    expect(page).to_have_title(re.compile("Brief: NPQ for SENCOs"))
    assert "reform=senco-npq" in page.url


def test_the_last_visit_is_kept_in_the_browser_and_offered(served: str, page: Page) -> None:
    page.goto(f"{served}/changes/")
    link = page.get_by_role("link", name="Since my last visit")
    expect(link).to_have_count(0)
    kept = '{"before": "2024-02-01", "now": "2024-03-01"}'
    page.evaluate("kept => localStorage.setItem('last-visit', kept)", kept)
    page.reload()
    expect(link).to_have_attribute("href", "/changes/?from=2024-02-29")
    expect(link).to_have_text("Since my last visit, 1 March")
    link.click()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    assert page.context.cookies() == []
