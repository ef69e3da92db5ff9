"""What an entry of the table of kinds holds. Plain values: how they are used is in `update`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ImproperlyConfigured
from django.db.models import TextChoices

SUBJECTS = ("reform", "milestone", "event")
"""The columns of what an update may be about."""

SHARED = "note"
"""The column that every kind may fill."""


class ChangeGroup(StrEnum):
    """The groups of /changes/, in the order of the page; values are their anchors."""

    OUTCOME = "outcome-reached"
    DECIDED = "decided"
    REDATED = "redated"
    DATED = "newly-dated"
    FORCE = "legal-force-moved"
    STAGE = "stage-moved"
    NEW = "new"
    RENAMED = "renamed"
    REWORDED = "reworded"
    SILENT = "not-mentioned-since"
    UNCHANGED = "unchanged"
    FILED = "filed"
    LATE = "read-late"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FormRows:
    """Rows of the recording form that are there for one kind only."""

    title: str
    fields: tuple[str, ...]
    is_folded: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindDefinition:
    """Everything that differs between one kind of update and another.

    `subjects` are what it may be about: "reform", "milestone", "event". `columns` hold what it
    says, and what they hold in other kinds; the first must be filled, with one of `choices` if
    there are any. `missing` asks for it, `misplaced` refuses it elsewhere. `flags` are columns to
    tick, with the words that refuse them elsewhere. `remarks` are those of the columns that say why
    and not what: two updates that differ in them alone say the same. In the three texts `{}` is the
    value of the first column: `summary` goes into lists, `heading` above an entry, `compared`
    beside what was known on another day. `group` is where /changes/ shows a change, `first_group`
    where it shows one from nothing. A kind without columns says nothing new, so it has no group.

    Raises ImproperlyConfigured where something is left out.
    """

    subjects: tuple[str, ...]
    columns: Mapping[str, str | None] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    choices: type[TextChoices] | None = None
    flags: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""
    misplaced: str = ""
    summary: str
    heading: str
    compared: str = "{}"
    group: ChangeGroup | None = None
    first_group: ChangeGroup | None = None
    form_rows: tuple[FormRows, ...] = ()

    def __post_init__(self) -> None:
        shown = {name for rows in self.form_rows for name in rows.fields}
        says_something = bool(self.columns)
        problems = {
            f"its subjects are some of {SUBJECTS}": not {*SUBJECTS} >= {*self.subjects} > set(),
            "it needs a summary, a heading and a text to compare": not (
                self.summary and self.heading and self.compared
            ),
            "columns need `missing`": says_something != bool(self.missing),
            "columns of its own need `misplaced`": bool(self.own_columns) != bool(self.misplaced),
            "columns need a group of changes": says_something != bool(self.group),
            "each of its own columns needs a row of the form": not shown >= {*self.own_columns},
        }
        for problem, is_there in problems.items():
            if is_there:
                raise ImproperlyConfigured(f"The kind of update “{self.summary}”: {problem}.")

    @property
    def required(self) -> str:
        """The column that must be filled, "" for none."""
        return next(iter(self.columns), "")

    @property
    def all_columns(self) -> tuple[str, ...]:
        return (*self.columns, *self.flags)

    @property
    def own_columns(self) -> tuple[str, ...]:
        """Its columns that no other kind fills."""
        return tuple(name for name in self.all_columns if name != SHARED)
