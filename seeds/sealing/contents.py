"""What of a fact is sealed: its columns and the source it cites, as one text that never varies."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.backends.utils import format_number

SOURCE = ("passage__", "passage__document__")
"""How the columns of the passage, and of its document, are reached from a fact."""


@cache
def sealed_columns(model: type[models.Model]) -> tuple[Any, ...]:
    """The columns of a kind of fact that never change: all but what is ours and what is worked out.

    The database works out a generated column, and nobody can write it.
    """
    free = getattr(model, "OURS", ())
    fields = (field for field in model._meta.concrete_fields if not field.generated)
    return tuple(field for field in fields if field.name not in free)


@cache
def sealed_source(model: type[models.Model]) -> tuple[tuple[str, Any], ...]:
    """The columns of the cited passage and of its document that stay as they are, by their path."""
    passage: Any = model._meta.get_field("passage").related_model
    document = passage._meta.get_field("document").related_model
    found = []
    for path, cited in zip(SOURCE, (passage, document), strict=True):
        by_column = {field.attname: field for field in cited._meta.concrete_fields}
        found += [(f"{path}{name}", by_column[name]) for name in cited.KEPT]
    return tuple(found)


def sealed_paths(model: type[models.Model]) -> tuple[str, ...]:
    """What `content_of` wants to know of a row, for `values_list`."""
    return (
        *(field.attname for field in sealed_columns(model)),
        *(path for path, _ in sealed_source(model)),
    )


def values_of(fact: models.Model) -> dict[str, Any]:
    """What a row at hand says, by the same paths. Its passage and document are read if need be."""
    values = {field.attname: getattr(fact, field.attname) for field in sealed_columns(type(fact))}
    passage: Any = getattr(fact, "passage")  # noqa: B009  # only facts have one
    for path, field in sealed_source(type(fact)):
        row = passage and (passage.document if path.startswith(SOURCE[1]) else passage)
        values[path] = row and getattr(row, field.attname)
    return values


def content_of(model: type[models.Model], values: Mapping[str, Any]) -> str:
    """The hash of what a fact says, in 64 hexadecimal digits.

    Raises ValidationError or ValueError for a value that its column cannot hold.
    """
    return sha256(canonical(model, values).encode("ascii")).hexdigest()


def canonical(model: type[models.Model], values: Mapping[str, Any]) -> str:
    """What is hashed: JSON in ASCII, keys in order, no spaces, and no column that is empty.

        {"basis":"stated","key":"name-of-board","known_on":"2023-08-14",…"table":"partnerships.bodyname"}

    Empty are null, "" and false: so a column that is added later, and is empty, changes no seal.
    """
    fields = {field.attname: field for field in sealed_columns(model)} | dict(sealed_source(model))
    printed = {path: _printed(field, values[path]) for path, field in fields.items()}
    said = {path: value for path, value in printed.items() if not _is_empty(value)}
    said["table"] = model._meta.label_lower
    return json.dumps(said, sort_keys=True, separators=(",", ":"))


def _is_empty(value: object) -> bool:
    return value is None or value is False or value == ""


def _printed(field: Any, value: Any) -> str | int | bool | None:
    """A value in the one form that it has before it is saved and after it was read."""
    value = field.to_python(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format_number(value, field.max_digits, field.decimal_places)
    raise TypeError(f"{field} holds a {type(value).__name__}: say here how that is printed")
