"""What a reader asks of the slipped dates in the query string, and what is said of a wrong one."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst

from libs.days import Day, checked, keep_day, page_address
from reforms.forms import PageForm
from reforms.pages.slippage import Named, SlippageChoice, SlippageRow
from reforms.roadmap_form import read_offered
from reforms.slippage import MoveKind

LABELS = {
    "strand": "Strand",
    "body": "Delivery body",
    "for": "Who must act",
    "year": "First date in",
    "document": "Given by",
    "became": "What became of it",
}
SLIPPAGE_CHOICES = (*LABELS, "page")
"""What the query string may hold besides its day."""


class SlippageForm(PageForm):
    """Each field may be left out. One query, for the strands, bodies and audiences of the roadmap.

    The years and the documents are those that the rows of the day have.
    """

    def __init__(self, data: Mapping[str, Any], day: Day, rows: Iterable[SlippageRow]) -> None:
        super().__init__(data)
        offered: dict[str, dict[Named, None]] = {name: {} for name in LABELS}
        for name, slug, title, _ in sorted(read_offered(day), key=lambda row: (row[3], row[2])):
            offered[name][slug, title] = None
        for row in rows:
            offered["document"] |= dict.fromkeys(row.slip.documents)
            if row.year:
                offered["year"][row.year, row.year] = None
        offered["became"] = {(kind.value, capfirst(kind.words)): None for kind in MoveKind}
        for name, label in LABELS.items():
            choices = list(offered[name])
            if name in ("body", "year", "document"):
                choices.sort(key=lambda pair: pair[1])
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("", "All"), *choices],
                required=False,
                error_messages={
                    "invalid_choice": f"“{label}” has no such choice on this day. The list of"
                    " slipped dates shows those that there are."
                },
            )


class SlippageQuery:
    """The dates that one reader asks for. Raises InvalidQuery for what cannot be shown."""

    def __init__(self, data: Mapping[str, Any], day: Day, rows: Iterable[SlippageRow]) -> None:
        self.day = day
        self.form = checked(SlippageForm(data, day, rows))
        cleaned = self.form.cleaned_data
        self.given: dict[str, str] = {name: cleaned[name] for name in LABELS}
        self.number: int = cleaned["page"] or 1

    @property
    def choice(self) -> SlippageChoice:
        given = {**self.given}
        return SlippageChoice(audience=given.pop("for"), **given)

    @property
    def narrowed_by(self) -> tuple[tuple[str, str, str], ...]:
        """The choices made: the label, what was chosen, and the address without it."""
        found = []
        for name, value in self.given.items():
            if value:
                field: Any = self.form.fields[name]
                shown = dict(field.choices)[value]
                found.append((LABELS[name], str(shown), self.address(**{name: ""})))
        return tuple(found)

    @property
    def in_words(self) -> str:
        """The choices in few words, "" where there are none."""
        return ", ".join(shown for _, shown, _ in self.narrowed_by)

    def address(self, **changes: str) -> str:
        """The page's address with its day and choices, some of them changed; "" leaves one out."""
        return keep_day(page_address("reforms:slippage"), self.day, **self.given | changes)

    @property
    def without_any(self) -> str:
        return self.address(**dict.fromkeys(LABELS, ""))
