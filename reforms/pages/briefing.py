"""What a reform's page answers first: by when, who must act, whether it is law, what to read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from libs.days import Day
from reforms.models import LegalForce, Reform, Update
from reforms.pages.audiences import Actor, actors_of, read_actors
from reforms.pages.known import MilestoneKnown, ReformKnown
from reforms.soonest import by_need, days_left, last_settled
from seeds.models import Document, Sourced
from seeds.pages import Cite, Said, each_document
from seeds.ranks import Rank

IS_IT_LAW = {
    LegalForce.PROPOSAL: "No: it is a proposal",
    LegalForce.CONSULTATION: "No: it was consulted on",
    LegalForce.BILL_ANNOUNCED: "No: a Bill was announced",
    LegalForce.BILL_INTRODUCED: "No: a Bill is before Parliament",
    LegalForce.ENACTED: "Enacted: it is law, and may not all be in force yet",
    LegalForce.IN_FORCE: "Yes: in force",
    LegalForce.GUIDANCE: "It is guidance",
    LegalForce.NONE: "No: it has no legal force",
    LegalForce.UNKNOWN: "Not known",
}

FIRST_READ = (Document.Kind.GUIDANCE, Document.Kind.LAW, Document.Kind.PLAN, Document.Kind.PAGE)
"""Of documents that stand as near to the decision, these are read first, in this order."""


@dataclass(frozen=True, slots=True)
class DateFirst:
    """The date that a reader needs first, how long is left, and who says so."""

    milestone: MilestoneKnown
    left: str
    said: Said | None


@dataclass(frozen=True, slots=True)
class ToRead:
    """The document to read, at its publisher."""

    title: str
    publisher: str
    href: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """The answers, in their order. `more_dates` are open besides the first.

    `has_stale_stage`: the reason of the stage is older than the legal force.
    """

    first: DateFirst | None
    more_dates: int
    actors: tuple[Actor, ...]
    law: str
    to_read: ToRead | None
    sources: tuple[Cite, ...]
    has_stale_stage: bool


def build_briefing(
    reform: Reform, known: ReformKnown, standing: Iterable[Sourced], day: Day
) -> Briefing:
    """The briefing of a reform; `standing` are the facts about it that stand. One query."""
    facts = list(standing)
    actors = read_actors([reform])
    ahead = by_need(known.milestones)
    first = ahead[0] if ahead else last_settled(known.milestones)
    acting = actors_of(known.slug, ahead[:1], actors) or actors_of(
        known.slug, known.milestones, actors
    )
    said = _said_of(first) if first else None
    told = (known.description_said, said, known.legal_force_said)
    return Briefing(
        first=DateFirst(first, days_left(first, day.on), said) if first else None,
        more_dates=max(0, len(ahead) - 1),
        actors=acting,
        law=IS_IT_LAW[LegalForce(known.legal_force_key)] if known.legal_force_key else "",
        to_read=_to_read(facts, {one.source.document for one in told if one and one.source}),
        sources=each_document(one.source for one in told if one),
        has_stale_stage=_is_stale(facts),
    )


def newest_of_each(updates: Iterable[Update]) -> tuple[Update, ...]:
    """What `in_force_on` finds, of updates that all stand: the newest of each kind and subject."""
    newest: dict[tuple[int, str], Update] = {}
    for update in sorted(updates, key=lambda one: (one.known_on, one.pk)):
        newest[update.subject_number, update.kind] = update
    return tuple(newest.values())


def _to_read(facts: Iterable[Sourced], answering: Collection[str]) -> ToRead | None:
    """The document nearest to the decision; of several guidance before law, and the newest.

    Those that the answers rest on, by their short titles in `answering`, go before all others.
    """
    cited = [fact.passage.document for fact in facts if fact.passage]
    found = [document for document in cited if document.address]
    own = [document for document in found if document.short_title in answering]
    best = min(own or found, key=_distance, default=None)
    return ToRead(best.short_title, best.publisher, best.address) if best else None


def _said_of(one: MilestoneKnown) -> Said | None:
    """Who says what became of it, or when it is to be."""
    return one.outcome_said if one.standing.is_settled else one.target_said


def _distance(document: Document) -> tuple[int, int, int]:
    ranks, last = list(Rank), document.published.window.latest
    kinds = [kind.value for kind in FIRST_READ]
    place = kinds.index(document.kind) if document.kind in kinds else len(kinds)
    return ranks.index(document.source_rank), place, -(last.toordinal() if last else 0)


def _is_stale(facts: Iterable[Sourced]) -> bool:
    """Whether the legal force became known after the stage did."""
    days = {
        fact.kind: fact.known_on
        for fact in newest_of_each(one for one in facts if isinstance(one, Update))
        if fact.kind in (Update.Kind.STAGE, Update.Kind.LEGAL_FORCE)
    }
    stage, force = days.get(Update.Kind.STAGE), days.get(Update.Kind.LEGAL_FORCE)
    return bool(stage and force and force > stage)
