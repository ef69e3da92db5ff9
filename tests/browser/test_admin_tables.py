"""A table out and in again in a real browser, looked at by axe."""

from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from glossary.models import Sense
from libs.backoffice.panels import list_of
from partnerships.models import DeliveryBody
from tests.browser.pages import Judge
from tests.browser.test_admin_forms import sign_in
from tests.libs.ingest.real_tables import unclear_days
from tests.rows import add


def test_a_table_is_exported_changed_looked_at_and_saved(
    live_server: LiveServer, page: Page, tmp_path: Path
) -> None:
    body = add(DeliveryBody, slug="a-board", title="As it was")
    sign_in(page.context, live_server)
    judge = Judge(page)
    page.goto(live_server.url + list_of(DeliveryBody))
    judge.look("the list")
    with page.expect_download() as download:
        page.get_by_role("link", name="Export as CSV").click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    wrong, right = tmp_path / "wrong.csv", tmp_path / "right.csv"
    wrong.write_text(table.replace("taskforce", "takforce"))
    right.write_text(table.replace("As it was", "As it will be") + "new,New,school,local,1,,\n")

    page.get_by_role("link", name="Import").click()
    judge.look("the upload")
    for file in (Path(__file__), wrong, right):
        page.get_by_label("File, CSV or XLSX").set_input_files(file)
        page.get_by_role("button", name="Go on").click()
        judge.look(f"what {file.name} would do")
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
    page.goto(live_server.url + reverse("imports:list"))
    judge.look("the imports")
    page.get_by_role("link", name="right.csv").click()
    judge.look("an import")
    page.get_by_label("Why").fill("The wrong file")
    page.get_by_role("button", name="Take").click()
    expect(page.get_by_text("Taken back: 1 deleted, 1 put back.")).to_be_visible()
    judge.look("taken back")
    assert judge.found == {}


def test_what_the_columns_are_is_asked_and_answered_by_keyboard(
    live_server: LiveServer, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "unclear.csv"
    file.write_bytes(unclear_days())
    judge = Judge(page)
    sign_in(page.context, live_server)
    page.goto(live_server.url + list_of(Sense, "import"))
    page.get_by_label("File, CSV or XLSX").set_input_files(file)
    page.get_by_role("button", name="Go on").press("Enter")
    page.get_by_role("button", name="Preview changes").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Choose how the days in “Known from”")
    judge.look("the question")
    page.get_by_role("radio", name="Day first").press("Space")
    page.get_by_label("Basis").select_option("inferred")
    page.get_by_label("Origin").select_option("outside")
    page.get_by_label("Reason").fill("A list says so")
    page.get_by_role("button", name="Preview changes").press("Enter")
    expect(page.get_by_text("2 new, 0 changed, 0 unchanged, 0 wrong.")).to_be_visible()
    judge.look("the answer")
    assert judge.found == {}
