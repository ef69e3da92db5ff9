"""A delivery body's page: its state on a day, its part in the reforms, and all that was said."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from glossary.models import Term
from libs.days import Day
from partnerships.models import BodyFact, DeliveryBody, Membership, Relation
from partnerships.pages.known import BodyKnown, build_fact, build_known
from partnerships.pages.rows import BodyRows, read_rows
from seeds.history import HistoryEntry, build_history_entry
from seeds.models import Sourced
from seeds.pages import Cite, Said, build_said


@dataclass(frozen=True, slots=True)
class Part:
    """The part that the body has in a reform."""

    slug: str
    reform: str
    role: str
    text: str
    said: Said


@dataclass(frozen=True, slots=True)
class BodyPage:
    """What /bodies/<slug>/ shows. `entries` are newest first; `sources` name each document once."""

    body: BodyKnown
    tier: str
    parts: tuple[Part, ...]
    entries: tuple[HistoryEntry, ...]
    term_slug: str
    sources: tuple[Cite, ...]


def build_body(body: DeliveryBody, day: Day) -> BodyPage:
    """One body on a day by which it was known. Six queries.

    Its caveats must have been fetched with it.
    """
    rows = read_rows([body], day.on)
    (known,) = build_known([body], rows)
    parts = _parts(body, day)
    entries = _entries(body, rows)
    # Of several bodies a document writes REPs; the glossary has REP.
    spellings = [known.abbreviation, known.abbreviation.removesuffix("s")]
    term = Term.objects.known_by(day.on).filter(text__in=spellings).order_by("-text").first()
    return BodyPage(
        body=known,
        tier=body.get_tier_display(),
        parts=parts,
        entries=entries,
        term_slug=term.slug if term else "",
        sources=_documents(entries, parts),
    )


def _parts(body: DeliveryBody, day: Day) -> tuple[Part, ...]:
    # Reached from the body, so that this room imports nothing of the reforms.
    rows = body.involvements.known_by(day.on).select_related("reform", "passage__document")
    return tuple(
        Part(
            slug=row.reform.slug,
            reform=row.reform.title,
            role=row.get_role_display(),
            text=row.text,
            said=build_said(row),
        )
        for row in rows.order_by("reform__strand__position", "reform__position", "pk")
    )


def _entries(body: DeliveryBody, rows: BodyRows) -> tuple[HistoryEntry, ...]:
    """Everything that was said of the body, each with its day, newest first."""
    said: list[tuple[Sourced, str]] = []
    said += [(row, f"Called {row.name}") for row in rows.names.get(body.pk, [])]
    said += [(row, row.text) for row in rows.facts.get(body.pk, [])]
    ties = [*rows.ties.get(body.pk, []), *rows.ties_to.get(body.pk, [])]
    said += [(row, _tie(row, rows)) for row in ties]
    said += [(row, _member(row, rows)) for row in rows.members.get(body.pk, [])]
    said += [(row, _member_of(row, rows)) for row in rows.member_of.get(body.pk, [])]
    said.sort(key=lambda pair: pair[0].known_on, reverse=True)
    return tuple(_entry(row, says) for row, says in said)


def _tie(row: Relation, rows: BodyRows) -> str:
    return f"{rows.name_of(row.source_body)} {row.label} {rows.name_of(row.target_body)}"


def _member(row: Membership, rows: BodyRows) -> str:
    member = rows.name_of(row.member) if row.member else row.member_name
    return f"{row.role[:1].upper()}{row.role[1:]}: {member}"


def _member_of(row: Membership, rows: BodyRows) -> str:
    return f"{row.role[:1].upper()}{row.role[1:]} of {rows.name_of(row.group)}"


def _entry(row: Sourced, says: str) -> HistoryEntry:
    return build_history_entry(row, says, note=_when(row) if isinstance(row, BodyFact) else "")


def _when(row: BodyFact) -> str:
    """The time in the source's words and how it is read, "" where there is none to add."""
    fact = build_fact(row)
    read_as = f", read as {fact.interval}" if fact.interval else ""
    return f"“{fact.when}”{read_as}" if fact.when else ""


def _documents(entries: Iterable[HistoryEntry], parts: Iterable[Part]) -> tuple[Cite, ...]:
    """Each document that is cited, once, without the place in it; newest first."""
    cites = [*(entry.source for entry in entries), *(part.said.source for part in parts)]
    return tuple(
        {
            cite.document: replace(cite, href=cite.href.partition("#")[0], heading="")
            for cite in cites
            if cite
        }.values()
    )
