"""What a reader asks of what promises lack in the query string, and what is said of a wrong one."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst

from libs.days import Day, checked, keep_day, page_address
from reforms.forms import PageForm
from reforms.pages.lacking import PromisePart, PromiseRow

LABELS = {"strand": "Strand", "lacks": "Lacks"}
LACKING_CHOICES = (*LABELS, "page")
"""What the query string may hold besides its day."""


class LackingForm(PageForm):
    """Each field may be left out. The strands are those that have a reform on the day."""

    def __init__(self, data: Mapping[str, Any], rows: Iterable[PromiseRow]) -> None:
        super().__init__(data)
        offered = {
            "strand": list(dict.fromkeys(row.strand for row in rows)),
            "lacks": [(part.value, capfirst(part.value)) for part in PromisePart],
        }
        for name, label in LABELS.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("", "All"), *offered[name]],
                required=False,
                error_messages={
                    "invalid_choice": f"“{label}” has no such choice on this day. The list of what"
                    " promises lack shows those that there are."
                },
            )


class LackingQuery:
    """The reforms that one reader asks for. Raises InvalidQuery for what cannot be shown."""

    def __init__(self, data: Mapping[str, Any], day: Day, rows: Iterable[PromiseRow]) -> None:
        self.day = day
        self.form = checked(LackingForm(data, rows))
        cleaned = self.form.cleaned_data
        self.given: dict[str, str] = {name: cleaned[name] for name in LABELS}
        self.number: int = cleaned["page"] or 1

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
        words = [shown for label, shown, _ in self.narrowed_by if label != LABELS["lacks"]]
        lacks = self.given["lacks"]
        return ", ".join([*words, *([f"lacks {lacks}"] if lacks else [])])

    def address(self, **changes: str) -> str:
        """The page's address with its day and choices, some of them changed; "" leaves one out."""
        return keep_day(page_address("reforms:lacking"), self.day, **self.given | changes)

    @property
    def without_any(self) -> str:
        return self.address(**dict.fromkeys(LABELS, ""))
