"""Each row of a page, its own and those of its inlines: as shown, as stored now, and as typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.http import HttpRequest, QueryDict

from libs.backoffice.editing.field_digests import Digests, digest
from libs.backoffice.editing.values import RowText, columns, to_text

OWN_ROW = "row"
"""The key of the page's own row; those of an inline are named by its prefix and the row's id."""

Form = forms.ModelForm[Any]
FormSet = forms.BaseInlineFormSet[Any, Any, Any]
FormAndSets = tuple[Form, list[FormSet]]


@dataclass(frozen=True)
class FormRowState:
    """One row three times; a side that does not have it has no form."""

    key: str
    shown: Mapping[str, str]
    """Digests of its fields."""
    stored_form: Form | None
    typed_form: Form | None

    @cached_property
    def stored(self) -> RowText:
        return stored_text(self.stored_form) if self.stored_form else {}

    @cached_property
    def typed(self) -> RowText:
        """What was typed, valid or not."""
        form = self.typed_form
        return {name: to_text(form[name].value()) for name in _names(form)} if form else {}

    @property
    def model(self) -> type[models.Model]:
        return (self.stored_form or self.typed_form)._meta.model  # type: ignore[union-attr]  # one is there

    @property
    def label(self) -> str:
        """`Milestone “Testing begins”`; "" for the page's own row."""
        if self.key == OWN_ROW:
            return ""
        texts = (text for text in self.typed.values() if isinstance(text, str))
        title = self.stored_form.instance if self.stored_form else next(texts, "")
        return f"{str(self.model._meta.verbose_name).capitalize()} “{title}”"

    @property
    def is_deleted(self) -> bool:
        """Whether the box that deletes it was ticked."""
        form = self.typed_form
        return bool(form and form.data.get(form.add_prefix("DELETE")))

    def is_theirs(self, name: str) -> bool:
        """Whether somebody else changed a field since the form was shown."""
        return name in self.stored and self.shown.get(name) != digest(self.stored[name])

    def is_yours(self, name: str) -> bool:
        """Whether whoever saves changed a field."""
        return name in self.typed and self.shown.get(name) != digest(self.typed[name])


def build_forms(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, row: Any, data: QueryDict | None
) -> FormAndSets:
    """Build the forms of a row's page: as they start, or filled with what was sent."""
    names = flatten_fieldsets(model_admin.get_fieldsets(request, row))
    form = model_admin.get_form(request, row, change=True, fields=names)(data, instance=row)
    formsets = []
    for formset, inline in model_admin.get_formsets_with_inlines(request, row):
        rows, prefix = inline.get_queryset(request), formset.get_default_prefix()
        formsets.append(formset(data, instance=row, prefix=prefix, queryset=rows))
    return form, formsets


def stored_rows(form: Form, formsets: Sequence[FormSet]) -> Mapping[str, RowText]:
    """What the forms of a page start from, by the key of each row."""
    inlines = {
        f"{formset.prefix}-{inline.instance.pk}": stored_text(inline)
        for formset in formsets
        for inline in formset.initial_forms
    }
    return {OWN_ROW: stored_text(form), **inlines}


def build_states(blank: FormAndSets, sent: FormAndSets, shown: Digests) -> list[FormRowState]:
    """Pair the rows: the page's own, then those of its inlines, stored ones before new ones."""
    states = [FormRowState(OWN_ROW, shown.get(OWN_ROW, {}), blank[0], sent[0])]
    for formset, typed in zip(blank[1], sent[1], strict=True):
        stored = {str(form.instance.pk): form for form in formset.initial_forms}
        posted = {pk: form for form in typed.forms if (pk := sent_id(typed, form))}
        for pk in {**stored, **posted}:
            key = f"{formset.prefix}-{pk}"
            states.append(FormRowState(key, shown.get(key, {}), stored.get(pk), posted.get(pk)))
    return states


def id_field(formset: FormSet) -> str:
    """The field that names a row of an inline."""
    model: Any = formset.model
    return str(model._meta.pk.name)


def sent_id(formset: FormSet, form: Form) -> str:
    """The id that was sent with a row of an inline; "" for a new one."""
    return str(formset.data.get(form.add_prefix(id_field(formset))) or "")


def stored_text(form: Form) -> RowText:
    """The row of a form as the database has it: what the form starts from."""
    return {name: to_text(form.initial.get(name)) for name in _names(form)}


def _names(form: Form) -> Iterator[str]:
    """The columns that a form can change, in its order."""
    own = columns(form._meta.model)
    for name, field in form.fields.items():
        is_link_to_page = isinstance(field, forms.models.InlineForeignKeyField)
        if name in own and not field.disabled and not is_link_to_page:
            yield name
