"""Entries into rows: creates what is missing, leaves what was edited, and counts both.

Everything happens in one transaction. Rows are validated and saved in the normal way, never
raw, so that whatever holds for a row typed in by hand holds for these.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from seeds.fields import work_out_bounds
from seeds.loading.entries import (
    Key,
    key_of,
    links_of,
    model_of,
    only_links,
    values_of,
)
from seeds.loading.files import FIXTURES, Entry, choose_files, read_file
from seeds.loading.mistakes import BadSeeds, Faults, Mistake, did_you_mean

Name = tuple[type[models.Model], Key]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a row has otherwise than the fixture states it."""

    row: str
    field: str
    in_database: str
    in_fixture: str
    note: str = ""


@dataclass(slots=True)
class Done:
    """What a load did: how often per kind of row, and which rows differ."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def count(self, model: type[models.Model], what: str) -> None:
        self.counts.setdefault(str(model._meta.verbose_name_plural), Counter())[what] += 1


def load(
    names: Sequence[str] = (),
    *,
    overwrite: bool = False,
    dry_run: bool = False,
    folder: Path = FIXTURES,
) -> Done:
    """Loads the fixtures that `names` mean, all of them for none.

    Raises LookupError for a name that means no fixture, BadSeeds with every mistake that was
    found; nothing is saved then, nor on a dry run.
    """
    entries: list[Entry] = []
    mistakes: list[Mistake] = []
    for file in choose_files(names, folder):
        read, wrong = read_file(file)
        entries += read
        mistakes += wrong
    with transaction.atomic():
        work = _Load(mistakes, overwrite)
        work.take(entries)
        if dry_run:
            transaction.set_rollback(True)
    return work.done


class _Load:
    """One load under way: what was found, what failed, and what was done so far."""

    def __init__(self, mistakes: list[Mistake], overwrite: bool) -> None:
        self.mistakes, self.overwrite, self.done = mistakes, overwrite, Done()
        self.rows: dict[Name, models.Model] = {}
        self.declared: dict[Name, Entry] = {}
        self.failed: set[Name] = set()
        self.held_up = 0
        self.stated: dict[tuple[Name, str], tuple[Entry, Any]] = {}

    def take(self, entries: Sequence[Entry]) -> None:
        """Loads the entries in order, then ties the rows to each other. Raises BadSeeds."""
        named = self._name(entries)
        taken = [(entry, name, self._take_row(entry, name)) for entry, name in named]
        for entry, name, verdict in taken:
            if verdict:
                self.done.count(name[0], self._take_links(entry, name, verdict))
        if self.mistakes:
            raise BadSeeds(self.mistakes, self.held_up)

    def _name(self, entries: Sequence[Entry]) -> list[tuple[Entry, Name]]:
        """Which row each entry is about; a file may return to a row only to add links to it."""
        named: list[tuple[Entry, Name]] = []
        seen: dict[tuple[str, Name], Entry] = {}
        for entry in entries:
            try:
                model = model_of(entry)
                name = model, key_of(entry, model)
            except Faults as faults:
                self._blame(entry, faults)
                continue
            first = seen.setdefault((entry.file, name), entry)
            if first is not entry and not only_links(entry, model):
                reason = f"stands in this file already, in line {first.line}: make one of the two"
                self._blame(entry, Faults(("", reason)))
                continue
            self.declared.setdefault(name, entry)
            named.append((entry, name))
        return named

    def _take_row(self, entry: Entry, name: Name) -> str:
        """Creates or compares the row; says what was done, or "" where that failed."""
        model, _ = name
        try:
            if name in self.failed:
                raise _HeldUp
            values = values_of(entry, model, self._find)
            links_of(entry, model)
            self._refuse_contradiction(entry, name, values)
            row = self._existing(name)
            if row is None:
                row = model(**values)
                self._save(row, set(values))
                self.rows[name] = row
                return "added"
            return self._compare(row, values)
        except _HeldUp:
            self.held_up += 1
        except Faults as faults:
            self._blame(entry, faults)
        self.failed.add(name)
        return ""

    def _take_links(self, entry: Entry, name: Name, verdict: str) -> str:
        """Adds the many-to-many links that are missing; says what was done to the row in all."""
        model, _ = name
        row, extended = self.rows[name], False
        for field_name, keys in links_of(entry, model).items():
            related: Any = model._meta.get_field(field_name).related_model
            try:
                wanted = [self._find(related, key, late=True) for key in keys]
            except LookupError as error:
                self._blame(entry, Faults((field_name, str(error.args[0]))))
                continue
            except _HeldUp:
                self.held_up += 1
                continue
            manager = getattr(row, field_name)
            there = set() if verdict == "added" else set(manager.values_list("pk", flat=True))
            missing = [other for other in wanted if other.pk not in there]
            if missing:
                manager.add(*missing)
                extended = True
        return "extended" if extended and verdict == "unchanged" else verdict

    def _compare(self, row: models.Model, values: dict[str, Any]) -> str:
        """Compares what the entry states, and takes it over if that was asked for."""
        frozen = getattr(row, "is_append_only", False)
        note = "the log is never changed: record a correcting update" if frozen else ""
        differing = {name: new for name, new in values.items() if getattr(row, name) != new}
        self.done.differences += [
            Difference(
                f"{row._meta.verbose_name} {'/'.join(_key(row))}",
                name,
                _shown(getattr(row, name)),
                _shown(new),
                note,
            )
            for name, new in differing.items()
        ]
        if not differing:
            return "unchanged"
        if frozen or not self.overwrite:
            return "differs"
        for name, new in differing.items():
            setattr(row, name, new)
        self._save(row, set(values))
        return "overwritten"

    def _save(self, row: models.Model, stated: set[str]) -> None:
        """Validates and saves. Raises Faults."""
        try:
            row.clean_fields()
            work_out_bounds(row)
            row.clean()
            row.validate_unique()
            row.validate_constraints()
            with transaction.atomic():
                row.save()
        except ValidationError as error:
            raise Faults(*_reasons(row, error, stated)) from error
        except DatabaseError as error:
            raise Faults(("", f"the database refuses it: {error}")) from error

    def _refuse_contradiction(self, entry: Entry, name: Name, values: dict[str, Any]) -> None:
        """Two files may both speak of a row, but not against each other."""
        found = []
        for column, value in values.items():
            other, said = self.stated.setdefault((name, column), (entry, value))
            if said != value:
                place = f"{other.file}, line {other.line_of(column)}"
                found.append((column, f"is '{_shown(value)}', but {place} says '{_shown(said)}'"))
        if found:
            raise Faults(*found)

    def _existing(self, name: Name) -> models.Model | None:
        model, key = name
        if name not in self.rows:
            try:
                self.rows[name] = model._default_manager.get_by_natural_key(*key)  # type: ignore[attr-defined]
            except model.DoesNotExist:
                return None
        return self.rows[name]

    def _find(self, model: type[models.Model], key: Key, *, late: bool = False) -> models.Model:
        """The row that a key names. Raises LookupError, or _HeldUp where its own entry failed."""
        name = model, key
        if name in self.failed:
            raise _HeldUp
        row = self._existing(name)
        if row is not None:
            return row
        called = f"no {model._meta.verbose_name} is called '{'/'.join(key)}'"
        if entry := self.declared.get(name):
            raise LookupError(f"{called} yet: put {entry.file}, line {entry.line} before this")
        known = {"/".join(other): other for kind, other in self.declared if kind is model}
        raise LookupError(f"{called}{did_you_mean('/'.join(key), known)}")

    def _blame(self, entry: Entry, faults: Faults) -> None:
        keys = (entry.fields.get(column) for column in ("key", "slug"))
        key = next((str(key) for key in keys if key), "")
        label = f"entry {entry.number} ({entry.model}{' ' + key if key else ''})"
        for name, reason in faults.found:
            self.mistakes.append(Mistake(entry.file, entry.line_of(name), label, name, reason))


class _HeldUp(Exception):
    """This entry needs another whose own mistake has been told."""


def _reasons(row: models.Model, error: ValidationError, stated: set[str]) -> list[tuple[str, str]]:
    """What Django's validation found, by field."""
    found = []
    for name, errors in error.error_dict.items() if hasattr(error, "error_dict") else []:
        column = "" if name == "__all__" else name
        for one in errors:
            reason = " ".join(one.messages)
            if one.code in {"blank", "null"} and column not in stated:
                reason = (
                    f"is missing: a new {row._meta.verbose_name} needs it "
                    "(or load first the file that has the row itself)"
                )
            elif one.code == "invalid_choice":
                choices = getattr(row._meta.get_field(column), "choices", None) or []
                reason += f" Choose one of {', '.join(str(value) for value, _ in choices)}."
            found.append((column, reason))
    return found or [("", " ".join(error.messages))]


def _key(row: models.Model) -> Key:
    key: Key = row.natural_key()  # type: ignore[attr-defined]
    return key


def _shown(value: Any) -> str:
    """A value as a reader of a report knows it."""
    return "/".join(_key(value)) if isinstance(value, models.Model) else str(value)
