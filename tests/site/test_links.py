"""Every link of every page is followed, on each day that the day control offers and a late one."""

import re
from collections import deque
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit
from zlib import crc32

import pytest
from django.test import Client

from reforms.roadmap_query import FILTERS
from tests.site.addresses import PARAMETERS, addresses
from tests.torture import WHOLE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("documents"),
    pytest.mark.one_database,
]

DAYS = ("2022-04-28", "2023-08-14")
LATE = "2026-06-01"
"""A past day by which more dates went by than the home page shows, so that it links to them all."""

MOST = 3_000
"""More pages than the site has for its four days; a crawl that passes it goes round in circles."""

ONE_IN = 3 if WHOLE else 120
"""Of pages that are made alike one in so many is visited on a past day."""

ONE_TODAY_IN = 1 if WHOLE else 30
"""And one in so many of today's; each of the others is linked all the same."""

ONE_LIST_IN = 1 if WHOLE else 3
"""And one in so many of the lists and the model of a past day."""

HOW_SHOWN = {"group", "sort", "open", "view"}
"""The ways in which the roadmap shows the same rows."""

HERE = "http://here"
DAY_CONTROL = re.compile(
    r'<details class="day">.*?</details>|<nav class="switch" aria-label="As known">.*?</nav>',
    re.DOTALL,
)
LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
NOT_YET = re.compile(r": not (known|published) yet$")
TITLE = re.compile(r"<title>(.*) – SEND &amp; AP reform tracker</title>")


@dataclass(frozen=True)
class Visited:
    """A page, and where its links lead: those of its day control apart."""

    status: int
    is_page: bool
    title: str
    ids: frozenset[str]
    links: frozenset[tuple[str, str]]
    other_days: frozenset[str]


def visit(address: str, client: Client) -> Visited:
    response = client.get(address)
    text = response.content.decode() if "html" in response["Content-Type"] else ""
    if response.streaming:
        response.close()
    title = TITLE.search(text)
    apart = "".join(DAY_CONTROL.findall(text))
    return Visited(
        status=response.status_code,
        is_page=bool(text),
        title=unescape(title[1]) if title else "",
        ids=frozenset(ID.findall(text)),
        links=frozenset(_inside(address, DAY_CONTROL.sub("", text))),
        other_days=frozenset(target for target, _ in _inside(address, apart)),
    )


def _inside(address: str, text: str) -> set[tuple[str, str]]:
    """The public addresses of this site, with anchors, that links in `text` lead to."""
    found = (urldefrag(urljoin(HERE + address, unescape(href))) for href in LINK.findall(text))
    return {
        (in_one_order(target.removeprefix(HERE)), anchor)
        for target, anchor in found
        if target.startswith(f"{HERE}/") and not target.startswith(f"{HERE}/admin/")
    }


def in_one_order(address: str) -> str:
    """The address with its choices sorted, so that one page is not visited in every order."""
    path, mark, query = address.partition("?")
    return path + mark + "&".join(sorted(query.split("&")))


def crawl(client: Client) -> dict[str, Visited]:
    """Every page that can be reached from the home page, today's and a late one, by its address."""
    found: dict[str, Visited] = {}
    waiting = deque(["/", f"/?on={LATE}"])
    while waiting:
        address = waiting.popleft()
        if address in found:
            continue
        assert len(found) < MOST, f"more than {MOST} pages, {address} among them"
        found[address] = page = visit(address, client)
        leads_to = {target for target, _ in page.links} | page.other_days
        waiting.extend(target for target in sorted(leads_to) if not is_seen_otherwise(target))
    return found


def is_seen_otherwise(address: str) -> bool:
    """Whether another page says as much of a past day.

    Of a past day's files, and of its lists in yet another order and selection, none is visited; of
    the pages and files that are made alike for each reform, term or source, or for each choice, one
    in `ONE_IN`, and of today's one in `ONE_TODAY_IN`. Of the roadmap
    and the slipped dates one choice at a time is made, for they add up, and on past days none; of
    the ways to group, sort and unfold the roadmap together one in `ONE_IN`.
    """
    path, _, query = address.partition("?")
    asked = set(parse_qs(query))
    chosen = asked & set(FILTERS)
    if path == "/roadmap/" and chosen and len(asked) > 1:
        return True
    if path.startswith("/roadmap") and len(asked & HOW_SHOWN) > 1:
        return crc32(address.encode()) % ONE_IN != 0
    chosen_from = ("/slippage", "/lacking", "/recommendations", "/next/ready")
    if path.startswith(chosen_from) and (len(asked) > 1 or path[-1] != "/"):
        return True
    if path.endswith(".png") and asked:
        return True  # the same drawing as SVG
    if path == "/brief/" and asked - {"on"}:
        return crc32(address.encode()) % ONE_IN != 0
    if "on" not in asked:
        is_alike = path.count("/") > 2 or len(asked) > 0 or path.startswith("/data/")
        return is_alike and crc32(address.encode()) % ONE_TODAY_IN != 0
    if ("sort" in asked and len(asked) > 2) or not path.endswith("/"):
        return True
    if len(asked) > 1:
        return crc32(address.encode()) % (1 if WHOLE else 12) != 0
    one_in = ONE_IN if path.count("/") > 2 else ONE_LIST_IN
    return path != "/" and crc32(address.encode()) % one_in != 0


def leads(pages: dict[str, Visited], address: str) -> set[str]:
    """Where the links of a page lead."""
    return {target for target, _ in pages[address].links}


def day_of(address: str) -> str:
    return "".join(parse_qs(urlsplit(address).query).get("on", [""]))


def test_a_visitor_can_follow_every_link(client: Client) -> None:
    pages = crawl(client)
    assert dead_links(pages) == []
    assert missing_anchors(pages) == []
    assert lost_days(pages) == []
    assert shared_titles(pages) == []
    everything = {address for name in PARAMETERS for address in addresses(name)}
    linked = {target for page in pages.values() for target, _ in page.links}
    assert everything - linked - {"/"} == set(), "no link leads there"
    # The day control offers days of publications too.
    assert {day_of(address) for address in pages} >= {"", *DAYS, LATE}
    late = {
        target for address in pages if day_of(address) == LATE for target in leads(pages, address)
    }
    assert any("standing=date-passed" in target for target in late)


def dead_links(pages: dict[str, Visited]) -> list[str]:
    """Links to what does not answer. A day control may lead to a day before the page's subject.

    A page of its own says that it is not known yet; a brief, that it cannot have such a reform.
    """
    from_pages = {
        target for here, page in pages.items() for target, _ in page.links if target != here
    }
    return [
        f"{address}: {page.status}"
        for address, page in pages.items()
        if page.status != 200 and (address in from_pages or not is_before(address, page))
    ]


def is_before(address: str, page: Visited) -> bool:
    """Whether a page says that its subject was not known on its day."""
    if address.startswith("/brief/?") and "reform=" in address:
        return page.status == 400
    return page.status == 404 and NOT_YET.search(page.title) is not None


def missing_anchors(pages: dict[str, Visited]) -> list[str]:
    return sorted(
        {
            f"{target}#{anchor}"
            for page in pages.values()
            for target, anchor in page.links
            if anchor and target in pages and anchor not in pages[target].ids
        }
    )


OF_EVERY_DAY = re.compile(r"/data/.|/api/v1/openapi\.json")
"""Files with the whole log in them, from which any day is rebuilt."""


def lost_days(pages: dict[str, Visited]) -> list[str]:
    """Links from a page on a past day to one on another day, but for the way back to today.

    What refuses a choice of that day leads to today's pages.
    """
    return sorted(
        {
            f"{address} -> {target}"
            for address, page in pages.items()
            for target, _ in page.links
            if page.status != 400
            if day_of(address) and day_of(target) != day_of(address)
            if not OF_EVERY_DAY.match(target)
            if target != without_day(address)
        }
    )


def without_day(address: str) -> str:
    """The same page today."""
    return re.sub(r"[?&]on=[^&]*$", "", re.sub(r"(?<=[?&])on=[^&]*&", "", address))


def shared_titles(pages: dict[str, Visited]) -> list[str]:
    """Titles that two pages have, on one day and whatever the choices made on a page."""
    by_title: dict[str, set[str]] = {}
    for address, page in pages.items():
        if page.status != 200 or not page.is_page:
            continue
        by_title.setdefault(page.title, set()).add(urlsplit(address).path)
    return [title for title, paths in by_title.items() if len(paths) > 1]
