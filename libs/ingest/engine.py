"""Takes rows in: adds what is missing, compares what is there, and says what became of each.

    YAML, CSV or XLSX  --reader-->  IncomingRow …  --ingest_rows-->  Plan

    reforms.strand {slug: schools, title: Schools}   ->   added
    reforms.strand {slug: health, title: Health}     ->   differs: title is "Health care"
    reforms.strand {slug: money, titel: Money}       ->   mistake: did you mean 'title'?

The plan is made by doing the work, since only the database can say whether it takes a row. Whoever
calls opens a transaction, looks at the plan, and lets it stand or rolls it back.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import DatabaseError, models

from libs.ingest.dates import read_dates
from libs.ingest.incoming import Faults, IncomingRow, Mistake
from libs.ingest.natural_keys import (
    Key,
    Name,
    as_it_stands,
    fetch_along,
    key_of,
    name_column,
    print_key,
)
from libs.ingest.plan import Action, Difference, IngestOptions, Plan, PlannedRow
from libs.ingest.row_index import HeldUp, RowIndex
from libs.ingest.rows import (
    blank_row,
    change,
    check,
    choose_action,
    compare,
    correct,
    is_append_only,
    new_row,
    save,
)
from libs.ingest.values import (
    StatedRow,
    find_model,
    print_keys,
    print_value,
    read_key,
    read_row,
    referred_keys,
    states_only_links,
)

log = logging.getLogger(__name__)
UNFORESEEN = "could not be read. The unexpected error has been logged"


def ingest_rows(
    rows: Sequence[IncomingRow], options: IngestOptions, mistakes: Sequence[Mistake] = ()
) -> Plan:
    """Take the rows in, in order, then link them; call it inside a transaction.

    `mistakes` are those that the reader found. Where the plan has any, roll back.
    """
    return _Run(mistakes, options).take(rows)


class _Run:
    """One run under way."""

    def __init__(self, mistakes: Sequence[Mistake], options: IngestOptions) -> None:
        self.mistakes, self.options = list(mistakes), options
        self.index = RowIndex(has_unread=bool(mistakes))
        self.stated: dict[tuple[Name, str], tuple[IncomingRow, Any]] = {}
        self.unlinked: list[tuple[models.Model, str, set[Key]]] = []
        self.before: list[models.Model] = []
        self.planned: list[PlannedRow] = []
        self.held_up = 0

    def take(self, rows: Sequence[IncomingRow]) -> Plan:
        named = self._name(rows)
        self._fetch(named)
        for row, name in named:
            self._take_row(row, name)
        self.options.before_change(self.before)
        for links in self.unlinked:
            self._link(*links)
        return Plan(tuple(self.planned), tuple(self.mistakes), self.held_up)

    def _name(self, rows: Sequence[IncomingRow]) -> list[tuple[IncomingRow, Name]]:
        """Tell which stored row each is about; a file may return to a row only to link it."""
        named: list[tuple[IncomingRow, Name]] = []
        seen: dict[tuple[str, Name], IncomingRow] = {}
        for row in rows:
            model = None
            try:
                model = find_model(row)
                name = model, read_key(row, model)
                first = seen.setdefault((row.file, name), row)
                may_return = not self.options.replaces_links and states_only_links(row, model)
                if first is not row and not may_return:
                    reason = f"is already in this file, in {first.place}: keep one of the two"
                    raise Faults(("", reason))
            except Faults as faults:
                self.mistakes += row.mistakes(faults)
                self.index.miss_one_of(model)
                continue
            self.index.declared.setdefault(name, row)
            named.append((row, name))
        return named

    def _fetch(self, named: Sequence[tuple[IncomingRow, Name]]) -> None:
        """Read all rows that are stated or named, and lock those that may change, in one order."""

        def narrow(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
            many = [one.name for one in rows.model._meta.many_to_many]
            own = {one.name for one in rows.model._meta.fields}
            fetched = [one for one in self.options.fetched if one.split("__")[0] in own]
            rows = fetch_along(rows, fetched).prefetch_related(*many)
            if choose_action(rows.model, self.options) is not Action.CHANGED:
                return rows
            return rows.select_for_update(of=("self",), no_key=True).order_by("pk")

        self.index.fetch((name for _, name in named), narrow)
        self.index.fetch(key for row, (model, _) in named for key in referred_keys(row, model))

    def _take_row(self, row: IncomingRow, name: Name) -> None:
        """Add or compare one row; what is wrong with it becomes a mistake."""
        try:
            stored = self.index.get(name)
            stated = read_row(row, name[0], stored, self.index)
            if self.options.reads_words and stored is None:
                stated = replace(stated, values=read_dates(name[0], stated.values))
            self._refuse_contradiction(row, name, stated)
            self._settle(row, name, stored, stated)
        except HeldUp:
            self.held_up += 1
        except Faults as faults:
            self.mistakes += row.mistakes(faults)
        except DatabaseError:
            raise
        except Exception:
            log.exception("%s, %s", row.file, row.place)
            self.mistakes += row.mistakes(Faults(("", UNFORESEEN)))
        else:
            return
        self.index.failed.add(name)

    def _refuse_contradiction(self, row: IncomingRow, name: Name, stated: StatedRow) -> None:
        """Two files may both speak of a row, but not against each other. Raises Faults."""
        found = []
        for column, value in stated.values.items():
            other, said = self.stated.setdefault((name, column), (row, value))
            if said != value:
                place = f"{other.file}, {other.counted_in} {other.line_of(column)}"
                reason = f"'{print_value(value)}', but {place} says '{print_value(said)}'"
                found.append((column, reason))
        if found:
            raise Faults(*found)

    def _settle(
        self, row: IncomingRow, name: Name, stored: models.Model | None, stated: StatedRow
    ) -> None:
        """Decide what becomes of a row, and do it but for its links. Raises Faults."""
        (model, key), values, options = name, stated.values, self.options
        after: models.Model
        if stored is None and options.reads_words:
            stored = self.index.twin(row, new_row(model, values))
        links = self._compare_links(stored, stated)
        differences = compare(stored or blank_row(model), values)
        if stored and differences:
            # What was corrected since is compared with what took its place.
            stored = as_it_stands(stored)
            differences = compare(stored, values)
        if options.replaces_links:
            differences += [
                Difference(field, *map(print_keys, both)) for field, both in links.items()
            ]
        if stored is None:
            action, after = Action.ADDED, new_row(model, values)
        elif differences:
            action = choose_action(model, options, [one.field for one in differences])
            if action is Action.DIFFERS and not is_append_only(model) and options.may_take(stored):
                action = Action.CHANGED
            after = change(stored, values)
        else:
            action, after = Action.EXTENDED if links else Action.UNCHANGED, stored
        if action is Action.ADDED or name_column(model) in [one.field for one in differences]:
            self.index.refuse_look_alike(after)
        after = self._write(row, action, stored, after, values)
        if action is Action.DIFFERS and options.replaces_links:
            links = {}
        if stored and action in (Action.CHANGED, Action.EXTENDED):
            self.before.append(stored)
        self.index.put(name, after)
        self.index.note(after)
        self.unlinked += [(after, field, wanted) for field, (_, wanted) in links.items()]
        self.planned.append(PlannedRow(print_key(key), action, tuple(differences), row, after))

    def _write(
        self,
        row: IncomingRow,
        action: Action,
        stored: models.Model | None,
        after: models.Model,
        values: dict[str, Any],
    ) -> models.Model:
        """Do what was decided, and give the row that stands afterwards. Raises Faults."""
        by = self.options.by
        if action in (Action.ADDED, Action.CHANGED):
            save(after, values, by=by)
        elif action is Action.CORRECTED and stored:
            reason = f"Fixture of {row.file.rpartition('.')[0]}"
            return correct(stored, values, reason, by=by)
        elif action is Action.DIFFERS:
            # A bad file is answered even where nothing of it is taken over.
            check(after, values)
            return stored or after
        return after

    def _compare_links(
        self, stored: models.Model | None, stated: StatedRow
    ) -> dict[str, tuple[set[Key], set[Key]]]:
        """The links that there are and those to write, of each field where any is to be written."""
        found: dict[str, tuple[set[Key], set[Key]]] = {}
        for field, keys in stated.links.items():
            there = {key_of(other) for other in getattr(stored, field).all()} if stored else set()
            replaces = self.options.replaces_links
            wanted = set(keys) if replaces else set(keys) - there
            if wanted != (there if replaces else set()):
                found[field] = there, wanted
        return found

    def _link(self, row: models.Model, field: str, keys: set[Key]) -> None:
        related: Any = row._meta.get_field(field).related_model
        try:
            others = [self.index.find(related, key) for key in sorted(keys)]
        except HeldUp:
            self.held_up += 1
            return
        links = getattr(row, field)
        if self.options.replaces_links:
            links.set(others)
        else:
            links.add(*others)
