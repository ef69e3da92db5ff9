"""The form that asks what the columns of a file are, and where its table stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from libs.ingest.natural_keys import key_of, print_key
from libs.ingest.readers.sheets import MAX_ROW_NUMBER, SheetBook
from libs.ingest.tables.choices import TableChoices
from libs.ingest.tables.columns import TableKind
from libs.ingest.tables.days_written import Way
from libs.ingest.tables.guessing import heads_of, texts_of, ways_of_column

EXAMPLES = 3
LEAVE_OUT = "Leave this column out"
HOW_DAYS = "Choose how the days in “{}” are written. We do not guess."
TWICE = "Two columns are “{}”. Choose one of them, and leave the other out."
NONE_CHOSEN = "Say what at least one column is."


@dataclass(frozen=True, slots=True)
class ColumnAsked:
    """A column of the file on the page: what it says, and the fields that ask about it."""

    heading: str
    examples: tuple[str, ...]
    meaning: Any
    order: Any
    """The field that asks how its days are written; None where that is not asked."""


class LayoutForm(forms.Form):
    """Which sheet, and which of its rows."""

    first = forms.IntegerField(label="Row of the headings", min_value=1, max_value=MAX_ROW_NUMBER)
    height = forms.TypedChoiceField(
        label="Rows of headings", coerce=int, choices=[(1, "One"), (2, "Two, one above the other")]
    )
    last = forms.IntegerField(
        label="Last row of the table",
        required=False,
        min_value=1,
        max_value=MAX_ROW_NUMBER,
        help_text="Empty for all rows to the end.",
    )
    leaves_lone = forms.BooleanField(
        label="Leave out rows with one filled cell, such as the letters of an A to Z",
        required=False,
    )

    def __init__(self, sent: Any = None, *, book: SheetBook, choices: TableChoices) -> None:
        initial = {name: getattr(choices, name) for name in ("first", "height", "leaves_lone")}
        initial |= {"sheet": choices.sheet, "last": choices.last or None}
        super().__init__(sent, initial=initial)
        self.book, self.choices = book, choices
        if len(book.sheets) > 1:
            sheets = [
                (at, f"{one.name} (hidden)" if one.is_hidden else one.name)
                for at, one in enumerate(book.sheets)
            ]
            self.fields["sheet"] = forms.TypedChoiceField(label="Sheet", coerce=int, choices=sheets)
            self.order_fields(["sheet"])

    def layout(self) -> TableChoices:
        """The choices with the layout that was sent."""
        given = self.cleaned_data
        return replace(
            self.choices,
            sheet=given.get("sheet", 0),
            first=given["first"],
            height=given["height"],
            last=given["last"] or 0,
            leaves_lone=given["leaves_lone"],
        )


class MatchForm(forms.Form):
    """What each column is, how its days are written, and what holds for rows that do not say."""

    def __init__(
        self,
        *sent: Any,
        book: SheetBook,
        choices: TableChoices,
        kind: TableKind,
        fixed: Mapping[str, forms.Field],
        makes: str = "",
    ) -> None:
        super().__init__(*sent)
        self.book, self.choices, self.kind = book, choices, kind
        self.heads = heads_of(book, choices)
        self.labels = {name: label_of(kind.model, name) for name in kind.columns}
        options = [("", LEAVE_OUT), *self.labels.items()]
        for at, head in enumerate(self.heads):
            self.fields[f"column-{at}"] = forms.ChoiceField(
                choices=options,
                required=False,
                initial=choices.columns[at] if at < len(choices.columns) else "",
                widget=forms.Select(attrs={"aria-label": f"What “{self.head(at)}” is"}),
                error_messages={"invalid_choice": f"Choose what “{head}” is from the list."},
            )
        for at in range(len(self.heads)):
            if ways := self._ways(at):
                self.fields[f"order-{at}"] = forms.ChoiceField(
                    label=f"How are the days in “{self.head(at)}” written?",
                    choices=[(way.order, way.label) for way in ways],
                    required=False,
                    initial=choices.orders.get(at, ""),
                    widget=forms.RadioSelect,
                )
        for name, field in fixed.items():
            self.fields[f"fixed-{name}"] = field
            if isinstance(field, forms.ModelChoiceField):
                # Typing to find a row needs a script: without one, its key or name is typed.
                label = f"{label_of(kind.model, name)}, by its key or name"
                self.fields[f"named-{name}"] = forms.CharField(label=label, required=False)
        if makes:
            self.fields["makes"] = forms.BooleanField(label=makes, required=False, initial=True)

    def head(self, at: int) -> str:
        return self.heads[at] or f"column {at + 1}"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [given.get(f"column-{at}") or "" for at in range(len(self.heads))]
        if not any(chosen):
            self.add_error(None, NONE_CHOSEN)
        for name in dict.fromkeys(filter(None, chosen)):
            if chosen.count(name) > 1:
                last = len(chosen) - 1 - chosen[::-1].index(name)
                self.add_error(f"column-{last}", TWICE.format(self.labels[name]))
        for at in range(len(self.heads)):
            order = f"order-{at}"
            if order in self.fields and not given.get(order) and order not in self.errors:
                self.add_error(order, HOW_DAYS.format(self.head(at)))
        return given

    def chosen(self) -> TableChoices:
        """The choices with everything that was sent."""
        given, columns = self.cleaned_data, range(len(self.heads))
        fixed = {
            name.removeprefix("fixed-"): text
            for name, value in given.items()
            if name.startswith("fixed-") and (text := _text(value))
        }
        named = {
            name.removeprefix("named-"): value
            for name, value in given.items()
            if name.startswith("named-") and value
        }
        return replace(
            self.choices,
            columns=tuple(given[f"column-{at}"] for at in columns),
            orders={at: given[f"order-{at}"] for at in columns if given.get(f"order-{at}")},
            fixed=named | fixed,
            makes=given.get("makes", False),
        )

    def asked(self) -> Iterator[ColumnAsked]:
        """The columns of the file, as the page shows them."""
        for at in range(len(self.heads)):
            examples = tuple(dict.fromkeys(texts_of(self.book, self.choices, at)))[:EXAMPLES]
            if not (examples or self.heads[at]):
                continue
            order = f"order-{at}"
            asked = self[order] if order in self.fields else None
            yield ColumnAsked(self.head(at), examples, self[f"column-{at}"], asked)

    def fields_for_all(self, prefix: str) -> list[Any]:
        """The fields for all rows: `fixed-` as typed, `named-` for relations without a script."""
        return [self[name] for name in self.fields if name.startswith(prefix)]

    def _ways(self, at: int) -> Sequence[Way]:
        """The ways to read the days of a column as what it is chosen to be."""
        chosen = self.data.get(f"column-{at}", "") if self.is_bound else None
        if chosen is not None and chosen not in self.labels:
            return ()
        return ways_of_column(self.book, self.choices, self.kind, at, chosen)


def label_of(model: type[models.Model], name: str) -> str:
    """What a column is called on pages: `Abbreviation` for `text`."""
    field: Any = model._meta.get_field(name)
    return str(capfirst(field.verbose_name))


def _text(value: Any) -> str:
    """A value of a form as a cell says it."""
    if isinstance(value, models.Model):
        return print_key(key_of(value))
    return value.isoformat() if isinstance(value, date) else str(value or "")
