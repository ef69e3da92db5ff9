"""A milestone as known on a day: the value that every page shares."""

from dataclasses import dataclass
from datetime import date

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import Window
from reforms.pages.checklist import StepsFor
from reforms.pages.expected import PlaceKnown
from reforms.pages.slips import SlipSaid
from reforms.standing import Standing
from seeds.pages import Said
from seeds.voices import Speaker


@dataclass(frozen=True, slots=True)
class MilestoneKnown:
    """A milestone as known on a day. `words`, of `said_on`, are the source's.

    `interval` is how they are read, `narrow` the narrower of two readings. earlier.py reads `slip`
    and the `earlier_words` of a sharper date that still fits, steps.py what to have `ready`.
    `places` are where the answer to it will stand.
    """

    slug: str
    title: str
    is_decision: bool
    is_document: bool
    words: str
    interval: str
    window: Window
    sense: TimeSense
    narrow: Window
    is_approximate: bool
    is_proposed: bool
    waits_for: str
    standing: Standing
    note: str
    target_said: Said | None
    said_on: date | None
    outcome_note: str
    outcome_said: Said | None
    earlier_words: str = ""
    earlier_said: Said | None = None
    edtf: str = ""
    slip: SlipSaid | None = None
    outcome_by: Speaker | None = None
    ready: tuple[StepsFor, ...] = ()
    places: tuple[PlaceKnown, ...] = ()

    @property
    def standing_label(self) -> str:
        """How it stands, and who says what became of it: “Happened, the DfE says”."""
        by = self.outcome_by.in_words if self.outcome_by else ""
        return ", ".join(filter(None, [self.standing.label, by]))

    @property
    def is_others(self) -> bool:
        """Whether somebody else than those who answer for it says what became of it."""
        return self.outcome_by is not None and self.outcome_by.voice.is_others

    @property
    def read_as(self) -> str:
        """The interval, "" where the source's words give it themselves."""
        return "" if self.interval == self.words else self.interval

    @property
    def is_floor(self) -> bool:
        return self.sense is TimeSense.FLOOR

    @property
    def is_beginning(self) -> bool:
        return self.sense is TimeSense.BEGINNING

    @property
    def has_no_day(self) -> bool:
        """It happened, and no source shows that its date was kept."""
        return self.standing is Standing.HAPPENED

    @property
    def hangs(self) -> str:
        """The event that it cannot come before, or that it comes after: "" where it has a day."""
        if not self.waits_for:
            return ""
        return f"{'not before' if self.is_floor else 'after'}: {self.waits_for}"

    @property
    def is_undated(self) -> bool:
        return self.window.is_empty and not self.waits_for

    @property
    def unread_places(self) -> tuple[PlaceKnown, ...]:
        """Where its answer should stand by the day, and nobody read since."""
        return tuple(one for one in self.places if one.is_unread)
