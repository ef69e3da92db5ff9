"""One row against what an entry states: what differs, whether it is valid, and saving it."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from libs.ingest.entries import Key, told
from libs.ingest.mistakes import Faults
from libs.ingest.saving import check_constraints, check_row, save_checked


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a row has otherwise than the fixture states it."""

    row: str
    field: str
    in_database: str
    in_fixture: str
    note: str = ""


def is_append_only(row: models.Model) -> bool:
    """Whether rows of this kind are never changed once they are saved."""
    return bool(getattr(row, "is_append_only", False))


def differences(row: models.Model, values: dict[str, Any]) -> list[Difference]:
    """The stated fields that the row has otherwise."""
    note = "the log is never changed: record a correcting update" if is_append_only(row) else ""
    return [
        Difference(called(row), name, shown(getattr(row, name)), shown(new), note)
        for name, new in values.items()
        if _differs(row, name, new)
    ]


def changed(row: models.Model, values: dict[str, Any]) -> models.Model:
    """A copy of the row that takes the stated values over, not yet saved."""
    other = copy(row)
    for name, new in values.items():
        setattr(other, name, new)
    return other


def save(row: models.Model, stated: dict[str, Any]) -> None:
    """Validates and saves. Raises Faults."""
    with _faults(row, stated):
        save_checked(row)


def validate(row: models.Model, stated: dict[str, Any]) -> None:
    """Everything that full_clean() checks, told by field. Raises Faults."""
    with _faults(row, stated):
        check_row(row)
        check_constraints(row)


@contextmanager
def _faults(row: models.Model, stated: dict[str, Any]) -> Iterator[None]:
    """Tells what Django finds wrong in the words of a report."""
    try:
        yield
    except ValidationError as error:
        raise Faults(*_reasons(row, error, stated)) from error


def key_of_row(row: models.Model) -> Key:
    key: Key = row.natural_key()  # type: ignore[attr-defined]
    return key


def called(row: models.Model) -> str:
    """How a report names a row."""
    return f"{row._meta.verbose_name} {'/'.join(key_of_row(row))}"


def shown(value: Any) -> str:
    """How a report shows a value."""
    if isinstance(value, models.Model):
        return "/".join(key_of_row(value))
    return "nothing" if value in (None, "") else str(value)


def _differs(row: models.Model, name: str, new: Any) -> bool:
    if isinstance(new, models.Model):
        # By its number, so that the row it points to need not be fetched.
        field: Any = row._meta.get_field(name)
        return bool(getattr(row, field.attname) != new.pk)
    return bool(getattr(row, name) != new)


def _reasons(
    row: models.Model, error: ValidationError, stated: dict[str, Any]
) -> list[tuple[str, str]]:
    """What Django's validation found, by field."""
    if not hasattr(error, "error_dict"):
        return [("", " ".join(error.messages))]
    found = []
    for name, errors in error.error_dict.items():
        for one in errors:
            if name == "__all__":
                found.append(("", " ".join(one.messages)))
            elif one.code in {"blank", "null"} and name not in stated:
                reason = (
                    f"is missing: a new {row._meta.verbose_name} needs it "
                    "(or load the file that has this row first)"
                )
                found.append((name, reason))
            else:
                found.append((name, told(row._meta.get_field(name), one)))
    return found
