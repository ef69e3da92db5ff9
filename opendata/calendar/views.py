"""The calendars: of everything, and of each reform, strand and audience."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page

from libs.days import Day, as_known_on, keep_day
from libs.drawings.responses import site_root
from libs.pagememo import kept
from opendata.calendar.dates import build_calendar
from opendata.calendar.writing import write_calendar
from reforms.feeds import everything, one_audience, one_reform, one_strand
from reforms.pages.news import Scope

CONTENT_TYPE = "text/calendar; charset=utf-8"
View = Callable[..., HttpResponse]


def _calendar(find: Callable[..., Scope]) -> View:
    @kept("on")
    @as_known_on
    @conditional_page
    def calendar(request: HttpRequest, day: Day, **named: str) -> HttpResponse:
        page = build_calendar(day, find(day, **named))
        address = request.build_absolute_uri(keep_day(request.path, day))
        content = write_calendar(page, day, address, site_root(request))
        return HttpResponse(content, content_type=CONTENT_TYPE)

    return calendar


every_date = _calendar(everything)
reform_dates = _calendar(one_reform)
strand_dates = _calendar(one_strand)
audience_dates = _calendar(one_audience)
