"""HTML with its links led elsewhere; every other byte stays as it was."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

LINKS = {"href", "src", "xlink:href", "poster"}
ALONE = {"link", "meta", "img", "input", "br", "hr", "wbr", "base", "source", "col", "area"}
"""Elements without an end tag."""

HOLDERS = {"li", "p", "details"}
"""Elements that go too if what goes was all that they held, `<details>` with their summary."""

OF_A_LINK = ("href", "rel", "download", "type", "target", "hreflang", "xlink:href")
NO_WORDS = re.compile(r"<summary.*?</summary>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seen:
    """A start tag: its name, its attributes, and the page that it is on."""

    tag: str
    attributes: Mapping[str, str]
    page: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What stands in place of an element: a text for all of it, or new attributes of its tag.

    An attribute that is None goes.
    """

    text: str = ""
    attributes: Mapping[str, str | None] | None = None


Edit = Callable[[Seen], Instead | None]
Lead = Callable[[str, str], str | None]
"""Where a link of an element leads now (href, name of the element); None for nowhere."""

GONE = "\0gone"
"""What `Lead` answers for a link that goes with all its words."""


def no_edit(_: Seen) -> Instead | None:
    return None


def lead_links(html: str, page: str, lead: Lead, edit: Edit = no_edit) -> str:
    """The page with each link led where `lead` says, and elements edited.

    A link that leads nowhere stays as words: `<a>` without an address, as HTML has it. Other
    elements that lead nowhere go. What `edit` replaces is not looked into.
    """
    writer = _Writer(page, lead, edit)
    writer.feed(html)
    writer.close()
    return "".join(writer.out)


class _Writer(HTMLParser):
    def __init__(self, page: str, lead: Lead, edit: Edit) -> None:
        super().__init__(convert_charrefs=False)
        self.page, self.lead, self.edit = page, lead, edit
        self.out: list[str] = []
        self._skipping, self._depth = "", 0
        self._holders: list[tuple[str, int, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            self._depth += tag == self._skipping
            return
        raw, given = self.get_starttag_text() or "", {name: value or "" for name, value in attrs}
        instead = self.edit(Seen(tag, given, self.page))
        if instead is not None and instead.attributes is None:
            self.out.append(instead.text)
            self._leave_out(tag, raw)
            return
        changed: dict[str, str | None] = dict(instead.attributes or {}) if instead else {}
        for name in LINKS & set(given) - set(changed):
            led = self.lead(given[name], tag)
            if led == GONE or (led is None and tag != "a"):
                self._leave_out(tag, raw)
                return
            changed |= dict.fromkeys(OF_A_LINK) if led is None else {name: led}
        if tag in HOLDERS:
            self._holders.append((tag, len(self.out), False))
        self.out.append(_with(raw, changed))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._skipping == tag and not self._depth:
            self._skipping = ""

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag == self._skipping:
                self._depth -= 1
                self._skipping = tag if self._depth >= 0 else ""
            return
        self.out.append(f"</{tag}>")
        if tag in HOLDERS and self._holders and self._holders[-1][0] == tag:
            _, at, lost = self._holders.pop()
            if lost and not NO_WORDS.sub("", "".join(self.out[at:])).strip():
                del self.out[at:]

    def _leave_out(self, tag: str, raw: str) -> None:
        """Leave out everything up to the end of the element whose start was read."""
        self._holders = [(holder, at, True) for holder, at, _ in self._holders]
        if tag not in ALONE and not raw.endswith("/>"):
            self._skipping, self._depth = tag, 0

    def _raw(self, text: str) -> None:
        if not self._skipping:
            self.out.append(text)

    def handle_data(self, data: str) -> None:
        self._raw(data)

    def handle_entityref(self, name: str) -> None:
        self._raw(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._raw(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._raw(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._raw(f"<!{decl}>")


def _with(raw: str, changed: Mapping[str, str | None]) -> str:
    """A start tag with some attributes changed, left out or added."""
    for name, value in changed.items():
        new = "" if value is None else f' {name}="{escape(value)}"'
        at = re.compile(rf"""\s{re.escape(name)}(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?(?=[\s/>])""")
        found = at.search(raw)
        if found and (value is None or unescape(found[0]) != unescape(new)):
            raw = raw[: found.start()] + new + raw[found.end() :]
        elif not found and new:
            raw = re.sub(r"\s*/?>$", lambda end, new=new: new + end[0].strip(), raw)  # type: ignore[misc]
    return raw


def lead_addresses(text: str, root: str, lead: Callable[[str], str | None]) -> str:
    """A text of any kind with each full address below `root` led where `lead` says.

    In HTML and XML an address has `&amp;` for `&`. One that leads nowhere stays as it was.
    """
    pattern = re.compile(re.escape(root) + r"/(?:[^\s\"'<>&\\`{}|]|&amp;)*(?<![.,;:)])")

    def led(found: re.Match[str]) -> str:
        address = lead(found[0].replace("&amp;", "&"))
        return found[0] if address is None else address.replace("&", "&amp;")

    return pattern.sub(led, text)
