"""Which picture shows a page on other sites."""

import re
from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse

from libs.days import Day, keep_day, page_address

CARDS = {
    "reforms:reform": "reforms:reform-png",
    "partnerships:area": "partnerships:area-png",
    "partnerships:body": "partnerships:body-png",
    "glossary:term": "glossary:term-png",
}
"""Pages with a card of their own, whose address names the same thing as the page's."""

SITE_CARD = "reforms:site-png"


def card_address(request: HttpRequest, day: Day, choices: Mapping[str, str]) -> str:
    """The address of the page's picture on the day; that of the site where it has none.

    `choices` are those of the page's query string: the roadmap of one strand has the strand's.
    """
    match = request.resolver_match
    name, slug = "", ""
    if match is not None and match.view_name == "reforms:roadmap":
        name, slug = "reforms:strand-png", choices.get("strand", "")
    elif match is not None:
        name, slug = CARDS.get(match.view_name, ""), match.kwargs.get("slug", "")
    is_named = name and re.fullmatch(r"[-a-zA-Z0-9_]+", slug)
    return keep_day(page_address(name, slug) if is_named else reverse(SITE_CARD), day)
