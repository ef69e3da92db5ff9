"""Hands a view the day that it is looked at, and answers a query string that cannot be."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from libs.days.day import Day, DayForm

FormT = TypeVar("FormT", bound=forms.BaseForm)
RefuseMethod = Callable[[HttpRequest, Collection[str]], HttpResponse]


class InvalidQuery(Exception):
    """A query string that its form refuses; as_known_on answers it with a page that says why."""

    def __init__(self, form: forms.BaseForm, template: str) -> None:
        super().__init__(form.errors.as_text())
        self.form = form
        self.template = template


Refuse = Callable[[HttpRequest, InvalidQuery], HttpResponse]


def checked(form: FormT, template: str = "refused.html") -> FormT:
    """The form, cleaned. Raises InvalidQuery where it is not valid; `template` then says so.

    The template is given the `form` and the `problems`, one message each.
    """
    if not form.is_valid():
        raise InvalidQuery(form, template)
    return form


def refuse(request: HttpRequest, invalid: InvalidQuery) -> HttpResponse:
    """A 400 page that says what was wrong with a query string, field by field."""
    problems = [message for messages in invalid.form.errors.values() for message in messages]
    context = {"form": invalid.form, "problems": problems}
    return render(request, invalid.template, context, status=400)


def refuse_method(request: HttpRequest, allowed: Collection[str]) -> HttpResponse:
    """A 405 page for whoever tries to send something to a page that is only read."""
    response = render(request, "405.html", {"method": request.method}, status=405)
    response["Allow"] = ", ".join(allowed)
    return response


def as_known_on(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view its Day, and answers what cannot be looked at itself. GET and HEAD only.

    That is a day that does not exist or has not come, and any InvalidQuery of the view.
    """
    return _with_day(view, ("GET", "HEAD"))


def sent_on_day(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for a public form that is posted and writes nothing; its address has the day."""
    return _with_day(view, ("GET", "HEAD", "POST"))


def answered_on_day(
    refuse: Refuse, refuse_method: RefuseMethod
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """As `as_known_on`, for what is read by programs: it refuses in a form of its own."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return _with_day(view, ("GET", "HEAD"), refuse, refuse_method)

    return decorate


def _with_day(
    view: Callable[..., HttpResponse],
    allowed: Collection[str],
    refuse: Refuse = refuse,
    refuse_method: RefuseMethod = refuse_method,
) -> Callable[..., HttpResponse]:
    # Nothing is written, so no token guards it: a POST is told that, not that one is missing.
    @csrf_exempt
    @wraps(view)
    def with_day(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in allowed:
            return refuse_method(request, allowed)
        today = timezone.localdate()
        try:
            form = checked(DayForm(request.GET, today=today))
            day = Day(form.cleaned_data["on"] or today, today)
            request.viewed_day = day  # type: ignore[attr-defined]  # for the strip under the band
            return view(request, day, *args, **kwargs)
        except InvalidQuery as invalid:
            return refuse(request, invalid)

    return with_day


def viewed_day(request: HttpRequest) -> Day:
    """The day of the page that is being rendered; today where its view takes none."""
    today = timezone.localdate()
    day: Day = getattr(request, "viewed_day", Day(today, today))
    return day
