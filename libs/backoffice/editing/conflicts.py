"""Two people at one row: what the other one saved meanwhile, beside what was typed.

Each field has three values: as the form showed it, as it is stored now, and as it was typed.

    shown      stored now   typed
    Plan       Her plan     My plan      Both of you changed it
    Plan       Her plan     Plan         Only they changed it
    Plan       Plan         My plan      Only you changed it
    Plan       Our plan     Our plan     the same: not shown
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from libs.backoffice.editing.differences import ComparedField, DiffSegment
from libs.backoffice.editing.form_rows import FormRowState
from libs.backoffice.editing.values import ColumnSides, columns, compare_columns
from libs.backoffice.editing.versions import SavedChange, last_change

CONFLICT = "Nothing was saved yet: somebody else changed this while you were editing it."
BOTH, THEIRS, YOURS = "Both of you changed it", "Only they changed it", "Only you changed it"
ADDED, DELETED = "They added it", "They deleted it"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What to say above the form: who saved meanwhile and why, and what differs."""

    saved: SavedChange | None
    """The newest change of the row that its history knows of."""
    differences: tuple[ComparedField, ...]
    is_contested: bool
    """Whether a field was changed by both."""


def describe_conflict(
    row: models.Model,
    states: Sequence[FormRowState],
    request: HttpRequest,
    site: admin.AdminSite,
) -> Conflict:
    """Set both sides beside each other, with a query for each model that a relation points to."""
    sides = [
        ColumnSides(state.label, column, state.stored[name], state.typed[name], remark)
        for state in states
        for name, column in columns(state.model).items()
        if (remark := _remark(state, name))
    ]
    lines = compare_columns(sides, request, site)
    lines += [line for state in states if (line := _compare_row(state))]
    is_contested = any(line.remark in (BOTH, DELETED) for line in lines)
    return Conflict(last_change(row), tuple(lines), is_contested)


def _remark(state: FormRowState, name: str) -> str:
    """Who changed a field, or "" where nobody did or both came to the same."""
    in_both = name in state.stored and name in state.typed
    if not in_both or state.stored[name] == state.typed[name]:
        return ""
    if state.is_theirs(name):
        return BOTH if state.is_yours(name) else THEIRS
    return YOURS


def _compare_row(state: FormRowState) -> ComparedField | None:
    """A row that only one side has, or that one side would delete."""
    label = state.label
    name = (DiffSegment(label, False),)
    if not state.stored_form:
        return ComparedField(label, (), name, DELETED)
    if not state.typed_form:
        return ComparedField(label, name, (), ADDED)
    if state.is_deleted:
        is_changed = any(map(state.is_theirs, state.stored))
        return ComparedField(label, name, (), BOTH if is_changed else YOURS)
    return None
