"""A form sent in conflict, put anew on what is stored: nothing typed is lost, nothing undone.

Fields that whoever saves left alone take what somebody else saved; the others keep what was typed.
Rows of an inline that were added meanwhile join; of those deleted meanwhile what was typed stays,
as rows to be added.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict

from libs.backoffice.editing.conflicts import keeps_theirs
from libs.backoffice.editing.field_digests import OWN, Marks
from libs.backoffice.editing.form_rows import Form, FormSet, Sheet, id_of, key_of, posted_by_id

Row = dict[str, list[str]]
"""One form as a browser sends it, without its prefix."""
FormAndSets = tuple[Form, list[FormSet]]


def rebase(
    data: QueryDict, blank: FormAndSets, sent: FormAndSets, sheets: list[Sheet], shown: Marks
) -> QueryDict:
    """What the browser would have sent had it known what is stored now."""
    by_key = {sheet.key: sheet for sheet in sheets}
    fresh = data.copy()
    _put(fresh, "", _merge(blank[0], sent[0], by_key[OWN], shown))
    for stored, typed in zip(blank[1], sent[1], strict=True):
        rows = list(_rows(stored, typed, by_key, shown))
        for name in [name for name in fresh if name.startswith(f"{stored.prefix}-")]:
            if name.removeprefix(f"{stored.prefix}-")[:1].isdigit():
                del fresh[name]
        for place, row in enumerate(rows):
            _put(fresh, f"{stored.prefix}-{place}-", row)
        fresh[f"{stored.prefix}-TOTAL_FORMS"] = str(len(rows))
        fresh[f"{stored.prefix}-INITIAL_FORMS"] = str(len(stored.initial_forms))
    return fresh


def _rows(stored: FormSet, typed: FormSet, by_key: dict[str, Sheet], shown: Marks) -> Iterator[Row]:
    """The rows of an inline: the stored ones first, as Django counts them."""
    name = id_of(stored)
    posted = posted_by_id(typed)
    for form in stored.initial_forms:
        pk = str(form.instance.pk)
        answer = posted.pop(pk, None)
        row = _merge(form, answer, by_key[key_of(stored, pk)], shown) if answer else _stored(form)
        yield row | {name: [pk]}
    new = [form for form in typed.forms if not typed.data.get(form.add_prefix(name))]
    for form in (*posted.values(), *new):
        yield _sent(form) | {name: [""]}


def _merge(stored: Form, typed: Form, sheet: Sheet, shown: Marks) -> Row:
    theirs = {name for name in stored.fields if keeps_theirs(sheet, name, shown)}
    kept = {name: values for name, values in _stored(stored).items() if name in theirs}
    return {**{name: [] for name in theirs}, **_sent(typed), **kept}


def _sent(form: Form) -> Row:
    data: Any = form.data
    names = {name: form.add_prefix(name) for name in (*form.fields, "DELETE")}
    return {name: data.getlist(sent) for name, sent in names.items() if sent in data}


def _stored(form: Form) -> Row:
    """A row as a browser sends it if nobody types anything."""
    row: Row = {}
    for name in form.fields:
        bound = form[name]
        value = bound.value()
        if isinstance(bound.field, forms.BooleanField):
            row[name] = ["on"] if value else []
        elif isinstance(value, list | tuple):
            row[name] = [str(one) for one in value]
        else:
            text = "" if value is None else bound.field.widget.format_value(value)
            row[name] = [str(value) if not isinstance(text, str) else text]
    return row


def _put(data: QueryDict, prefix: str, row: Row) -> None:
    for name, values in row.items():
        if values:
            data.setlist(prefix + name, values)
        else:
            data.pop(prefix + name, None)
