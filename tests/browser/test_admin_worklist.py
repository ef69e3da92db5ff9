"""The editors' start page in a real browser, and a check recorded for many without any script."""

from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from libs.backoffice.panels import list_of
from reforms.models import Milestone, Reform, Update
from seeds.models import Passage, PassageCheck
from tests.browser.pages import Complaints, Judge
from tests.browser.test_admin_forms import sign_in
from tests.rows import add, add_many


def fill() -> list[Reform]:
    """Something of every kind to do."""
    reforms = add_many(Reform, 7, title="A plan with a name that is rather long for a phone")
    milestone = add(Milestone, title="Testing ends", reform=reforms[0])
    says = {"kind": "target", "target_words": "in 2024", "target_edtf": "2024"}
    add(Update, reform=reforms[0], milestone=milestone, **says)
    guess = {"basis": "inferred", "reason": "The ICB said so.", "passage": None}
    add(Update, reform=reforms[1], kind="stage", stage="in-development", **guess)
    add(PassageCheck, problem="no line after the beginning is the heading 'Part one'")
    return reforms


def test_axe_finds_nothing_on_the_start_page_and_behind_it(
    live_server: LiveServer, page: Page
) -> None:
    reforms = fill()
    sign_in(page.context, live_server)
    complaints, judge = Complaints(page), Judge(page)
    lists = ["passed", "unchecked", "inferred", "failed", "unexplained", "upcoming"]
    for address in [
        "/admin/",
        *(f"/admin/worklist/{key}/" for key in lists),
        "/admin/worklist/passed/?q=zzz&page=x",
        list_of(Reform, evidence="old"),
        f"/admin/reforms/reform/checked/?reform={reforms[0].pk}&reform={reforms[1].pk}",
    ]:
        page.goto(live_server.url + address)
        # Before axe, which sets styles of its own to look at a select.
        judge.look(address, complaints)
        complaints.clear()
    assert judge.found == {}


def test_many_are_recorded_as_checked_without_any_script(
    live_server: LiveServer, browser: Browser
) -> None:
    passage = add(Passage)
    add_many(Reform, 2, title="A plan")
    add(Reform, title="Another plan")
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, live_server)
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="Tick several").click()
    boxes = page.get_by_role("row", name="A plan").get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    for box in boxes.all():
        box.check()
    page.get_by_label("Action:").select_option("Record “checked, no change”")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("listitem").filter(has_text="A plan")).to_have_count(2)
    page.get_by_label("stated", exact=True).check()
    page.get_by_role("button", name="Record for 2 reforms").click()
    expect(page.get_by_text("Nothing was recorded. Correct")).to_be_visible()
    page.get_by_label("Key of the passage:").fill(passage.key)
    page.get_by_role("button", name="Record for 2 reforms").click()
    expect(page.get_by_text("was recorded for 2 reforms")).to_be_visible()
    context.close()
    assert [update.passage for update in Update.objects.all()] == [passage, passage]
