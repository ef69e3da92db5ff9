"""The roadmap where scripts run: choices apply in place, the address says them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import Complaints, axe

THEN = "/roadmap/?on=2023-08-14"
SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
LIGHT, SMALL = 30_000, 18_000
"""Bytes that the roadmap may take on its way, and those of all our scripts: a page has some."""


@pytest.fixture
def roadmap(served: str, page: Page) -> Page:
    """The roadmap of a past day, its choices unfolded, marked so that a reload would be noticed."""
    page.goto(f"{served}{THEN}")
    page.get_by_text("Filter, group or show as a table").click()
    page.evaluate("window.isTheSamePage = true")
    return page


def names(page: Page) -> Locator:
    return page.locator(".timeline__reform th")


def lines(page: Page) -> Locator:
    """The names of the overview's lines."""
    return page.locator(".overview__name")


def is_the_same_page(page: Page) -> bool:
    return page.evaluate("window.isTheSamePage === true") is True


def test_a_choice_applies_at_once_without_a_reload(roadmap: Page, served: str) -> None:
    complaints = Complaints(roadmap)
    roadmap.get_by_label("Stage", exact=True).select_option("Future")
    expect(roadmap.get_by_role("status")).to_contain_text("4 reforms and 4 milestones")
    expect(names(roadmap)).to_have_count(4)
    # The overview and its counts are those of what is left, and all of it stands open.
    expect(lines(roadmap)).to_have_count(4)
    expect(roadmap.locator(".overview__tally li")).to_have_text(
        ["3 open or to come", "1 without a date"]
    )
    for name in names(roadmap).all():
        expect(name).to_be_visible()
    assert roadmap.url == f"{served}{THEN}&stage=future"
    # What leads away has the choice too.
    roadmap.locator(".day summary").click()
    day = roadmap.locator(".day__panel").get_by_role("link", name="28 April 2022")
    assert day.get_attribute("href") == "/roadmap/?stage=future&on=2022-04-28"
    picture = roadmap.locator(".take-away").get_by_label("as SVG")
    assert picture.get_attribute("href") == "/roadmap.svg?on=2023-08-14&stage=future"
    assert (axe(roadmap), complaints, is_the_same_page(roadmap)) == ([], [], True)


def test_words_apply_while_one_types(roadmap: Page, served: str) -> None:
    roadmap.get_by_label("Words", exact=True).press_sequentially("code of", delay=20)
    expect(names(roadmap)).to_have_text(["Amended SEND Code of Practice"])
    expect(roadmap.get_by_label("Words", exact=True)).to_be_focused()
    expect(roadmap.get_by_label("Words", exact=True)).to_have_value("code of")
    assert roadmap.url == f"{served}{THEN}&q=code+of"
    roadmap.get_by_label("Words", exact=True).fill("zzzz")
    expect(roadmap.get_by_role("status")).to_have_text("Nothing found.")
    assert is_the_same_page(roadmap)


def test_a_year_is_looked_at_closely(roadmap: Page, served: str) -> None:
    roadmap.get_by_label("When", exact=True).select_option("2023")
    years = roadmap.locator(".overview__head svg.overview__wide").last.locator("text")
    expect(years).to_have_text(["2023", "Apr", "Jul", "Oct"])
    expect(years.first).to_be_visible()
    expect(roadmap.locator("#timeline-years text")).to_have_text(["2023", "Apr", "Jul", "Oct"])
    expect(roadmap.get_by_role("status")).to_contain_text("other milestones left out")
    assert roadmap.url == f"{served}{THEN}&years=2023"
    roadmap.get_by_label("When", exact=True).select_option("All")
    expect(roadmap.locator("#timeline-years text").nth(2)).to_contain_text("2023")
    expect(years.nth(2)).to_have_text("2023")
    expect(roadmap.get_by_role("status")).not_to_contain_text("left out")
    assert roadmap.url == f"{served}{THEN}"
    assert is_the_same_page(roadmap)


def test_all_that_counts_follows_a_choice_and_a_chip_takes_it_back(
    roadmap: Page, served: str
) -> None:
    """The tally, the heading, the title, what ends next and the chips are those of the choice."""
    heading, tally = roadmap.get_by_role("heading", level=1), roadmap.locator(".overview__tally")
    whole = tally.inner_text()
    roadmap.get_by_label("Who must act", exact=True).select_option("families")
    expect(roadmap.get_by_role("heading", name="Nothing fits these choices")).to_be_visible()
    roadmap.get_by_role("link", name="Who must act: Children and families").click()
    expect(tally).to_have_text(whole, use_inner_text=True)
    expect(roadmap.locator(".choices summary")).to_be_focused()
    roadmap.get_by_label("Standing", exact=True).select_option("met")
    expect(heading).to_have_text("Roadmap: Happened")
    expect(roadmap).to_have_title(re.compile("^Roadmap: Happened – "))
    expect(tally.get_by_role("listitem")).to_have_text([re.compile(r"^\s*\d+ happened$")])
    expect(roadmap.locator(".ending")).to_have_count(0)
    assert roadmap.url == f"{served}{THEN}&standing=met"
    roadmap.get_by_role("link", name="Standing: Happened").click()
    expect(tally).to_have_text(whole, use_inner_text=True)
    expect(heading).to_have_text("Roadmap")
    expect(roadmap.get_by_label("Standing", exact=True)).to_have_value("")
    assert is_the_same_page(roadmap)


def test_every_line_and_mark_is_on_the_first_screen(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{served}/roadmap/")
    expect(page.locator(".overview__row")).to_have_count(12)
    expect(page.get_by_text("not drawn").locator("visible=true")).to_have_count(0)
    rows = page.locator(".overview__rows").bounding_box()
    assert rows
    assert rows["y"] + rows["height"] <= 800
    for row in page.locator(".overview__row").all():
        plot = row.locator(".overview__plot.overview__wide").bounding_box()
        line = row.bounding_box()
        assert plot
        assert line
        assert plot["height"] <= line["height"]


def test_going_back_undoes_a_choice(roadmap: Page, served: str) -> None:
    roadmap.get_by_label("Stage", exact=True).select_option("Future")
    expect(names(roadmap)).to_have_count(4)
    group = roadmap.get_by_role("navigation", name="Group by").get_by_role("link", name="Stage")
    group.focus()
    roadmap.keyboard.press("Enter")
    expect(lines(roadmap)).to_have_text(["Future"])
    expect(group).to_be_focused()
    roadmap.go_back()
    expect(lines(roadmap).first).not_to_have_text("Future")
    roadmap.go_back()
    expect(roadmap.get_by_label("Stage", exact=True)).to_have_value("")
    expect(lines(roadmap).nth(8)).to_be_visible()
    expect(names(roadmap)).to_have_count(0)
    assert roadmap.url == f"{served}{THEN}"
    assert is_the_same_page(roadmap)


def test_where_the_answer_is_refused_the_browser_shows_it(roadmap: Page) -> None:
    roadmap.get_by_label("Words", exact=True).evaluate("one => one.removeAttribute('maxlength')")
    roadmap.get_by_label("Words", exact=True).fill("a" * 101)
    expect(roadmap.get_by_role("heading", level=1)).to_have_text(
        "There is a problem with this address"
    )


def test_a_line_unfolds_in_place_and_is_in_the_address(roadmap: Page, served: str) -> None:
    first, second = (roadmap.locator(f"#{line}") for line in ("national-system", "partnerships"))
    for line in (first, second):
        expect(line).to_be_hidden()
    roadmap.get_by_text("4 reforms of National system").click()
    expect(first.get_by_role("link", name="Practice guides")).to_be_visible()
    expect(roadmap).to_have_url(f"{served}{THEN}#national-system")
    # One at a time, so that what is looked at stays near its line.
    roadmap.get_by_text("reforms of Partnerships").click()
    expect(second).to_be_visible()
    expect(first).to_be_hidden()
    expect(roadmap).to_have_url(f"{served}{THEN}#partnerships")
    # It is there again after a choice was taken back.
    roadmap.get_by_label("Stage", exact=True).select_option("Future")
    expect(lines(roadmap)).to_have_count(4)
    roadmap.go_back()
    expect(second).to_be_visible()
    assert is_the_same_page(roadmap)
    roadmap.reload()
    expect(second).to_be_visible()
    expect(first).to_be_hidden()


def test_nothing_lies_over_the_first_line_where_few_names_stand_over_the_years(
    page: Page, served: str
) -> None:
    page.goto(f"{served}/roadmap/?on=2022-04-28")
    edges = "one => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]"
    _, above = page.locator(".to-brief").evaluate(edges)
    below, _ = page.locator(".overview__row").first.evaluate(edges)
    assert above <= below


def test_a_search_in_the_page_unfolds_the_line_that_has_the_words(page: Page, served: str) -> None:
    """An address that names words finds them as the browser's own search does."""
    page.goto(f"{served}/roadmap/#:~:text=Digital%20EHCPs")
    expect(page.locator("#ehc-plans table")).to_be_visible()


def test_a_reform_stands_out_across_its_columns(roadmap: Page) -> None:
    roadmap.get_by_text("4 reforms of National system").click()
    reforms = roadmap.locator("#national-system tbody")
    reform = reforms.nth(2)
    ground = "one => getComputedStyle(one).backgroundColor"
    other = reforms.nth(3).evaluate(ground)
    assert reform.evaluate(ground) == other
    reform.locator("td.timeline__time").first.hover()
    assert reform.evaluate(ground) != other
    roadmap.mouse.move(0, 0)
    assert reform.evaluate(ground) == other
    reform.get_by_role("link").last.focus()
    assert reform.evaluate(ground) != other


def test_the_roadmap_of_everything_comes_light(page: Page, served: str) -> None:
    with page.expect_response("**/roadmap/") as waited:
        page.goto(f"{served}/roadmap/")
    assert waited.value.header_value("content-encoding") == "gzip"
    assert waited.value.request.sizes()["responseBodySize"] < LIGHT
    assert len(waited.value.body()) > LIGHT


def test_the_scripts_together_are_small() -> None:
    sizes = {script.name: script.stat().st_size for script in SCRIPTS.glob("*.js")}
    assert "roadmap.js" in sizes
    assert sum(sizes.values()) < SMALL


def test_the_timeline_is_a_table_to_screen_readers_on_a_phone_too(
    roadmap: Page, served: str
) -> None:
    """Its rows are laid out as blocks there, for which browsers once took tables apart."""
    heard = {}
    # As it is with all lines unfolded; one at a time is for the eye.
    roadmap.goto(f"{served}{THEN}&open=all")
    for width in (1280, 320):
        roadmap.set_viewport_size({"width": width, "height": 800})
        session = roadmap.context.new_cdp_session(roadmap)
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
        roles = [node["role"]["value"] for node in tree if not node["ignored"]]
        heard[width] = {role: roles.count(role) for role in ("table", "row", "rowheader", "cell")}
    assert heard[1280]["row"] > 50
    assert {role for role, count in heard[320].items() if count} == {
        *("table", "row", "rowheader", "cell")
    }
    assert heard[320]["rowheader"] == heard[1280]["rowheader"]
