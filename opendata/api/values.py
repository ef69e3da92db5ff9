"""What the API gives out: frozen values, whose schema is the API's description."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

Page = Annotated[str, "Its page on this site."]
Slug = Annotated[str, "Its name, which stays the same."]


@dataclass(frozen=True, slots=True)
class DateData:
    """A date as a source gives it, and how it is read. Vague ones stay vague."""

    words: Annotated[str, "In the source's own words; empty where none was given."]
    edtf: Annotated[
        str, "The reading of the words in EDTF (ISO 8601-2), empty where they name no time."
    ]
    earliest: Annotated[date | None, "The first day that it can mean; null where nobody gave one."]
    latest: Annotated[date | None, "The last day that it can mean; null where nobody gave one."]


@dataclass(frozen=True, slots=True)
class CitationData:
    """Where something is said."""

    document: Annotated[str, "The id of the document."]
    title: Annotated[str, "How the document is cited."]
    rank: Annotated[str, "How near to the decision the document stands."]
    passage: Annotated[str, "The id of the passage, empty for the document as a whole."]
    page: Annotated[str, "The passage on this site."]
    published_at: Annotated[
        str, "The publisher's page, opened at the passage; empty without an address."
    ]


@dataclass(frozen=True, slots=True)
class WhoSaysData:
    """Who says something, and since when."""

    basis: Annotated[
        str, "stated by the source, reported by it of others, or inferred by an editor."
    ]
    reason: Annotated[str, "Why an editor infers it; empty where a source says it."]
    known_on: Annotated[date | None, "The day from which it was known."]
    source: CitationData | None


@dataclass(frozen=True, slots=True)
class StandingData:
    """How a date stands on a day. The calendar alone makes nothing late."""

    key: Annotated[str, "One of a fixed list, as in the parameter standing."]
    label: Annotated[str, "The same in words."]
    on: Annotated[date, "The day for which it was worked out."]


@dataclass(frozen=True, slots=True)
class MilestoneData:
    """A point on the way of a reform that can be dated and met."""

    id: Annotated[str, "The slugs of its reform and its own, with a full stop between them."]
    reform: Annotated[str, "The id of its reform."]
    title: str
    date: DateData
    read_as: Annotated[str, "The interval in words."]
    sense: Annotated[str, "floor: no earlier than then; beginning: begins then; else empty."]
    is_proposed: Annotated[bool, "The date is proposed, not set."]
    waits_for: Annotated[str, "The event that it waits for, where that has no day."]
    standing: StandingData
    note: str
    said: Annotated[WhoSaysData | None, "Who gives the date."]
    outcome_note: str
    outcome_said: Annotated[WhoSaysData | None, "Who says what became of it."]
    audiences: Annotated[tuple[str, ...], "Who has to act by it, by id."]
    page: Page


@dataclass(frozen=True, slots=True)
class ReformData:
    """One thing that is to change."""

    id: Slug
    name: str
    strand: Annotated[str, "The id of its strand."]
    strand_title: str
    is_context: Annotated[bool, "Shown for context: not one of the SEND and AP reforms."]
    stage: str
    stage_label: str
    stage_said: WhoSaysData | None
    legal_force: Annotated[str, "Empty where nobody states one."]
    legal_force_label: str
    legal_force_said: WhoSaysData | None
    description: str
    description_said: WhoSaysData | None
    last_evidence: Annotated[date | None, "The newest day on which a source spoke of it."]
    milestones: tuple[MilestoneData, ...]
    page: Page
    feed: Annotated[str, "What becomes known of it, as Atom."]
    calendar: Annotated[str, "Its dates, as iCalendar."]


@dataclass(frozen=True, slots=True)
class UpdateData:
    """One entry of the log. Entries never change: later ones correct earlier ones."""

    id: Annotated[str, "Its key."]
    cursor: Annotated[str, "Ask for cursor= this to read on after it."]
    kind: str
    reform: str | None
    milestone: Annotated[str | None, "The id of the milestone."]
    event: str | None
    says: Annotated[str, "What it says, in one sentence."]
    name: str
    stage: str
    legal_force: str
    outcome: str
    date: Annotated[DateData | None, "For a target date."]
    sense: str
    is_proposed: bool
    waits_for: Annotated[str | None, "The id of the event that the date waits for."]
    note: str
    said: WhoSaysData
    is_significant: bool
    corrects: Annotated[str | None, "The id of the entry that it corrects or withdraws."]
    withdrawn: Annotated[bool, "It withdraws the other entry, and does not replace it."]
    correction_reason: str
    recorded_at: datetime
    page: Page


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
class SenseData:
    """One thing that a word stands for."""

    expansion: str
    other_wordings: tuple[str, ...]
    meaning: Annotated[str, "What it is, in plain words."]
    origin: str
    probably_wrong: Annotated[str, "Why this is probably wrong; empty where nothing suggests it."]
    said: WhoSaysData


@dataclass(frozen=True, slots=True)
class TermData:
    """A word or abbreviation."""

    id: Slug
    text: str
    spellings: tuple[str, ...]
    in_the_documents: Annotated[bool, "Whether the documents use or explain it."]
    senses: tuple[SenseData, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class DocumentData:
    """Something published that facts are read from."""

    id: Slug
    title: str
    author: str
    publisher: str
    kind: str
    rank: str
    published: DateData
    describes: Annotated[str, "The time that it describes, in its own words."]
    licence: str
    published_at: Annotated[str, "Where its publisher has it."]
    is_read_in_full: bool
    passages: Annotated[int, "How many of its passages facts point to."]
    facts: Annotated[int, "How many facts it told by the day."]
    note: str
    page: Page


@dataclass(frozen=True, slots=True)
class PassageData:
    """A place in a document: enough words to find it, never its sentences."""

    id: Slug
    document: Annotated[str, "The id of its document."]
    headings: tuple[str, ...]
    first_words: str
    last_words: str
    page: Page
    published_at: str


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


@dataclass(frozen=True, slots=True)
class SideData:
    """What was said on one of the two days."""

    text: str
    interval: str
    said: WhoSaysData | None


@dataclass(frozen=True, slots=True)
class ChangeData:
    """One difference between two days."""

    id: Annotated[str, "Its place in the comparison of these two days."]
    group: Annotated[str, "What sort of change it is."]
    about: Annotated[str, "What sort of thing it is about: reform, body and the like."]
    slug: Annotated[str, "The id of that thing."]
    name: str
    what: str
    before: SideData
    after: SideData
    shift: Annotated[str, "By how much a date moved."]
    dates: tuple[str, ...]
    reason: str
