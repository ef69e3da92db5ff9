"""The facts about delivery bodies that were known on a day, fetched for many bodies at once."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q

from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from seeds.history import stands_on, with_history
from seeds.models import Sourced
from seeds.querysets import FactQuerySet

Row = TypeVar("Row")
FactT = TypeVar("FactT", bound=Sourced)
ByBody = dict[int | None, list[Row]]


@dataclass(frozen=True, slots=True)
class BodyRows:
    """Rows by the body's id, oldest first.

    Names are there for whatever is tied to the bodies too, and facts for what succeeded them.
    `stated` is all that was read, with what was corrected or withdrawn, where that was asked for.
    """

    names: ByBody[BodyName]
    facts: ByBody[BodyFact]
    relations: ByBody[Relation]
    relations_to: ByBody[Relation]
    members: ByBody[Membership]
    member_of: ByBody[Membership]
    stated: tuple[Sourced, ...] = ()

    def name_of(self, body: DeliveryBody) -> str:
        """What it was called on the day."""
        names = self.names.get(body.pk)
        return names[-1].name if names else body.title


def read_rows(bodies: Iterable[DeliveryBody], day: date, *, stated: bool = False) -> BodyRows:
    """Four queries, however many bodies there are; `stated` fetches for their histories too."""
    ids = {body.pk for body in bodies}
    oldest_first = ("known_on", "pk")
    read: list[Sourced] = []

    def known(rows: FactQuerySet[FactT], *order: str) -> list[FactT]:
        if not stated:
            return list(rows.known_by(day).order_by(*order))
        every = list(with_history(rows.stated_by(day)).order_by(*order))
        read.extend(every)
        return [row for row in every if stands_on(row, day)]

    relations = known(
        Relation.objects.filter(Q(source_body__in=ids) | Q(target_body__in=ids)).select_related(
            "source_body", "target_body", "passage__document"
        ),
        *oldest_first,
    )
    memberships = known(
        Membership.objects.filter(Q(group__in=ids) | Q(member__in=ids)).select_related(
            "group", "member", "local_authority", "passage__document"
        ),
        *("position", *oldest_first),
    )
    successors = {row.source_body_id for row in relations if row.kind == Relation.Kind.SUCCEEDS}
    tied = {key for row in relations for key in (row.source_body_id, row.target_body_id)}
    tied |= {key for row in memberships for key in (row.group_id, row.member_id) if key}
    names = BodyName.objects.filter(body__in=ids | tied).select_related("passage__document")
    facts = BodyFact.objects.filter(body__in=ids | successors).select_related("passage__document")
    return BodyRows(
        names=_by(lambda row: row.body_id, known(names, *oldest_first)),
        facts=_by(lambda row: row.body_id, known(facts, "known_on", "position", "pk")),
        relations=_by(lambda row: row.source_body_id, relations),
        relations_to=_by(lambda row: row.target_body_id, relations),
        members=_by(lambda row: row.group_id, memberships),
        member_of=_by(lambda row: row.member_id, memberships),
        stated=tuple(read),
    )


def newest_each(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[Row]:
    """Of rows that say the same again, the last; in the order in which each was first said."""
    return list({key(row): row for row in rows}.values())


def _by(body: Callable[[Row], int | None], rows: Iterable[Row]) -> ByBody[Row]:
    found: ByBody[Row] = {}
    for row in rows:
        found.setdefault(body(row), []).append(row)
    return found
