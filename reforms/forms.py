"""How a reader wants a page shown, checked before it reaches a builder."""

from datetime import date
from typing import Any

from django import forms

from libs.days import Day, DayField
from reforms.models import Audience
from seeds.models import Document

LAST_PAGE = 9_999


class PageForm(forms.Form):
    """`?page=` of a long list."""

    page = forms.IntegerField(
        min_value=1,
        max_value=LAST_PAGE,
        required=False,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"],
            f"Write a page number as a whole number from 1 to {LAST_PAGE}.",
        ),
    )


FIRST_YEAR, LAST_YEAR = 2000, 2099


class ActingForm(forms.Form):
    """`?year=` of who must act; without one, that of the day looked at."""

    year = forms.IntegerField(
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"],
            f"Write a year from {FIRST_YEAR} to {LAST_YEAR}.",
        ),
    )


class ChangesForm(forms.Form):
    """`?from=&to=&format=` of what changed; without days, the two newest documents are compared."""

    format = forms.ChoiceField(
        choices=[("csv", "CSV")],
        required=False,
        error_messages={"invalid_choice": "Choose a page or csv as the format."},
    )

    def __init__(self, data: Any, day: Day) -> None:
        super().__init__(data)
        self.day = day
        # "from" is a word of the language, so it cannot stand among the fields above.
        self.fields |= {name: DayField(today=day.today) for name in ("from", "to")}

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.errors:
            return given
        start, end = given["from"], given["to"] or self.day.on
        if start and start > end:
            raise forms.ValidationError(
                f"The first day, {start.isoformat()}, is after the second, {end.isoformat()}. "
                "Put the earlier one first."
            )
        # What came after the day looked at was not known on it.
        end = min(end, self.day.on)
        return given | {"from": min(start or _day_before_newest(end), end), "to": end}


def _day_before_newest(end: date) -> date:
    """The day of the document before the newest one that `end` knows; `end` if there is none."""
    published = Document.objects.known_by(end).exclude(file_name="")
    days = published.order_by("-published_latest").values_list("published_latest", flat=True)
    return next((day for day in days[1:2] if day), end)


class NextForm(forms.Form):
    """`?for=` of the next dates: an audience's slug."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        # "for" is a word of the language, so it cannot stand among the fields above.
        self.fields["for"] = forms.ModelChoiceField(
            Audience.objects.all(),
            to_field_name="slug",
            required=False,
            error_messages={"invalid_choice": "No audience with a date has that name."},
        )
