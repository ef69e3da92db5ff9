"""Bodies, their ties and members, and areas."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from opendata.api.values.common import Page, Slug, WhoSaysData


@dataclass(frozen=True, slots=True)
class BodyData:
    """A body that has a part in the reforms, as known on the day."""

    id: Slug
    name: str
    abbreviation: str
    name_said: WhoSaysData | None
    kind: str
    tier: str
    region: str
    does: Annotated[str, "What it does, in one sentence; empty where no source says."]
    does_said: WhoSaysData | None
    has_ended: bool
    last_heard: Annotated[date | None, "The newest day from which a document names it."]
    page: Page


@dataclass(frozen=True, slots=True)
class RelationData:
    """How one body is tied to another."""

    id: Slug
    body: Annotated[str, "The id of the body that the tie comes from."]
    kind: str
    words: Annotated[str, "The words of the tie, between the two names."]
    other: Annotated[str, "The id of the body that it leads to."]
    said: WhoSaysData
    page: Page


@dataclass(frozen=True, slots=True)
class MembershipData:
    """Who belongs to a body: another body, an area, or whom a source describes without a name."""

    id: Slug
    body: Annotated[str, "The id of the body that has members."]
    role: str
    member: Annotated[str | None, "The id of the body that is a member."]
    area: Annotated[str | None, "The id of the area that is a member."]
    described_as: str
    said: WhoSaysData
    page: Page


@dataclass(frozen=True, slots=True)
class CoverData:
    """A board that covers an area."""

    board: Annotated[str, "The ODS code of the integrated care board."]
    name: str
    extent: str
    said: WhoSaysData


@dataclass(frozen=True, slots=True)
class PartData:
    """What an area is in a body."""

    body: Annotated[str, "The id of the body."]
    name: str
    role: str
    said: WhoSaysData


@dataclass(frozen=True, slots=True)
class AreaData:
    """A local authority with duties for education."""

    id: Slug
    name: str
    gss_code: str
    dfe_code: str
    kind: str
    region: str
    boards: tuple[CoverData, ...]
    bodies: tuple[PartData, ...]
    page: Page
    feed: Annotated[str, "What becomes known that concerns it, as Atom."]
