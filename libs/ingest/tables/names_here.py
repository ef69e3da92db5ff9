"""Rows that a table means by their names: `NSIB` for `nsib`, a term for its slug.

A table from elsewhere knows no keys of ours. A related row is found by its key or its name, however
written; a row of its own by its name, or by what it says.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count
from typing import Any

from django.db import models
from django.utils.text import slugify

from libs.ingest.incoming import IncomingRow
from libs.ingest.look_alikes import Names, names_of
from libs.ingest.natural_keys import (
    has_natural_key,
    name_column,
    name_within,
    naming_columns,
    naming_paths,
)
from libs.ingest.rows import is_append_only
from libs.names import name_key


class NamesHere:
    """The names of related rows, read once for each model, and those that are to be added."""

    def __init__(self) -> None:
        self._names: dict[type[models.Model], Names] = {}
        self._keys: dict[type[models.Model], set[str]] = {}
        self._parts: dict[type[models.Model], dict[tuple[str, str], list[list[str]]]] = {}

    def part_of(self, model: type[models.Model], text: str, whole: Any) -> list[str] | None:
        """The key of a row by its name within the row of the key `whole`: a milestone by its title.

        The last part of its key is a name of it too. Where no row is called so, that is what the
        text is taken for, and it is told which rows there are. None where such rows have no names,
        where the text is a whole key, or several are called so.
        """
        called = name_within(model)
        if not called or not whole or len(whole) != 1:
            return None
        if model not in self._parts:
            self._parts[model] = {}
            paths = naming_paths(model)
            for name, *key in model._default_manager.values_list(called, *paths):
                own = [str(one) for one in key]
                for called_so in {name_key(name), name_key(own[-1])}:
                    self._parts[model].setdefault((own[0], called_so), []).append(own)
        found = self._parts[model].get((whole[0], name_key(text)), [])
        if not found and "/" not in text:
            return [str(whole[0]), text]
        return found[0] if len(found) == 1 else None

    def has(self, model: type[models.Model], text: str) -> bool:
        """Whether a row is meant by this text, as its key or its name."""
        return self._find(model, text) is not None

    def key_of(self, model: type[models.Model], text: str) -> list[str]:
        """The natural key of the row that a text means, or the text as a key."""
        found = self._find(model, text)
        if found is not None:
            return [found]
        return text.split("/") if len(naming_columns(model)) > 1 else [text]

    def add(self, model: type[models.Model], name: str) -> str:
        """A key for a new row of that name; the same for the same name."""
        self._read(model)
        key = slugify(name_key(name))[:70] or "row"
        taken = self._keys[model]
        numbered = (key if n == 1 else f"{key}-{n}" for n in count(1))
        free = next(one for one in numbered if one not in taken)
        taken.add(free)
        self._names[model].setdefault(name_key(name), []).append(((free,), name))
        return free

    def rows_to_make(
        self, row: IncomingRow, model: type[models.Model], makes: tuple[str, ...]
    ) -> Iterator[IncomingRow]:
        """The related rows that a row names and that are to be added first."""
        for column in makes:
            stated = row.fields.get(column)
            if not stated or len(stated) != 1:
                continue
            related: Any = model._meta.get_field(column).related_model
            if self.has(related, stated[0]):
                continue
            key = self.add(related, stated[0])
            fields = {naming_columns(related)[0]: key, name_column(related): stated[0]}
            yield replace(row, model=related._meta.label_lower, fields=fields)
            row.fields[column] = [key]

    def _find(self, model: type[models.Model], text: str) -> str | None:
        if len(naming_columns(model)) != 1 or not name_column(model):
            return None
        self._read(model)
        if text in self._keys[model]:
            return text
        key = name_key(text)
        named = self._names[model].get(key, ())
        if len(named) == 1:
            return named[0][0][0]
        return key if not named and key in self._keys[model] else None

    def _read(self, model: type[models.Model]) -> None:
        if model not in self._names:
            self._names[model] = names_of(model)
            rows = self._names[model].values()
            self._keys[model] = {key[0] for named in rows for key, _ in named}


def name_row(row: IncomingRow, model: type[models.Model], names: NamesHere) -> IncomingRow:
    """The row with a key, where it came without one and can be known in another way."""
    columns = naming_columns(model)
    if len(columns) > 1 or row.fields.get(columns[0]):
        return row
    called = name_column(model) if has_natural_key(model) else ""
    if called:
        name = str(row.fields.get(called) or "")
        if not name:
            return row
        if names.has(model, name):
            # However it is written here: it keeps its own spelling.
            fields = {one: value for one, value in row.fields.items() if one != called}
            return replace(row, fields=fields | {columns[0]: names.key_of(model, name)[0]})
        return replace(row, fields=row.fields | {columns[0]: names.add(model, name)})
    if is_append_only(model):
        said = json.dumps(row.fields, sort_keys=True, default=str)
        key = f"row-{sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
        return replace(row, fields=row.fields | {columns[0]: key}, key_is_made=True)
    return row
