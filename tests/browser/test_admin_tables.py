"""A table out and in again in a real browser, looked at by axe."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from libs.backoffice.panels import list_of
from partnerships.models import DeliveryBody
from tests.browser.pages import axe
from tests.browser.test_admin_forms import sign_in
from tests.rows import add


def check(page: Page, width: int) -> None:
    """Nothing that axe finds, and nothing that scrolls sideways."""
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_a_table_is_exported_changed_looked_at_and_saved(
    width: int, scheme: str, live_server: LiveServer, browser: Browser, tmp_path: Path
) -> None:
    body = add(DeliveryBody, slug="a-board", title="As it was")
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]  # Playwright wants a literal
    )
    sign_in(page.context, live_server)
    page.goto(live_server.url + list_of(DeliveryBody))
    check(page, width)
    with page.expect_download() as download:
        page.get_by_role("link", name="Export as CSV").click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    wrong, right = tmp_path / "wrong.csv", tmp_path / "right.csv"
    wrong.write_text(table.replace("taskforce", "takforce"))
    right.write_text(table.replace("As it was", "As it will be") + "new,New,school,local,1,,\n")

    page.get_by_role("link", name="Import").click()
    check(page, width)
    for file in (Path(__file__), wrong, right):
        page.get_by_label("File, CSV or XLSX").set_input_files(file)
        page.get_by_role("button", name="Preview changes").click()
        check(page, width)
        if file == wrong:
            expect(page.get_by_role("alert")).to_contain_text("Correct these errors")
            expect(page.get_by_role("button", name="Save these rows")).to_have_count(0)
            page.get_by_role("link", name="Upload another file").click()
    expect(page.locator("#content-main del")).to_have_text("As it was")
    expect(page.locator("#content-main ins")).to_have_text("As it will be")
    page.get_by_role("button", name="Save these rows").click()

    expect(page.get_by_text("1 added, 1 changed, 0 unchanged: right.csv.")).to_be_visible()
    body.refresh_from_db()
    assert (body.title, DeliveryBody.objects.count()) == ("As it will be", 2)
    page.close()
