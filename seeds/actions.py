"""Writing facts and their sources: forms, lists, imports and commands all go through here.

Each function checks, saves and returns in one transaction, and raises ValidationError by field
name, in words for people. The typed fronts for one kind of fact stand in its own room, as
`record_update` in reforms/actions.py does; they end in `record_fact`. A fact is never changed or
deleted: `correct_fact` puts another in its place, `withdraw_fact` takes it back.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from libs.ingest.saving import save_checked
from seeds.adding_sources import add_source, unsaved_rows
from seeds.models import Basis, Passage, Sourced
from seeds.models.sourced import NEEDS_PASSAGE, NEEDS_REASON

ADDED = "Added with a fact."
NEEDS_WHY = "Say what was wrong, or why it is no longer so."
IS_WITHDRAWAL = "This is a withdrawal. To bring back what it withdrew, correct it."

OF_ITS_OWN = {
    *("id", "key", "known_on", "basis", "reason", "passage"),
    *("corrects", "withdrawn", "correction_reason", "recorded_at", "recorded_by"),
}
"""Columns that a correction never takes over from what it corrects."""

FactT = TypeVar("FactT", bound=Sourced)


@dataclass(frozen=True)
class Source:
    """Who says a fact, and since when. `passage` may be a new one: it is saved with the fact."""

    known_on: date
    basis: str
    passage: Passage | None = None
    reason: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of a fact that it says. Raises ValidationError where something is missing."""
        if problems := source_problems(self.basis, self.passage, self.reason):
            raise ValidationError(problems)
        return dict(vars(self))


def record_fact(fact: FactT, *, by: User | None, comment: str = ADDED) -> FactT:
    """Save a new fact, and before it its passage and document where those are new.

    `by` is who adds it, None for a program; `comment` says so in the history of a new document.
    """
    passage = fact.passage
    stamp(fact, by)
    problems: dict[str, str] = {}
    if fact.corrects_id and not fact.correction_reason:
        problems["correction_reason"] = NEEDS_WHY
    if problem := withdrawal_problem(fact):
        problems["corrects"] = problem
    if problems:
        raise ValidationError(problems | source_problems(fact.basis, passage, fact.reason))
    if passage is None or not unsaved_rows(passage):
        save_checked(fact)
        return fact
    with transaction.atomic():
        add_source(passage, by=by, counted_from=fact.known_on, comment=comment)
        save_checked(fact)
    return fact


def correct_fact(
    wrong: FactT,
    *,
    correction_reason: str,
    source: Source,
    by: User | None,
    key: str = "",
    **says: Any,
) -> FactT:
    """Record a correction of a fact: what it said, but for the columns that are given here.

        correct_fact(name, name="SEND Board", correction_reason="Misread.", source=source, by=user)

    It counts from its own day on: that of the slip, where the slip was ours.
    """
    right = reply_to(wrong)
    for name, value in says.items():
        right._meta.get_field(name)
        setattr(right, name, value)
    _give(right, correction_reason, source, key)
    with transaction.atomic():
        record_fact(right, by=by)
        for column in right._meta.many_to_many:
            getattr(right, column.name).set(getattr(wrong, column.name).all())
    return right


def withdraw_fact(
    wrong: FactT, *, correction_reason: str, source: Source, by: User | None, key: str = ""
) -> FactT:
    """Record that a fact does not hold from a day on, with nothing in its place.

    A withdrawal cannot be withdrawn, but corrected: that brings back what the correction says.
    """
    return record_fact(new_withdrawal(wrong, correction_reason, source, key), by=by)


def new_withdrawal(wrong: FactT, correction_reason: str, source: Source, key: str = "") -> FactT:
    """The row that withdraws a fact, neither checked nor saved."""
    taken_back = reply_to(wrong, withdrawn=True)
    _give(taken_back, correction_reason, source, key)
    return taken_back


def reply_to(wrong: FactT, *, withdrawn: bool = False) -> FactT:
    """A new row that says what `wrong` says and names it; without a source yet, and not saved."""
    columns = [field for field in wrong._meta.concrete_fields if not field.generated]
    said = {
        one.attname: getattr(wrong, one.attname) for one in columns if one.name not in OF_ITS_OWN
    }
    # By its id: the wrong one itself would take this for its correction, saved or not.
    return type(wrong)(**said, corrects_id=wrong.pk, withdrawn=withdrawn)


def withdrawal_problem(fact: Sourced) -> str:
    """Why a row cannot withdraw what it names; "" where it can, or does not."""
    return IS_WITHDRAWAL if fact.withdrawn and fact.corrects and fact.corrects.withdrawn else ""


def stamp(fact: Sourced, by: User | None) -> None:
    """Mark a new fact with who records it, and when."""
    fact.recorded_by, fact.recorded_at = by, timezone.now()


def _give(fact: Sourced, correction_reason: str, source: Source, key: str) -> None:
    fact.correction_reason = correction_reason
    for name, value in vars(source).items():
        setattr(fact, name, value)
    fact.key = key or fact.key


def source_problems(basis: str, passage: Passage | None, reason: str) -> dict[str, str]:
    """What is missing of a source, by field; {} for nothing."""
    if basis == Basis.INFERRED:
        return {} if reason else {"reason": NEEDS_REASON}
    return {} if passage or basis not in Basis.values else {"passage": NEEDS_PASSAGE}
