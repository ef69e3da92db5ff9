"""What the tracker says of a day, beside what it said of it at an earlier point of its log.

The page of changes compares two days. Whoever is told by mail compares what they were told with
what stands now: whatever was recorded in between, of whichever day. Both group in the same way.
A point of the log is the number of a seal, which follows the order of commits.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from django.db.models import Model, Q

from reforms.comparing import FactChange, compare, read_state
from reforms.models import Update
from reforms.models.kind_definition import ChangeGroup
from reforms.pages.changes.corrections import corrected_rows, withdrawn_rows
from reforms.pages.changes.groups import TITLES, group_of
from reforms.pages.changes.page import ChangeTable, awaited_changes, grouped_row
from reforms.pages.changes.recorded_states import (
    FreshEntries,
    in_parts,
    read_fresh,
    read_touched,
    stands_at,
    then_at,
)
from reforms.pages.changes.rows import ChangeRow, build_new, targets_by_reform
from reforms.pages.changes.then import Then
from reforms.pages.event_days import read_event_windows
from seeds.corrections import Mended, mended_where
from seeds.models import NewestSeal, Seal
from seeds.pages import build_said

Kind = Update.Kind


class Follows(Protocol):
    """Whose changes somebody follows: a condition on updates, and on what else was corrected."""

    @property
    def updates(self) -> Q: ...

    def has(self, subject: Model) -> bool: ...


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """A change with its group; `update` is the update that it tells, 0 for another kind of fact."""

    group: ChangeGroup
    row: ChangeRow
    update: int
    about: Model | None = None


def newest_seal() -> int:
    """The newest point of the log; 0 where nothing was recorded yet. One query."""
    return NewestSeal.objects.values_list("number", flat=True).first() or 0


def read_recorded(day: date, start: int, end: int) -> tuple[RecordedRow, ...]:
    """What differs between what was recorded by the seal `start` and by the seal `end`.

    A minor update tells nothing, and neither does one that says the same again, or that something
    newer had taken the place of already. What is corrected stands among the corrections alone,
    beside what was said at `start`. Some ten queries, and one for each kind that was corrected.
    """
    if end <= start:
        return ()
    # In this order: what is recorded meanwhile is among the fresh, and so in neither state.
    base = read_state(day)
    windows = read_event_windows({one.after_id for one in base.values() if one.after_id}, day)
    fresh = read_fresh(start, end)
    rows = read_touched(fresh)
    before = then_at(base, windows, fresh, rows, start, day)
    after = then_at(base, windows, fresh, rows, end, day)
    mended = [one for one in _net(_read_mended(start, end)) if not fresh.has(one.wrong)]
    wrong = {one.wrong.pk for one in mended if isinstance(one.wrong, Update)}
    expected = {
        row.event_id: row
        for row in rows
        if row.event_id and row.kind == Kind.TARGET and stands_at(row, fresh, end, day)
    }
    return (*_changes(before, after, fresh, wrong, expected), *_mended_rows(mended))


def grouped(rows: Iterable[RecordedRow], follows: Follows) -> tuple[ChangeTable, ...]:
    """Those that somebody follows, in the groups of /changes/. One query for each 500 rows."""
    rows = tuple(rows)
    keys = {one.update for one in rows if one.update}
    own: set[int] = set()
    for some in in_parts(sorted(keys)):
        found = Update.objects.filter(follows.updates, pk__in=some).order_by()
        own.update(found.values_list("pk", flat=True))
    kept: dict[ChangeGroup, list[ChangeRow]] = {group: [] for group in ChangeGroup}
    for one in rows:
        is_own = one.about is not None and follows.has(one.about)
        if one.update in own if one.update else is_own:
            kept[one.group].append(one.row)
    return tuple(
        ChangeTable(group.value, *TITLES[group], False, tuple(found))
        for group, found in kept.items()
        if found
    )


def _changes(
    before: Then,
    after: Then,
    fresh: FreshEntries,
    wrong: Collection[int],
    expected: Mapping[int, Update],
) -> Iterator[RecordedRow]:
    """The rows of what changed otherwise than by a correction of what was said at the start.

    `expected` says when an event is expected now, by its key.
    """
    touched = {
        key
        for state in (before.state, after.state)
        for key, row in state.items()
        if (row.subject_number, row.kind) in fresh.told
    }
    own = compare(
        {key: row for key, row in before.state.items() if key in touched},
        {key: row for key, row in after.state.items() if key in touched},
    )
    awaited = [one for one in awaited_changes(before, after) if _event_told(one.newest, fresh)]
    known = {key.reform for key in before.state}
    new: dict[str, FactChange] = {}
    for change in (*own, *awaited):
        if change.after is None or (change.before and change.before.pk in wrong):
            continue
        if change.key.reform not in known:
            if change.key.reform not in new or change.key.kind == Kind.DESCRIPTION:
                new[change.key.reform] = change
            continue
        group = group_of(change)
        row = grouped_row(change, group, before, after)
        if change in awaited and (event_date := expected.get(change.newest.after_id or 0)):
            row = _by_event(row, event_date)
        yield RecordedRow(group, row, change.newest.pk)
    dates = targets_by_reform(after.state) if new else {}
    for slug, change in new.items():
        row = build_new(change.newest, after, dates.get(slug, ()))
        yield RecordedRow(ChangeGroup.NEW, row, change.newest.pk)


def _by_event(row: ChangeRow, expected: Update) -> ChangeRow:
    """The words of a date stayed: who says it anew is who says when its event is expected."""
    said = replace(row.after, said=build_said(expected))
    return replace(row, after=said, dates=(f"{expected.event}: {expected.compared()}",))


def _event_told(update: Update, fresh: FreshEntries) -> bool:
    """Whether something significant was recorded of the event that a date waits for."""
    event = (update.after_id or 0) * 3 + 1  # as SUBJECT_NUMBER has it
    return (event, Kind.TARGET) in fresh.told


def _read_mended(start: int, end: int) -> list[Mended]:
    """What corrects or withdraws something, recorded between the two points, and is not minor."""
    keys = Seal.objects.filter(number__gt=start, number__lte=end).values("key")
    found = mended_where(Q(key__in=keys))
    return [one for one in found if getattr(one.fact, "is_significant", True)]


def _net(mended: Iterable[Mended]) -> list[Mended]:
    """Of a correction that was itself corrected, what stands last beside what was said first."""
    by_wrong = {(type(one.wrong), one.wrong.pk): one for one in mended}
    later = {(type(one.fact), one.fact.pk) for one in by_wrong.values()}
    found = []
    for name, first in by_wrong.items():
        if name in later:
            continue
        last = first
        while following := by_wrong.get((type(last.fact), last.fact.pk)):
            last = following
        found.append(Mended(last.fact, first.wrong))
    return found


def _mended_rows(mended: Iterable[Mended]) -> Iterator[RecordedRow]:
    for one in mended:
        is_withdrawn = one.fact.withdrawn
        group = ChangeGroup.WITHDRAWN if is_withdrawn else ChangeGroup.CORRECTED
        (row,) = withdrawn_rows([one]) if is_withdrawn else corrected_rows([one])
        update = one.fact.pk if isinstance(one.fact, Update) else 0
        yield RecordedRow(group, row, update, one.about)
