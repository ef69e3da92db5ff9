"""What is asked of the engine, and its answer: what becomes of each row, and all that is wrong."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.db import models

from libs.ingest.incoming import IncomingRow, Mistake


class Action(StrEnum):
    """What becomes of a row that could be read; a row that could not has a mistake instead."""

    ADDED = "added"
    EXTENDED = "extended"
    """It gains links to other rows, and nothing else."""
    CHANGED = "changed"
    CORRECTED = "corrected"
    """It stays as it is, and a new row takes its place."""
    UNCHANGED = "unchanged"
    DIFFERS = "differs"
    """It stays as it is, and both values are reported."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the caller wants: by default, that stored rows stay as they are."""

    if_different: Action = Action.DIFFERS
    """What to do with a stored row that differs; its model may forbid it."""
    may_take: Callable[[models.Model], bool] = lambda row: False
    """Whether a stored row may be changed although that was not asked: nobody's edit is lost."""
    corrects: bool = False
    """Whether a row that is never changed is corrected instead, where its model can do that."""
    replaces_links: bool = False
    """Whether many-to-many links become those that are stated, or only gain them."""
    fetched: tuple[str, ...] = ()
    """Related rows that are needed of each stored row."""
    reads_words: bool = False
    """Whether words for dates are read as a form reads them: of rows that a person brings."""
    by: Any = None
    """Who brings the rows: given to a model's own function that saves."""
    before_change: Callable[[Sequence[models.Model]], None] = lambda rows: None
    """Given the rows as they were, before any of their links change."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is stored otherwise than a file states it; "" stands for nothing."""

    field: str
    stored: str
    stated: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    key: str
    """The natural key, as people write it: `a-plan/begins`."""
    action: Action
    differences: tuple[Difference, ...]
    """Of a new row: what it states beyond its name and the defaults."""
    source: IncomingRow = field(repr=False)
    row: models.Model = field(repr=False)
    """As it is afterwards."""

    @property
    def given_key(self) -> str:
        """Its key, unless that was made here: it tells nobody anything then."""
        return "" if self.source.key_is_made else self.key


@dataclass(frozen=True, slots=True)
class Plan:
    rows: tuple[PlannedRow, ...]
    mistakes: tuple[Mistake, ...]
    held_up: int
    """How many rows or links could not be looked at, because they need a row that is wrong."""

    def of(self, *actions: Action) -> tuple[PlannedRow, ...]:
        return tuple(row for row in self.rows if row.action in actions)

    @property
    def is_good(self) -> bool:
        """Whether there is something to save, and nothing wrong."""
        return bool(self.of(Action.ADDED, Action.CHANGED)) and not self.mistakes

    @property
    def digest(self) -> str:
        """The same for the same plan, and for no other."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def differing(self) -> tuple[PlannedRow, ...]:
        """Rows that were stored otherwise than a file states them, whatever became of them."""
        return self.of(Action.CHANGED, Action.CORRECTED, Action.DIFFERS)

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """How often each action, per kind of row: `{"terms": {"added": 2}}`."""
        counts: dict[str, Counter[str]] = {}
        for planned in self.rows:
            kind = str(planned.row._meta.verbose_name_plural)
            counts.setdefault(kind, Counter())[planned.action] += 1
        return counts
