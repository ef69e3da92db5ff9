"""What goes into each column of a table, worked out from the model itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from libs.ingest.natural_keys import naming_columns


@dataclass(frozen=True, slots=True)
class ColumnHelp:
    name: str
    is_needed: bool
    text: str


def describe_columns(
    model: type[models.Model], columns: Sequence[str], hints: dict[str, str]
) -> tuple[ColumnHelp, ...]:
    """Describe each column; `hints` stand in for the help that a model does not give itself."""
    fields: list[Any] = [model._meta.get_field(name) for name in columns]
    return tuple(
        ColumnHelp(
            name=field.name,
            is_needed=field.name in naming_columns(model)
            or not (field.blank or field.has_default()),
            text=" ".join(filter(None, [_form(field), hints.get(field.name) or field.help_text])),
        )
        for field in fields
    )


def _form(field: Any) -> str:
    """What a cell of the column looks like."""
    if field.is_relation:
        related = field.related_model
        named = "/".join(naming_columns(related))
        many = field.many_to_many
        what = related._meta.verbose_name_plural if many else related._meta.verbose_name
        spaces = ", with spaces between several" if many else ""
        return f"The {named} of {'' if many else 'a '}{what}{spaces}."
    if field.flatchoices:
        return f"One of: {'; '.join(str(label) for value, label in field.flatchoices if value)}."
    if isinstance(field, models.BooleanField):
        return "yes or no."
    if isinstance(field, models.DateField):
        return "A day, as 2025-09-01."
    if isinstance(field, models.IntegerField):
        return "A whole number."
    return ""
