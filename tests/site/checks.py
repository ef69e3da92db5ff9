"""What is wrong with the HTML of a page, found by reading it once with the reference parser."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import urldefrag, urljoin

import html5lib

OWN_TITLE = re.compile(r"(?P<own>.+) – SEND & AP reform tracker")
NEEDS_NO_LABEL = {"hidden", "submit", "button"}
HERE = "http://here"


class Read:
    """A page, parsed: its `faults`, its own `title`, its `description`, and where it leads."""

    def __init__(self, address: str, text: str) -> None:
        self.address = address
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.elements = [one for one in parser.parse(text).iter() if isinstance(one.tag, str)]
        self.errors = [f"{place}: {code}" for place, code, _ in parser.errors]
        self.ids = Counter(one.get("id") for one in self.elements if one.get("id"))

    def all(self, *tags: str) -> Iterator[Any]:
        """The elements of some kinds, in the order of the page."""
        return (one for one in self.elements if one.tag in tags)

    @property
    def title(self) -> str:
        """The page's own part of its title, or ""."""
        found = OWN_TITLE.fullmatch(words(next(self.all("title"))))
        return found["own"] if found else ""

    @property
    def heading(self) -> str:
        return words(next(self.all("h1")))

    @property
    def description(self) -> str:
        named = (one for one in self.all("meta") if one.get("name") == "description")
        return next((str(one.get("content")) for one in named), "")

    def links(self) -> Iterator[tuple[str, str]]:
        """Every address of this site that the page leads to, and the anchor there."""
        for link in self.all("a"):
            address, anchor = urldefrag(urljoin(f"{HERE}{self.address}", link.get("href", "")))
            if address.startswith(f"{HERE}/"):
                yield address.removeprefix(HERE), anchor

    def faults(self) -> list[str]:
        """Everything that is wrong, in words; nothing where the page is whole."""
        return [
            *self.errors,
            *(f"id {name} stands {times} times" for name, times in self.ids.items() if times > 1),
            *self._headings(),
            *self._fields(),
            *self._links(),
            *self._refused_by_policy(),
        ]

    def _headings(self) -> Iterator[str]:
        levels = [int(one.tag[1]) for one in self.all("h1", "h2", "h3", "h4", "h5", "h6")]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} h1"
        for old, new in pairwise(levels):
            if new > old + 1:
                yield f"a heading of level {new} follows one of level {old}"

    def _fields(self) -> Iterator[str]:
        labelled = {label.get("for") for label in self.all("label")}
        for field in self.all("input", "select", "textarea"):
            named = field.get("id") in labelled or field.get("aria-label")
            if field.get("type") not in NEEDS_NO_LABEL and not named:
                yield f"nothing labels the field {field.get('name')}"

    def _links(self) -> Iterator[str]:
        for link in self.all("a"):
            href = link.get("href", "")
            if not href:
                yield f"the link “{words(link)}” leads nowhere"
            if not words(link):
                yield f"the link to {href} has no words"
            if href.startswith("#") and href[1:] not in self.ids:
                yield f"{href} is nowhere"

    def _refused_by_policy(self) -> Iterator[str]:
        for one in self.elements:
            is_data = one.get("type") == "application/ld+json"  # read and never run
            if one.tag == "style" or (one.tag == "script" and one.text and not is_data):
                yield f"a {one.tag} stands in the page"
            for name in one.keys():  # noqa: SIM118  # an element, whose own items are elements
                if name == "style" or name.startswith("on"):
                    yield f"<{one.tag}> has {name}"


def words(element: Any) -> str:
    """The text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())
