"""Every page of the admin in a real browser: axe, its width, its title, its band."""

from urllib.parse import urlsplit

from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from libs.accounts import second_factor
from libs.backoffice.panels import list_of
from reforms.models import Reform, Update
from seeds.facts_by_passage import fact_models
from tests.admin.admin_urls import add_one_of_each, admin_addresses, url_names
from tests.browser.pages import Complaints, Judge
from tests.browser.test_admin_forms import sign_in
from tests.torture import WHOLE

PASSWORD = "a long password of four words"
NO_PAGE = {
    "autocomplete",
    "reforms_update_reading",
    "jsi18n",
    "logout",
    "view_on_site",
    "login",
    "signed_in",
}
"""Answers for scripts, and what only leads elsewhere; signing in has a test of its own.

Files to take away are no pages either.
"""
ENOUGH = {None, Update}
"""Pages are made alike for every model: those of a few tell enough in `make test`."""


def look(judge: Judge, what: str) -> None:
    """Judge the page that is open, its title and its band too."""
    page, wrong = judge.page, list[str]()
    if not page.title().endswith("| SEND & AP reform tracker"):
        wrong.append(f"title: {page.title()}")
    if page.locator("#site-name").inner_text() != "SEND & AP reform tracker":
        wrong.append("it does not bear the site's name")
    judge.look(what, wrong)


def test_every_page_is_for_everybody(page: Page, live_server: LiveServer) -> None:
    editor = sign_in(page.context, live_server)
    rows = add_one_of_each(2, editor)
    forbidden, skipped = set[str](), set[str]()
    visited, titles = set(), dict[str, str]()
    judge, complaints = Judge(page), Complaints(page)
    kept = {f"{fact._meta.app_label}_{fact._meta.model_name}_delete" for fact in fact_models()}
    reform = rows[Reform].pk
    more = [list_of(Update, "add", reform=reform), list_of(Update, reform__id__exact=reform)]
    looked_at = {*ENOUGH, *rows} if WHOLE else ENOUGH
    for name, url, model in [
        *((address.name, address.url, address.model) for address in admin_addresses(rows)),
        *(("more", url, None) for url in more),
    ]:
        visited.add(name)
        if model not in looked_at:
            skipped.add(name)
            continue
        if name in NO_PAGE or name.endswith("_export"):
            continue
        answer = page.goto(live_server.url + url)
        is_forbidden = bool(answer and answer.status == 403)
        if is_forbidden:
            forbidden.add(name)
            if name not in kept:
                continue
        # That a fact is kept is a page with ways on.
        look(judge, url)
        if name != "more" and not is_forbidden:
            titles[url] = page.title()
    assert judge.found == {}
    assert complaints == []
    assert forbidden == (kept | {"seeds_passagecheck_add"}) - skipped
    assert visited == url_names() | {"more"}
    same = {title for title in titles.values() if list(titles.values()).count(title) > 1}
    assert {url: title for url, title in titles.items() if title in same} == {}


def test_the_ways_in_are_for_everybody(page: Page, live_server: LiveServer) -> None:
    anna = User.objects.create_superuser("anna", password=PASSWORD)
    judge, complaints = Judge(page, start=1), Complaints(page)

    def type_password(words: str) -> None:
        page.get_by_label("Username:").fill("anna")
        page.get_by_label("Password:").fill(words)
        page.get_by_label("Password:").press("Enter")

    page.goto(f"{live_server.url}/admin/second-factor/")
    look(judge, "the sign-in form")
    type_password("wrong")
    look(judge, "a wrong password")
    type_password(PASSWORD)
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    look(judge, "the square and its letters")
    page.get_by_label("Code:").fill("1")
    page.get_by_label("Code:").press("Enter")
    look(judge, "code was wrong")
    # The phone is somewhere else; the page's own words are the point here.
    second_factor.remove(anna)
    codes = with_second_factor(anna)
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/second-factor/")
    type_password(PASSWORD)
    look(judge, "the question for a code")
    page.get_by_label("Code:").fill(codes[0])
    page.get_by_label("Code:").press("Enter")
    expect(page.get_by_text("You have 9 recovery codes left")).to_be_visible()
    look(judge, "a second factor that is on")
    page.get_by_label("Code:").fill(codes[1])
    page.get_by_role("button", name="Make new recovery codes").click()
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    look(judge, "recovery codes")
    page.get_by_role("button", name="Log out").click()
    look(judge, "signed out")
    page.goto(f"{live_server.url}/admin/")
    for _ in range(5):
        type_password("wrong")
    expect(page.get_by_role("heading", name="You cannot sign in for now")).to_be_visible()
    look(judge, "the locked door")

    assert judge.found == {}
    assert judge.number == 10
    # A locked door is answered with 429, which the console tells too.
    assert [one for one in complaints if "429" not in one] == []
    assert urlsplit(page.url).path == "/admin/login/"


def with_second_factor(user: User) -> tuple[str, ...]:
    second_factor.start_setup(user)
    device = second_factor.find_unconfirmed(user)
    assert device
    device.confirmed = True
    device.save()
    return second_factor.make_recovery_codes(user)
