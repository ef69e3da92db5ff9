"""A statement as it was read, and what stands before it: in the log, and in the same sitting."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from glossary.models import Term
from libs.vaguedates.printing import print_day
from partnerships.models import DeliveryBody
from reforms.admin.state import cells
from reforms.models import Event, Milestone, Reform, Update
from sittings.answers import Answers
from sittings.kinds import Says
from sittings.matching import folded, value_of
from sittings.other_facts import OtherFact
from sittings.passages import Whereabouts
from sittings.typed import Boxes


@dataclass(slots=True)
class ReadRow:
    """One statement. `row` is the reform or event, `milestone` one of the reform's or None.

    `values` are the columns of its kind; `before` says what was known until then.
    """

    typed: Boxes
    number: int
    answers: Answers = field(default_factory=Answers)
    row: Reform | Event | DeliveryBody | Term | None = None
    milestone: Milestone | None = None
    says: Says | None = None
    values: dict[str, Any] = field(default_factory=dict)
    place: Whereabouts = field(default_factory=Whereabouts)
    before: tuple[str, ...] = ()

    @property
    def subject(self) -> Reform | Milestone | Event | DeliveryBody | Term | None:
        return self.milestone or self.row

    def refuse(self, name: str, problem: str) -> None:
        self.answers.refuse(name, problem)


MOST_NAMES = 3
FETCHED = ("reform", "event", "milestone", "after", "passage__document")


def show_before(read: Iterable[ReadRow], day: date) -> None:
    """What is known today beside each row; of an older day, what will still stand before it."""
    reforms = {one.row for one in read if isinstance(one.row, Reform) and one.row.pk}
    events = {one.row for one in read if isinstance(one.row, Event) and one.row.pk}
    known = []
    for about in ({"reform__in": reforms}, {"event__in": events}):
        if any(about.values()):
            rows = Update.objects.filter(**about).in_force_on(date.max)
            known += list(rows.select_related(*FETCHED))
    for one in read:
        if one.row is None or one.row.pk is None:
            one.before = ("New here: nothing was known.",) if one.row else ()
            continue
        if one.says and one.says.other:
            one.before = _others_before(one, one.says.other)
            continue
        mine = [row for row in known if row.subject == one.row and _is_same(row, one)]
        one.before = tuple(_told(row, day) for row in mine) or ("Until now: nothing.",)


def _others_before(one: ReadRow, kind: OtherFact) -> tuple[str, ...]:
    """What is known of a body or a term, of two ends what is known of both; the newest first.

    One query.
    """
    about: dict[str, Any] = {kind.subject: one.row}
    if kind.end:
        about |= {name: one.values[name] for name in kind.end.every if name in one.values}
        if len(about) == 1:
            return ()
    facts: Any = kind.model._default_manager
    known = facts.known_by(date.max).filter(**about).select_related(*kind.ends)
    told = [
        f"Until now: {fact.summary()} (since {print_day(fact.known_on)})"
        for fact in known.order_by("-known_on", "-pk")[:MOST_NAMES]
    ]
    return tuple(told) or ("Until now: nothing.",)


def _is_same(update: Update, one: ReadRow) -> bool:
    if one.says is None:
        return update.kind in (Update.Kind.STAGE, Update.Kind.LEGAL_FORCE)
    milestone = one.milestone.pk if one.milestone else None
    return update.kind == one.says.kind and update.milestone_id == milestone


def _told(update: Update, day: date) -> str:
    said, since, who = cells(update)
    if update.known_on > day:
        return (
            f"Already known since {since}, which is later than {print_day(day)}: {said}. "
            "Readers go on seeing that one."
        )
    return f"Until now: {said} (since {since}; {who})"


def refuse_twice(read: Iterable[ReadRow]) -> None:
    """One sitting says one thing of a kind about one subject."""
    first: dict[tuple[Any, ...], ReadRow] = {}
    for one in read:
        if one.row is None or one.says is None:
            continue
        about = (id(one.row) if one.row.pk is None else value_of(one.row), one.says.kind)
        # One that is still asked about counts by what was typed.
        which = folded(one.milestone.title if one.milestone else one.typed.get("milestone", ""))
        if one.says.other:
            which = _which(one, one.says.other)
        earlier = first.setdefault((*about, which), one)
        if earlier is not one:
            told = (
                f"Statement {earlier.number} says this of the same subject. Change or remove one."
            )
            one.refuse("says", told)


def _which(one: ReadRow, kind: OtherFact) -> str:
    """What tells one fact about a body or a term from another of its kind in the same sitting."""
    if not kind.once:
        return folded(one.typed.get("words", ""))
    if kind.end is None:
        return ""
    end = next((one.values[name] for name in kind.end.every if name in one.values), None)
    other = value_of(end) if isinstance(end, Model) else folded(one.typed.get("other", ""))
    return f"{one.says.value if one.says else ''} {other}"
