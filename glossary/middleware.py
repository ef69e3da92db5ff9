"""Has abbreviations explained on every page of the site that shows facts on a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from django.db.models import Count, Q
from django.db.models.functions import Upper
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from glossary.explaining import Meaning, explain
from glossary.models import Sense
from glossary.pages import COMMON
from libs.days import Day, keep_day
from libs.search.index import split_words

Respond = Callable[[HttpRequest], HttpResponse]


def explain_abbreviations(respond: Respond) -> Respond:
    """One query a page, and none where no word looks like an abbreviation."""

    def responding(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        day: Day | None = getattr(request, "viewed_day", None)
        match = request.resolver_match
        is_page = response.status_code == 200 and not response.streaming
        if day is None or match is None or match.view_name == "glossary:index" or not is_page:
            return response
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        own = match.kwargs.get("slug", "") if match.view_name == "glossary:term" else ""
        html = response.content.decode()
        response.content = explain(html, partial(read_meanings, day=day, own=own)).encode()
        return response

    return responding


def read_meanings(words: Iterable[str], day: Day, own: str = "") -> Mapping[str, Meaning]:
    """What the words stand for, as known on the day; the page's own word is left out. One query.

    A sense that a single published list has is given only where there is no other, and of two that
    say nearly the same the first one.
    """
    asked = {word.replace("&amp;", "&"): word for word in words}
    wanted = {form for word in asked for form in (word.upper(), word.removesuffix("s").upper())}
    listed = Count("lists", filter=Q(lists__read_on__lte=day.on))
    rows = (
        Sense.objects.known_by(day.on)
        .annotate(capitals=Upper("term__text"), listed=listed)
        .filter(capitals__in=wanted, doubt="")
        .exclude(term__slug=own)
        .order_by("position", "pk")
        .values_list("capitals", "term__slug", "term__text", "expansion", "origin", "listed")
    )
    ranked: dict[str, dict[int, list[tuple[str, str, str]]]] = {}
    for capitals, slug, text, expansion, origin, count in rows:
        rank = int(origin == Sense.Origin.OUTSIDE and count < COMMON)
        ranked.setdefault(capitals, {}).setdefault(rank, []).append((slug, text, expansion))
    found = {}
    for word, written in asked.items():
        by_rank = ranked.get(word.upper()) or ranked.get(word.removesuffix("s").upper())
        if by_rank:
            senses = by_rank[min(by_rank)]
            slug, text, _ = senses[0]
            href = keep_day(reverse("glossary:term", args=[slug]), day)
            expansions = distinct([expansion for _, _, expansion in senses])
            found[written] = Meaning(slug, text, href, expansions)
    return found


def distinct(expansions: Sequence[str]) -> tuple[str, ...]:
    """Those that do not share most of their words with an earlier one."""
    kept: list[tuple[str, set[str]]] = []
    for expansion in expansions:
        words = set(split_words(expansion))
        if not any(2 * len(words & others) > len(words | others) for _, others in kept):
            kept.append((expansion, words))
    return tuple(expansion for expansion, _ in kept)
