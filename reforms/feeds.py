"""What became known, as Atom and JSON feeds: of everything, and of each reform, strand, audience
and area.

A feed's tag and its `updated` come from the data alone, also where it has no entry; that of a past
day is another feed, with an id of its own.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page

from libs.days import Day, as_known_on, keep_day
from libs.pagememo import kept
from partnerships.models import LocalAuthority
from reforms.models import Audience, Reform, Strand
from reforms.pages.news import (
    EVERYTHING,
    FeedEntry,
    News,
    Scope,
    build_entries,
    newest_moment,
    paragraphs,
    printable,
    scope_of,
)
from reforms.pages.news.entries import id_of

FEED_MAX_AGE_S = 10 * 60
"""Seconds for which a feed may be kept without asking again."""

SITE = "SEND & AP reform tracker"
SAYS = "Each entry says what became known, in whose words, and where that stands."
JSON_FEED = "https://jsonfeed.org/version/1.1"

View = Callable[..., HttpResponse]
Send = Callable[[HttpRequest, Day, Scope], HttpResponse]


class DatedFeed(Atom1Feed):
    """An Atom feed that says when its data were updated, where Django would say what time it is."""

    def __init__(self, *args: Any, updated: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._updated = updated

    def latest_post_date(self) -> datetime:
        return self._updated


def everything(day: Day) -> Scope:
    """All reforms and events, and every correction."""
    return EVERYTHING


def one_reform(day: Day, slug: str) -> Scope:
    reform = get_object_or_404(Reform.objects.known_by(day.on), slug=slug)
    return scope_of(reform, reform.get_absolute_url())


def one_strand(day: Day, slug: str) -> Scope:
    strand = get_object_or_404(Strand, slug=slug)
    return scope_of(strand, f"{reverse('reforms:roadmap')}?strand={strand.slug}")


def one_audience(day: Day, slug: str) -> Scope:
    audience = get_object_or_404(Audience, slug=slug)
    return scope_of(audience, f"{reverse('reforms:next')}?for={audience.slug}")


def one_area(day: Day, slug: str) -> Scope:
    """The dates of everybody who is in every area, and the reforms that reach this one."""
    area = get_object_or_404(LocalAuthority, slug=slug)
    return scope_of(area, area.get_absolute_url())


def as_atom(request: HttpRequest, day: Day, scope: Scope) -> HttpResponse:
    whole, entries = request.build_absolute_uri, build_entries(day, scope)
    feed = DatedFeed(
        title=_title(scope),
        link=whole(keep_day(scope.address, day)),
        description="",
        subtitle=SAYS,
        language="en-GB",
        author_name=SITE,
        feed_url=whole(keep_day(request.path, day)),
        feed_guid=id_of(keep_day(request.path, day)),
        updated=newest_moment(entries),
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=whole(keep_day(entry.address, day)),
            description=_content(entry),
            unique_id=entry.id,
            categories=[entry.mark] if entry.mark else [],
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def as_json_feed(request: HttpRequest, day: Day, scope: Scope) -> HttpResponse:
    whole = request.build_absolute_uri
    content = {
        "version": JSON_FEED,
        "title": _title(scope),
        "home_page_url": whole(keep_day(scope.address, day)),
        "feed_url": whole(keep_day(request.path, day)),
        "description": SAYS,
        "language": "en-GB",
        "authors": [{"name": SITE}],
        "items": [
            {
                "id": entry.id,
                "url": whole(keep_day(entry.address, day)),
                "title": entry.title,
                "content_html": _content(entry),
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "tags": [entry.mark] if entry.mark else [],
            }
            for entry in build_entries(day, scope)
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/feed+json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _title(scope: Scope) -> str:
    return printable(f"{SITE}: {scope.title}")


def _content(entry: FeedEntry) -> str:
    """The paragraphs of an entry; of several changes each begins with its sentence."""
    parts: list[str] = []
    for place, news in enumerate(entry.told):
        if len(entry.told) > 1:
            parts.append(format_html("<p><b>{}.</b></p>", news.title))
        following = entry.told[place + 1 : place + 2]
        lines = paragraphs(_without_repeated(news, following))
        parts.append(format_html_join("", "<p>{}</p>", ((line,) for line in lines)))
    if entry.more:
        parts.append(format_html("<p>And {} more.</p>", entry.more))
    return "".join(parts)


def _without_repeated(news: News, following: tuple[News, ...]) -> tuple[str, ...]:
    """The lines; where the next change has the same source, it is named after that one."""
    if any(one.source == news.source for one in following):
        return tuple(line for line in news.lines if line != news.source)
    return news.lines


def _feed(find: Callable[..., Scope], send: Send) -> View:
    @kept("on")
    @as_known_on
    @conditional_page
    @cache_control(public=True, max_age=FEED_MAX_AGE_S)
    def feed(request: HttpRequest, day: Day, **named: str) -> HttpResponse:
        return send(request, day, find(day, **named))

    return feed


changes_feed, changes_json = _feed(everything, as_atom), _feed(everything, as_json_feed)
reform_feed, reform_json = _feed(one_reform, as_atom), _feed(one_reform, as_json_feed)
strand_feed, strand_json = _feed(one_strand, as_atom), _feed(one_strand, as_json_feed)
audience_feed, audience_json = _feed(one_audience, as_atom), _feed(one_audience, as_json_feed)
area_feed, area_json = _feed(one_area, as_atom), _feed(one_area, as_json_feed)
