"""What a reader asks of a list by choices in the query string: one way for every such list.

A list names its choices and its page; what may be chosen is read from the rows of the day.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from libs.days import Day, checked, keep_day, page_address
from reforms.forms import PartForm
from reforms.pages.parts import PartAsked

Offered = Mapping[str, Iterable[tuple[str, str]]]
"""By the name of a choice: each value that it may have, and how that is shown."""


def choice_field(label: str, offered: Iterable[tuple[str, str]], what: str) -> forms.ChoiceField:
    """A choice that may be left out; `what` the list is of stands in the answer to a wrong one."""
    return forms.ChoiceField(
        label=label,
        choices=[("", "All"), *offered],
        required=False,
        error_messages={
            "invalid_choice": f"“{label}” has no such choice on this day. The list of {what} shows"
            " those that there are."
        },
    )


_SLUG = re.compile(r"[-a-z0-9]{1,80}")


def read_part_asked(data: Mapping[str, Any]) -> PartAsked:
    """Which part of the reforms a list is asked of, before the choices can be checked.

    What is no slug is not asked here: the query refuses it by the rows.
    """
    fields = {"strand": "strand", "body": "body", "audience": "for", "document": "document"}
    given = {field: str(data.get(name, "")) for field, name in fields.items()}
    slugs = {field: value for field, value in given.items() if _SLUG.fullmatch(value)}
    return PartAsked(checked(PartForm(data)).cleaned_data["part"] or 1, **slugs)


class ListQuery:
    """The rows that one reader asks for. Raises InvalidQuery for what cannot be shown."""

    LABELS: ClassVar[dict[str, str]]
    """Each choice by its name in the query string."""
    PAGE: ClassVar[str]
    """The name of the page's address."""
    WHAT: ClassVar[str]
    """What the list is of, as a refusal calls it."""

    def __init__(
        self, data: Mapping[str, Any], day: Day, offered: Offered, form: forms.Form | None = None
    ) -> None:
        self.day = day
        form = form or forms.Form(data)
        for name, label in self.LABELS.items():
            form.fields[name] = choice_field(label, offered[name], self.WHAT)
        self.form = checked(form)
        self.given: dict[str, str] = {name: self.form.cleaned_data[name] for name in self.LABELS}

    @property
    def narrowed_by(self) -> tuple[tuple[str, str, str], ...]:
        """The choices made: the label, what was chosen, and the address without it."""
        found = []
        for name, value in self.given.items():
            if value:
                field: Any = self.form.fields[name]
                shown = str(dict(field.choices)[value])
                found.append((self.LABELS[name], shown, self.address(**{name: ""})))
        return tuple(found)

    @property
    def in_words(self) -> str:
        """The choices in few words, "" where there are none."""
        return ", ".join(shown for _, shown, _ in self.narrowed_by)

    def address(self, **changes: str) -> str:
        """The page's address with its day and choices, some of them changed; "" leaves one out."""
        return keep_day(page_address(self.PAGE), self.day, **self.given | changes)

    @property
    def without_any(self) -> str:
        return self.address(**dict.fromkeys(self.LABELS, ""))
