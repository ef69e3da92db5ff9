"""Middleware that explains the abbreviations of every page that shows facts on a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from django.db.models import Count, Q
from django.db.models.functions import Upper
from django.http import HttpRequest, HttpResponse

from glossary.explaining import Abbreviation, explain
from glossary.models import Sense
from glossary.pages import COMMON_FROM_LISTS
from libs.days import Day, keep_day, page_address
from libs.search.index import split_words

GetResponse = Callable[[HttpRequest], HttpResponse]


def explain_abbreviations(get_response: GetResponse) -> GetResponse:
    """Explain abbreviations in finished pages. One query a page, none if it has no such word."""

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


def read_abbreviations(
    words: Iterable[str], day: Day, own_slug: str = ""
) -> Mapping[str, Abbreviation]:
    """Find which words are abbreviations known on the day, but for the page's own term. One query.

    A sense from a single published list counts only if the term has no other sense; of two senses
    in nearly the same words, the first counts.
    """
    html_words = {word.replace("&amp;", "&"): word for word in words}
    wanted = {word.upper() for word in html_words}
    wanted |= {word.removesuffix("s").upper() for word in html_words}
    listed = Count("lists", filter=Q(lists__read_on__lte=day.on))
    rows = (
        Sense.objects.known_by(day.on)
        .annotate(capitals=Upper("term__text"), listed=listed)
        .filter(capitals__in=wanted, doubt="")
        .exclude(term__slug=own_slug)
        .order_by("position", "pk")
        .values_list("capitals", "term__slug", "term__text", "expansion", "origin", "listed")
    )
    ranked: dict[str, dict[int, list[tuple[str, str, str]]]] = {}
    for capitals, slug, text, expansion, origin, count in rows:
        rank = int(origin == Sense.Origin.OUTSIDE and count < COMMON_FROM_LISTS)
        ranked.setdefault(capitals, {}).setdefault(rank, []).append((slug, text, expansion))
    found = {}
    for word, html_word in html_words.items():
        by_rank = ranked.get(word.upper()) or ranked.get(word.removesuffix("s").upper())
        if by_rank:
            senses = by_rank[min(by_rank)]
            slug, text, _ = senses[0]
            href = keep_day(page_address("glossary:term", slug), day)
            expansions = distinct([expansion for _, _, expansion in senses])
            found[html_word] = Abbreviation(slug, text, href, expansions)
    return found


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
