"""The day that a page is looked at: read from `?on=`, checked once, handed to every view.

@as_known_on
def roadmap(request: HttpRequest, day: Day) -> HttpResponse: ...
"""

from libs.days.day import Day, DayField, DayForm, keep_day
from libs.days.views import as_known_on, refuse, refuse_method, viewed_day

__all__ = [
    "Day",
    "DayField",
    "DayForm",
    "as_known_on",
    "keep_day",
    "refuse",
    "refuse_method",
    "viewed_day",
]
