"""What changed between two days: the same facts side by side, in groups."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from libs.vaguedates.printing import print_day
from reforms.comparing import FactChange, FactKey, compare
from reforms.models import Update
from reforms.models.kind_definition import ChangeGroup
from reforms.pages.changes.corrections import mended_rows
from reforms.pages.changes.groups import (
    FOLDED,
    MAX_OPEN_ROWS,
    OPEN,
    QUIET,
    TITLES,
    group_of,
)
from reforms.pages.changes.late import late_keys, late_row
from reforms.pages.changes.quiet import LastDocument, find_last_document, tell_silence
from reforms.pages.changes.renames import read_renames
from reforms.pages.changes.rows import (
    ChangeRow,
    build_new,
    build_row,
    build_side,
)
from reforms.pages.changes.short import Both, read_short, read_whole
from reforms.pages.changes.stops import Stops, read_documents
from reforms.pages.changes.then import Then
from reforms.pages.changes.touched import EVERY_ONE, Touched, read_touched
from reforms.pages.changes.unmoved import mentioned_between, newest_of, quiet_row
from reforms.pages.parts import ReformsPart

Kind = Update.Kind

MOST_NAMED = 2
"""How many a folded group names beside its count."""


@dataclass(frozen=True, slots=True)
class ChangeTable:
    """One group. `is_folded` is on the screen; `is_quiet` is no news, and left out on paper.

    `more` counts the changes that have no row here.
    """

    anchor: str
    title: str
    text: str
    is_folded: bool
    rows: tuple[ChangeRow, ...]
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.rows) + self.more

    @property
    def is_quiet(self) -> bool:
        return self.anchor in QUIET

    @property
    def named(self) -> tuple[str, ...]:
        """The first few that a folded group is about, each once; none of what is no news."""
        if self.is_quiet or not self.is_folded:
            return ()
        return tuple(dict.fromkeys(row.name for row in self.rows))[:MOST_NAMED]

    @property
    def unnamed(self) -> str:
        """How many more it is about; "others" where not all of its changes have a row."""
        if not self.named:
            return ""
        left = len({row.name for row in self.rows}) - len(self.named)
        return "others" if self.more else f"{left} more" if left else ""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What /changes/ shows. `start` and `end` are ISO days; `documents` appeared in between.

    `silence` says that no document of the time in between was read, "" where one was;
    `last_document` is then the newest before the second day, and what it changed. `part` says of
    which reforms it tells.
    """

    start: str
    start_label: str
    end: str
    end_label: str
    documents: tuple[str, ...]
    silence: str
    last_document: LastDocument | None
    groups: tuple[ChangeTable, ...]
    part: ReformsPart


class RowToMake(NamedTuple):
    """A row to be: what makes it of the two days, and the reform that this needs; "" for none."""

    reform: str
    build: Callable[[Both], ChangeRow]


RowsToMake = Mapping[ChangeGroup, Sequence[RowToMake]]


def build_changes(
    start: date,
    end: date,
    stops: Stops | None = None,
    most: int | None = None,
    number: int = 0,
) -> ChangesPage:
    """What became known after `start` and by `end`, and what was corrected in between.

    Thirteen queries at most, and one for each kind of fact that was corrected. `stops` are what was
    read of documents for the page already. Each group has `most` rows, and counts the others. It
    compares part `number` of the reforms; all of them where none is asked for.
    """
    out = stops.documents if stops else read_documents(end)
    # One of which only the year is known may have come out before the first day.
    between = [one for one in out if one.first and start < one.first and one.day <= end]
    documents = tuple(one.title for one in reversed(between))
    touched = read_touched(start, end, number) if number else EVERY_ONE
    short = read_short(start, end, touched.of)
    entries = _sort_out(short, start, end, touched, has_documents=bool(documents))
    shown = {group: some[:most] for group, some in entries.items()}
    reforms = {one.reform for some in shown.values() for one in some if one.reform}
    whole = read_whole(short, start, end, reforms if most else None) if reforms else short
    return ChangesPage(
        start=start.isoformat(),
        start_label=print_day(start),
        end=end.isoformat(),
        end_label=print_day(end),
        documents=documents,
        silence="" if documents else tell_silence(start, end),
        last_document=None if documents or start >= end else find_last_document(end),
        groups=tuple(
            ChangeTable(
                group.value,
                *TITLES[group],
                group in FOLDED or (group not in OPEN and len(entries[group]) > MAX_OPEN_ROWS),
                tuple(one.build(whole) for one in shown[group]),
                len(entries[group]) - len(shown[group]),
            )
            for group in ChangeGroup
            if entries.get(group)
        ),
        part=touched.part,
    )


def _sort_out(
    short: Both, start: date, end: date, touched: Touched, *, has_documents: bool
) -> RowsToMake:
    """What each group has, in the order of the roadmap."""
    before, after = short.before, short.after
    own, awaited = compare(before.state, after.state), awaited_changes(before, after)
    found: dict[ChangeGroup, list[RowToMake]] = defaultdict(list)
    new: dict[str, FactKey] = {}
    known = {key.reform for key in before.state}
    for change in (*own, *awaited):
        reform = change.key.reform
        if reform in known:
            group = group_of(change)
            found[group].append(RowToMake(reform, partial(_changed, change.key, group)))
        elif reform not in new or change.key.kind == Kind.DESCRIPTION:
            new[reform] = change.key
    found[ChangeGroup.NEW] = [RowToMake(slug, partial(_new, key)) for slug, key in new.items()]
    found[ChangeGroup.RENAMED] += map(_ready, read_renames(start, end, after))
    late = late_keys(start, end, after)
    found[ChangeGroup.LATE] = [RowToMake(key.reform, partial(_late, key)) for key in late]
    corrected, withdrawn = mended_rows(start, end)
    found[ChangeGroup.CORRECTED] += map(_ready, corrected)
    found[ChangeGroup.WITHDRAWN] += map(_ready, withdrawn)
    changed, moved = ({change.key.reform for change in some} for some in (own, awaited))
    mentioned = mentioned_between(start, end, touched.of)
    for key, update in newest_of(before.state, without=changed):
        is_silent = has_documents and update.reform_id not in mentioned
        # An event moved its date; nobody need have mentioned the reform itself.
        is_unchanged = update.reform_id in mentioned and key.reform not in moved
        if is_silent or is_unchanged:
            group = ChangeGroup.SILENT if is_silent else ChangeGroup.UNCHANGED
            found[group].append(RowToMake(key.reform, partial(_unmoved, key)))
    return found


def _ready(row: ChangeRow) -> RowToMake:
    return RowToMake("", lambda both: row)


def _changed(key: FactKey, group: ChangeGroup, both: Both) -> ChangeRow:
    before, after = both.before, both.after
    change = FactChange(key, before.state.get(key), after.state.get(key))
    return grouped_row(change, group, before, after)


def _new(key: FactKey, both: Both) -> ChangeRow:
    newest = both.after.state.get(key) or both.before.state[key]
    return build_new(newest, both.after, both.dates.get(key.reform, ()))


def _late(key: FactKey, both: Both) -> ChangeRow:
    return late_row(both.after.state[key], both.after)


def _unmoved(key: FactKey, both: Both) -> ChangeRow:
    return quiet_row(both.before.state[key], both.before)


def awaited_changes(before: Then, after: Then) -> tuple[FactChange, ...]:
    """Dates whose words stayed, and whose event got a day or lost it."""
    return tuple(
        FactChange(key, old, new)
        for key, new in after.state.items()
        if new.after_id is not None
        and (old := before.state.get(key)) is not None
        and old.value() == new.value()
        and before.window_of(old) != after.window_of(new)
    )


def grouped_row(change: FactChange, group: ChangeGroup, before: Then, after: Then) -> ChangeRow:
    """The row of a change; what was settled is set beside the date that it had."""
    row = build_row(change, before, after)
    if group in (ChangeGroup.DECIDED, ChangeGroup.OUTCOME) and change.before is None:
        date_before = before.state.get(change.key._replace(kind=Kind.TARGET))
        return replace(row, before=build_side(date_before, before))
    return row
