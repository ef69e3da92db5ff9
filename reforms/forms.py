"""How a reader wants a page shown, checked before it reaches a builder."""

from datetime import date
from typing import Any

from django import forms

from libs.days import Day, DayField
from libs.pagetables.page_number import PageNumberField
from libs.vaguedates.printing import print_day
from reforms.models import Audience
from reforms.pages.changes.ranges import build_ranges, default_start
from reforms.pages.changes.stops import Stops


class PageForm(forms.Form):
    """`?page=` of a long list."""

    page = PageNumberField()


class PartForm(PageForm):
    """`?part=` of a page that works something out for each reform, besides `?page=` of its list."""

    part = PageNumberField("which part")


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
    """`?from=&to=&since=&format=&part=` of what changed: two days, or a time that ends today.

    Without either it is the shortest of those times in which a document came out.
    """

    format = forms.ChoiceField(
        choices=[("csv", "CSV")],
        required=False,
        error_messages={"invalid_choice": "Choose a page or csv as the format."},
    )
    since = forms.CharField(required=False)
    part = PageNumberField("which part")

    def __init__(self, data: Any, day: Day, stops: Stops) -> None:
        super().__init__(data)
        self.day, self.stops = day, stops
        # "from" is a word of the language, so it cannot stand among the fields above.
        self.fields |= {name: DayField(today=day.today) for name in ("from", "to")}

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.errors:
            return given
        start, end = given["from"], given["to"] or self.day.on
        if given["since"]:
            if start or given["to"]:
                raise forms.ValidationError("Give two days, or a time with “since”: not both.")
            start = self._begin(given["since"])
        if start and start > end:
            raise forms.ValidationError(
                f"The first day, {start.isoformat()}, is after the second, {end.isoformat()}. "
                "Put the earlier one first."
            )
        # What came after the day looked at was not known on it.
        end = min(end, self.day.on)
        if start is None:
            out = self.stops.by(end)
            start = default_start(end, build_ranges(end, out), out)
        return given | {"from": min(start, end), "to": end}

    def _begin(self, key: str) -> date | None:
        """The day after which a time begins; None for one that there is on other days only."""
        offered = {one.key: one.start for one in build_ranges(self.day.on, self.stops)}
        if key not in offered and (key == "term" or not self.day.is_today):
            return None
        if key not in offered:
            raise forms.ValidationError(
                f"On {print_day(self.day.on)} no time has that name. Choose one of "
                f"{', '.join(offered)}, or two days."
            )
        return offered[key]


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
