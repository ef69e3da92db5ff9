"""What changed between two days: the same facts side by side, in groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from libs.vaguedates.printing import print_day
from reforms.comparing import Change, Place, compare, reform_of, value_of
from reforms.models import Milestone, Outcome, Update
from reforms.pages.changes.quiet import LastDocument, find_last_document, tell_silence
from reforms.pages.changes.renames import read_renames
from reforms.pages.changes.rows import (
    NOTHING,
    Row,
    Side,
    build_new,
    build_row,
    build_side,
    targets_by_reform,
)
from reforms.pages.changes.then import Then, read_then
from seeds.models import Document
from seeds.pages import build_said

Kind = Update.Kind


class Group(StrEnum):
    """The groups, in the order of the page; values are their anchors."""

    NEW = "new"
    DATED = "newly-dated"
    DECIDED = "decided"
    OUTCOME = "outcome-reached"
    STAGE = "stage-moved"
    FORCE = "legal-force-moved"
    REDATED = "redated"
    RENAMED = "renamed"
    CORRECTED = "corrected"
    REWORDED = "reworded"
    SILENT = "not-mentioned-since"
    UNCHANGED = "unchanged"


TITLES = {
    Group.NEW: ("New", "Reforms that no source had mentioned by the first day."),
    Group.DATED: ("Newly dated", "Milestones of known reforms that had no date by the first day."),
    Group.DECIDED: ("Decided", "What was still a question on the first day."),
    Group.OUTCOME: ("Outcome reached", "A source says what became of a milestone."),
    Group.STAGE: ("Stage moved", "Stages of single reforms are inferred by an editor."),
    Group.FORCE: ("Legal force moved", "From proposal to law, step by step."),
    Group.REDATED: ("Redated", "The words for a date differ, or what they are read as."),
    Group.RENAMED: ("Renamed", "Another name is used, or another body took the place of one."),
    Group.CORRECTED: ("Corrected", "An entry of the tracker was wrong and has been answered."),
    Group.REWORDED: ("Described differently", "What each source says the reform is."),
    Group.SILENT: (
        "Not mentioned since",
        "No document published between the two days mentions these. That says nothing of what "
        "became of them.",
    ),
    Group.UNCHANGED: ("Unchanged", "Mentioned again, with nothing different."),
}

FOLDED = {Group.REWORDED, Group.UNCHANGED}
"""Opened on request."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    anchor: str
    title: str
    text: str
    is_folded: bool
    rows: tuple[Row, ...]


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
    groups: tuple[RowGroup, ...]


def build_changes(start: date, end: date) -> ChangesPage:
    """What became known after `start` and by `end`. Twelve queries at most."""
    before, after = read_then(start), read_then(end)
    own, awaited = compare(before.state, after.state), _awaited(before, after)
    documents = _documents_between(start, end)
    rows: dict[Group, list[Row]] = defaultdict(list)
    new: dict[str, Change] = {}
    known = {place.reform for place in before.state}
    for change in (*own, *awaited):
        reform = change.place.reform
        group = _group(change) if reform in known else Group.NEW
        if group is not Group.NEW:
            rows[group].append(_row(change, group, before, after))
        elif reform not in new or change.place.kind == Kind.DESCRIPTION:
            new[reform] = change
    dates = targets_by_reform(after.state)
    rows[Group.NEW] = [build_new(new[slug].newest, after, dates[slug]) for slug in new]
    rows[Group.RENAMED] += read_renames(start, end, after)
    rows[Group.CORRECTED] += _corrections(start, end)
    changed, moved = ({change.place.reform for change in some} for some in (own, awaited))
    mentioned = _mentioned_between(start, end)
    for update in _newest(before.state, without=changed):
        is_silent = bool(documents) and update.reform_id not in mentioned
        # An event moved its date; nobody need have mentioned the reform itself.
        is_unchanged = update.reform_id in mentioned and reform_of(update).slug not in moved
        if is_silent or is_unchanged:
            rows[Group.SILENT if is_silent else Group.UNCHANGED].append(_quiet(update, before))
    return ChangesPage(
        start=start.isoformat(),
        start_label=print_day(start),
        end=end.isoformat(),
        end_label=print_day(end),
        documents=documents,
        silence="" if documents else tell_silence(start, end),
        last_document=None if documents or start >= end else find_last_document(end),
        groups=tuple(
            RowGroup(group.value, *TITLES[group], group in FOLDED, tuple(rows[group]))
            for group in Group
            if rows[group]
        ),
    )


def _awaited(before: Then, after: Then) -> tuple[Change, ...]:
    """Dates whose words stayed, and whose event got a day or lost it."""
    return tuple(
        Change(place, old, new)
        for place, new in after.state.items()
        if new.after_id is not None
        and (old := before.state.get(place)) is not None
        and value_of(old) == value_of(new)
        and before.window_of(old) != after.window_of(new)
    )


def _group(change: Change) -> Group:
    """The group that a change of a known reform belongs to."""
    update = change.newest
    kind = Kind(update.kind)
    if kind == Kind.OUTCOME:
        is_decision = update.milestone and update.milestone.kind == Milestone.Kind.DECISION
        return Group.DECIDED if is_decision and update.outcome == Outcome.MET else Group.OUTCOME
    return {
        Kind.TARGET: Group.REDATED if change.before else Group.DATED,
        Kind.STAGE: Group.STAGE,
        Kind.LEGAL_FORCE: Group.FORCE,
        Kind.NAME: Group.RENAMED,
        Kind.DESCRIPTION: Group.REWORDED,
    }[kind]


def _row(change: Change, group: Group, before: Then, after: Then) -> Row:
    """The row of a change; what was settled is set beside the date that it had."""
    row = build_row(change, before, after)
    if group in (Group.DECIDED, Group.OUTCOME) and change.before is None:
        date_before = before.state.get(replace(change.place, kind=Kind.TARGET))
        return replace(row, before=build_side(date_before, before))
    return row


def _documents_between(start: date, end: date) -> tuple[str, ...]:
    published = Document.objects.known_by(end).filter(published_latest__gt=start)
    return tuple(document.short_title for document in published)


def _mentioned_between(start: date, end: date) -> set[int | None]:
    updates = Update.objects.filter(known_on__gt=start, known_on__lte=end)
    return set(updates.order_by().values_list("reform", flat=True).distinct())


def _newest(state: Mapping[Place, Update], without: set[str]) -> Iterable[Update]:
    """The newest update of each reform in a state, but for some reforms."""
    newest: dict[str, Update] = {}
    for place, update in state.items():
        held = newest.get(place.reform)
        if place.reform not in without and (held is None or update.known_on > held.known_on):
            newest[place.reform] = update
    return newest.values()


def _quiet(update: Update, before: Then) -> Row:
    """The row of a reform that did not change: where it stood, and since when."""
    reform = reform_of(update)
    return Row(
        page="reform",
        slug=reform.slug,
        name=before.name_of(reform),
        what=f"last evidence {print_day(update.known_on)}",
        before=build_side(before.state.get(Place(reform.slug, "", Kind.STAGE)), before),
        after=NOTHING,
    )


def _corrections(start: date, end: date) -> list[Row]:
    """Entries that were corrected after `start` and by `end`. One query."""
    corrections = Update.objects.filter(
        corrects__isnull=False, reform__isnull=False, known_on__gt=start, known_on__lte=end
    ).select_related(
        *("reform", "milestone", "passage__document"),
        *("corrects__milestone", "corrects__passage__document"),
    )
    return [
        Row(
            page="reform",
            slug=row.reform.slug,
            name=row.reform.title,
            what="correction",
            before=Side(row.corrects.told(), said=build_said(row.corrects)),
            after=Side(row.told(), said=build_said(row)),
        )
        for row in corrections
        if row.reform and row.corrects
    ]
