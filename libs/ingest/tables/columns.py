"""A row's column as the text of a cell, and back.

Related rows are named by their natural keys: a slug or key, a milestone by `reform/milestone`.
Several of them stand in one cell with spaces between them.
"""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from import_export.fields import Field

from libs.ingest.entries import naming_columns, told
from libs.ingest.mistakes import did_you_mean
from libs.ingest.rows import key_of_row
from libs.ingest.tables.cells import plain
from libs.ingest.tables.errors import sentence

SWITCH = {"yes": True, "no": False, "true": True, "false": False}
MOST_HINTS = 20
_BETWEEN = re.compile(r"[\s,;]+")


def text_of(row: models.Model, name: str) -> str:
    """What the cell of a column says."""
    field = row._meta.get_field(name)
    value = getattr(row, name)
    if field.many_to_many:
        return " ".join(sorted(name_of(other) for other in value.all()))
    if isinstance(value, models.Model):
        return name_of(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else plain(str(value))


def name_of(row: models.Model) -> str:
    """How a cell names another row."""
    return "/".join(key_of_row(row))


def names_in(cell: str) -> list[str]:
    """The rows that a cell of several names."""
    return sorted({name for name in _BETWEEN.split(cell) if name})


class Column(Field):  # type: ignore[misc]  # it publishes no types
    """A column of a table, as django-import-export wants it."""

    def export(self, instance: models.Model, **_: Any) -> str:
        return text_of(instance, self.attribute)


class Reader:
    """Reads cells into values; every row that they name is looked up once."""

    def __init__(self) -> None:
        self.found: dict[tuple[type[models.Model], str], models.Model] = {}
        self.hints = 0

    def value_of(self, field: Any, cell: str) -> Any:
        """The value of one column. Raises ValueError with what is wrong and what is right."""
        if not cell and field.has_default():
            return field.get_default()
        if field.is_relation:
            return self.find(field.related_model, cell) if cell else None
        if isinstance(field, models.BooleanField):
            if cell.lower() not in SWITCH:
                raise ValueError(f"“{cell}” is neither yes nor no.")
            return SWITCH[cell.lower()]
        try:
            return field.clean(cell, None)
        except ValidationError as error:
            raise ValueError(told(field, error)) from error

    def find(self, model: type[models.Model], name: str) -> models.Model:
        """The row of that name. Raises ValueError."""
        if (model, name) not in self.found:
            self.found[model, name] = self._look_up(model, name)
        return self.found[model, name]

    def _look_up(self, model: type[models.Model], name: str) -> models.Model:
        columns, parts = naming_columns(model), name.split("/")
        called = f"No {model._meta.verbose_name} is called “{name[:80]}”"
        if len(parts) != len(columns):
            raise ValueError(f"{called}: it is named by its {'/'.join(columns)}.")
        try:
            row: models.Model = model._default_manager.get_by_natural_key(*parts)  # type: ignore[attr-defined]
        except ObjectDoesNotExist:
            raise ValueError(sentence(f"{called}{self._hint(model, name)}")) from None
        return row

    def _hint(self, model: type[models.Model], name: str) -> str:
        """The nearest name, for the first few that are wrong: it takes a look at all of them."""
        self.hints += 1
        if self.hints > MOST_HINTS:
            return ""
        columns = naming_columns(model)
        paths = [
            f"{column}__{naming_columns(field.related_model)[0]}"
            if (field := model._meta.get_field(column)).is_relation
            else column
            for column in columns
        ]
        names = ["/".join(row) for row in model._default_manager.values_list(*paths)]
        return did_you_mean(name, names)
