"""What an entry says: which model, which row, and values of the kind that its fields hold.

The models are reached by name only, through Django's registry and natural keys, so that this
room imports none of the rooms above it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from inspect import signature
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from libs.ingest.files import Entry
from libs.ingest.mistakes import Faults, did_you_mean
from libs.ingest.natural_keys import NamedQuerySet
from libs.vaguedates.fields import BoundField, VagueDateField

Key = tuple[str, ...]
"""A natural key: the values of the columns that name a row."""

Find = Callable[[type[models.Model], Key], models.Model]
"""Gives the row of that name, or raises LookupError with the reason."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What an entry states: columns as Python values or rows, and many-to-many links as keys."""

    values: dict[str, Any]
    links: dict[str, list[Key]]


def model_of(entry: Entry) -> type[models.Model]:
    """The model that an entry names. Raises Faults."""
    known = _loadable()
    model = known.get(entry.model.lower())
    if model is None:
        hint = did_you_mean(entry.model.lower(), known) or f": there are {', '.join(sorted(known))}"
        raise Faults(("", f"there is no model '{entry.model}'{hint}"))
    return model


@cache
def _loadable() -> dict[str, type[models.Model]]:
    """The tracker's own models that have natural keys, by their labels."""
    return {
        model._meta.label_lower: model
        for model in apps.get_models()
        if hasattr(model, "natural_key") and not model.__module__.startswith("django.")
    }


@cache
def naming_columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that name a row of `model`, in the order of its natural key."""
    rows = model._default_manager.all()
    if isinstance(rows, NamedQuerySet):
        return (rows.named_by,)
    # Elsewhere the parameters of get_by_natural_key are called after the columns.
    return tuple(signature(rows.get_by_natural_key).parameters)  # type: ignore[attr-defined]


def key_of(entry: Entry, model: type[models.Model]) -> Key:
    """The natural key of the row that an entry is about. Raises Faults."""
    key: list[str] = []
    for column in naming_columns(model):
        value = entry.fields.get(column)
        if value is None or value == "":
            row = model._meta.verbose_name
            raise Faults((column, f"is missing: it names the {row}, so that it can be found again"))
        if model._meta.get_field(column).is_relation:
            key += _as_key(model._meta.get_field(column).related_model, column, value)  # type: ignore[arg-type]
        else:
            key.append(str(value))
    return tuple(key)


def read_entry(entry: Entry, model: type[models.Model], find: Find) -> Stated:
    """The columns and links that an entry states. Raises Faults with everything that is wrong."""
    stated = Stated({}, {})
    found: list[tuple[str, str]] = []
    for name, raw in entry.fields.items():
        try:
            field = _stated_field(model, name)
            if field.many_to_many:
                stated.links[name] = _keys(field, raw)
            else:
                stated.values[name] = _value(field, raw, find)
        except LookupError as error:
            found.append((name, str(error.args[0])))
        except Faults as faults:
            found += faults.found
        except ValidationError as error:
            found.append((name, told(field, error)))
    if found:
        raise Faults(*found)
    return stated


def only_links(entry: Entry, model: type[models.Model]) -> bool:
    """Whether an entry does nothing but add many-to-many links to a row."""
    links = {field.name for field in model._meta.many_to_many}
    return set(entry.fields) <= links | set(naming_columns(model))


def told(field: Any, error: ValidationError) -> str:
    """What Django says of a column's value, with the choices where it has to be one of some."""
    reason = " ".join(error.messages)
    if any(one.code == "invalid_choice" for one in error.error_list):
        reason += f" Choose one of {', '.join(str(value) for value, _ in field.flatchoices)}."
    return reason


def _stated_field(model: type[models.Model], name: str) -> Any:
    """The field of that name, if a fixture may state it."""
    row, vague = model._meta.verbose_name, getattr(model, name, None)
    if isinstance(vague, VagueDateField):
        raise Faults((name, f"is written as two fields: {name}_words and {name}_edtf"))
    known = [
        field.name
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.editable and not field.primary_key
    ]
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        hint = did_you_mean(name, known) or f": it has {', '.join(known)}"
        raise Faults((name, f"a {row} has no such field{hint}")) from None
    if isinstance(field, BoundField):
        raise Faults((name, f"is worked out from {field.of}: leave it out"))
    if name not in known:
        raise Faults((name, f"is not written in fixtures: a {row} has {', '.join(known)}"))
    through = getattr(field.remote_field, "through", None) if field.many_to_many else None
    if through and not through._meta.auto_created:
        raise Faults((name, f"is written as entries of {through._meta.label_lower}"))
    return field


def _value(field: Any, raw: Any, find: Find) -> Any:
    """A column's value, validated as far as the column alone can say."""
    if field.is_relation:
        model = _related(field)
        return None if raw is None else find(model, _as_key(model, field.name, raw))
    if isinstance(raw, list | dict):
        raise Faults((field.name, "is one value, not a list or a mapping"))
    if isinstance(field, models.CharField | models.TextField) and isinstance(raw, bool):
        raise Faults((field.name, f"is text: write it in quotes, '{str(raw).lower()}'"))
    if raw is None and not field.null:
        raise Faults((field.name, "is empty: leave the line out, or write ''"))
    return field.clean(raw, None)


def _keys(field: Any, raw: Any) -> list[Key]:
    """The natural keys in a many-to-many field."""
    if not isinstance(raw, list):
        raise Faults((field.name, "is a list of keys, each a list itself: [[first], [second]]"))
    return [_as_key(_related(field), field.name, key) for key in raw]


def _related(field: Any) -> type[models.Model]:
    related: type[models.Model] = field.related_model
    return related


def _as_key(model: type[models.Model], name: str, value: Any) -> Key:
    """A natural key of `model` as written in the field `name`."""
    parts = len(naming_columns(model))
    shape = "[" + ", ".join(naming_columns(model)) + "]"
    if not isinstance(value, list) or any(isinstance(part, list | dict) for part in value):
        raise Faults(
            (name, f"names a {model._meta.verbose_name} by a list: {shape}, not '{value}'")
        )
    if len(value) != parts:
        raise Faults((name, f"names a {model._meta.verbose_name} by {shape}, not {value}"))
    return tuple(str(part) for part in value)
