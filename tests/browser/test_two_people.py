"""Two people with a browser each edit one reform: the second sees both versions."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from libs.backoffice.panels import list_of, page_of
from reforms.models import Milestone, Reform, Update
from tests.browser.pages import axe, runs_off
from tests.rows import add


@pytest.fixture
def reform(live_server: LiveServer) -> Reform:
    reform = add(Reform, title="A plan for all schools")
    add(Milestone, reform=reform, title="Testing begins")
    return reform


@contextmanager
def signed_in(
    browser: Browser, server: LiveServer, name: str, *, scripts: bool = True, width: int = 1280
) -> Iterator[Page]:
    """A browser of somebody's own, in the dark if it is a phone's."""
    client = Client()
    client.force_login(User.objects.create_superuser(name))
    context = browser.new_context(
        java_script_enabled=scripts,
        viewport={"width": width, "height": 800},
        color_scheme="light" if width > 400 else "dark",
    )
    context.set_default_timeout(5_000)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])
    yield context.new_page()
    context.close()


def save(page: Page, title: str, why: str) -> None:
    page.get_by_label("Title:").first.fill(title)
    page.get_by_label("Why this change").fill(why)
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 320)])
def test_the_second_to_save_loses_nothing_with_or_without_scripts(
    scripts: bool, width: int, reform: Reform, live_server: LiveServer, browser: Browser
) -> None:
    address = live_server.url + page_of(reform)
    with (
        signed_in(browser, live_server, "anna") as hers,
        signed_in(browser, live_server, "ben", scripts=scripts, width=width) as his,
    ):
        hers.goto(address)
        his.goto(address)
        save(hers, "A plan for most schools", "As the new plan has it")
        expect(hers.get_by_text("was changed successfully")).to_be_visible()
        save(his, "A plan for some schools", "Plainer")

        conflict = his.get_by_role("region", name="Two of you edited this at once")
        expect(conflict).to_contain_text("anna")
        expect(conflict).to_contain_text("As the new plan has it")
        expect(conflict.locator("del")).to_have_text("most")
        expect(conflict.locator("ins")).to_have_text("some")
        expect(his.get_by_label("Title:").first).to_have_value("A plan for some schools")
        expect(his.get_by_label("Why this change")).to_have_value("Plainer")
        assert runs_off(his) == ""
        if scripts:
            assert axe(his) == []
        reform.refresh_from_db()
        assert reform.title == "A plan for most schools"

        his.get_by_role("button", name="Save", exact=True).click()
        expect(his.get_by_text("was changed successfully")).to_be_visible()
        his.goto(live_server.url + page_of(reform, "history"))
        expect(his.locator(".change")).to_have_count(3)
        assert runs_off(his) == ""
        if scripts:
            assert axe(his) == []

        # Back to hers, by way of the history.
        his.get_by_role("link", name="Go back to this version").first.click()
        expect(his.get_by_label("Title:").first).to_have_value("A plan for most schools")
        his.get_by_role("button", name="Save", exact=True).click()
        expect(his.get_by_text("was changed successfully")).to_be_visible()
    reform.refresh_from_db()
    assert reform.title == "A plan for most schools"


def test_two_updates_recorded_at_the_same_time_are_both_kept(
    reform: Reform, live_server: LiveServer, browser: Browser
) -> None:
    address = live_server.url + list_of(Update, "add", reform=reform.pk)
    with (
        signed_in(browser, live_server, "anna", scripts=False) as hers,
        signed_in(browser, live_server, "ben", scripts=False) as his,
    ):
        for page in (hers, his):
            page.goto(address)
            page.get_by_label("checked, no change", exact=True).check()
            page.get_by_label("inferred", exact=True).check()
            page.get_by_label("Reason:").fill("Nobody said anything new.")
        for page in (hers, his):
            page.get_by_role("button", name="Preview").click()
        for page in (hers, his):
            page.get_by_role("button", name="Publish").click()
            expect(page.get_by_text("was added successfully")).to_be_visible()
    recorders = reform.updates.values_list("recorded_by__username", flat=True)
    assert sorted(recorders) == ["anna", "ben"]
