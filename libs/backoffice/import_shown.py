"""What the preview of an import says of a row: in the words that the forms have, never in keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.sites import AdminSite
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst

from libs.ingest.natural_keys import (
    fetch_along,
    has_natural_key,
    key_of,
    name_column,
    naming_paths,
    naming_relations,
    print_key,
)
from libs.ingest.plan import PlannedRow
from libs.vaguedates.printing import print_day
from libs.vaguedates.reading import DateReading
from libs.vaguedates.vague_date import NotVagueDate, window_of

RowNames = Mapping[tuple[type[models.Model], str], str]
"""What related rows are called, by model and printed key."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A column by its label, and what it says now and afterwards; "" for nothing."""

    label: str
    stored: str
    stated: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row of the file, by its number and by the name that people use; "" where it has none."""

    line: int
    name: str
    cells: tuple[ShownCell, ...]

    @property
    def emptied(self) -> tuple[ShownCell, ...]:
        """The columns that say something now and would say nothing."""
        return tuple(one for one in self.cells if one.stored and not one.stated)


def label_of(model: type[models.Model], name: str) -> str:
    """What the forms call a column; "" for none."""
    field: Any = model._meta.get_field(name) if name else None
    return str(capfirst(field.verbose_name)) if field else ""


def show_rows(
    planned: Iterable[PlannedRow],
    model: type[models.Model],
    made: Iterable[PlannedRow],
    request: HttpRequest,
    site: AdminSite,
) -> list[ShownLine]:
    """The rows as people read them; a query for each relation that they name.

    `made` are the rows that these name and that are not here yet.
    """
    planned = list(planned)
    names = _name_rows(planned, model, request, site)
    called = name_column(model)
    names |= {(model, one.key): str(getattr(one.row, called)) for one in planned if called}
    names |= {(type(one.row), one.key): str(one.row) for one in made}
    return [
        ShownLine(
            one.source.line,
            _called(one, model),
            tuple(
                ShownCell(
                    label_of(model, cell.field),
                    _print(model, cell.field, cell.stored, names),
                    _print(model, cell.field, cell.stated, names),
                )
                for cell in one.differences
            ),
        )
        for one in planned
    ]


def _called(planned: PlannedRow, model: type[models.Model]) -> str:
    name = name_column(model)
    return str(getattr(planned.row, name)) if name else planned.given_key


def _print(model: type[models.Model], name: str, text: str, names: RowNames) -> str:
    field: Any = model._meta.get_field(name)
    if field.is_relation:
        keys = text.split() if field.many_to_many else [text]
        return "; ".join(names.get((field.related_model, one), one) for one in keys)
    if isinstance(field, models.DateField) and text:
        return print_day(date.fromisoformat(text))
    if name.endswith("_edtf") and text:
        try:
            return DateReading(window_of(text)).in_words
        except NotVagueDate:
            return text
    return str(dict(field.flatchoices).get(text, text))


def _name_rows(
    planned: list[PlannedRow], model: type[models.Model], request: HttpRequest, site: AdminSite
) -> dict[tuple[type[models.Model], str], str]:
    """What the rows are called that the relations of these rows name."""
    keys: dict[type[models.Model], set[str]] = {}
    for one in planned:
        for cell in one.differences:
            field: Any = model._meta.get_field(cell.field)
            if field.is_relation and has_natural_key(field.related_model):
                both = f"{cell.stored} {cell.stated}".split()
                keys.setdefault(field.related_model, set()).update(both)
    return {
        (related, print_key(key_of(row))): str(row)
        for related, some in keys.items()
        if some
        for row in _rows(related, some, request, site)
    }


def _rows(
    model: type[models.Model], keys: set[str], request: HttpRequest, site: AdminSite
) -> models.QuerySet[Any]:
    """The rows of these keys, and some that share the end of one."""
    wanted = {f"{naming_paths(model)[-1]}__in": {one.rpartition("/")[2] for one in keys}}
    rows = site.get_model_admin(model).get_queryset(request).filter(**wanted)
    return fetch_along(rows, naming_relations(model))
