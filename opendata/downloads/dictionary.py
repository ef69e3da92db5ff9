"""The data dictionary: every public table and column, described by the models themselves.

Rows are named as fixtures name them: by slug, code or key, never by a number of this database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst

from libs.ingest.natural_keys import naming_paths
from libs.pagememo.version import public_models
from libs.vaguedates.fields import BoundField
from reforms.models import Update
from seeds.models import Doubt, NewestSeal, PassageCheck

NOT_PUBLIC: dict[type[models.Model], str] = {
    PassageCheck: "what a command found last, for editors",
    Doubt: "questions of editors to themselves",
    NewestSeal: "the last row of the seals once more",
}
"""Tables of the rooms that are not given out, and why."""

DATE, MOMENT, WHOLE, NUMBER = "date", "datetime", "integer", "number"
YES_NO, TEXT, ADDRESS = "boolean", "string", "uri"
TYPES: tuple[tuple[type[Any], str], ...] = (
    (models.DateTimeField, MOMENT),
    (models.DateField, DATE),
    (models.BooleanField, YES_NO),
    (models.IntegerField, WHOLE),
    (models.DecimalField, NUMBER),
    (models.URLField, ADDRESS),
    (models.CharField, TEXT),
    (models.TextField, TEXT),
)
"""What kinds of column there are; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class ColumnAbout:
    """A column: its name, type and meaning; `path` is where the models have it.

    `choices` are the values that it may hold, with their labels. `is_needed`: never empty.
    """

    name: str
    path: str
    kind: str
    about: str
    is_needed: bool
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> str:
        """The values that it may hold, in one line."""
        return ", ".join(value for value, _ in self.choices if value)

    @property
    def is_text(self) -> bool:
        return self.kind in (TEXT, ADDRESS)


@dataclass(frozen=True, slots=True)
class Reference:
    """That some columns name a row of another table, or of the same."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableAbout:
    """A table: `key` are the columns that name a row. `order` is that of its rows."""

    name: str
    title: str
    about: str
    model: type[models.Model]
    columns: tuple[ColumnAbout, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(column.path for column in self.columns)


@cache
def read_dictionary() -> tuple[TableAbout, ...]:
    """Every public table: those that facts point to first, the log among the last."""
    every = [model for model in public_models() if model not in NOT_PUBLIC]
    order = {room: place for place, room in enumerate(reversed(settings.PAGE_MEMO_APPS))}
    every.sort(
        key=lambda model: (
            order[model._meta.app_label],
            bool(model._meta.auto_created),
            model is Update,
        )
    )
    return tuple(_table(model) for model in every)


@cache
def table_named(name: str) -> TableAbout | None:
    return next((table for table in read_dictionary() if table.name == name), None)


def table_name(model: type[models.Model]) -> str:
    """The name of its file: "body_names", "milestones_audiences"."""
    owner: Any = model._meta.auto_created
    if owner:
        field = next(
            one for one in owner._meta.local_many_to_many if one.remote_field.through is model
        )
        return f"{table_name(owner)}_{field.name}"
    return str(model._meta.verbose_name_plural).replace(" ", "_").replace("-", "_")


def _table(model: type[models.Model]) -> TableAbout:
    columns: list[ColumnAbout] = []
    references: list[Reference] = []
    for field in model._meta.concrete_fields:
        if field.primary_key or field.generated or field.name == "recorded_by":
            continue
        found = list(_columns(field))
        columns += found
        if field.is_relation:
            related: Any = field.related_model
            to = tuple(path.replace("__", "_") for path in _named_by(related))
            names = tuple(column.name for column in found)
            references.append(Reference(names, table_name(related), to))
    is_through = bool(model._meta.auto_created)
    key = tuple(column.name for column in columns) if is_through else _named_by(model)
    return TableAbout(
        name=table_name(model),
        title=capfirst(table_name(model).replace("_", " ")),
        about=_about(model),
        model=model,
        columns=tuple(columns),
        key=key,
        references=tuple(references),
    )


def _named_by(model: type[models.Model]) -> tuple[str, ...]:
    """The columns of a table that name its rows: ("reform", "slug") of milestones."""
    names = []
    for path in naming_paths(model):
        column, _, rest = path.partition("__")
        names.append(column if rest in ("", "slug", "key", "code") else path.replace("__", "_"))
    return tuple(names)


def _columns(field: Any) -> Iterator[ColumnAbout]:
    """The columns of a field: one, or of a relation as many as name the other row."""
    if not field.is_relation:
        yield _column(field, field.name, field.name)
        return
    paths = naming_paths(field.related_model)
    for path in paths:
        *above, last = path.split("__")
        end = field
        for step in path.split("__"):
            end = end.related_model._meta.get_field(step)
        name = "_".join([_called(field), *above])
        about = f"{_says(field)} Named by its {last if not above else above[-1]}.".strip()
        needed = not field.null
        yield ColumnAbout(name, f"{field.name}__{path}", _kind(end), about, needed)


def _called(field: Any) -> str:
    """The field's name, with its words apart: Django writes those of tables between two as one."""
    related = field.related_model._meta
    is_run_together = field.model._meta.auto_created and field.name == related.model_name
    return str(related.verbose_name).replace(" ", "_") if is_run_together else str(field.name)


def _column(field: Any, name: str, path: str) -> ColumnAbout:
    kind = _kind(field)
    optional = field.null or (kind in (TEXT, ADDRESS) and field.blank) or _is_bound(field)
    choices = tuple((str(value), str(label)) for value, label in field.flatchoices)
    return ColumnAbout(name, path, kind, _says(field), not optional, choices)


def _kind(field: Any) -> str:
    return next(kind for base, kind in TYPES if isinstance(field, base))


def _is_bound(field: Any) -> bool:
    return isinstance(field, BoundField)


def _says(field: Any) -> str:
    """What the form says of it; its name where it says nothing more."""
    told = str(field.help_text) or f"{capfirst(str(field.verbose_name))}."
    return told.split("\n")[0]


def _about(model: type[models.Model]) -> str:
    """The first sentence of what the model says of itself."""
    owner: Any = model._meta.auto_created
    if owner:
        ends: Any = model._meta.fields[1:3]
        one, other = (field.related_model._meta.verbose_name_plural for field in ends)
        return f"Which {one} and {other} belong together."
    text = " ".join((model.__doc__ or "").split("\n\n")[0].split())
    return text.removesuffix(".") + "."
