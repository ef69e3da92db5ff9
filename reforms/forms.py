"""How a reader wants a page shown, checked before it reaches a builder."""

import re
from datetime import date
from typing import Any

from django import forms

from libs.days import Day, DayField
from reforms.models import Audience
from reforms.pages.roadmap import SORTS
from reforms.timeline.axis import MOST_YEARS
from seeds.models import Document

LAST_PAGE = 9_999
YEARS = re.compile(r"(?P<first>(19|20|21)[0-9]{2})(-(?P<last>(19|20|21)[0-9]{2}))?")
YEARS_WRONG = f"Years are written as in 2023-2025: the earlier first, {MOST_YEARS} at most."


class PageForm(forms.Form):
    """`?page=` of a long list."""

    page = forms.IntegerField(
        min_value=1,
        max_value=LAST_PAGE,
        required=False,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"],
            f"A page number is a whole number, 1 or more and {LAST_PAGE} at most.",
        ),
    )


class RoadmapForm(PageForm):
    """What may be asked of the roadmap besides its filters; each field may be left out."""

    group = forms.ChoiceField(
        choices=[("strand", "Strand"), ("stage", "Stage"), ("force", "Legal force")],
        required=False,
        error_messages={"invalid_choice": "A roadmap is grouped by strand, stage or force."},
    )
    sort = forms.ChoiceField(
        choices=[(way + name, name) for name in SORTS for way in ("", "-")],
        required=False,
        error_messages={"invalid_choice": "A roadmap is sorted by title, stage or target."},
    )
    view = forms.ChoiceField(
        choices=[("timeline", "Timeline"), ("table", "Table")],
        required=False,
        error_messages={"invalid_choice": "A roadmap is shown as a timeline or as a table."},
    )
    years = forms.CharField(
        max_length=9,
        required=False,
        error_messages={"max_length": YEARS_WRONG, "null_characters_not_allowed": YEARS_WRONG},
    )

    def clean_years(self) -> tuple[int, int] | None:
        """The first and the last year, or None for all."""
        written = self.cleaned_data["years"]
        if not written:
            return None
        found = YEARS.fullmatch(written)
        first, last = (
            (int(found["first"]), int(found["last"] or found["first"])) if found else (1, 0)
        )
        if not 0 <= last - first < MOST_YEARS:
            raise forms.ValidationError(YEARS_WRONG)
        return first, last

    def clean(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if value}
        # A column can be sorted by in the table only.
        view = "table" if given.get("sort") else "timeline"
        defaults = {"group": "strand", "sort": "", "view": view, "page": 1, "years": None}
        return defaults | given


class ChangesForm(forms.Form):
    """`?from=&to=&format=` of what changed; without days, the two newest documents are compared."""

    format = forms.ChoiceField(
        choices=[("csv", "CSV")],
        required=False,
        error_messages={"invalid_choice": "The changes can be had as a page or as csv."},
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
            error_messages={"invalid_choice": "Nobody of that name is among those with dates."},
        )
