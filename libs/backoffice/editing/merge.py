"""Merges a form that was sent in conflict with what is stored now. Nobody's change is lost.

    shown           stored now            typed                   the form holds
    title: Plan     title: Her plan       title: Plan             title: Her plan
    position: 1     position: 1           position: 3             position: 3
    note: ""        note: Hers            note: Mine              note: Mine

Keeps the rows of an inline that somebody else added meanwhile. Keeps what was typed in rows that
somebody else deleted, as rows to be added.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from libs.backoffice.editing.form_rows import (
    Form,
    FormRowState,
    FormSet,
    id_field,
    sent_id,
)

SentRow = dict[str, list[str]]
"""One form as a browser sends it, without its prefix."""


def merge_forms(
    data: QueryDict, formsets: Sequence[FormSet], states: Sequence[FormRowState]
) -> QueryDict:
    """Merge: return what a browser would send from a form that shows what is stored now.

    See the table above: with "Her plan" stored and the title untouched, the title is "Her plan".
    """
    own, *others = states
    merged = data.copy()
    _put(merged, "", _merge(own))
    for formset in formsets:
        prefix, name = f"{formset.prefix}-", id_field(formset)
        for form in formset.forms:
            for sent in [sent for sent in merged if sent.startswith(f"{form.prefix}-")]:
                del merged[sent]
        mine = [state for state in others if state.key.startswith(prefix)]
        stored = [state for state in mine if state.stored_form]
        rows = [_merge(one) | {name: [one.key.removeprefix(prefix)]} for one in stored]
        rows += [_merge(one) | {name: [""]} for one in mine if not one.stored_form]
        rows += [_sent(form) for form in formset.forms if not sent_id(formset, form)]
        for place, row in enumerate(rows):
            _put(merged, f"{prefix}{place}-", row)
        merged[f"{prefix}TOTAL_FORMS"] = str(len(rows))
        merged[f"{prefix}INITIAL_FORMS"] = str(len(stored))
    return merged


def _merge(state: FormRowState) -> SentRow:
    """Merge one row: take what was sent, or what is stored if only somebody else changed it."""
    row = _sent(state.typed_form) if state.typed_form else {}
    for name, text in state.stored.items():
        if state.is_theirs(name) and not state.is_yours(name):
            field = state.stored_form.fields[name]  # type: ignore[union-attr]  # it is stored
            is_box = isinstance(field, forms.BooleanField)
            values = [text] if isinstance(text, str) else list(text)
            row[name] = values if not is_box else ["on"] * (text == "True")
    return row


def _sent(form: Form) -> SentRow:
    data: Any = form.data
    names = {name: form.add_prefix(name) for name in (*form.fields, "DELETE")}
    return {name: data.getlist(sent) for name, sent in names.items() if sent in data}


def _put(data: QueryDict, prefix: str, row: SentRow) -> None:
    for name, values in row.items():
        if values:
            data.setlist(prefix + name, values)
        else:
            data.pop(prefix + name, None)
