"""The rows of one run by natural key: fetches them together and suggests names."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from libs.ingest.incoming import BadValue, Faults, IncomingRow, did_you_mean
from libs.ingest.look_alikes import Names, look_alike, names_of
from libs.ingest.natural_keys import (
    Key,
    Name,
    as_it_stands,
    fetch_along,
    key_of,
    name_column,
    naming_paths,
    naming_relations,
    print_key,
)
from libs.names import name_key

MAX_HINTS = 20
"""Wrong names that get a hint in one run: each is compared with every name there is."""

Narrow = Callable[[models.QuerySet[Any]], models.QuerySet[Any]]


class HeldUp(Exception):
    """A row needs another one whose own mistake is reported."""


class RowIndex:
    def __init__(self, *, has_unread: bool) -> None:
        """`has_unread` says that rows of any kind may be missing, as their file is unreadable."""
        self.has_unread = has_unread
        self.declared: dict[Name, IncomingRow] = {}
        """Where each row is first stated."""
        self.failed: set[Name] = set()
        self._unnamed: set[type[models.Model]] = set()
        self._rows: dict[Name, models.Model | None] = {}
        self._names: dict[type[models.Model], list[str]] = {}
        self._called: dict[type[models.Model], Names] = {}
        self._said: dict[type[models.Model], dict[Any, models.Model]] = {}
        self._hints = 0

    def miss_one_of(self, model: type[models.Model] | None) -> None:
        """Note that a row is stated whose name, or even model, cannot be read."""
        if model is None:
            self.has_unread = True
        else:
            self._unnamed.add(model)

    def fetch(self, names: Iterable[Name], narrow: Narrow = lambda rows: rows) -> None:
        """Read all rows of these names that were not read yet, one query for each model.

        `narrow` is given each queryset, to lock its rows or fetch others along.
        """
        wanted: dict[type[models.Model], set[Key]] = {}
        for model, key in names:
            if (model, key) not in self._rows:
                wanted.setdefault(model, set()).add(key)
        for model, keys in wanted.items():
            self._rows |= {(model, key): None for key in keys}
            first = f"{naming_paths(model)[0]}__in"
            rows = fetch_along(model._default_manager.all(), naming_relations(model))
            for row in narrow(rows.filter(**{first: {key[0] for key in keys}})):
                name = model, key_of(row)
                self._rows[name] = self._rows.get(name) or row

    def get(self, name: Name) -> models.Model | None:
        """The row of that name, or None where there is none yet. Raises HeldUp."""
        if name in self.failed:
            raise HeldUp
        if name not in self._rows:
            self.fetch([name])
        return self._rows[name]

    def put(self, name: Name, row: models.Model) -> None:
        self._rows[name] = row

    def refuse_look_alike(self, row: models.Model) -> None:
        """Raises Faults where another row, stored or stated before, has its name."""
        model = type(row)
        column = name_column(model)
        if not column:
            return
        if model not in self._called:
            self._called[model] = names_of(model)
        names = self._called[model]
        if told := look_alike(row, names):
            raise Faults((column, told))
        own = str(getattr(row, column))
        names.setdefault(name_key(own), []).append((key_of(row), own))

    def twin(self, incoming: IncomingRow, row: models.Model) -> models.Model | None:
        """The entry that says all that a new one would, where that came without a key.

        Raises Faults where it came with a key: the same would stand there twice.
        """
        model = type(row)
        if not hasattr(row, "said") or getattr(row, "corrects_id", None):
            return None
        if model not in self._said:
            self._said[model] = {_said(one): one for one in model._default_manager.all()}
        twin = self._said[model].get(_said(row))
        if twin is None or getattr(twin, "withdrawn", False) or as_it_stands(twin) is not twin:
            return None
        if not incoming.key_is_made:
            key = print_key(key_of(twin))
            raise Faults(("", f"says the same as the entry {key}: leave this row out"))
        return twin

    def note(self, row: models.Model) -> None:
        """Remember what a row says, for those that come after it."""
        if type(row) in self._said:
            self._said[type(row)].setdefault(_said(row), row)

    def find(self, model: type[models.Model], key: Key) -> models.Model:
        """The row that a key names. Raises BadValue, or HeldUp where its own entry failed."""
        if row := self.get((model, key)):
            return row
        called = f"no {model._meta.verbose_name} is called '{print_key(key)[:80]}'"
        if other := self.declared.get((model, key)):
            raise BadValue(f"{called} yet: put {other.file}, {other.place} before this")
        if self.has_unread or model in self._unnamed:
            raise HeldUp  # It may be the name of what could not be read: then it is no mistake.
        raise BadValue(f"{called}{self._hint(model, print_key(key))}")

    def expect(self, model: type[models.Model], key: Key) -> None:
        """As `find`, but a row that is stated further down will do."""
        if (model, key) not in self.declared:
            self.find(model, key)

    def _hint(self, model: type[models.Model], name: str) -> str:
        """Suggest the nearest name, stored or stated, for the first few that are wrong."""
        self._hints += 1
        if self._hints > MAX_HINTS:
            return ""
        if model not in self._names:
            stored = model._default_manager.values_list(*naming_paths(model))
            stated = [key for kind, key in self.declared if kind is model]
            self._names[model] = [print_key(key) for key in (*stated, *stored)]
        return did_you_mean(name, self._names[model])


def _said(row: Any) -> Any:
    """What an entry says, by column, as far as two entries can be compared by it."""
    fields = row._meta.concrete_fields
    own = row.said().keys()
    return tuple(getattr(row, one.attname) for one in fields if one.name in own)
