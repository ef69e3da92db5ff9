"""A council looked up in a browser: who is in our partnership, and what is near me."""

from playwright.sync_api import Page, expect

from tests.browser.pages import Judge


def test_a_reader_finds_the_partnership_and_what_is_nearby(served: str, page: Page) -> None:
    judge = Judge(page)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{served}/areas/")
    page.get_by_role("searchbox", name="Find your council").fill("worcestershrie")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_role("heading", name="Did you mean")).to_be_visible()
    expect(
        page.get_by_role("listitem").filter(has_text="Supporting local authority").first
    ).to_be_visible()
    judge.look("names like it")
    page.get_by_role("link", name="Worcestershire", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Worcestershire")
    main = page.get_by_role("main")
    for other in ("Telford and Wrekin", "Herefordshire, County of", "Shropshire"):
        expect(main.get_by_role("link", name=other, exact=True).first).to_be_visible()
    expect(main).to_contain_text("named in the region: Birmingham, Sandwell")
    expect(main.get_by_role("heading", name="What this means here")).to_be_visible()
    judge.look("a council")
    page.goto(f"{served}/areas/")
    page.get_by_role("searchbox", name="Find your council").fill("gu1 3js")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Surrey")
    expect(page.get_by_role("main")).to_contain_text("Guildford is a district of Surrey.")
    assert page.url == f"{served}/areas/surrey/?called=Guildford"
    page.goto(f"{served}/areas/")
    page.get_by_role("link", name="North East 4 of 12", exact=True).click()
    expect(page.locator("#region-north-east")).to_be_in_viewport()
    page.goto(f"{served}/delivery-model/")
    page.get_by_text("In 9 regions: 32 local authorities").last.click()
    expect(page.get_by_role("link", name="Hartlepool")).to_be_visible()
    judge.look("the model, unfolded")
    assert judge.found == {}
