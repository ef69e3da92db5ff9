"""Which entries correct or withdraw another, of every kind of fact, in one query."""

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import IntegerField, Model, Q, QuerySet, Value

from seeds.facts_by_passage import fact_models
from seeds.models import Sourced

COLUMNS = ("fact_kind", "pk", "corrects", "corrects__recorded_at", "known_on", "recorded_at")
"""What the first query gives of each, in the order of `CorrectionRow`."""


class CorrectionRow(NamedTuple):
    """A correction as the first query gives it: of which kind, and what it corrects."""

    kind: int
    pk: int
    wrong: int
    wrong_recorded_at: datetime
    known_on: date
    recorded_at: datetime


def correction_rows(
    when: Q,
    *,
    about: Model | None = None,
    without: tuple[type[Sourced], ...] = (),
    number: int | None = None,
) -> list[CorrectionRow]:
    """Corrections of every kind, in one query."""
    asked: list[QuerySet[Any, Any]] = []
    for kind, model in enumerate(fact_models()):
        ends = _ends_like(model, about)
        if model in without or (about is not None and not ends):
            continue
        # Said as a comparison, which the index of the column answers.
        rows = model._base_manager.filter(when, corrects__gt=0)
        if about is not None:
            rows = rows.filter(Q(*((name, about) for name in ends), _connector=Q.OR))
        asked.append(
            rows.order_by().annotate(fact_kind=Value(kind, IntegerField())).values(*COLUMNS)
        )
    if not asked:
        return []
    first, *others = asked
    found = first.union(*others, all=True) if others else first
    if number is not None:
        found = found.order_by("-recorded_at")[:number]
    return [CorrectionRow(*(row[name] for name in COLUMNS)) for row in found]


def _ends_like(model: type[Sourced], about: Model | None) -> list[str]:
    names = (*model.SUBJECT, *model.ALSO_ABOUT)
    return [name for name in names if model._meta.get_field(name).related_model is type(about)]
