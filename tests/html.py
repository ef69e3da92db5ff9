"""What is wrong with the HTML of a page, by the reference parser."""

import re
from collections import Counter
from typing import Protocol

import html5lib


class Page(Protocol):
    """What a test's client answers with."""

    @property
    def content(self) -> bytes: ...


def faults(response: Page) -> list[str]:
    """Parse errors, ids that stand twice, links to anchors that are not there, and no one h1."""
    text = response.content.decode()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    headings = len(tree.findall(".//h1"))
    anchors = {link.get("href", "")[1:] for link in tree.iter("a") if _is_anchor(link.get("href"))}
    return [
        *(f"{place}: {code}" for place, code, _ in parser.errors),
        *(f"id {name} stands {times} times" for name, times in ids.items() if times > 1),
        *(f"#{name} is nowhere" for name in sorted(anchors - set(ids))),
        *([f"{headings} h1"] if headings != 1 else []),
    ]


def title(response: Page) -> str:
    """The page's own part of its title."""
    found = re.search(r"<title>(.*?) – SEND &amp; AP reform tracker</title>", _text(response))
    assert found, "the page has no title of its own"
    return found[1]


def _text(response: Page) -> str:
    return response.content.decode()


def _is_anchor(href: str | None) -> bool:
    return bool(href and href.startswith("#") and len(href) > 1)
