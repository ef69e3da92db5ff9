"""A delivery body's page: its state on a day, its part in the reforms, and all that was said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst

from glossary.models import Term
from libs.days import Day
from partnerships.models import BodyFact, BodyName, DeliveryBody, Membership, Relation
from partnerships.pages.heard import heard_in, later_of
from partnerships.pages.known import BodyKnown, build_fact, build_known
from partnerships.pages.reform_roles import ReformRole, read_reform_roles
from partnerships.pages.rows import BodyRows, read_rows
from seeds.history import (
    HistoryEntry,
    build_history,
    is_about,
    print_citation,
)
from seeds.models import Sourced
from seeds.pages import Cite, cited_documents

ORDER: tuple[type[Sourced], ...] = (BodyName, BodyFact, Relation, Membership)
"""In which order the history tells what became known on one day."""


@dataclass(frozen=True, slots=True)
class BodyPage:
    """What /bodies/<slug>/ shows: its state, and its history; `sources` name each document once.

    It `is_nameless` where every name that it had by then was withdrawn.
    """

    body: BodyKnown
    tier: str
    roles: tuple[ReformRole, ...]
    entries: tuple[HistoryEntry, ...]
    term_slug: str
    sources: tuple[Cite, ...]
    citation: str

    @property
    def tie_count(self) -> int:
        """How many lines tell what ties it to other bodies."""
        return len((*self.body.relations, *self.body.relations_to, *self.body.member_of))

    @property
    def is_nameless(self) -> bool:
        return not self.body.names


def build_body(body: DeliveryBody, day: Day, address: str = "") -> BodyPage:
    """One body on a day by which it was known; `address` is the page's own, in full. Six queries.

    Its caveats must have been fetched with it.
    """
    rows = read_rows([body], day.on, stated=True)
    (known,) = build_known([body], rows)
    reforms = read_reform_roles([body.slug], day.on)
    stated = sorted(rows.stated, key=lambda fact: ORDER.index(type(fact)))
    facts = [*(fact for fact in stated if is_about(fact, body)), *reforms.facts]
    entries = build_history(body, facts, day.on, lambda fact: _tell(fact, rows, body))
    # Of several bodies a document writes REPs; the glossary has REP.
    spellings = [known.abbreviation, known.abbreviation.removesuffix("s")]
    term = Term.objects.known_by(day.on).filter(text__in=spellings).order_by("-text").first()
    return BodyPage(
        body=replace(known, heard=later_of([known.heard, *heard_in(reforms.roles)])),
        tier=body.get_tier_display(),
        roles=reforms.roles,
        entries=entries,
        term_slug=term.slug if term else "",
        sources=cited_documents(
            [*(entry.source for entry in entries), *(role.said.source for role in reforms.roles)]
        ),
        citation=print_citation(known.name, day, address),
    )


def _tell(fact: Sourced, rows: BodyRows, body: DeliveryBody) -> Mapping[str, Any]:
    """What one fact says of the body; others are called as on the day."""
    if isinstance(fact, BodyName):
        return {"says": f"Called {fact.name}"}
    if isinstance(fact, BodyFact):
        return {"says": fact.text, "note": _when(fact)}
    if isinstance(fact, Relation):
        return {"says": _relation(fact, rows)}
    if isinstance(fact, Membership):
        is_group = fact.group_id == body.pk
        return {"says": _member(fact, rows) if is_group else _member_of(fact, rows)}
    return {"says": capfirst(str(fact))}


def _relation(row: Relation, rows: BodyRows) -> str:
    return f"{rows.name_of(row.source_body)} {row.label} {rows.name_of(row.target_body)}"


def _member(row: Membership, rows: BodyRows) -> str:
    member = rows.name_of(row.member) if row.member else row.member_name
    return f"{row.role[:1].upper()}{row.role[1:]}: {member}"


def _member_of(row: Membership, rows: BodyRows) -> str:
    return f"{row.role[:1].upper()}{row.role[1:]} of {rows.name_of(row.group)}"


def _when(row: BodyFact) -> str:
    """The time in the source's words and how it is read, "" where there is none to add."""
    fact = build_fact(row)
    read_as = f", read as {fact.interval}" if fact.interval else ""
    return f"“{fact.when}”{read_as}" if fact.when else ""
