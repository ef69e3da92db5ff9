"""The facts of two days in short: enough to compare and count them all, and to read those shown.

A comparison of distant days may find a hundred thousand changes, of which a page shows some.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, cast

from django.db.models import Q

from libs.vaguedates.vague_date import VagueDate
from reforms.comparing import EVERY, FactKey, State, in_force, told
from reforms.models import Update
from reforms.models.kind_definition import KindDefinition
from reforms.models.kinds import KINDS
from reforms.pages.changes.rows import targets_by_reform
from reforms.pages.changes.then import Then, then_of


class MilestoneInShort(NamedTuple):
    """As much of a milestone as tells which group a change belongs to."""

    kind: str


class FactInShort(NamedTuple):
    """As much of an update as can be compared; its names are those of the update."""

    pk: int
    reform_slug: str
    milestone_slug: str | None
    milestone_kind: str | None
    reform_id: int
    kind: str
    known_on: date
    basis: str
    recorded_at: datetime
    corrects_id: int | None
    after_id: int | None
    after_slug: str | None
    target_words: str
    target_edtf: str
    name: str
    stage: str
    legal_force: str
    outcome: str
    note: str
    is_proposed: bool
    sense: str
    narrow_edtf: str

    @property
    def key(self) -> FactKey:
        return FactKey(self.reform_slug, self.milestone_slug or "", self.kind)

    @property
    def milestone(self) -> MilestoneInShort | None:
        return MilestoneInShort(self.milestone_kind) if self.milestone_kind else None

    @property
    def definition(self) -> KindDefinition:
        return KINDS[self.kind]

    @property
    def target(self) -> VagueDate:
        return VagueDate(self.target_words, self.target_edtf)

    @property
    def after(self) -> str:
        return self.after_slug or ""

    def value(self) -> tuple[str, ...]:
        """What it says, to compare, as an update has it."""
        kind = self.definition
        return tuple(
            str(getattr(self, name)) for name in kind.all_columns if name not in kind.remarks
        )


COLUMNS = (
    *("pk", "reform__slug", "milestone__slug", "milestone__kind", "reform", "kind", "known_on"),
    *("basis", "recorded_at", "corrects", "after", "after__slug", "target_words", "target_edtf"),
    *("name", "stage", "legal_force", "outcome", "note", "is_proposed", "sense", "narrow_edtf"),
)


@dataclass(frozen=True)
class Both:
    """What was known on each of two days."""

    before: Then
    after: Then

    @cached_property
    def dates(self) -> Mapping[str, list[Update]]:
        """The dates of milestones on the later day, by the reform."""
        return targets_by_reform(self.after.state)


def read_short(start: date, end: date, of: Q = EVERY) -> Both:
    """Every fact of both days in short, or those that `of` picks. Four queries at most."""
    return Both(then_of(_read(start, of), start), then_of(_read(end, of), end))


def _read(day: date, of: Q) -> State:
    rows = in_force(day).filter(of).values_list(*COLUMNS)
    facts = (FactInShort(*row) for row in rows)
    # It has the names of what an update is compared by.
    return cast(State, {fact.key: fact for fact in facts})


def read_whole(short: Both, start: date, end: date, reforms: Collection[str] | None) -> Both:
    """The updates of some reforms, or of all, on both days. One query."""
    states = (short.before.state, short.after.state)
    if reforms is None:
        wanted = Q(pk__in=in_force(start).order_by().values("pk"))
        wanted |= Q(pk__in=in_force(end).order_by().values("pk"))
    else:
        some = {fact.pk for one in states for key, fact in one.items() if key.reform in reforms}
        wanted = Q(pk__in=some)
    whole: dict[int, Any] = {row.pk: row for row in told(Update.objects.filter(wanted))}
    before, after = (
        {key: whole[fact.pk] for key, fact in one.items() if fact.pk in whole} for one in states
    )
    return Both(Then(before, short.before.windows), Then(after, short.after.windows))
