"""The pages of drafts in a browser: for everybody, without scripts, and asked about on leaving."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from libs.backoffice.panels import page_of
from reforms.models import Reform, Update
from sittings.models import Draft
from tests.browser.pages import Complaints, Judge, runs_off
from tests.browser.test_sitting import ANNOUNCEMENT, five
from tests.browser.test_two_people import signed_in
from tests.sittings.sitting import DOCUMENT

__all__ = ["five"]


@pytest.fixture
def draft(five: None) -> Draft:
    wrong = {
        "key": "one",
        "about": "nat",
        "says": "target",
        "words": "early 2027",
        "basis": "stated",
    }
    right = wrong | {"key": "two", "about": "National standards", "heading_path": "1. Standards"}
    typed = {"source": {"title": "A plan", "published": "3/4/26"}, "rows": [wrong, right]}
    owner = User.objects.create_superuser("owner")
    draft = Draft.objects.create(title="A plan", typed=typed, text=ANNOUNCEMENT, owner=owner)
    draft.colleague_notes.create(text="Is the date right?", written_by=owner)
    good = {"source": DOCUMENT, "rows": [right | {"key": "three", "words": "by 2 May 2027"}]}
    Draft.objects.create(title="A good one", typed=good, text=ANNOUNCEMENT, owner=owner)
    return draft


def test_every_page_of_a_draft_is_for_everybody(
    draft: Draft, browser: Browser, live_server: LiveServer
) -> None:
    good = Draft.objects.exclude(pk=draft.pk).get()
    reform = Reform.objects.get(title="National standards")
    checked, preview = f"{draft.pk}/?check", f"{good.pk}/preview/"
    # The preview comes last, and leads to what it recorded.
    pages = ["", "new/", checked, f"reforms/{reform.pk}/notes/", preview]
    with signed_in(browser, live_server, "anna") as page:
        complaints, judge = Complaints(page), Judge(page)
        for name in pages:
            page.goto(f"{live_server.url}/admin/drafts/{name}")
            judge.look(name)
        page.get_by_role("button", name="Publish", exact=True).click()
        expect(page.get_by_role("heading", name="What it recorded")).to_be_visible()
        judge.look("published")
    assert judge.found == {}
    assert complaints == []


def test_a_statement_is_recorded_without_scripts(
    five: None, browser: Browser, live_server: LiveServer
) -> None:
    with signed_in(browser, live_server, "ben", scripts=False, width=400) as page:
        page.goto(f"{live_server.url}/admin/drafts/new/")
        page.locator("#text").fill(ANNOUNCEMENT)
        for label, value in [("Title", "A plan"), ("Short title", "A plan"), ("Publisher", "DfE")]:
            page.get_by_label(label, exact=True).fill(value)
        page.get_by_label("Licence").fill("OGL v3.0")
        page.get_by_label("Kind").select_option("plan")
        page.get_by_label("Whose word it is").select_option("primary")
        row = page.locator(".statement").first
        row.get_by_label("What it is about").fill("digital")
        row.get_by_label("What changed").select_option("target")
        row.get_by_label("In the source’s words").fill("by the end of 2028")
        row.get_by_label("First words").fill("Councils will all use")
        row.get_by_label("Last words").fill("at the latest.")
        row.get_by_label("Who says so").select_option("stated")
        page.get_by_role("button", name="Preview").click()
        # Asked about in the row; the heading was found above the words.
        expect(page.get_by_role("link", name="Statement 1")).to_be_visible()
        row.get_by_label("Digital plans for children").check()
        assert runs_off(page) == ""
        page.get_by_role("button", name="Preview").click()
        page.get_by_role("button", name="Publish", exact=True).click()
        expect(page.get_by_role("heading", name="What it recorded")).to_be_visible()
    update = Update.objects.get(kind="target")
    assert update.target.edtf == "../2028-12-31"
    assert update.passage
    assert update.passage.heading == "2. Plans"


def test_leaving_with_typed_text_is_asked_about(
    draft: Draft, browser: Browser, live_server: LiveServer
) -> None:
    with signed_in(browser, live_server, "anna") as page:
        asked: list[str] = []

        def stay(dialog: object) -> None:
            asked.append(dialog.type)  # type: ignore[attr-defined]
            dialog.accept()  # type: ignore[attr-defined]

        page.on("dialog", stay)
        # Nothing is saved by itself here, however slow the machine is.
        page.clock.install()
        page.clock.pause_at(timezone.now() + timedelta(hours=1))
        home = f"{live_server.url}/admin/"
        forms = [f"/admin/drafts/{draft.pk}/", page_of(Reform.objects.all()[0])]
        for form in forms:
            page.goto(live_server.url + form)
            page.goto(home)
        assert asked == []
        for number, form in enumerate(forms, start=1):
            page.goto(live_server.url + form)
            page.locator("#content-main input[type=text]").first.press_sequentially("x")
            page.goto(home)
            assert asked == ["beforeunload"] * number
        # What is saved is not asked about.
        page.goto(live_server.url + forms[0])
        page.get_by_label("Title", exact=True).fill("Another title")
        page.get_by_role("button", name="Save draft").click()
        expect(page.get_by_text("Kept as a draft.")).to_be_visible()
        page.goto(home)
        assert asked == ["beforeunload"] * len(forms)
        # A note that is sent does not save what stands in the form above it.
        page.goto(live_server.url + forms[0])
        page.get_by_label("Title", exact=True).fill("A third title")
        page.get_by_label("Note or question").fill("Is this right?")
        page.get_by_role("button", name="Keep this note").click()
        expect(page.get_by_text("Your note is kept.")).to_be_visible()
        assert asked == ["beforeunload"] * (len(forms) + 1)


def test_a_draft_is_saved_while_somebody_types_and_never_over_a_colleague(
    five: None, browser: Browser, live_server: LiveServer
) -> None:
    with signed_in(browser, live_server, "anna") as page:
        asked: list[str] = []
        page.on("dialog", lambda dialog: asked.append(dialog.type))
        page.clock.install()
        page.goto(f"{live_server.url}/admin/drafts/new/")
        told = page.locator("#sitting-saved")
        title = page.get_by_label("Title", exact=True)

        def type_and_wait(words: str, answer: str) -> None:
            title.fill(words)
            page.clock.fast_forward(5_000)
            expect(told).to_contain_text(answer)

        type_and_wait("A plan", "Saved at")
        draft = Draft.objects.get()
        assert page.url.endswith(f"/admin/drafts/{draft.pk}/")
        page.reload()
        expect(title).to_have_value("A plan")
        assert asked == []
        Draft.objects.update(version=7, typed={"source": {"title": "Hers"}})
        type_and_wait("Mine", "Not saved: it was saved by")
        page.get_by_role("button", name="Save draft").click()
        expect(page.get_by_text("theirs “Hers”, yours “Mine”")).to_be_visible()
        page.get_by_role("button", name="Save draft").click()
        expect(page.get_by_text("Kept as a draft.")).to_be_visible()
        page.context.clear_cookies()
        type_and_wait("Mine still", "you are signed out")
        expect(title).to_have_value("Mine still")
    draft.refresh_from_db()
    assert draft.typed["source"]["title"] == "Mine"
    assert not draft.is_published


def test_a_form_that_was_open_for_long_is_not_lost_to_a_session_that_ended(
    five: None, browser: Browser, live_server: LiveServer
) -> None:
    with signed_in(browser, live_server, "anna") as page:
        page.clock.install()
        page.goto(live_server.url + page_of(Reform.objects.all()[0]))
        title, save = page.get_by_label("Title:"), page.get_by_role("button", name="Save").first
        title.first.fill("Another title")
        page.get_by_label("Why this change").fill("Clearer.")
        page.clock.fast_forward(11 * 60_000)
        kept: list[Any] = page.context.cookies()
        page.context.clear_cookies()
        save.click()
        expect(page.get_by_text("You are signed out, so nothing was sent.")).to_be_focused()
        # Signed in again: with the old session here, and another token.
        page.context.add_cookies([one for one in kept if one["name"] != "csrftoken"])
        save.click()
        expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert Reform.objects.filter(title="Another title").exists()
