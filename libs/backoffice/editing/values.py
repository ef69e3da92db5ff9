"""A column's value as a plain text, alike from a form and a version, and as people read it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst

from libs.backoffice.relations import is_id
from libs.vaguedates.printing import print_day

Plain = str | tuple[str, ...]
"""A text; for many related rows their ids, in order."""
Plains = Mapping[str, Plain]
"""A row: its columns by name."""
Names = Mapping[tuple[type[models.Model], str], str]
"""What related rows are called, by model and id."""


def plain(value: Any) -> Plain:
    """Line ends as the database keeps them, whatever a browser made of them."""
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, Iterable):
        return tuple(sorted(str(plain(one)) for one in value))
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


def label_of(field: Any) -> str:
    return str(capfirst(field.verbose_name))


def pieces(field: Any, value: Plain, names: Names) -> list[str]:
    """What a person reads: words, each with the space before it, or the names of related rows."""
    if field.is_relation:
        ids = [value] if isinstance(value, str) else value
        return [
            names.get((field.related_model, one), f"no. {one}, gone since") for one in ids if one
        ]
    text = _print(field, str(value))
    return re.findall(r"\s*\S+", text)


def _print(field: Any, text: str) -> str:
    if isinstance(field, models.BooleanField):
        return {"True": "yes", "False": "no"}.get(text, text)
    if isinstance(field, models.DateField):
        try:
            return print_day(date.fromisoformat(text))
        except ValueError:
            return text
    return str(dict(field.flatchoices).get(text, text))


def name_rows(
    wanted: Iterable[tuple[Any, Plain]], request: HttpRequest, site: admin.AdminSite
) -> Names:
    """The names of the rows that relations point to; one query for each model."""
    ids: dict[type[models.Model], set[str]] = {}
    for field, value in wanted:
        if field.is_relation:
            given = [value] if isinstance(value, str) else value
            ids.setdefault(field.related_model, set()).update(one for one in given if is_id(one))
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
