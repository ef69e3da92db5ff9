"""The day that a page is looked at: read from `?on=`, checked once, handed to every view.

    @as_known_on
    def roadmap(request: HttpRequest, day: Day) -> HttpResponse: ...

This is the only place that asks the clock.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest

from libs.vaguedates.printing import print_day


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


EARLIEST = date(1900, 1, 1)
"""No page goes back further: at the calendar's beginning a day has no week before it."""


class DayField(forms.DateField):
    """A day written as 2023-08-14, from EARLIEST to today; the messages say what is right."""

    def __init__(self, *, today: date, label: str = "day") -> None:
        self.today = today
        messages = {"invalid": "This is not a day. Write year-month-day, for example 2023-08-14."}
        super().__init__(
            required=False, input_formats=["%Y-%m-%d"], label=label, error_messages=messages
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > self.today:
            raise forms.ValidationError(
                f"{print_day(day)} has not come yet. Choose today or an earlier day.",
                code="future",
            )
        if day and day < EARLIEST:
            raise forms.ValidationError(
                f"Nothing is known of so early a day. Choose {print_day(EARLIEST)} or a later day.",
                code="early",
            )
        return day


class DayForm(forms.Form):
    """`?on=`; empty is today."""

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self.fields["on"] = DayField(today=today)


def keep_day(address: str, day: Day | None, /, **choices: object) -> str:
    """`address` on the day looked at, with those choices that are not empty, before its anchor.

        keep_day("/roadmap/#top", day, sort="title") == "/roadmap/?on=2023-08-14&sort=title#top"

    Today needs no day, and neither does a page that knows none (None).
    """
    given = {name: value for name, value in choices.items() if value}
    if day is not None and not day.is_today:
        given = {"on": day.date} | given
    if not given:
        return address
    page, mark, anchor = address.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{urlencode(given)}{mark}{anchor}"
