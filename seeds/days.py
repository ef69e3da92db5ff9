"""The day that a page is looked at: read from `?on=`, checked once, handed to every view.

    @as_known_on
    def roadmap(request: HttpRequest, day: Day) -> HttpResponse: ...

This is the only place that asks the clock.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from seeds.printing import print_day


@dataclass(frozen=True, slots=True)
class Day:
    """The day looked at, and the day it is: in London, both included in what is known."""

    on: date
    today: date

    @property
    def is_today(self) -> bool:
        return self.on == self.today

    @property
    def date(self) -> str:
        return self.on.isoformat()

    @property
    def label(self) -> str:
        return print_day(self.on)

    def address_of(self, request: HttpRequest) -> str:
        """The page's full address with its day, which will show the same tomorrow."""
        return f"{request.build_absolute_uri(request.path)}?on={self.date}"

    @property
    def today_label(self) -> str:
        return print_day(self.today)


class DayField(forms.DateField):
    """A day written as 2023-08-14, not later than today; the messages say what is right."""

    def __init__(self, *, today: date, label: str = "day") -> None:
        self.today = today
        messages = {"invalid": "That is not a day. Write year-month-day, as in 2023-08-14."}
        super().__init__(
            required=False, input_formats=["%Y-%m-%d"], label=label, error_messages=messages
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > self.today:
            raise forms.ValidationError(
                f"{print_day(day)} has not come yet. Nothing is known from it before then.",
                code="future",
            )
        return day


class DayForm(forms.Form):
    """`?on=`; empty is today."""

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self.fields["on"] = DayField(today=today)


def refuse(request: HttpRequest, form: forms.Form) -> HttpResponse:
    """A 400 page that says what was wrong with a query string, field by field."""
    problems = [message for messages in form.errors.values() for message in messages]
    return render(request, "refused.html", {"problems": problems}, status=400)


def refuse_method(request: HttpRequest) -> HttpResponse:
    """A 405 page for whoever tries to send something to a page that is only read."""
    response = render(request, "405.html", {"method": request.method}, status=405)
    response["Allow"] = "GET, HEAD"
    return response


def as_known_on(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view its Day; answers a day that cannot be looked at itself. GET and HEAD only."""

    # Nothing can be sent here, so no token guards it: a POST is told that, not that one is missing.
    @csrf_exempt
    @wraps(view)
    def with_day(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return refuse_method(request)
        today = timezone.localdate()
        form = DayForm(request.GET, today=today)
        if not form.is_valid():
            return refuse(request, form)
        day = Day(form.cleaned_data["on"] or today, today)
        request.viewed_day = day  # type: ignore[attr-defined]  # for the strip under the band
        return view(request, day, *args, **kwargs)

    return with_day


def viewed_day(request: HttpRequest) -> Day:
    """The day of the page that is being rendered; today where its view takes none."""
    today = timezone.localdate()
    day: Day = getattr(request, "viewed_day", Day(today, today))
    return day
