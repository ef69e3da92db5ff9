"""What a form showed of its rows, as a short mark for each field, sent along unseen.

The marks tell at saving which fields somebody else has changed meanwhile, and which ones whoever
saves has changed. They protect nobody from themselves: sending the marks of the newest state says
that one has seen it.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from libs.backoffice.editing.values import Plain, Plains, columns, plain

FIELD = "_shown"
OWN = "row"
"""The form of the page's own row; those of an inline are named by its prefix and the row's id."""

Marks = Mapping[str, Mapping[str, str]]


def stored_in(form: forms.ModelForm[Any]) -> Plains:
    """The row of a form as the database has it: what the form started from."""
    return {name: plain(form.initial.get(name)) for name in _names(form)}


def typed_in(form: forms.ModelForm[Any]) -> Plains:
    """What was typed, as near as it can be understood."""
    return {name: _typed(form, name) for name in _names(form)}


def mark(value: Plain) -> str:
    return sha256(repr(value).encode()).hexdigest()[:12]


def write_marks(rows: Mapping[str, Plains]) -> str:
    marks = {key: {name: mark(value) for name, value in row.items()} for key, row in rows.items()}
    return json.dumps(marks, separators=(",", ":"))


def read_marks(text: str) -> Marks:
    """The marks that were sent; none of a row that was left out or made up."""
    try:
        marks = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(marks, dict):
        return {}
    return {key: row for key, row in marks.items() if isinstance(row, dict)}


def _names(form: forms.ModelForm[Any]) -> Iterator[str]:
    """The columns that a form can change, in its order."""
    own = columns(form._meta.model)
    for name, field in form.fields.items():
        if (
            name in own
            and not field.disabled
            and not isinstance(field, forms.models.InlineForeignKeyField)
        ):
            yield name


def _typed(form: forms.ModelForm[Any], name: str) -> Plain:
    field = form.fields[name]
    raw = field.widget.value_from_datadict(form.data, {}, form.add_prefix(name))
    if isinstance(field, forms.ModelChoiceField):
        return plain(raw)
    try:
        return plain(field.to_python(raw))
    except ValidationError:
        return plain(raw)
