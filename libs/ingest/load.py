"""Entries into rows: creates what is missing, leaves what was edited, and counts both.

Everything happens in one transaction. Rows are validated and saved in the normal way, never
raw, so that whatever holds for a row typed in by hand holds for these.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction

from libs.ingest import rows
from libs.ingest.entries import (
    Key,
    Stated,
    key_of,
    model_of,
    naming_columns,
    only_links,
    read_entry,
)
from libs.ingest.files import Entry, choose_files, read_file
from libs.ingest.mistakes import BadSeeds, Faults, Mistake, did_you_mean
from libs.ingest.rows import Difference

Name = tuple[type[models.Model], Key]
"""Which row: its model and its natural key."""


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
    folder: Path,
) -> Done:
    """Loads the fixtures that `names` mean, all of them for none.

    Raises LookupError for a name that means no fixture, and BadSeeds with every mistake that was
    found. Nothing is saved then, nor on a dry run.
    """
    entries: list[Entry] = []
    mistakes: list[Mistake] = []
    for file in choose_files(names, folder):
        read, wrong = read_file(file)
        entries += read
        mistakes += wrong
    with transaction.atomic():
        work = _Load(mistakes, overwrite=overwrite)
        work.take(entries)
        if dry_run:
            transaction.set_rollback(True)
    return work.done


class _HeldUp(Exception):
    """An entry needs another one whose own mistake is told."""


class _Load:
    """One load under way: what was found, what failed, and what was done so far."""

    def __init__(self, mistakes: list[Mistake], *, overwrite: bool) -> None:
        self.mistakes, self.overwrite, self.done = mistakes, overwrite, Done()
        self.rows: dict[Name, models.Model] = {}
        self.absent: set[Name] = set()
        self.declared: dict[Name, Entry] = {}
        self.said: dict[tuple[Name, str], tuple[Entry, Any]] = {}
        self.failed: set[Name] = set()
        self.held_up = 0

    def take(self, entries: Sequence[Entry]) -> None:
        """Loads the entries in order, then ties the rows to each other. Raises BadSeeds."""
        named = self._name(entries)
        self._fetch()
        # An unknown key may be that of an entry that could not be read: then it is no mistake.
        self.has_unnamed = bool(self.mistakes)
        taken = []
        for entry, name in named:
            if result := self._take_row(entry, name):
                taken.append((entry, name, *result))
        for entry, name, stated, verdict in taken:
            extended = self._take_links(entry, name, stated, is_new=verdict == "added")
            self.done.count(name[0], "extended" if extended and verdict == "unchanged" else verdict)
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

    def _fetch(self) -> None:
        """Fetches the rows that the files name by one column, all of a kind at once."""
        wanted: dict[type[models.Model], list[str]] = {}
        for model, key in self.declared:
            if len(naming_columns(model)) == 1:
                wanted.setdefault(model, []).append(key[0])
        for model, names in wanted.items():
            found = model._default_manager.in_bulk(names, field_name=naming_columns(model)[0])
            self.rows |= {(model, (str(name),)): row for name, row in found.items()}
            self.absent |= {(model, (name,)) for name in names} - self.rows.keys()

    def _take_row(self, entry: Entry, name: Name) -> tuple[Stated, str] | None:
        """Creates or compares the row, and says which; None where that failed."""
        model, _ = name
        try:
            if name in self.failed:
                raise _HeldUp
            stated = read_entry(entry, model, self._find)
            self._refuse_contradiction(entry, name, stated.values)
            row = self._existing(name)
            if row is not None:
                return stated, self._compare(row, name, stated.values)
            row = model(**stated.values)
            rows.save(row, stated.values)
            self.rows[name] = row
            return stated, "added"
        except _HeldUp:
            self.held_up += 1
        except Faults as faults:
            self._blame(entry, faults)
        self.failed.add(name)
        return None

    def _compare(self, row: models.Model, name: Name, values: dict[str, Any]) -> str:
        """Compares what the entry states, and takes it over if that was asked for."""
        differences = rows.differences(row, values)
        if not differences:
            return "unchanged"
        self.done.differences += differences
        changed = rows.changed(row, values)
        if rows.is_append_only(row) or not self.overwrite:
            # A bad file is answered even where nothing of it is taken over.
            rows.validate(changed, values)
            return "differs"
        rows.save(changed, values)
        self.rows[name] = changed
        return "overwritten"

    def _take_links(self, entry: Entry, name: Name, stated: Stated, *, is_new: bool) -> bool:
        """Adds the many-to-many links that are missing, and says whether there were any."""
        model, extended = name[0], False
        for field_name, keys in stated.links.items():
            related: Any = model._meta.get_field(field_name).related_model
            try:
                wanted = [self._find(related, key) for key in keys]
            except LookupError as error:
                self._blame(entry, Faults((field_name, str(error.args[0]))))
                continue
            except _HeldUp:
                self.held_up += 1
                continue
            links = getattr(self.rows[name], field_name)
            there = set() if is_new else set(links.values_list("pk", flat=True))
            missing = [row for row in wanted if row.pk not in there]
            if missing:
                links.add(*missing)
                extended = True
        return extended

    def _refuse_contradiction(self, entry: Entry, name: Name, values: dict[str, Any]) -> None:
        """Two files may both speak of a row, but not against each other."""
        found = []
        for column, value in values.items():
            other, said = self.said.setdefault((name, column), (entry, value))
            if said != value:
                place = f"{other.file}, line {other.line_of(column)}"
                found.append(
                    (column, f"'{rows.shown(value)}', but {place} says '{rows.shown(said)}'")
                )
        if found:
            raise Faults(*found)

    def _existing(self, name: Name) -> models.Model | None:
        model, key = name
        if name not in self.rows:
            if name in self.absent:
                return None
            try:
                self.rows[name] = model._default_manager.get_by_natural_key(*key)  # type: ignore[attr-defined]
            except ObjectDoesNotExist:
                return None
        return self.rows[name]

    def _find(self, model: type[models.Model], key: Key) -> models.Model:
        """The row that a key names. Raises LookupError, or _HeldUp where its own entry failed."""
        name = model, key
        if name in self.failed:
            raise _HeldUp
        row = self._existing(name)
        if row is not None:
            return row
        text = "/".join(key)
        called = f"no {model._meta.verbose_name} is called '{text}'"
        if entry := self.declared.get(name):
            raise LookupError(f"{called} yet: put {entry.file}, line {entry.line} before this")
        if self.has_unnamed:
            raise _HeldUp
        known = ["/".join(other) for kind, other in self.declared if kind is model]
        raise LookupError(f"{called}{did_you_mean(text, known)}")

    def _blame(self, entry: Entry, faults: Faults) -> None:
        names = (entry.fields.get(column) for column in ("key", "slug", "text"))
        called = next((f" {name}" for name in names if name), "")
        label = f"entry {entry.number} ({entry.model}{called})"
        for name, reason in faults.found:
            self.mistakes.append(Mistake(entry.file, entry.line_of(name), label, name, reason))
