"""A field's value: read from what a file states, and printed as a file would state it.

Models are reached by name only, through Django's registry and natural keys, so that this package
imports none of the rooms that hold them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from libs.ingest.choosing import choice_of
from libs.ingest.dates import is_rewritten
from libs.ingest.errors_told import error_text
from libs.ingest.incoming import BadValue, Faults, IncomingRow, did_you_mean
from libs.ingest.natural_keys import (
    Key,
    has_natural_key,
    key_of,
    naming_columns,
    naming_paths,
    print_key,
)
from libs.ingest.row_index import RowIndex
from libs.ingest.saving import tidy_text
from libs.ingest.tables.cells import plain
from libs.vaguedates.fields import BoundField, VagueDateField

YES_OR_NO = {"yes": True, "no": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What a row states: columns as Python values or rows, and many-to-many links as keys."""

    values: dict[str, Any] = field(default_factory=dict)
    links: dict[str, list[Key]] = field(default_factory=dict)


def find_model(row: IncomingRow) -> type[models.Model]:
    """The model that a row names. Raises Faults."""
    known = _loadable()
    model = known.get(row.model.lower())
    if model is None:
        hint = did_you_mean(row.model.lower(), known) or f": there are {', '.join(sorted(known))}"
        raise Faults(("", f"there is no model '{row.model}'{hint}"))
    return model


@cache
def _loadable() -> dict[str, type[models.Model]]:
    """The models that have natural keys, by their labels."""
    return {model._meta.label_lower: model for model in apps.get_models() if has_natural_key(model)}


def read_key(row: IncomingRow, model: type[models.Model]) -> Key:
    """The natural key of the row that is meant. Raises Faults."""
    key: list[str] = []
    for column in naming_columns(model):
        raw, named = row.fields.get(column), cast(Any, model._meta.get_field(column))
        if raw is None or raw == "":
            kind = model._meta.verbose_name
            reason = f"is missing: it names the {kind}, so that it can be found again"
            raise Faults((column, reason))
        try:
            key += _read_natural_key(named.related_model, raw) if named.is_relation else [str(raw)]
        except BadValue as error:
            raise Faults((column, str(error))) from error
    return tuple(key)


def read_row(
    row: IncomingRow, model: type[models.Model], stored: models.Model | None, index: RowIndex
) -> StatedRow:
    """The columns and links that a row states. Raises Faults with everything that is wrong."""
    stated = StatedRow()
    found: list[tuple[str, str]] = []
    for name, raw in row.fields.items():
        try:
            column = _statable_field(model, name)
            if column.many_to_many:
                stated.links[name] = keys = _read_keys(column, raw)
                for key in keys:
                    index.expect(column.related_model, key)
            elif stored and not column.is_relation and _says(raw, text_of(stored, name), name):
                # What says what is stored needs no reading, even where rules changed since.
                stated.values[name] = getattr(stored, name)
            else:
                stated.values[name] = _read_value(column, raw, index)
        except BadValue as error:
            found.append((name, str(error)))
        except ValidationError as error:
            found.append((name, error_text(column, error)))
    if found:
        raise Faults(*found, *(_blanks(model, stated, dict(found)) if stored is None else ()))
    return stated


def _says(raw: Any, stored: str, name: str) -> bool:
    """Whether a cell says what is stored; words of a date also as a spreadsheet rewrites them."""
    return bool(raw == stored) or (name.endswith("_words") and is_rewritten(raw, stored))


def referred_keys(row: IncomingRow, model: type[models.Model]) -> list[tuple[Any, Key]]:
    """The related rows that a row names, as far as they are well formed: to fetch them at once."""
    relations = _relations(model)
    return [
        (relations[name], tuple(map(str, key)))
        for name, raw in row.fields.items()
        if name in relations and isinstance(raw, list)
        for key in (raw if raw and isinstance(raw[0], list) else [raw])
        if isinstance(key, list) and len(key) == len(naming_paths(relations[name]))
    ]


@cache
def _relations(model: type[models.Model]) -> Mapping[str, Any]:
    every = (*model._meta.fields, *model._meta.many_to_many)
    related = {field.name: field.related_model for field in every if field.is_relation}
    return {name: other for name, other in related.items() if has_natural_key(other)}


def states_only_links(row: IncomingRow, model: type[models.Model]) -> bool:
    """Whether a row does nothing but add many-to-many links to another one."""
    links = {field.name for field in model._meta.many_to_many}
    return set(row.fields) <= links | set(naming_columns(model))


def text_of(row: models.Model, name: str) -> str:
    """A column of a row as a cell says it; several related rows with spaces between."""
    if row._meta.get_field(name).many_to_many:
        return print_keys(key_of(other) for other in getattr(row, name).all())
    return print_value(getattr(row, name, None))  # a new row may lack a related one


def print_value(value: Any) -> str:
    """`yes`, `2025-09-01`, `a-plan/begins`; "" for nothing."""
    if isinstance(value, models.Model):
        return print_key(key_of(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else plain(str(value))


def print_keys(keys: Any) -> str:
    return " ".join(sorted(map(print_key, keys)))


def _statable_field(model: type[models.Model], name: str) -> Any:
    """The field of that name, if a file may state it. Raises BadValue."""
    kind, known = model._meta.verbose_name, _statable_names(model)
    if isinstance(getattr(model, name, None), VagueDateField):
        raise BadValue(f"is written as two fields: {name}_words and {name}_edtf")
    try:
        found: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        hint = did_you_mean(name, known) or f": it has {', '.join(known)}"
        raise BadValue(f"a {kind} has no such field{hint}") from None
    if isinstance(found, BoundField):
        raise BadValue(f"is calculated from {found.of}: leave it out")
    if name not in known:
        raise BadValue(f"is not written in fixtures: a {kind} has {', '.join(known)}")
    if found.many_to_many and not found.remote_field.through._meta.auto_created:
        through = found.remote_field.through._meta.label_lower
        raise BadValue(f"is written as entries of {through}")
    return found


@cache
def _statable_names(model: type[models.Model]) -> list[str]:
    every = (*model._meta.fields, *model._meta.many_to_many)
    return [field.name for field in every if field.editable and not field.primary_key]


def _blanks(
    model: type[models.Model], stated: StatedRow, unread: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What a new row lacks besides the fields that cannot be read."""
    if not unread.keys() <= {one.name for one in model._meta.get_fields()}:
        return []  # It may be meant by a name that is misspelt.
    row = model(**stated.values)
    try:
        row.clean_fields(exclude={*unread, *stated.values})
    except ValidationError as error:
        kind = model._meta.verbose_name
        missing = f"is missing: this {kind} is new, and a new one needs it"
        return [
            (name, missing if name not in stated.values else error_text(named, error))
            for name, errors in error.error_dict.items()
            for named in [model._meta.get_field(name)]
            for error in [ValidationError(errors)]
        ]
    return []


def _read_value(column: Any, raw: Any, index: RowIndex) -> Any:
    """A column's value, validated as far as the column alone can say. Raises BadValue."""
    if raw is None and not (column.null and column.blank):
        raise BadValue("is empty, and needs a value")
    if column.is_relation:
        model = column.related_model
        return None if raw is None else index.find(model, _read_natural_key(model, raw))
    if isinstance(raw, list | dict):
        raise BadValue("is one value, not a list or a mapping")
    if isinstance(column, models.CharField | models.TextField) and isinstance(raw, bool):
        raise BadValue(f"is text: write it in quotes, '{str(raw).lower()}'")
    if isinstance(column, models.BooleanField) and isinstance(raw, str):
        if raw.lower() not in YES_OR_NO:
            raise BadValue(f"'{raw}' is neither yes nor no")
        return YES_OR_NO[raw.lower()]
    if isinstance(column, models.CharField | models.TextField) and isinstance(raw, str):
        raw = tidy_text(column, raw)
    if column.flatchoices and isinstance(raw, str):
        raw = choice_of(column, raw)
    return column.clean(raw, None)


def _read_keys(column: Any, raw: Any) -> list[Key]:
    """The natural keys in a many-to-many field."""
    if not isinstance(raw, list):
        raise BadValue("is a list of keys, each a list itself: [[first], [second]]")
    return [_read_natural_key(column.related_model, key) for key in raw]


def _read_natural_key(model: type[models.Model], raw: Any) -> Key:
    kind, columns = model._meta.verbose_name, naming_columns(model)
    if not isinstance(raw, list) or any(isinstance(part, list | dict) for part in raw):
        raise BadValue(f"names a {kind} by a list: [{', '.join(columns)}], not '{raw}'")
    key = tuple(map(str, raw))
    if len(key) != len(columns):
        raise BadValue(f"names a {kind} by its {' and '.join(columns)}, not by '{print_key(key)}'")
    return key
