"""What was known on one day beside what was known on another.

A state maps each fact's place (`Place`) to the update in force there. Two states are compared by
value, so an update that only says the same again changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from reforms.models import Reform, Update

Value = tuple[str, ...]
"""What an update says, without who says it or when: equal values are no change."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fact stands: a reform's own name, stage or description, or a milestone's date or
    outcome. Events are left out: what moves there moves the milestones that wait for it."""

    reform: str
    milestone: str
    kind: str


State = Mapping[Place, Update]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that differs; `before` is None where nothing was known, `after` where it was taken
    back by a correction."""

    place: Place
    before: Update | None
    after: Update | None

    @property
    def newest(self) -> Update:
        """The update after the change, or before it where it was taken back."""
        return cast(Update, self.after or self.before)


def read_state(day: date) -> dict[Place, Update]:
    """Everything known of reforms on `day`, but for checks that changed nothing. One query."""
    updates = (
        Update.objects.filter(reform__isnull=False)
        .exclude(kind=Update.Kind.CHECKED)
        .in_force_on(day)
        .select_related("reform__strand", "milestone", "after", "passage__document")
        .order_by("reform__strand__position", "reform__position", "reform__slug", "pk")
    )
    return {place_of(update): update for update in updates}


def place_of(update: Update) -> Place:
    """Where an update of a reform stands; its reform and milestone must have been fetched."""
    return Place(
        reform=reform_of(update).slug,
        milestone=update.milestone.slug if update.milestone else "",
        kind=update.kind,
    )


def reform_of(update: Update) -> Reform:
    """The reform that an update of a state is about; it must have been fetched."""
    return cast(Reform, update.reform)


def value_of(update: Update) -> Value:
    """What an update says; the event that it waits for must have been fetched.

    Nothing in it is an id: values of two loads of one log are equal.
    """
    return {
        Update.Kind.NAME: (update.name,),
        Update.Kind.STAGE: (update.stage,),
        Update.Kind.LEGAL_FORCE: (update.legal_force,),
        Update.Kind.OUTCOME: (update.outcome,),
        Update.Kind.DESCRIPTION: (update.note,),
        Update.Kind.TARGET: (
            update.target.words,
            update.target.edtf,
            update.after.slug if update.after else "",
            str(update.is_proposed),
        ),
        Update.Kind.CHECKED: (),
    }[Update.Kind(update.kind)]


def compare(before: State, after: State) -> tuple[Change, ...]:
    """The changes that turn `before` into `after`, in the order of `after`, then of `before`."""
    changes = []
    for place in [*after, *(place for place in before if place not in after)]:
        old, new = before.get(place), after.get(place)
        if old is None or new is None or value_of(old) != value_of(new):
            changes.append(Change(place, old, new))
    return tuple(changes)


def apply(changes: Iterable[Change], before: State) -> dict[Place, Value]:
    """The values of `before` after the changes; `compare` and this undo each other."""
    values = {place: value_of(update) for place, update in before.items()}
    for change in changes:
        if change.after is None:
            del values[change.place]
        else:
            values[change.place] = value_of(change.after)
    return values
