"""How a reader wants a page shown, checked before it reaches a builder."""

from typing import Any

from django import forms

from reforms.pages.roadmap import SORTS


class RoadmapForm(forms.Form):
    """`?group=`, `?sort=` and `?page=` of the roadmap; each may be left out."""

    group = forms.ChoiceField(
        choices=[("strand", "Strand"), ("stage", "Stage")],
        required=False,
        error_messages={"invalid_choice": "A roadmap is grouped by strand or by stage."},
    )
    sort = forms.ChoiceField(
        choices=[(way + name, name) for name in SORTS for way in ("", "-")],
        required=False,
        error_messages={"invalid_choice": "A roadmap is sorted by title, stage or target."},
    )
    page = forms.IntegerField(
        min_value=1,
        max_value=9999,
        required=False,
        error_messages={"invalid": "A page number is a whole number, 1 or more."},
    )

    def clean(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return {"group": "strand", "sort": "", "page": 1} | given
