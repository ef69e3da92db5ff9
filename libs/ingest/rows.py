"""One stored row against what is stated: what differs, whether it is valid, and saving it.

A model may say how its rows come in. It is asked by name, so that nothing here imports a room:

    is_append_only = True                  # its rows are never changed, but for the columns OURS
    saved_by = "reforms.actions.record"    # what checks and saves a new one: record(row, by=user)
    completed(values)                      # what a new row states, and what follows from that
    said()                                 # what it says, by column, but for what names it
    as_it_stands()                         # the row that stands in its place today
    correction(reason, **values)           # a new row, unsaved, to take its place
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string

from libs.ingest.errors_told import error_text
from libs.ingest.incoming import Faults
from libs.ingest.natural_keys import naming_columns
from libs.ingest.plan import Action, Difference, IngestOptions
from libs.ingest.saving import check_constraints, check_row, save_checked
from libs.ingest.values import print_value, text_of


def is_append_only(model: type[models.Model]) -> bool:
    """Whether rows of this kind are never changed once they are saved."""
    return bool(getattr(model, "is_append_only", False))


def choose_action(
    model: type[models.Model], options: IngestOptions, names: Collection[str] | None = None
) -> Action:
    """Choose what to do with a stored row that differs in the fields `names`; None for any.

    Asked to change rows, it gives CHANGED for a term. A fact, which is never changed but for the
    columns that its model leaves free, is CORRECTED if that is asked too, and DIFFERS otherwise.
    """
    asked = options.if_different
    free = set(getattr(model, "OURS", ()))
    if asked is not Action.CHANGED or not is_append_only(model):
        return asked
    if names is not None and set(names) <= free:
        return asked
    return Action.CORRECTED if options.corrects else Action.DIFFERS


def new_row(model: type[models.Model], values: Mapping[str, Any]) -> models.Model:
    """A row that states these values, unsaved, completed by its model if that can."""
    complete = getattr(model, "completed", dict)
    return model(**complete(values))


def correct(row: models.Model, values: Mapping[str, Any], reason: str, *, by: Any) -> models.Model:
    """Save a row that takes the place of one that is never changed, links too. Raises Faults."""
    other: models.Model = row.correction(reason, **values)  # type: ignore[attr-defined]  # has one
    save(other, values, by=by)
    for field in row._meta.many_to_many:
        getattr(other, field.name).set(getattr(row, field.name).all())
    return other


def compare(row: models.Model, values: Mapping[str, Any]) -> list[Difference]:
    """The stated fields that the row has otherwise, less its name and what prints the same."""
    named_by = naming_columns(type(row))
    return [
        Difference(name, text_of(row, name), print_value(new))
        for name, new in values.items()
        if name not in named_by and _differs(row, name, new)
    ]


def _differs(row: models.Model, name: str, new: Any) -> bool:
    column: Any = row._meta.get_field(name)
    if column.is_relation:
        # By its number, so that the row it points to need not be fetched.
        return bool(getattr(row, column.attname) != (new and new.pk))
    stored = getattr(row, name)
    return bool(stored != new) and print_value(stored) != print_value(new)


@cache
def blank_row(model: type[models.Model]) -> models.Model:
    """A row with nothing but defaults, to compare a new one with."""
    return model()


def change(row: models.Model, values: Mapping[str, Any]) -> models.Model:
    """Copy the row with the stated values in it, unsaved."""
    other = copy(row)
    for name, new in values.items():
        setattr(other, name, new)
    return other


def save(row: models.Model, stated: Mapping[str, Any], *, by: Any) -> None:
    """Check and save, by the model's own function if it has one. Raises Faults."""
    path = getattr(row, "saved_by", "") if row._state.adding else ""
    with _faults(row, stated):
        if path:
            import_string(path)(row, by=by)
        else:
            save_checked(row, has_own_name=True)


def check(row: models.Model, stated: Mapping[str, Any]) -> None:
    """Check a row that is not to be saved. Raises Faults."""
    with _faults(row, stated):
        check_row(row)
        if not is_append_only(type(row)):
            check_constraints(row)


@contextmanager
def _faults(row: models.Model, stated: Mapping[str, Any]) -> Iterator[None]:
    """Say by field what Django finds wrong. Raises Faults."""
    try:
        yield
    except ValidationError as error:
        raise Faults(*_reasons(row, error, stated)) from error


def _reasons(
    row: models.Model, error: ValidationError, stated: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """What Django's validation found, by field."""
    if not hasattr(error, "error_dict"):
        return [("", " ".join(error.messages))]
    kind = row._meta.verbose_name
    found = []
    for name, errors in error.error_dict.items():
        for one in errors:
            if name == "__all__":
                found.append(("", " ".join(one.messages)))
            elif one.code in {"blank", "null"} and name not in stated:
                reason = f"is missing: this {kind} is new, and a new one needs it"
                found.append((name, reason))
            else:
                found.append((name, error_text(row._meta.get_field(name), one)))
    return found
