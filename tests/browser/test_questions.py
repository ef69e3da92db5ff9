"""What people ask: the short answer unfolds on a phone, and leads to the page that has more."""

import re
from urllib.parse import urljoin

from playwright.sync_api import Locator, Page, expect

from tests.torture import share

ANSWERS = {
    "Does the plan change SEND law, and what does it propose?": "No: it is a proposal",
    "Who is in our regional partnership?": "East Midlands Change Programme Partnership",
    "Which pathfinder or taskforce areas are near me?": "Find your council",
    "How far has the plan got?": "Date passed, no later evidence",
    "What documents are awaited, and when?": "Sources promise 11 that",
    "What is the evidence on each reform?": "reforms have an evaluation",
    "When must a SENCO hold the qualification, and within how long?": "three years",
    "My child will be 19 then: what happens from 19 to 25?": "from 19 to 25 was looked for",
    "Is this in force, or only proposed?": "Proposal",
    "What is not covered?": "What was looked for and not found",
    "What must our school publish, and by when?": "by 31 December 2026",
    "What does this abbreviation mean?": "Education, Health and Care Plan",
}

TWO_SCREENS = 2 * 844

TYPED = {
    "Who is in our regional partnership?",
    "Which pathfinder or taskforce areas are near me?",
    "What does this abbreviation mean?",
}
"""Questions whose answer hangs on what the reader types next."""


def unfold_around(asked: Locator) -> None:
    """Open the group of readers that a question stands in."""
    group = asked.locator("xpath=ancestor::details")
    if group.get_attribute("open") is None:
        group.locator("> summary").click()


def unfold(page: Page, question: str, has_own_link: bool) -> str:
    """Unfold the short answer to a question; return where its link leads to."""
    asked = page.locator(f"#{question}")
    unfold_around(asked)
    asked.locator("> summary").click()
    expect(asked.locator("p").first, question).to_be_in_viewport()
    name = asked.locator("> summary").inner_text() if has_own_link else "More"
    link = asked.get_by_role("link", name=name)
    expect(link, question).to_be_visible()
    return urljoin(page.url, link.get_attribute("href") or "")


def test_each_question_on_the_home_page_leads_to_its_answer(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served)
    there: dict[str, str] = page.locator("details.asked").evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.firstElementChild.textContent, one.id]))"
    )
    assert set(ANSWERS) < set(there)
    asked_for = share(list(ANSWERS), 2)
    others = share(sorted(set(there) - set(ANSWERS)), 4)
    leads_to = {name: unfold(page, there[name], name in ANSWERS) for name in [*asked_for, *others]}
    for question in asked_for:
        answer = ANSWERS[question]
        page.goto(leads_to[question])
        expect(page.locator("main"), question).to_contain_text(answer, ignore_case=True)
        if question not in TYPED:
            said = page.locator("main").get_by_text(re.compile(re.escape(answer), re.IGNORECASE))
            # Not what is only heard, nor what is folded away.
            read = said.and_(page.locator(":not(title, .govuk-visually-hidden)"))
            # A reform's page says by when, who must act and whether it is in force before the rest.
            first = read.filter(visible=True).first.bounding_box()
            assert first, question
            assert first["y"] < TWO_SCREENS, question

    for other in others:
        assert leads_to[other].rstrip("/") != served, other
        page.goto(leads_to[other])
        expect(page, other).to_have_url(leads_to[other])
        expect(page.locator("h1")).to_be_visible()

    page.goto(served)
    page.get_by_role("searchbox", name="Search the tracker").fill("ehcp")
    page.keyboard.press("Enter")
    meaning = page.locator(".answer").get_by_text("Education, Health and Care Plan", exact=True)
    expect(meaning).to_be_in_viewport()
