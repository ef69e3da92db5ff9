"""Two people with a browser each edit one reform: the second sees both versions."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from libs.backoffice.panels import list_of, page_of
from partnerships.models import BodyName
from reforms.models import Milestone, Reform, Update
from tests.browser.pages import PATIENCE, axe, runs_off
from tests.rows import add
from tests.torture import WHOLE, share


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
    context.set_default_timeout(PATIENCE)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])
    yield context.new_page()
    context.close()


def save(page: Page, title: str, why: str) -> None:
    page.get_by_label("Title:").first.fill(title)
    page.get_by_label("Why this change").fill(why)
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.parametrize(("scripts", "width"), share([(True, 1280), (False, 320)], 2, start=1))
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


def preview_stage(page: Page, address: str, value: str) -> None:
    page.goto(address)
    page.get_by_label("stage", exact=True).check()
    page.get_by_label(value, exact=True).check()
    page.get_by_label("inferred", exact=True).check()
    page.get_by_label("Reason:").fill("It follows from the plan.")
    page.get_by_role("button", name="Preview").first.click()
    expect(page.get_by_role("heading", name="What subscribers get")).to_be_visible()


# The same answer as above without scripts, so `make test` asks with them.
@pytest.mark.parametrize(("scripts", "width"), share([(True, 1280), (False, 320)], 2))
def test_of_two_previews_of_one_fact_the_second_is_stopped_and_told(
    scripts: bool, width: int, reform: Reform, live_server: LiveServer, browser: Browser
) -> None:
    address = live_server.url + list_of(Update, "add", reform=reform.pk)
    with (
        signed_in(browser, live_server, "anna") as hers,
        signed_in(browser, live_server, "ben", scripts=scripts, width=width) as his,
    ):
        preview_stage(hers, address, "In delivery")
        preview_stage(his, address, "Future")
        hers.get_by_role("button", name="Publish").click()
        expect(hers.get_by_text("was added successfully")).to_be_visible()
        his.get_by_role("button", name="Publish").click()

        told = his.get_by_role("region", name="Something was published after your preview")
        expect(told).to_contain_text("stage: In delivery")
        expect(told).to_contain_text("anna")
        assert runs_off(his) == ""
        if scripts:
            assert axe(his) == []
        assert list(reform.updates.values_list("stage", flat=True)) == ["in-delivery"]

        his.get_by_role("button", name="Publish").click()
        expect(his.get_by_text("was added successfully")).to_be_visible()
    recorders = reform.updates.order_by("pk").values_list("recorded_by__username", "stage")
    assert list(recorders) == [("anna", "in-delivery"), ("ben", "future")]


def test_of_two_corrections_of_a_name_the_second_is_led_to_the_first(
    live_server: LiveServer, browser: Browser
) -> None:
    name = add(BodyName, name="SEND Bord")
    address = live_server.url + page_of(name.body)
    with (
        signed_in(browser, live_server, "anna") as hers,
        signed_in(browser, live_server, "ben", width=320) as his,
    ):
        # The form is looked at on a desk, its preview on a phone.
        for page, typed in ((hers, "SEND Board"), (his, "The SEND Board")):
            page.goto(address)
            page.get_by_role("link", name="Correct “SEND Bord”").click()
            page.get_by_label("Name:", exact=True).fill(typed)
            page.get_by_label("Why it is corrected:").fill("A slip of the keyboard.")
            assert runs_off(page) == ""
            if WHOLE or page is hers:
                assert axe(page) == []
            page.get_by_role("button", name="Preview").first.click()
            assert runs_off(page) == ""
            if WHOLE or page is his:
                assert axe(page) == []
        hers.get_by_role("button", name="Publish").click()
        expect(hers).to_have_url(address)
        expect(hers.get_by_text("Corrected since")).to_be_visible()
        his.get_by_role("button", name="Publish").click()
        expect(his.get_by_text("That was corrected already, by")).to_be_visible()
        expect(his.get_by_label("Name:", exact=True)).to_have_value("The SEND Board")
    assert BodyName.objects.get(corrects=name).name == "SEND Board"
