"""What an import brought, kept with it, so that it can be taken back in one go.

    facts that were added     are withdrawn under their own day; nothing of them is rewritten
    other rows, added         are deleted, and can be restored from the deleted rows
    other rows, changed       become what they were
    whatever moved on since   stays, and the page says why

`steps_back` only looks; `take_back` does the same and saves it. Doing it twice does nothing twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from libs.backoffice.editing.values import columns
from libs.backoffice.editing.versions import (
    fields_in,
    keep,
    keep_as_it_was,
    values_in,
    written_down,
)
from libs.backoffice.what_stays import why_rows_stay
from libs.ingest.models import BroughtRow, ImportBatch
from libs.ingest.plan import Action, Plan
from libs.ingest.rows import is_append_only
from libs.ingest.saving import save_checked

Before = dict[tuple[type[models.Model], Any], str]
"""Rows as they were before an import changed them, by model and id."""


class WayBack(StrEnum):
    """What becomes of a row when its import is taken back."""

    WITHDRAWN = "withdrawn"
    DELETED = "deleted"
    PUT_BACK = "put back"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class StepBack:
    """One row of an import, what becomes of it, and why it stays if it does."""

    brought: BroughtRow
    row: models.Model | None
    way: WayBack
    name: str
    why: str = ""

    @property
    def kind(self) -> str:
        return str(_model(self.brought).verbose_name)


class MovedSince(Exception):
    """What would be taken back is no longer what the page showed; nothing was saved."""


def write_before(before: Before, is_edited: bool, rows: Sequence[models.Model]) -> None:
    """Write down rows as they were before an import changes them, and keep those of a history."""
    texts = written_down(rows)
    before |= {(type(row), row.pk): text for row, text in zip(rows, texts, strict=True)}
    if is_edited:
        keep_as_it_was(rows)


def keep_batch(plan: Plan, table: str, file_name: str, user: Any, before: Before) -> ImportBatch:
    """Keep what an import did; call it inside its transaction, after the rows are saved."""
    batch = ImportBatch.objects.create(table=table, file_name=file_name[:200], brought_by=user)
    brought = []
    for action in (Action.ADDED, Action.CHANGED):
        alike: dict[type[models.Model], list[Any]] = {}
        for one in plan.of(action):
            alike.setdefault(type(one.row), []).append(one.row.pk)
        for model, ids in alike.items():
            is_new = action is Action.ADDED
            rows = list(model._base_manager.filter(pk__in=ids).order_by("pk"))
            needs = not (is_append_only(model) and is_new)
            texts = written_down(rows) if needs else [""] * len(rows)
            brought += [
                BroughtRow(
                    batch=batch,
                    table=model._meta.label_lower,
                    row_id=row.pk,
                    is_new=is_new,
                    before="" if is_new else before.get((model, row.pk), ""),
                    after=text,
                )
                for row, text in zip(rows, texts, strict=True)
            ]
    BroughtRow.objects.bulk_create(brought, batch_size=500)
    return batch


def steps_back(batch: ImportBatch, user: Any, *, locks: bool = False) -> list[StepBack]:
    """What taking an import back would do to each row that is not taken back yet.

    With `locks`, inside a transaction, nobody changes a row before it ends.
    """
    alike: dict[str, list[BroughtRow]] = {}
    for brought in batch.rows.filter(taken_back_at=None):
        alike.setdefault(brought.table, []).append(brought)
    return [step for some in alike.values() for step in _steps_of(some, user, locks=locks)]


def digest_of(steps: Sequence[StepBack]) -> str:
    """The same for the same steps, and for no others."""
    said = [(one.brought.pk, one.way.value, one.why) for one in steps]
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def take_back(batch: ImportBatch, user: Any, reason: str, expected: str) -> list[StepBack]:
    """Take back all that can be, in one transaction. Raises MovedSince, or ValidationError."""
    with transaction.atomic():
        locked = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        steps = steps_back(locked, user, locks=True)
        if digest_of(steps) != expected:
            raise MovedSince
        for way, do in (
            (WayBack.WITHDRAWN, _withdraw),
            (WayBack.PUT_BACK, _put_back),
            (WayBack.DELETED, _delete),
        ):
            some = [one for one in steps if one.way is way]
            if some:
                do([one.row for one in some], some, user, reason)
        done = [one.brought.pk for one in steps if one.way is not WayBack.STAYS]
        batch.rows.filter(pk__in=done).update(taken_back_at=timezone.now())
    return steps


def _steps_of(brought: list[BroughtRow], user: Any, *, locks: bool) -> list[StepBack]:
    """The steps of rows of one model; the same queries for few as for many."""
    model: Any = apps.get_model(brought[0].table)
    listed: Any = admin.site.get_model_admin(model)
    wanted = model._base_manager.select_related(*listed.fetched).order_by("pk")
    if locks:
        wanted = wanted.select_for_update(of=("self",), no_key=True)
    rows = wanted.in_bulk([one.row_id for one in brought])
    here = {one.row_id: one for one in brought if one.row_id in rows}
    # Facts never change: nothing was written down of them.
    written = {pk: one for pk, one in here.items() if one.after}
    now = dict(zip(written, written_down([rows[pk] for pk in written]), strict=True))
    moved = {
        pk
        for pk, one in written.items()
        if values_in(one.after, model) != values_in(now[pk], model)
    }
    new = [rows[pk] for pk, one in here.items() if one.is_new]
    stays = why_rows_stay(model, new, user)
    steps = []
    for one in brought:
        row = rows.get(one.row_id)
        way, why = _way(one, model)
        if row is None:
            way, why = WayBack.STAYS, "Somebody deleted it since."
        elif one.row_id in moved:
            way, why = WayBack.STAYS, "Somebody changed it since: see its history."
        elif one.row_id in stays:
            way, why = WayBack.STAYS, stays[one.row_id]
        steps.append(StepBack(one, row, way, str(row) if row else f"number {one.row_id}", why))
    return steps


def _way(brought: BroughtRow, model: type[models.Model]) -> tuple[WayBack, str]:
    if not brought.is_new:
        if not brought.before:
            return WayBack.STAYS, "What it was is not known."
        before, after = (values_in(text, model) for text in (brought.before, brought.after))
        moved = [name for name in after if before.get(name) != after[name]]
        labels = (str(model._meta.get_field(name).verbose_name) for name in moved)  # type: ignore[union-attr]  # its own columns
        return WayBack.PUT_BACK, f"Its {', '.join(labels)}."
    return (WayBack.WITHDRAWN if is_append_only(model) else WayBack.DELETED), ""


def _model(brought: BroughtRow) -> Any:
    return apps.get_model(brought.table)._meta


def _withdraw(rows: list[Any], steps: list[StepBack], user: Any, reason: str) -> None:
    alike: dict[Any, list[Any]] = {}
    for fact in rows:
        alike.setdefault(type(fact), []).append(fact)
    for model, facts in alike.items():
        import_string(model.withdrawn_by)(facts, correction_reason=reason, by=user)


def _put_back(rows: list[Any], steps: list[StepBack], user: Any, reason: str) -> None:
    listed: Any = admin.site.get_model_admin(type(rows[0]))
    kept = rows if listed.is_edited else []
    keep_as_it_was(kept)
    for row, step in zip(rows, steps, strict=True):
        own, said = columns(type(row)), fields_in(step.brought.before)
        many = {name for name in said if name in own and own[name].many_to_many}
        for name in own.keys() & said.keys() - many:
            setattr(row, own[name].attname, own[name].to_python(said[name]))
        save_checked(row)
        for name in sorted(many):
            getattr(row, name).set(said[name])
    LogEntry.objects.log_actions(user.pk, rows, CHANGE, f"Why: {reason}")
    if kept:
        keep(kept, user, reason)


def _delete(rows: list[Any], steps: list[StepBack], user: Any, reason: str) -> None:
    keep_as_it_was(rows)
    LogEntry.objects.log_actions(user.pk, rows, DELETION, f"Why: {reason}")
    kinds: dict[Any, None] = dict.fromkeys(type(row) for row in rows)
    for model in kinds:
        ids = [row.pk for row in rows if type(row) is model]
        model._base_manager.filter(pk__in=ids).delete()
