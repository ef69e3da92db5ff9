"""One name, one row: however a name is written, there is no second row that is called so.

Which column has the name is said by its queryset (`called`). A form, a table and a fixture all ask
here. Case, width, composition and invisible marks are of no account (`libs.names`).
"""

from django.core.exceptions import ValidationError
from django.db import models

from libs.ingest.natural_keys import Key, key_of, name_column, naming_paths, print_key
from libs.names import name_key

Names = dict[str, list[tuple[Key, str]]]
"""By what all spellings have in common: the natural keys of the rows, and the names as written."""


def names_of(model: type[models.Model]) -> Names:
    """The names of all rows of a model that has names: one query."""
    found: Names = {}
    paths = naming_paths(model)
    for name, *key in model._default_manager.values_list(name_column(model), *paths):
        found.setdefault(name_key(name), []).append((tuple(map(str, key)), name))
    return found


def look_alike(row: models.Model, names: Names) -> str:
    """Why a row cannot have its name; "" where no other row has it."""
    own, key = str(getattr(row, name_column(type(row)))), key_of(row)
    for other, name in names.get(name_key(own), ()):
        if other != key:
            return _told(type(row), own, name, print_key(other))
    return ""


def refuse_look_alike(row: models.Model) -> None:
    """Raises ValidationError, at the column of the name, where another row has it."""
    column = name_column(type(row))
    if not column:
        return
    stored = type(row)._default_manager.exclude(pk=row.pk).values_list(column, flat=True)
    own = str(getattr(row, column))
    key = name_key(own)
    other = next((name for name in stored if name_key(name) == key), None)
    if other is not None:
        raise ValidationError({column: _told(type(row), own, other)})


def _told(model: type[models.Model], own: str, other: str, key: str = "") -> str:
    kind = model._meta.verbose_name
    which = f" ({key})" if key and key != other else ""
    if own == other:
        return f"Another {kind} is called “{other}” already{which}."
    return f"“{own}” is the name of another {kind}, which is written “{other}”{which}."
