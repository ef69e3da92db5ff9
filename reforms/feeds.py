"""What became known, as Atom feeds: of all reforms, and of each."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page

from libs.days import Day, as_known_on, keep_day
from libs.pagememo import kept
from reforms.models import Reform
from reforms.pages.news import News, build_news, id_of, paragraphs, printable

FEED_MAX_AGE_S = 10 * 60
"""Seconds for which a feed may be kept without asking again."""

SITE = "SEND & AP reform tracker"


@kept("on")
@as_known_on
@conditional_page
@cache_control(public=True, max_age=FEED_MAX_AGE_S)
def changes_feed(request: HttpRequest, day: Day) -> HttpResponse:
    """The newest significant updates of all reforms and events, and every correction."""
    return _send(request, day, "what became known", reverse("reforms:changes"), build_news(day))


@kept("on")
@as_known_on
@conditional_page
@cache_control(public=True, max_age=FEED_MAX_AGE_S)
def reform_feed(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """The newest significant updates of one reform, and corrections of its other facts."""
    reform = get_object_or_404(Reform.objects.known_by(day.on), slug=slug)
    return _send(request, day, reform.title, reform.get_absolute_url(), build_news(day, reform))


def _send(
    request: HttpRequest, day: Day, title: str, page: str, entries: Iterable[News]
) -> HttpResponse:
    whole = request.build_absolute_uri
    feed = Atom1Feed(
        title=printable(f"{SITE}: {title}"),
        link=whole(page),
        description="",
        subtitle="Each entry says what became known, in whose words, and where that stands.",
        language="en-GB",
        author_name=SITE,
        feed_url=whole(keep_day(request.path, day)),
        feed_guid=id_of(request.path),
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=whole(entry.address),
            description=format_html_join(
                "", "<p>{}</p>", ((line,) for line in paragraphs(entry.lines))
            ),
            unique_id=entry.id,
            categories=[entry.mark] if entry.mark else [],
            pubdate=entry.recorded_at,
            updateddate=entry.recorded_at,
        )

    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
