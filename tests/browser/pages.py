"""The pages that a browser looks at: one of every kind, and what each looks like when it is odd."""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.torture import share

PATIENCE = 20_000
"""Milliseconds after which what has not come will not come, however busy the machine."""

MAIN = [
    "/",
    "/roadmap/",
    "/reforms/national-standards/",
    "/changes/?from=2022-04-28&to=2023-08-14",
    "/delivery-model/",
    "/delivery-model/acting/",
    "/figures/share-of-pupils-with-ehc-plans/",
    "/glossary/",
    "/sources/",
]
"""The pages that are also looked at in the dark, in forced colours and enlarged."""

OTHERS = [
    "/next/",
    "/brief/?reform=inclusion-strategies&reform=senco-npq",
    "/roadmap/?view=table",
    "/figures/",
    "/events/next-general-election/",
    "/bodies/regional-expert-partnerships/",
    "/areas/",
    "/areas/bury/",
    "/glossary/?q=ehcp",
    "/glossary/send/",
    "/sources/naht-send-summary-2023-07/",
    "/search/?q=ehcp",
    "/about/",
    "/privacy/",
    "/alerts/?reform=national-standards",
    "/accessibility/",
]
AGAIN = [
    "/?on=2022-04-28",
    "/brief/",
    "/brief/?for=dfe",
    "/roadmap/?group=stage&on=2023-08-14",
    "/reforms/senco-npq/",
    "/figures/dsg-deficit/",
    "/delivery-model/?earlier=1",
    "/areas/?q=bury",
    "/glossary/?q=zzzzzzzz",
    "/search/?q=when+do+ehcps+end",
    "/search/?q=senko",
    "/search/?q=due+in+2027",
]
"""The same kinds with something else on them."""

EMPTY = [
    "/?on=1989-11-09",
    "/roadmap/?on=1989-11-09",
    "/roadmap/?q=zzzzzzzz",
    "/brief/?for=tribunal&strand=mainstream-inclusion",
    "/changes/?from=2023-08-14&to=2023-08-14",
    "/delivery-model/?on=1989-11-09",
    "/search/?q=qzxjv",
    "/sources/?on=1989-11-09",
]
"""Pages that have nothing to show."""

REFUSED = [
    "/nowhere/",
    "/reforms/code-of-practice/?on=2022-04-28",
    "/roadmap/?on=yesterday",
    "/glossary/?q=" + "a" * 101,
]
"""Pages that say what was wrong with an address."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Off by itself, though it is part of WCAG 2.2 AA.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    # It would fetch style sheets anew, which the policy forbids, for rules that are not asked.
    "preload": False,
}
AXE = AXE_FILE_PATH.read_text(encoding="utf-8")


def axe(page: Page, rules: Any = RULES) -> list[str]:
    """What axe finds wrong, each with the first element that it found it in."""
    # A click leads to a page whose styles may still be on their way.
    page.wait_for_load_state("load")
    # Links change their colour slowly where the scheme has just changed.
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
        # The pages that follow come with it, but not the frames in them.
        page.context.add_init_script(f"if (window === window.top) {{ {AXE} }}")
    # Frames have no axe in them, and a sandboxed one complains of its questions.
    alone = {**rules, "iframes": False}
    found = page.evaluate("rules => axe.run(rules).then(result => result.violations)", alone)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def runs_off(page: Page) -> str:
    """What is wider than the window, or ""."""
    # A click leads to a page that is still on its way, and has no root yet.
    page.wait_for_load_state("load")
    wide, window = page.evaluate(
        "(({scrollWidth, clientWidth}) => [scrollWidth, clientWidth])(document.documentElement)"
    )
    return f"{wide} px in {window} px" if wide > window else ""


LOOKS = [(320, "dark"), (1280, "light")]
"""A phone's width in the dark, a desk's in the light."""


class Judge:
    """Judges the pages of a walk: one on a phone, the next on a desk; under torture each on both.

    Starts with a desk where `start` is 1. `found` says what is wrong, and with which page.
    """

    def __init__(self, page: Page, start: int = 0) -> None:
        self.page, self.number = page, start
        self.found: dict[str, list[str]] = {}

    def look(self, what: str, faults: Sequence[str] = ()) -> None:
        """Judge the page that is open; `faults` were found otherwise."""
        wrong = list(faults)
        for width, scheme in share(LOOKS, len(LOOKS), start=self.number):
            self.page.set_viewport_size({"width": width, "height": 800})
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
            wrong += [*axe(self.page), *filter(None, [runs_off(self.page)])]
        self.number += 1
        if wrong:
            self.found[f"{self.number}: {what}"] = wrong


class Complaints(list[str]):
    """What the browser complains of: errors of scripts, what the policy refused, missing files."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("console", lambda message: self._note(message.type, message.text))

    def _note(self, kind: str, text: str) -> None:
        # That a page is answered with 400 or 404 is told too, and is meant.
        if kind in ("error", "warning") and "the server responded with a status of 40" not in text:
            self.append(text)
