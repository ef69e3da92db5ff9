"""Two people at one row: what the other one saved meanwhile beside what was typed.

Each field has three values: as the form showed it, as it is stored now, and as it was typed. Only
where both people changed it do the two stand against each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from libs.backoffice.editing.differences import Difference, Part, compare
from libs.backoffice.editing.field_digests import Marks, mark
from libs.backoffice.editing.form_rows import Sheet
from libs.backoffice.editing.values import Names, Plains, columns, label_of, name_rows, pieces
from libs.backoffice.editing.versions import Change, last_change

CONFLICT = "Nothing was saved yet: somebody else changed this while you were at it."
BOTH, THEIRS, YOURS = "Both of you changed it", "Only they changed it", "Only you changed it"
ADDED, DELETED = "They added it", "They deleted it"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What to say above the form: who saved meanwhile and why, and what differs."""

    saved: Change | None
    """The newest change of the row that its history knows of."""
    differences: tuple[Difference, ...]
    is_contested: bool
    """Whether a field was changed by both."""


def is_conflict(stored: Mapping[str, Plains], shown: Marks) -> bool:
    """Whether anything is stored that the form did not show, or the other way round."""
    now = {key: {name: mark(value) for name, value in row.items()} for key, row in stored.items()}
    return now != shown


def keeps_theirs(sheet: Sheet, name: str, shown: Marks) -> bool:
    """Whether somebody else changed a field that whoever saves left alone."""
    return _is_changed(sheet.stored, sheet.key, name, shown) and not _is_changed(
        sheet.typed, sheet.key, name, shown
    )


def describe_conflict(
    row: models.Model,
    sheets: Sequence[Sheet],
    shown: Marks,
    request: HttpRequest,
    site: admin.AdminSite,
) -> Conflict:
    """At most one query for each model that a relation points to, besides who saved last."""
    found = [
        (sheet, name, remark)
        for sheet in sheets
        for name in columns(sheet.model)
        if (remark := _remark(sheet, name, shown))
    ]
    wanted = [
        (columns(sheet.model)[name], side.get(name, ""))
        for sheet, name, _ in found
        for side in (sheet.stored or {}, sheet.typed or {})
    ]
    names = name_rows(wanted, request, site)
    lines = [_line(sheet, name, remark, names) for sheet, name, remark in found]
    lines += [line for sheet in sheets if (line := _whole(sheet, shown))]
    is_contested = any(line.remark in (BOTH, DELETED) for line in lines)
    return Conflict(last_change(row), tuple(lines), is_contested)


def _is_changed(side: Plains | None, key: str, name: str, shown: Marks) -> bool:
    if side is None or name not in side:
        return False
    return shown.get(key, {}).get(name) != mark(side[name])


def _remark(sheet: Sheet, name: str, shown: Marks) -> str:
    """Who changed a field, or "" where nobody did or both came to the same."""
    if sheet.stored is None or sheet.typed is None or name not in sheet.stored:
        return ""
    if sheet.stored[name] == sheet.typed[name]:
        return ""
    theirs = _is_changed(sheet.stored, sheet.key, name, shown)
    yours = _is_changed(sheet.typed, sheet.key, name, shown)
    return BOTH if theirs and yours else THEIRS if theirs else YOURS


def _line(sheet: Sheet, name: str, remark: str, names: Names) -> Difference:
    field = columns(sheet.model)[name]
    sides = (sheet.stored or {}, sheet.typed or {})
    stored, typed = (pieces(field, side.get(name, ""), names) for side in sides)
    old, new = compare(stored, typed, "; " if field.is_relation else "")
    label = label_of(field)
    return Difference(f"{sheet.name}: {label}" if sheet.name else label, old, new, remark)


def _whole(sheet: Sheet, shown: Marks) -> Difference | None:
    """A row that only one side has, or that one side would delete."""
    name = (Part(sheet.name, False),)
    if sheet.stored is None:
        return Difference(sheet.name, (), name, DELETED)
    if sheet.typed is None:
        return Difference(sheet.name, name, (), ADDED)
    if sheet.is_deleted:
        theirs = any(_is_changed(sheet.stored, sheet.key, field, shown) for field in sheet.stored)
        return Difference(sheet.name, name, (), BOTH if theirs else YOURS)
    return None
