"""The passages of a document as its page shows them: under their headings, with what each told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from libs.days import Day
from seeds.checked import Found, standing_of
from seeds.facts_by_passage import FactsAbout, passage_lists, row_address
from seeds.models import Document, Passage, Sourced


@dataclass(frozen=True, slots=True)
class Used:
    """A term that a passage uses and says nothing more about.

    With `is_fact` something that it bears out, beside the passage that the fact points to.
    """

    name: str
    href: str
    is_fact: bool = False


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What a passage says to a question that sources leave open."""

    caveat: str
    says: str


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """A passage: where it stands, and all that was read from it.

    `replaced_by` and `replaces` are the anchors of the passage that mends this one, and of the one
    that it mends; "" for none. `found` is how it stands with the document's words.
    """

    anchor: str
    opening: str
    closing: str
    published_address: str
    about: tuple[FactsAbout, ...]
    uses: tuple[Used, ...]
    readings: tuple[PassageReading, ...]
    bears_out: tuple[Used, ...] = ()
    replaced_by: str = ""
    replaces: str = ""
    found: Found = Found.NOT_CHECKED


@dataclass(frozen=True, slots=True)
class Section:
    """The passages under one heading; `above` are the headings that it stands under."""

    anchor: str
    above: tuple[str, ...]
    heading: str
    passages: tuple[PassageFacts, ...]

    @property
    def fact_count(self) -> int:
        return sum(
            len(about.facts)
            for passage in self.passages
            if not passage.replaced_by
            for about in passage.about
        )


def build_sections(
    passages: Iterable[Passage], told: Mapping[int, tuple[FactsAbout, ...]], day: Day
) -> tuple[Section, ...]:
    """The sections of a document; passages were fetched with what they replace and list."""
    sections = groupby(in_document_order(passages), lambda passage: passage.headings)
    return tuple(
        Section(
            anchor=f"section-{number}",
            above=tuple(headings[:-1]),
            heading=headings[-1] if headings else "",
            passages=tuple(_passage(row, told.get(row.pk, ()), day) for row in rows),
        )
        for number, (headings, rows) in enumerate(sections, start=1)
    )


def in_document_order(passages: Iterable[Passage]) -> list[Passage]:
    """Passages under one heading together, headings in the order in which they were first read.

    A passage that is read later joins the others under its heading.
    """
    rows = list(passages)
    first_read: dict[tuple[str, ...], int] = {}
    for place, passage in enumerate(rows):
        for depth in range(len(passage.headings) + 1):
            first_read.setdefault(tuple(passage.headings[:depth]), place)

    def order(passage: Passage) -> list[int]:
        headings = passage.headings
        return [first_read[tuple(headings[:depth])] for depth in range(1, len(headings) + 1)]

    return sorted(rows, key=order)


def other_of(row: Document | Passage, name: str) -> Any:
    """What it replaces, or what replaces it; None for nothing."""
    return getattr(row, name, None)


def _passage(passage: Passage, about: tuple[FactsAbout, ...], day: Day) -> PassageFacts:
    rows = (row for name in passage_lists() for row in getattr(passage, name).all())
    listed = [(row.subject, True) if isinstance(row, Sourced) else (row, False) for row in rows]
    uses = [Used(str(row), row_address(row, day), is_fact) for row, is_fact in listed]
    told = {subject.href for subject in about}
    return PassageFacts(
        anchor=passage.key,
        opening=passage.opening,
        closing=passage.closing,
        published_address=passage.published_address,
        about=tuple(subject for subject in about if not subject.is_caveat),
        uses=tuple(used for used in uses if used.href not in told and not used.is_fact),
        bears_out=tuple(used for used in uses if used.href not in told and used.is_fact),
        readings=tuple(
            PassageReading(subject.name, fact.says)
            for subject in about
            if subject.is_caveat
            for fact in subject.facts
        ),
        replaced_by=_key_of(other_of(passage, "replaced_by")),
        replaces=_key_of(other_of(passage, "replaces")),
        found=standing_of(passage),
    )


def _key_of(passage: Passage | None) -> str:
    return passage.key if passage else ""
