"""Which picture shows a page on other sites."""

import re
from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from libs.days import Day, keep_day, page_address
from reforms.roadmap_query import KEPT

CARDS = {
    "reforms:reform": "reforms:reform-png",
    "partnerships:area": "partnerships:area-png",
    "partnerships:body": "partnerships:body-png",
    "glossary:term": "glossary:term-png",
}
"""Pages with a card of their own, whose address names the same thing as the page's."""

SITE_CARD, OVERVIEW = "reforms:site-png", "reforms:overview-png"
OVERVIEWS = ("reforms:home", "reforms:roadmap")
"""Pages that the roadmap at a glance shows, with the choices of the page."""


def card_address(request: HttpRequest, day: Day, choices: Sequence[tuple[str, str]]) -> str:
    """The address of the page's picture on the day; that of the site where it has none.

    `choices` are those of the page's query string: the roadmap of one strand has the strand's.
    """
    match = request.resolver_match
    name, slug = "", ""
    if match is not None and match.view_name in OVERVIEWS:
        strands = [value for key, value in choices if key == "strand"]
        name, slug = "reforms:strand-png", strands[0] if len(choices) == len(strands) == 1 else ""
    elif match is not None:
        name, slug = CARDS.get(match.view_name, ""), match.kwargs.get("slug", "")
    if name and re.fullmatch(r"[-a-zA-Z0-9_]+", slug):
        return keep_day(page_address(name, slug), day)
    if match is not None and match.view_name in OVERVIEWS:
        given = [(key, value) for key, value in choices if key in KEPT]
        address = f"{reverse(OVERVIEW)}?{urlencode(given)}" if given else reverse(OVERVIEW)
        return keep_day(address, day)
    return keep_day(reverse(SITE_CARD), day)
