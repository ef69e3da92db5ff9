"""From the sign-in page to a published, sourced update: two screens, and less than a minute.

The minute is counted, not measured, so that a slow machine cannot fail it: each press of a key or
button and each aimed movement has the time that Card, Moran and Newell published for it (The
keystroke-level model for user performance time with interactive systems, Communications of the ACM
23(7), 1980). The rate of typing is that of their average typist who is no secretary.
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Frame, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from libs.backoffice.panels import list_of, page_of
from reforms.models import Milestone, Reform, Update
from seeds.models import Document
from tests.browser.pages import Complaints
from tests.rows import add
from tests.torture import WHOLE

KEY, POINT, PRESS, HOME, THINK = 0.28, 1.1, 0.2, 0.4, 1.35
"""Seconds: a key, aiming with the mouse, its button down and up, a hand moved, a decision made."""

PASSWORD = "four words are long"
ADDRESS = "https://www.example.org/publications/an-announcement"


@dataclass
class Person:
    """Does what an editor does, at their pace, and keeps count."""

    page: Page
    pictures: Path
    spent: float = 0
    screens: list[str] = field(default_factory=list)
    at_keys: bool = False

    def decide(self) -> None:
        self.spent += THINK

    def click(self, what: Locator) -> None:
        self.spent += POINT + PRESS + (HOME if self.at_keys else 0)
        self.at_keys = False
        what.click()

    def press(self, *keys: str) -> None:
        self._reach_keys()
        for key in keys:
            # Two keys held together are two presses.
            self.spent += KEY * (1 + key.count("+"))
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self._reach_keys()
        self.spent += KEY * len(text)
        self.page.keyboard.type(text)

    def paste(self, text: str) -> None:
        """What was copied from the document before; Ctrl and V."""
        self._reach_keys()
        self.spent += KEY * 2
        self.page.keyboard.insert_text(text)

    def arrive(self, frame: Frame) -> None:
        if frame == self.page.main_frame:
            self.screens.append(urlsplit(frame.url)._replace(scheme="", netloc="").geturl())

    def look(self, name: str) -> None:
        self.page.screenshot(path=self.pictures / f"{len(self.screens)}-{name}.png", full_page=True)

    def _reach_keys(self) -> None:
        self.spent += 0 if self.at_keys else HOME
        self.at_keys = True


@pytest.fixture
def reform(live_server: LiveServer) -> Reform:
    reform = add(Reform, title="A plan", slug="a-plan")
    add(Update, reform=reform, kind="stage", stage="in-development")
    milestone = add(Milestone, reform=reform, title="Testing begins")
    add(Milestone, reform=reform, title="Testing ends")
    target = {"kind": "target", "target_words": "autumn 2023", "target_edtf": "2023-23"}
    add(Update, reform=reform, milestone=milestone, **target)
    return reform


@pytest.mark.skipif(not WHOLE, reason="counts what takes long, and finds what other walks do")
def test_an_announcement_is_published_with_its_source_within_a_minute(
    reform: Reform, live_server: LiveServer, page: Page, tmp_path: Path
) -> None:
    editor = User.objects.create_superuser("anna", password=PASSWORD)
    complaints = Complaints(page)
    page.goto(f"{live_server.url}/admin/login/?next=/reforms/a-plan/")
    person = Person(page, tmp_path)
    page.on("framenavigated", person.arrive)

    person.type("anna")
    person.press("Tab")
    person.type(PASSWORD)
    person.press("Enter")
    page.wait_for_url("**/reforms/a-plan/")
    person.look("page")
    person.screens.clear()
    person.click(page.get_by_role("link", name="Record an update"))

    # The first screen: what changed, in whose words, and where that stands.
    expect(page.get_by_role("heading", name="Record an update")).to_be_visible()
    person.decide()
    person.click(page.get_by_label("target date", exact=True))
    person.press("Tab", "Tab", "Tab", "Tab", "Tab")
    expect(page.get_by_label("Milestone:", exact=True)).to_be_focused()
    person.type("testing b")
    # Past the box for a new milestone.
    person.press("Tab", "Tab")
    person.type("by the end of 2027")
    expect(page.get_by_text("By 31 December 2027.")).to_be_visible()
    person.decide()
    person.click(page.get_by_label("stated", exact=True))
    person.click(page.get_by_label("a new document", exact=True))
    person.press("Tab")
    person.paste(ADDRESS)
    person.press("Tab")
    person.paste("An announcement of the plan's next steps")
    person.press("Tab")
    person.type("Next steps, 2026")
    person.press("Tab")
    person.type("DfE")
    person.press("Tab")
    person.type("OGL v3.0")
    person.press("Tab")
    person.type("pl")
    person.press("Tab")
    person.type("the b")
    person.press("Tab", "Tab", "Tab")
    expect(page.get_by_label("Heading:")).to_be_focused()
    person.type("Timetable")
    person.look("form")
    person.decide()
    person.press("Enter")

    # The second: what readers and subscribers will see.
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()
    person.look("preview")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("by 31 December 2027", exact=False).first).to_be_visible()
    assert not Document.objects.filter(address=ADDRESS).exists()
    person.decide()
    person.click(page.get_by_role("button", name="Publish"))

    expect(page.get_by_text("was added successfully")).to_be_visible()
    update = Update.objects.get(target_words="by the end of 2027")
    assert (update.recorded_by, update.target.edtf) == (editor, "../2027-12-31")
    assert update.passage
    assert (update.passage.heading, update.passage.document.address) == ("Timetable", ADDRESS)
    # Two screens, the form and its preview, and then the page on which the update stands.
    form = list_of(Update, "add", reform=reform.pk)
    assert person.screens == [form, form, page_of(reform)]
    person.look("published")
    assert len(list(tmp_path.glob("*.png"))) == 4
    assert person.spent < 60
    assert complaints == []
