"""The method page: what the tracker's words mean, taken from the code that uses them."""

from dataclasses import dataclass

from django.utils.text import capfirst

from libs.days import Day
from libs.vaguedates.shift import MOST_DAYS
from libs.vaguedates.vague_date import SEASONS, window_of
from reforms.models import Outcome, Stage
from reforms.pages.date_rules import DateRules, build_date_rules
from reforms.slippage import MoveKind
from reforms.standing import Standing
from seeds.models import Basis
from seeds.pages import CaveatBox, place_caveats
from seeds.sealing.newest import SealShown, read_newest_seal
from seeds.voices import Voice

STAGES = {
    Stage.IN_DELIVERY: "The DfE's word for reforms that are being carried out, because they are "
    "thought to steady the system.",
    Stage.IN_DEVELOPMENT: "The DfE's word for reforms that are being worked on now and may take a "
    "year or more.",
    Stage.FUTURE: "The DfE's word for reforms that need more discussion and may still change.",
    Stage.NOT_STAGED: "Our word: a document mentions the reform, but gives it no stage.",
}

STANDINGS = {
    Standing.UPCOMING: "The first day of its window has not come.",
    Standing.IN_ITS_WINDOW: "The day that you chose is in the window that the source gave, or "
    "before an end date that has no start.",
    Standing.NOT_BEFORE: "The source gives a day before which it cannot happen. It gives no day by "
    "which it will.",
    Standing.MAY_HAPPEN: "The day before which it could not happen has passed. No source gives a "
    "day by which it will, so it cannot be late.",
    Standing.DATE_PASSED: "The last day of its window has passed, and no source that we read says "
    "what happened. It may have happened: we do not know. It does not mean late.",
    Standing.NOT_READ: "The last day of its window has passed, and nobody has read any source "
    "since, or not where the answer was to stand. We do not know whether a source says what "
    "happened.",
    Standing.MET: "A source says that it happened, in time for its date.",
    Standing.PART_MET: "A source says that some of it happened.",
    Standing.HAPPENED: "A source shows that it has happened. We do not know on which day, or "
    "whether that was in time.",
    Standing.STOPPED: "A source says that it will not go ahead.",
    Standing.SUPERSEDED: "A source says that something else replaced it.",
    Standing.WAITING: "The source says that it depends on an event that has no known day.",
    Standing.NO_DATE: "No source gives a date.",
}

MOVES = {
    MoveKind.PUT_BACK: "The last day is a later one; where either date gives none, the first is.",
    MoveKind.FORWARD: "The last day is an earlier one; where either date gives none, the first is.",
    MoveKind.VAGUER: "The days of before are among the new ones, and there are more of these.",
    MoveKind.SHARPER: "The new days are among those of before, and fewer.",
    MoveKind.OPENED: "A later source gives no days any more, or hangs the date on an event that "
    "has none.",
    MoveKind.FIRST: "Sources spoke of it without a day, and later one gave one.",
    MoveKind.DROPPED: "A source says that it will not go ahead.",
    MoveKind.REPLACED: "A source says that something else took its place.",
}

VOICES = {
    Voice.OWN: "The DfE, or another body that leads, delivers, tests, funds or inspects the "
    "reform, of its own work. A minister who answers for it in Parliament speaks for it.",
    Voice.GOVERNMENT: "Another part of government, or another public body.",
    Voice.PARLIAMENT: "A committee, Parliament’s library, or the law itself.",
    Voice.CHECKER: "Ofsted, the CQC, the NAO or the Ombudsman, of somebody else’s work.",
    Voice.SECTOR: "A union, charity, association or university, or a council.",
    Voice.PRESS: "A newspaper, or a firm that sells services.",
    Voice.INFERRED: "No source says it in words. An editor infers it, and says why.",
    Voice.UNKNOWN: "Its publisher does not tell.",
}

BASES = {
    Basis.STATED: "The source says it of its own work.",
    Basis.REPORTED: "The source says what somebody else said or did.",
    Basis.INFERRED: "No source says it. An editor infers it, and says why.",
}


@dataclass(frozen=True, slots=True)
class Definition:
    """A word of the tracker: the key that marks use, the word as printed, and what it means."""

    key: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    stages: tuple[Definition, ...]
    standings: tuple[Definition, ...]
    bases: tuple[Definition, ...]
    outcomes: tuple[str, ...]
    seasons: tuple[Definition, ...]
    dates: DateRules
    caveats: tuple[CaveatBox, ...]
    seal: SealShown
    moves: tuple[Definition, ...]
    most_days: int
    voices: tuple[Definition, ...]


def build_about(day: Day) -> AboutPage:
    """The method page; its caveats are those known by the day."""
    return AboutPage(
        stages=tuple(Definition(s.value, str(s.label), STAGES[s]) for s in Stage),
        standings=tuple(Definition(s.value, s.label, STANDINGS[s]) for s in Standing),
        bases=tuple(Definition(b.value, str(b.label).capitalize(), BASES[b]) for b in Basis),
        outcomes=tuple(str(outcome.label) for outcome in Outcome),
        seasons=tuple(_season(number, name) for number, (name, _) in SEASONS.items()),
        dates=build_date_rules(),
        caveats=place_caveats("about", day.on),
        seal=read_newest_seal(),
        moves=tuple(Definition(m.value, capfirst(m.words), MOVES[m]) for m in MoveKind),
        most_days=MOST_DAYS,
        voices=tuple(Definition(v.value, v.label, VOICES[v]) for v in Voice),
    )


def _season(number: int, name: str) -> Definition:
    """A season's rule, read off an example so that the page cannot disagree with the code."""
    window = window_of(f"2023-{number}")
    months = [f"{end:%B}" for end in (window.earliest, window.latest) if end]
    return Definition(name, name.capitalize(), " to ".join(months))
