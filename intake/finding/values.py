"""What goes into the finders, and what comes out: plain values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["reform", "event", "body", "area", "term"]


@dataclass(frozen=True, slots=True)
class KnownMilestone:
    """A milestone or event as known today: its date, its outcome, and since when they are known."""

    title: str
    words: str = ""
    edtf: str = ""
    outcome: str = ""
    dated_on: date | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownThing:
    """A reform, event, body or area with every name that it has or had.

    `says` has what is known by kind of update, "stage": "in-delivery"; `since` the day of each.
    `seen_on` is the last day on which anything was recorded of it. An event has one milestone.
    """

    kind: Kind
    slug: str
    title: str
    names: tuple[str, ...]
    milestones: tuple[KnownMilestone, ...] = ()
    says: dict[str, str] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    seen_on: date | None = None
    is_context: bool = False
    strand: str = ""


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """An abbreviation with the expansions that we have, in any wording."""

    text: str
    spellings: tuple[str, ...]
    expansions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """All that the tracker knows on a day, as far as a document can speak of it."""

    things: tuple[KnownThing, ...]
    terms: tuple[KnownTerm, ...]

    def thing(self, kind: Kind, slug: str) -> KnownThing:
        return next(one for one in self.things if (one.kind, one.slug) == (kind, slug))


@dataclass(frozen=True, slots=True)
class DateOption:
    """One reading of a date's words, as the update form names it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a document may say; a person decides it.

    `group` is what it is about, in the reader's words. `says` and the boxes below it are those of a
    statement of a sitting, empty where there is nothing to record. `against` is how it stands to
    what we know, `known` what that is. The passage is from letter `start` to `end`.
    """

    sort: str
    group: str
    told: str
    reason: str
    start: int
    end: int
    about: str = ""
    about_kind: str = ""
    slug: str = ""
    says: str = ""
    words: str = ""
    strand: str = ""
    milestone: str = ""
    is_new_milestone: bool = False
    options: tuple[DateOption, ...] = ()
    edtf: str = ""
    sense: str = ""
    is_proposed: bool = False
    because: str = ""
    against: str = ""
    known: str = ""

    @property
    def is_statement(self) -> bool:
        """Whether accepting it records something; the others are to be looked at."""
        return bool(self.says)
