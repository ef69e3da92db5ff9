"""What was said of a day at two points of the log: the entries recorded after the earlier one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import F, Model

from libs.vaguedates.vague_date import NO_WINDOW, Window
from reforms.comparing import FactKey, State, key_of
from reforms.models import Update
from reforms.pages.changes.then import Then
from seeds.models import Seal

Kind = Update.Kind
LABEL = Update._meta.label_lower
AT_ONCE = 500
"""Keys in one query."""

KeyT = TypeVar("KeyT")


@dataclass(frozen=True, slots=True)
class FreshEntries:
    """What was recorded after the earlier point: the seal of each entry, by kind and key.

    `touched` are the subjects and kinds that it may have changed, `told` those of which something
    significant was recorded up to the later point.
    """

    numbers: Mapping[tuple[str, str], int]
    touched: set[tuple[int, str]] = field(default_factory=set)
    told: set[tuple[int, str]] = field(default_factory=set)

    def number(self, key: str) -> int:
        """The seal of an update; 0 for one that was there at the earlier point."""
        return self.numbers.get((LABEL, key), 0)

    def has(self, fact: Model) -> bool:
        """Whether an entry of any kind was recorded after the earlier point."""
        return (fact._meta.label_lower, getattr(fact, "key", "")) in self.numbers


def read_fresh(start: int, end: int) -> FreshEntries:
    """What was recorded after `start`. Two queries, and more for more than 500 updates."""
    seals = Seal.objects.filter(number__gt=start).values_list("kind", "key", "number")
    fresh = FreshEntries({(kind, key): number or 0 for kind, key, number in seals})
    keys = [key for kind, key in fresh.numbers if kind == LABEL]
    columns = ("key", "subject_number", "kind", "is_significant", "corrects__subject_number")
    for some in in_parts(keys):
        found = Update.objects.filter(key__in=some).order_by()
        for key, subject, kind, is_significant, other, wrong in found.values_list(
            *columns, "corrects__kind"
        ):
            about = {(subject, kind), *([(other, wrong)] if wrong else ())}
            fresh.touched.update(about)
            if is_significant and fresh.number(key) <= end:
                fresh.told.update(about)
    return fresh


def read_touched(fresh: FreshEntries) -> list[Any]:
    """Every update that may be, or have been, in force for what was touched; the oldest first."""
    rows: list[Any] = []
    for some in in_parts(sorted({subject for subject, _ in fresh.touched})):
        found = Update.objects.filter(subject_number__in=some).exclude(kind=Kind.CHECKED)
        found = found.select_related(
            *("reform__strand", "milestone", "after", "event", "passage__document")
        )
        rows += found.annotate(
            mended_by=F("corrected_by__key"), mended_on=F("corrected_by__known_on")
        )
    kept = [row for row in rows if (row.subject_number, row.kind) in fresh.touched]
    return sorted(kept, key=lambda row: (row.known_on, row.pk))


def stands_at(row: Any, fresh: FreshEntries, seal: int, day: date) -> bool:
    """Whether a row that `read_touched` gave was said of the day at a point of the log."""
    return (
        row.known_on <= day
        and not row.withdrawn
        and fresh.number(row.key) <= seal
        and not (row.mended_by and row.mended_on <= day and fresh.number(row.mended_by) <= seal)
    )


def then_at(
    base: State,
    windows: Mapping[int, Window],
    fresh: FreshEntries,
    rows: Iterable[Any],
    seal: int,
    day: date,
) -> Then:
    """What was said of the day at a point of the log: what was touched since is read anew."""
    own: dict[FactKey, Update | None] = {}
    dates: dict[int, Window] = {}
    for row in rows:
        stands = stands_at(row, fresh, seal, day)
        if row.reform_id:
            own.setdefault(key_of(row), None)
            if stands:
                own[key_of(row)] = row
        elif row.kind == Kind.TARGET:
            dates.setdefault(row.event_id, NO_WINDOW)
            if stands:
                dates[row.event_id] = row.target.window
    state = {key: found for key in base if (found := own.pop(key, base[key]))}
    return Then(state | {key: row for key, row in own.items() if row}, {**windows, **dates})


def in_parts(keys: Sequence[KeyT]) -> Iterator[Sequence[KeyT]]:
    """As many keys at once as a query may name."""
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]
