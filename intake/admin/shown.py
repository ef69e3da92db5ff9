"""What the review of a document shows: its text with marks, and the proposals in their groups."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.text import capfirst

from intake.finding.against import CONTRADICTS, NEW, REDATED
from intake.models import ReceivedDocument, ReceivedProposal
from intake.statements import values_of
from libs.reading_files import WholeText, from_plain

D = ReceivedProposal.Decision
TAKEN = (D.ACCEPTED, D.CHANGED, D.CHECKED)
MOST_PARTS = 4_000
LOUD = {NEW: "new", REDATED: "anew", CONTRADICTS: "against"}
"""How it stands to what we know, where that is worth a colour."""


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A reading to choose from."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """A proposal with its decision. `place` is where the text has its passage.

    `state` tells scripts whether it changed; `draft_href` leads to the draft that it is in.
    """

    id: int
    version: int
    state: str
    told: str
    reason: str
    against: str
    loud: str
    known: str
    heading: str
    ends: str
    about: str
    milestone: str
    words: str
    readings: tuple[ShownChoice, ...]
    decision: str
    decided: str
    is_open: bool
    is_statement: bool
    is_in_draft: bool
    is_published: bool
    draft_href: str
    place: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """The proposals about one thing; folded where there is nothing to decide."""

    title: str
    rows: tuple[ShownProposal, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A paragraph of the text; `marks` are the pieces, each with the id of what marks it or ""."""

    is_heading: bool
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the statements are decided; `accepted` wait to be published."""

    decided: int
    every: int
    accepted: int

    @property
    def left(self) -> int:
        return self.every - self.decided


@dataclass(frozen=True, slots=True)
class Review:
    """The whole page."""

    groups: tuple[ShownGroup, ...]
    parts: tuple[ShownPart, ...]
    progress: Progress


def rows_of(received: ReceivedDocument) -> list[ReceivedProposal]:
    """The proposals with who decided them, in their order. One query."""
    rows = received.received_proposals.select_related("decided_by", "draft")
    return list(rows.defer("draft__typed", "draft__text"))


def build_review(received: ReceivedDocument) -> Review:
    """The page of a document that was read. One query."""
    rows = rows_of(received)
    shown = [show_proposal(row) for row in rows]
    groups = [
        ShownGroup(title, shown_rows, not any(one.is_statement for one in shown_rows))
        for title, found in groupby(zip(rows, shown, strict=True), lambda pair: _group(pair[0]))
        if (shown_rows := tuple(one for _, one in found))
    ]
    parts = tuple(_parts(from_plain(received.read), rows))
    return Review(tuple(groups), parts, progress_of(rows))


def progress_of(rows: list[ReceivedProposal]) -> Progress:
    """How far a document is decided."""
    statements = [row for row in rows if row.found["says"]]
    return Progress(
        decided=sum(row.decision != D.OPEN for row in statements),
        every=len(statements),
        accepted=sum(row.decision in TAKEN and not row.draft_id for row in statements),
    )


def state_of(row: ReceivedProposal) -> str:
    """A text that is another once somebody decided it, or took it into a draft or published it."""
    draft = row.draft
    return f"{row.version}{'' if draft is None else 'p' if draft.is_published else 'd'}"


def _group(row: ReceivedProposal) -> str:
    return str(row.found["group"])


def show_proposal(row: ReceivedProposal) -> ShownProposal:
    """One proposal with its decision."""
    draft = row.draft
    found, given = row.found, values_of(row)
    ends = f"{found['opening']} … {found['closing']}" if found["opening"] else ""
    return ShownProposal(
        id=row.pk,
        version=row.version,
        state=state_of(row),
        told=found["told"],
        reason=found["reason"],
        against=found["against"],
        loud=LOUD.get(found["against"], ""),
        known=found["known"],
        heading=found["heading_path"],
        ends=ends,
        about=given["about"],
        milestone=given["milestone"],
        words=given["words"],
        readings=tuple(
            ShownChoice(one["value"], one["label"], one["value"] == given["edtf"])
            for one in found["options"]
        ),
        decision=str(row.get_decision_display()),
        decided=f"{capfirst(row.get_decision_display())} by {row.decided_by or 'nobody'}",
        is_open=row.decision == D.OPEN,
        is_statement=bool(found["says"]),
        is_in_draft=draft is not None,
        is_published=draft is not None and draft.is_published,
        draft_href=reverse("sittings:draft", args=[draft.pk]) if draft else "",
        place=f"passage-{row.pk}" if found["end"] else "",
    )


def _parts(text: WholeText, rows: list[ReceivedProposal]) -> list[ShownPart]:
    """The paragraphs, with the passages in them marked once each."""
    places = {(one.found["start"], one.found["end"]): one.pk for one in reversed(rows)}
    spans = sorted((span, pk) for span, pk in places.items() if span[1])
    parts, number = [], 0
    for block in text.blocks[:MOST_PARTS]:
        marks, at = [], block.start
        while number < len(spans) and spans[number][0][0] < block.end:
            (start, end), pk = spans[number]
            number += 1
            if start < at:
                continue
            marks += [
                (text.text[at:start], ""),
                (text.text[start : min(end, block.end)], f"passage-{pk}"),
            ]
            at = min(end, block.end)
        marks.append((text.text[at : block.end], ""))
        parts.append(ShownPart(block.kind == "heading", tuple(one for one in marks if one[0])))
    return parts
