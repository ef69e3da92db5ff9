"""What was known on one day beside what was known on another.

A state maps each fact (`FactKey`) to the update in force. Two states are compared by value, so an
update that only says the same again changes nothing:

    compare({stage: Future}, {stage: In delivery, name: "A plan"})

are two changes: a stage, before and after, and a name that has no before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from django.db.models import Q

from reforms.models import Reform, Update
from reforms.models.update import UpdateQuerySet


class FactKey(NamedTuple):
    """Which fact: a reform's own name, stage or description, or a milestone's date or outcome.

    `milestone` is "" for the reform's own. Events are left out: what moves there moves the
    milestones that wait for it.
    """

    reform: str
    milestone: str
    kind: str


State = Mapping[FactKey, Update]

EVERY = Q()


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that differs; `before` is None where nothing was known, `after` where it was taken
    back by a correction."""

    key: FactKey
    before: Update | None
    after: Update | None

    @property
    def newest(self) -> Update:
        """The update after the change, or before it where it was taken back."""
        return cast(Update, self.after or self.before)


def read_state(day: date) -> dict[FactKey, Update]:
    """Everything known of reforms on `day`, but for checks that changed nothing. One query."""
    return {key_of(update): update for update in told(in_force(day))}


def read_states(
    start: date, end: date, of: Q = EVERY
) -> tuple[dict[FactKey, Update], dict[FactKey, Update]]:
    """The same of two days. Three queries: most of what was known on the first stands on both.

    `of` picks the updates that are compared.
    """
    first, last = in_force(start).filter(of), in_force(end).filter(of)
    after = {key_of(update): update for update in told(last)}
    known = {update.pk: update for update in after.values()}
    keys = list(first.values_list("pk", flat=True))
    gone = [key for key in keys if key not in known]
    # Not by their keys: there may be more of them than a query may name.
    missing = told(first.exclude(pk__in=last.order_by().values("pk")))
    known |= {update.pk: update for update in missing} if gone else {}
    return {key_of(known[key]): known[key] for key in keys}, after


def in_force(day: date) -> UpdateQuerySet:
    """In the order of the roadmap."""
    updates = Update.objects.filter(reform__isnull=False).exclude(kind=Update.Kind.CHECKED)
    order = ("reform__strand__position", "reform__position", "reform__slug", "pk")
    return updates.in_force_on(day).order_by(*order)


def told(updates: UpdateQuerySet) -> UpdateQuerySet:
    return updates.select_related("reform__strand", "milestone", "after", "passage__document")


def key_of(update: Update) -> FactKey:
    """Which fact an update of a reform tells; its reform and milestone must have been fetched."""
    return FactKey(
        reform=reform_of(update).slug,
        milestone=update.milestone.slug if update.milestone else "",
        kind=update.kind,
    )


def reform_of(update: Update) -> Reform:
    """The reform that an update of a state is about; it must have been fetched."""
    return cast(Reform, update.reform)


def compare(before: State, after: State) -> tuple[FactChange, ...]:
    """The changes that turn `before` into `after`, in the order of `after`, then of `before`."""
    changes = []
    for key in [*after, *(key for key in before if key not in after)]:
        old, new = before.get(key), after.get(key)
        if old is None or new is None or old.value() != new.value():
            changes.append(FactChange(key, old, new))
    return tuple(changes)
