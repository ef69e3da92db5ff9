"""A column's value as a plain text, alike from a form and a version, and as people read it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst

from libs.backoffice.editing.differences import ComparedField, compare
from libs.backoffice.relations import is_id
from libs.vaguedates.printing import print_day

FieldText = str | tuple[str, ...]
"""A text; for many related rows their ids, in order."""
RowText = Mapping[str, FieldText]
"""A row: its columns by name."""
RowNames = Mapping[tuple[type[models.Model], str], str]
"""What related rows are called, by model and id."""


def to_text(value: Any) -> FieldText:
    """A value as a text, with line ends as the database keeps them, whatever a browser sent."""
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, Iterable):
        return tuple(sorted(str(to_text(one)) for one in value))
    return str(value)


def columns(model: type[models.Model]) -> dict[str, Any]:
    """What an editor can change of a row, by name, in the model's order."""
    own = [field for field in model._meta.fields if field.editable and not field.primary_key]
    many = [
        field
        for field in model._meta.many_to_many
        if field.remote_field.through._meta.auto_created  # type: ignore[union-attr]  # a model by now
    ]
    return {field.name: field for field in (*own, *many)}


@dataclass(frozen=True, slots=True)
class ColumnSides:
    """One column of a row with the values of two sides, and what to say of it."""

    label: str
    """The row's; "" for the page's own."""
    column: Any
    old: FieldText
    new: FieldText
    remark: str = ""


def compare_columns(
    sides: Sequence[ColumnSides], request: HttpRequest, site: admin.AdminSite
) -> list[ComparedField]:
    """Compare both sides as people read them; a query for each model that a relation points to."""
    names = _name_rows(sides, request, site)
    compared = []
    for one in sides:
        between = "; " if one.column.is_relation else ""
        old, new = (_tokens(one.column, value, names) for value in (one.old, one.new))
        label = ": ".join(filter(None, (one.label, str(capfirst(one.column.verbose_name)))))
        compared.append(ComparedField(label, *compare(old, new, between), one.remark))
    return compared


def _tokens(column: Any, value: FieldText, names: RowNames) -> list[str]:
    """What a person reads: words with the space before each (`["A", " plan"]`), or rows by name."""
    if column.is_relation:
        model = column.related_model
        return [names.get((model, one), f"no. {one}, since deleted") for one in _ids(value)]
    return re.findall(r"\s*\S+", _print(column, str(value)))


def _ids(value: FieldText) -> list[str]:
    return [one for one in ([value] if isinstance(value, str) else value) if one]


def _print(field: Any, text: str) -> str:
    if isinstance(field, models.BooleanField):
        return {"True": "yes", "False": "no"}.get(text, text)
    if isinstance(field, models.DateField):
        try:
            return print_day(date.fromisoformat(text))
        except ValueError:
            return text
    return str(dict(field.flatchoices).get(text, text))


def _name_rows(
    sides: Sequence[ColumnSides], request: HttpRequest, site: admin.AdminSite
) -> RowNames:
    """The names of the rows that relations point to."""
    ids: dict[type[models.Model], set[str]] = {}
    for one in sides:
        if one.column.is_relation:
            known = filter(is_id, (*_ids(one.old), *_ids(one.new)))
            ids.setdefault(one.column.related_model, set()).update(known)
    return {
        (model, str(row.pk)): str(row)
        for model, some in ids.items()
        if some
        for row in site.get_model_admin(model).get_queryset(request).filter(pk__in=some)
    }


def print_moment(moment: datetime) -> str:
    """14 August 2023, 16:05"""
    here = timezone.localtime(moment)
    return f"{print_day(here.date())}, {here:%H:%M}"
