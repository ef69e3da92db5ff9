"""What changed between two days: the same facts side by side, in groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from libs.vaguedates.printing import print_day
from reforms.comparing import FactChange, FactKey, compare, reform_of
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
from reforms.pages.changes.late import late_rows
from reforms.pages.changes.quiet import LastDocument, find_last_document, tell_silence
from reforms.pages.changes.renames import read_renames
from reforms.pages.changes.rows import (
    NOTHING,
    ChangeRow,
    build_new,
    build_row,
    build_side,
    targets_by_reform,
)
from reforms.pages.changes.stops import Stops, read_documents
from reforms.pages.changes.then import Then, read_both

Kind = Update.Kind

MOST_NAMED = 2
"""How many a folded group names beside its count."""


@dataclass(frozen=True, slots=True)
class ChangeTable:
    """One group. `is_folded` is on the screen; `is_quiet` is no news, and left out on paper."""

    anchor: str
    title: str
    text: str
    is_folded: bool
    rows: tuple[ChangeRow, ...]

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
    def unnamed(self) -> int:
        """How many more it is about."""
        return len({row.name for row in self.rows}) - len(self.named) if self.named else 0


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What /changes/ shows. `start` and `end` are ISO days; `documents` appeared in between.

    `silence` says that no document of the time in between was read, "" where one was;
    `last_document` is then the newest before the second day, and what it changed.
    """

    start: str
    start_label: str
    end: str
    end_label: str
    documents: tuple[str, ...]
    silence: str
    last_document: LastDocument | None
    groups: tuple[ChangeTable, ...]


def build_changes(start: date, end: date, stops: Stops | None = None) -> ChangesPage:
    """What became known after `start` and by `end`, and what was corrected in between.

    Twelve queries at most, and one for each kind of fact that was corrected. `stops` are what was
    read of documents for the page already.
    """
    before, after = read_both(start, end)
    own, awaited = compare(before.state, after.state), awaited_changes(before, after)
    out = stops.documents if stops else read_documents(end)
    # One of which only the year is known may have come out before the first day.
    between = [one for one in out if one.first and start < one.first and one.day <= end]
    documents = tuple(one.title for one in reversed(between))
    rows: dict[ChangeGroup, list[ChangeRow]] = defaultdict(list)
    new: dict[str, FactChange] = {}
    known = {key.reform for key in before.state}
    for change in (*own, *awaited):
        reform = change.key.reform
        group = group_of(change) if reform in known else ChangeGroup.NEW
        if group is not ChangeGroup.NEW:
            rows[group].append(grouped_row(change, group, before, after))
        elif reform not in new or change.key.kind == Kind.DESCRIPTION:
            new[reform] = change
    dates = targets_by_reform(after.state)
    rows[ChangeGroup.NEW] = [build_new(new[slug].newest, after, dates[slug]) for slug in new]
    rows[ChangeGroup.RENAMED] += read_renames(start, end, after)
    rows[ChangeGroup.LATE] = late_rows(start, end, after)
    corrected, withdrawn = mended_rows(start, end)
    rows[ChangeGroup.CORRECTED] += corrected
    rows[ChangeGroup.WITHDRAWN] += withdrawn
    changed, moved = ({change.key.reform for change in some} for some in (own, awaited))
    mentioned = _mentioned_between(start, end)
    for update in _newest(before.state, without=changed):
        is_silent = bool(documents) and update.reform_id not in mentioned
        # An event moved its date; nobody need have mentioned the reform itself.
        is_unchanged = update.reform_id in mentioned and reform_of(update).slug not in moved
        if is_silent or is_unchanged:
            group = ChangeGroup.SILENT if is_silent else ChangeGroup.UNCHANGED
            rows[group].append(_quiet(update, before))
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
                group in FOLDED or (group not in OPEN and len(rows[group]) > MAX_OPEN_ROWS),
                tuple(rows[group]),
            )
            for group in ChangeGroup
            if rows[group]
        ),
    )


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
        date_before = before.state.get(replace(change.key, kind=Kind.TARGET))
        return replace(row, before=build_side(date_before, before))
    return row


def _mentioned_between(start: date, end: date) -> set[int | None]:
    updates = Update.objects.filter(known_on__gt=start, known_on__lte=end)
    return set(updates.order_by().values_list("reform", flat=True).distinct())


def _newest(state: Mapping[FactKey, Update], without: set[str]) -> Iterable[Update]:
    """The newest update of each reform in a state, but for some reforms."""
    newest: dict[str, Update] = {}
    for key, update in state.items():
        held = newest.get(key.reform)
        if key.reform not in without and (held is None or update.known_on > held.known_on):
            newest[key.reform] = update
    return newest.values()


def _quiet(update: Update, before: Then) -> ChangeRow:
    """The row of a reform that did not change: where it stood, and since when."""
    reform = reform_of(update)
    return ChangeRow(
        page="reform",
        slug=reform.slug,
        name=before.name_of(reform),
        what=f"last evidence {print_day(update.known_on)}",
        before=build_side(before.state.get(FactKey(reform.slug, "", Kind.STAGE)), before),
        after=NOTHING,
    )
