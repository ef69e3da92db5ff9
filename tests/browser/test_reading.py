"""A document is read in, decided by keyboard beside a colleague without scripts, and published."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from intake.admin import views
from intake.reading import read_waiting
from reforms.models import Reform, Strand, Update
from tests.browser.pages import axe, runs_off
from tests.browser.test_two_people import signed_in
from tests.rows import add

TEXT = """Next steps

1. Standards

Testing of the National Standards begins in autumn 2027. The Youth Forum Board (YFB) met.

2. Plans

The Digital Plans will be published by the end of 2028. The Local Lists come in spring 2027.
"""


def test_a_document_is_read_decided_by_two_and_published(
    live_server: LiveServer, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "start_reading", read_waiting)
    strand = add(Strand, title="One")
    for title in ("National Standards", "Digital Plans", "Local Lists"):
        reform = add(Reform, title=title, strand=strand)
        add(Update, reform=reform, kind="stage", stage="future")
    with (
        signed_in(browser, live_server, "anna") as hers,
        signed_in(browser, live_server, "ben", scripts=False, width=320) as his,
    ):
        hers.goto(f"{live_server.url}/admin/read/")
        assert (axe(hers), runs_off(hers)) == ([], "")
        hers.get_by_label("Text", exact=False).first.fill(TEXT)
        for label, value in (("Title", "Next steps"), ("Publisher", "DfE"), ("Published", "")):
            hers.get_by_label(label).first.fill(value or "2026-11-09")
        hers.get_by_label("Kind").select_option("news")
        hers.get_by_label("Whose word it is").select_option("primary")
        hers.get_by_role("button", name="Read it").click()
        expect(hers.get_by_text("0 of 4 decided, 4 left")).to_be_visible()
        assert (axe(hers), runs_off(hers)) == ([], "")

        his.goto(hers.url)
        assert runs_off(his) == ""
        lists = his.locator("article", has_text="spring 2027")
        lists.get_by_role("button", name="Reject").click()
        expect(his.get_by_text("Rejected by ben")).to_be_visible()
        # His decision comes without loading the page anew.
        expect(hers.get_by_text("Rejected by ben.", exact=True)).to_be_visible()

        for key in ("j", "a", "c", "u", "e"):
            hers.keyboard.press(key)
            if key in "acu":
                expect(hers.locator("#intake-progress")).to_contain_text(
                    {"a": "2 of 4", "c": "3 of 4", "u": "2 of 4"}[key]
                )
        words = hers.get_by_label("Words").and_(hers.locator(":visible"))
        words.fill("by December 2028")
        words.press("Enter")
        expect(hers.get_by_text("Accepted with changes by anna.", exact=True)).to_be_visible()
        assert (axe(hers), runs_off(hers)) == ([], "")
        hers.keyboard.press("a")
        expect(hers.get_by_text("4 of 4 decided", exact=True)).to_be_visible()

        his.reload()
        his.get_by_role("button", name="Preview and publish").click()
        his.get_by_role("button", name="Publish", exact=True).click()
        expect(his.get_by_text("recorded by anna").first).to_be_visible()
        his.get_by_role("link", name="Digital Plans", exact=True).first.click()
        expect(his.get_by_text("by December 2028").first).to_be_visible()
    assert set(Update.objects.filter(kind="target").values_list("target_words", flat=True)) == {
        "in autumn 2027",
        "by December 2028",
    }
