"""Hands a view the day that it is looked at, and answers a day that cannot be."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from libs.days.day import Day, DayForm


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
