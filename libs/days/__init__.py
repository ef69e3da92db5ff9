"""The day that a page is looked at: read from `?on=`, checked once, handed to every view.

@as_known_on
def roadmap(request: HttpRequest, day: Day) -> HttpResponse: ...
"""

from libs.days.addresses import page_address
from libs.days.day import Day, DayField, DayForm, keep_day
from libs.days.views import (
    InvalidQuery,
    answered_on_day,
    as_known_on,
    checked,
    sent_on_day,
    viewed_day,
)

__all__ = [
    "Day",
    "DayField",
    "DayForm",
    "InvalidQuery",
    "answered_on_day",
    "as_known_on",
    "checked",
    "keep_day",
    "page_address",
    "sent_on_day",
    "viewed_day",
]
