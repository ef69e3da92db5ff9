"""Reforms, milestones, the log, and what changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from opendata.api.values.common import DateData, Page, Slug, WhoSaysData


@dataclass(frozen=True, slots=True)
class StandingData:
    """How a date stands on a day. The calendar alone makes nothing late."""

    key: Annotated[str, "One of a fixed list, as in the parameter standing."]
    label: Annotated[str, "The same in words."]
    on: Annotated[date, "The day for which it was worked out."]


@dataclass(frozen=True, slots=True)
class ShiftData:
    """By how many days each end of a date moved, more than 0 for later."""

    first: Annotated[int | None, "The first day; null where one of the dates gives none."]
    last: Annotated[int | None, "The last day; null where one of the dates gives none."]


@dataclass(frozen=True, slots=True)
class MoveData:
    """One move of a date: from what was said before to what was said then."""

    kind: Annotated[
        str, "put-back, brought-forward, vaguer, sharper, left-open (no date) or first-date."
    ]
    words: Annotated[str, "The date that it led to, in the source's words."]
    earliest: date | None
    latest: date | None
    shift: Annotated[ShiftData, "From the last date before that had days."]
    said: Annotated[WhoSaysData | None, "Who gives that date."]
    reason: Annotated[str, "Why, as a source says; empty where none that was read does."]
    reason_said: Annotated[WhoSaysData | None, "Who gives the reason."]


@dataclass(frozen=True, slots=True)
class SlipData:
    """What became of a date since it was first given."""

    first_words: str
    first_earliest: date | None
    first_latest: date | None
    first_said: WhoSaysData | None
    shift: Annotated[ShiftData, "From the first date to the one in force."]
    moves: tuple[MoveData, ...]
    ending: Annotated[str, "dropped or replaced; empty where it was neither."]
    in_words: str


@dataclass(frozen=True, slots=True)
class ReadyData:
    """One thing that a source asks somebody to do or to have by the date."""

    audience: Annotated[str, "Who is asked, by id."]
    is_paper: Annotated[bool, "A paper to have; otherwise a step to take."]
    text: Annotated[str, "In our own words."]
    said: Annotated[WhoSaysData, "Who asks it."]


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
    outcome_voice: Annotated[
        str,
        "Whose word that is: own (the body that promised), government, parliament, checker (a "
        "regulator or auditor), sector, press, inferred (an editor) or unknown; empty where none.",
    ]
    outcome_by: Annotated[str, "Who says it, by name: “the DfE says”; empty where nobody does."]
    audiences: Annotated[tuple[str, ...], "Who has to act by it, by id."]
    ready: Annotated[tuple[ReadyData, ...], "What to have ready for it, in order."]
    slip: Annotated[SlipData | None, "What became of its date; null where none was given."]
    page: Page


@dataclass(frozen=True, slots=True)
class NeedData:
    """One of the five that a promise needs, and who gives it."""

    part: Annotated[str, "owner, measure, time, money or law."]
    is_there: Annotated[bool, "False where no source in the log says, or one says that none is."]
    says: str
    said: Annotated[WhoSaysData | None, "Null where no source in the log says."]


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
    parts: Annotated[tuple[NeedData, ...], "Owner, measure, time, money and law."]
    lacks: Annotated[tuple[str, ...], "Which of these five it lacks."]
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
    why_moved: Annotated[str, "Why the date is another one than before, where the source says."]
    note: str
    said: WhoSaysData
    is_significant: bool
    corrects: Annotated[str | None, "The id of the entry that it corrects or withdraws."]
    withdrawn: Annotated[bool, "It withdraws the other entry, and does not replace it."]
    correction_reason: str
    recorded_at: datetime
    page: Page


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
