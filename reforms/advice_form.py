"""What a reader asks of the recommendations, and what is said of a wrong choice."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from libs.days import Day, checked, keep_day, page_address
from reforms.pages.recommendations import Named

LABELS = {"body": "Made by", "answer": "Answer", "strand": "Strand"}
RECOMMENDATION_CHOICES = tuple(LABELS)
"""What the query string may hold besides its day."""


class RecommendationsForm(forms.Form):
    """Each field may be left out; the bodies and strands are those of the day's rows."""

    def __init__(self, data: Mapping[str, Any], offered: Mapping[str, Sequence[Named]]) -> None:
        super().__init__(data)
        for name, label in LABELS.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("", "All"), *offered[name]],
                required=False,
                error_messages={
                    "invalid_choice": f"“{label}” has no such choice on this day. The list of"
                    " recommendations shows those that there are."
                },
            )


class RecommendationsQuery:
    """What one reader asks for. Raises InvalidQuery for what cannot be shown."""

    def __init__(
        self, data: Mapping[str, Any], day: Day, offered: Mapping[str, Sequence[Named]]
    ) -> None:
        self.day = day
        self.form = checked(RecommendationsForm(data, offered))
        cleaned = self.form.cleaned_data
        self.given: dict[str, str] = {name: cleaned[name] for name in LABELS}

    @property
    def narrowed_by(self) -> tuple[tuple[str, str, str], ...]:
        """The choices made: the label, what was chosen, and the address without it."""
        found = []
        for name, value in self.given.items():
            if value:
                field: Any = self.form.fields[name]
                shown = str(dict(field.choices)[value])
                found.append((LABELS[name], shown, self.address(**{name: ""})))
        return tuple(found)

    @property
    def in_words(self) -> str:
        """The choices in few words, "" where there are none."""
        return ", ".join(shown for _, shown, _ in self.narrowed_by)

    def address(self, **changes: str) -> str:
        """The page's address with its day and choices, some of them changed; "" leaves one out."""
        return keep_day(page_address("reforms:recommendations"), self.day, **self.given | changes)

    @property
    def without_any(self) -> str:
        return self.address(**dict.fromkeys(LABELS, ""))
