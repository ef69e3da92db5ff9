"""Natural keys: the columns that name a row in fixtures, tables and addresses."""

from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar, TypeVar

from django.db import models

Key = tuple[str, ...]
"""The values of the columns that name a row: `("a-plan", "begins")` for a milestone."""

Name = tuple[type[models.Model], Key]
"""Which row: its model and its natural key."""

RowT_co = TypeVar("RowT_co", bound=models.Model, covariant=True)


class NamedQuerySet(models.QuerySet[RowT_co]):
    """Rows that have a natural key."""

    named_by: ClassVar[str | tuple[str, ...]] = "key"
    """The column that names a row, or several; one of several may be a relation."""
    called: ClassVar[str] = ""
    """The column with the name that people use: no two rows have one name, however written."""
    called_within: ClassVar[str] = ""
    """The same for rows that are named by another row first: two of other rows may share one."""


@cache
def has_natural_key(model: type[models.Model]) -> bool:
    return isinstance(model._default_manager.all(), NamedQuerySet)


@cache
def naming_columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that name a row of `model`: `("reform", "slug")` for a milestone."""
    named_by: str | tuple[str, ...] = model._default_manager.all().named_by  # type: ignore[attr-defined]
    return (named_by,) if isinstance(named_by, str) else named_by


@cache
def name_column(model: type[models.Model]) -> str:
    """The column with the name that people use: `text` of a term; "" where there is none."""
    return str(getattr(model._default_manager.all(), "called", ""))


@cache
def name_within(model: type[models.Model]) -> str:
    """`title` of a milestone, which is called so within its reform; "" where there is none."""
    return str(getattr(model._default_manager.all(), "called_within", ""))


@cache
def naming_paths(model: type[models.Model]) -> tuple[str, ...]:
    """The same as look-ups that reach a text each: `("reform__slug", "slug")`."""
    paths: list[str] = []
    for column in naming_columns(model):
        field: Any = model._meta.get_field(column)
        below = naming_paths(field.related_model) if field.is_relation else ()
        paths += [f"{column}__{path}" for path in below] or [column]
    return tuple(paths)


def naming_relations(model: type[models.Model]) -> list[str]:
    """The naming columns that are relations: fetched with a row, they give its key for nothing."""
    return [name for name in naming_columns(model) if model._meta.get_field(name).is_relation]


def fetch_along(rows: models.QuerySet[Any], relations: Sequence[str]) -> models.QuerySet[Any]:
    """Fetch these relations with the rows; a bare `select_related()` would fetch all of them."""
    return rows.select_related(*relations) if relations else rows


def key_of(row: models.Model) -> Key:
    """The natural key of a row; a relation that names it gives its own key."""
    key: list[str] = []
    for column in naming_columns(type(row)):
        value = getattr(row, column)
        key += key_of(value) if isinstance(value, models.Model) else [str(value)]
    return tuple(key)


def print_key(key: Key) -> str:
    """A key as people read and type it: `a-plan/begins`."""
    return "/".join(key)


def as_it_stands(row: models.Model) -> models.Model:
    """The row that stands in its place today: itself, where nothing corrects it."""
    standing: models.Model = row.as_it_stands() if hasattr(row, "as_it_stands") else row
    return standing
