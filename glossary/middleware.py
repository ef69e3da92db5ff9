"""Middleware that explains the abbreviations of every page that shows facts on a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import Upper
from django.http import HttpRequest, HttpResponse

from glossary.explaining import Abbreviation, explain
from glossary.models import Sense
from glossary.pages import COMMON_FROM_LISTS
from libs.days import Day, keep_day, page_address
from libs.pagememo.readings import once_a_version
from libs.search.index import split_words

GetResponse = Callable[[HttpRequest], HttpResponse]


def explain_abbreviations(get_response: GetResponse) -> GetResponse:
    """Explain abbreviations in finished pages: all of the day are read once for all of them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        day: Day | None = getattr(request, "viewed_day", None)
        match = request.resolver_match
        is_page = response.status_code == 200 and not response.streaming
        if day is None or match is None or match.view_name == "glossary:index" or not is_page:
            return response
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        own_slug = match.kwargs.get("slug", "") if match.view_name == "glossary:term" else ""
        look_up = partial(read_abbreviations, day=day, own_slug=own_slug)
        response.content = explain(response.content.decode(), look_up).encode()
        return response

    return middleware


class RankedSense(NamedTuple):
    """A sense that explains an abbreviation; of one term or several, the lowest rank counts."""

    rank: int
    slug: str
    text: str
    expansion: str


def read_abbreviations(
    words: Iterable[str], day: Day, own_slug: str = ""
) -> Mapping[str, Abbreviation]:
    """Find which words are abbreviations known on the day, but for the page's own term.

    A sense from a single published list counts only if the term has no other sense; of two senses
    in nearly the same words, the first counts.
    """
    known = read_ranked(day.on)
    found = {}
    for html_word in words:
        word = html_word.replace("&amp;", "&")
        for capitals in (word.upper(), word.removesuffix("s").upper()):
            senses = [sense for sense in known.get(capitals, ()) if sense.slug != own_slug]
            if senses:
                found[html_word] = _abbreviation(senses, day)
                break
    return found


def _abbreviation(senses: Sequence[RankedSense], day: Day) -> Abbreviation:
    best = min(sense.rank for sense in senses)
    counting = [sense for sense in senses if sense.rank == best]
    slug = counting[0].slug
    href = keep_day(page_address("glossary:term", slug), day)
    expansions = distinct([sense.expansion for sense in counting])
    return Abbreviation(slug, counting[0].text, href, expansions)


@once_a_version(most=8)
def read_ranked(on: date) -> Mapping[str, tuple[RankedSense, ...]]:
    """What each abbreviation, in capitals, stood for on a day. One query for all pages."""
    rows = (
        Sense.objects.known_by(on)
        .annotate(
            capitals=Upper("term__text"),
            listed=Count("lists", filter=Q(lists__read_on__lte=on)),
        )
        .filter(doubt="")
        .order_by("position", "pk")
        .values_list("capitals", "term__slug", "term__text", "expansion", "origin", "listed")
    )
    found: dict[str, tuple[RankedSense, ...]] = {}
    for capitals, slug, text, expansion, origin, count in rows:
        rank = int(origin == Sense.Origin.OUTSIDE and count < COMMON_FROM_LISTS)
        found[capitals] = (*found.get(capitals, ()), RankedSense(rank, slug, text, expansion))
    return MappingProxyType(found)


def distinct(expansions: Sequence[str]) -> tuple[str, ...]:
    """Leave out each expansion that shares most of its words with an earlier one.

    Of "Child protection", "Child protection plan", "Cerebral palsy" the second is left out.
    """
    kept: list[tuple[str, set[str]]] = []
    for expansion in expansions:
        words = set(split_words(expansion))
        if not any(2 * len(words & others) > len(words | others) for _, others in kept):
            kept.append((expansion, words))
    return tuple(expansion for expansion, _ in kept)
