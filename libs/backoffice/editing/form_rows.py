"""The forms of a page as sheets: what is stored, and what was typed, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.http import HttpRequest, QueryDict

from libs.backoffice.editing.field_digests import OWN, stored_in, typed_in
from libs.backoffice.editing.values import Plains

Form = forms.ModelForm[Any]
FormSet = forms.BaseInlineFormSet[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One row: None stands for the side that does not have it."""

    key: str
    name: str
    model: type[models.Model]
    stored: Plains | None
    typed: Plains | None
    is_deleted: bool = False
    """Whether the box that deletes it was ticked."""


def stored_rows(form: Form, formsets: Sequence[FormSet]) -> Mapping[str, Plains]:
    """What the forms of a page started from, by the key of each row."""
    rows = {OWN: stored_in(form)}
    for formset in formsets:
        for inline in formset.initial_forms:
            rows[key_of(formset, inline.instance.pk)] = stored_in(inline)
    return rows


def key_of(formset: FormSet, pk: Any) -> str:
    return f"{formset.prefix}-{pk}"


def forms_of(
    room: admin.ModelAdmin[Any], request: HttpRequest, row: models.Model, data: QueryDict | None
) -> tuple[Form, list[FormSet]]:
    """The forms of a row's page: as they start, or filled with what was sent."""
    names = flatten_fieldsets(room.get_fieldsets(request, row))
    form = room.get_form(request, row, change=True, fields=names)(data, instance=row)
    formsets = [
        formset(
            data,
            instance=row,
            prefix=formset.get_default_prefix(),
            queryset=inline.get_queryset(request),
        )
        for formset, inline in room.get_formsets_with_inlines(request, row)
    ]
    return form, formsets


def sheets_of(blank: tuple[Form, list[FormSet]], sent: tuple[Form, list[FormSet]]) -> list[Sheet]:
    """The row's own sheet, then those of its inlines: first the stored ones, then what is new."""
    own = Sheet(OWN, "", blank[0]._meta.model, stored_in(blank[0]), typed_in(sent[0]))
    sheets = [own]
    for stored, typed in zip(blank[1], sent[1], strict=True):
        posted = posted_by_id(typed)
        for inline in stored.initial_forms:
            pk = str(inline.instance.pk)
            sheets.append(_sheet(stored, pk, inline, posted.pop(pk, None)))
        sheets.extend(_sheet(stored, pk, None, form) for pk, form in posted.items())
    return sheets


def id_of(formset: FormSet) -> str:
    """The field that names a row of an inline."""
    model: Any = formset.model
    return str(model._meta.pk.name)


def posted_by_id(formset: FormSet) -> dict[str, Form]:
    """The rows that were sent and had been saved before, by id."""
    name = id_of(formset)
    sent = {str(formset.data.get(form.add_prefix(name)) or ""): form for form in formset.forms}
    sent.pop("", None)
    return sent


def _sheet(formset: FormSet, pk: str, stored: Form | None, typed: Form | None) -> Sheet:
    model: Any = formset.model
    values = typed_in(typed) if typed else None
    kind = str(model._meta.verbose_name).capitalize()
    title = str(stored.instance) if stored else " ".join(_texts(values))
    return Sheet(
        key=f"{formset.prefix}-{pk}",
        name=f"{kind} “{title}”",
        model=model,
        stored=stored_in(stored) if stored else None,
        typed=values,
        is_deleted=bool(typed and typed.data.get(typed.add_prefix("DELETE"))),
    )


def _texts(values: Plains | None) -> list[str]:
    return [value for value in (values or {}).values() if isinstance(value, str)][:1]
