"""What a brief tells of one reform, and how high that is on paper at each detail."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from libs.days import Day
from reforms.brief import paper
from reforms.brief.paper import Block, Detail, Line
from reforms.pages.audiences import Actors, actors_of
from reforms.pages.known import MilestoneKnown, ReformKnown
from reforms.soonest import by_need, days_left, last_settled
from seeds.pages import Cite, Said, each_document

DATES = {Detail.FULL: 5, Detail.SHORT: 1, Detail.ROW: 1, Detail.LINE: 1}
CHANGES = {Detail.FULL: 6, Detail.SHORT: 2, Detail.ROW: 0, Detail.LINE: 0}
SOURCES = {Detail.FULL: 6, Detail.SHORT: 3, Detail.ROW: 1, Detail.LINE: 1}
"""The most that is told at each detail; how many more there are is said."""

READ_IT = (
    "Dates stand in their sources’ words. “Inferred” is an editor’s reading. What no source that "
    "we read says is not here."
)

ABBREVIATED = ("e.g.", "i.e.", "etc.", "Dr.", "No.", "St.")


@dataclass(frozen=True, slots=True)
class BriefDate:
    """A date, how long is left, and who says so."""

    milestone: MilestoneKnown
    left: str
    said: Said | None

    @property
    def in_short(self) -> str:
        """What, and when in the source’s words: Plans due: “by the end of the year”."""
        said = f"“{self.milestone.words}”" if self.milestone.words else "no date"
        return f"{self.milestone.title}: {said}"

    @property
    def in_words(self) -> str:
        """The same with how the words are read, or what they wait for."""
        read = self.milestone.hangs or self.milestone.read_as
        return f"{self.in_short}, {read}" if read else self.in_short


@dataclass(frozen=True, slots=True)
class BriefChange:
    """Something that changed since the day, in a line, and who says so."""

    text: str
    source: Cite | None


@dataclass(frozen=True, slots=True)
class BriefEntry:
    """A reform at one detail; `more_…` count what is not told at it.

    `ready` are the things to have ready for the dates that are told, "" for none.
    """

    reform: ReformKnown
    what: str
    dates: tuple[BriefDate, ...]
    more_dates: int
    changes: tuple[BriefChange, ...]
    more_changes: int
    actors: str
    sources: tuple[Cite, ...]
    more_sources: int
    ready: str = ""

    @property
    def force(self) -> str:
        return self.reform.legal_force

    @property
    def has_date_ahead(self) -> bool:
        return bool(self.dates and self.dates[0].left)


@dataclass(frozen=True, slots=True)
class Told:
    """All that could be told of a reform."""

    reform: ReformKnown
    dates: tuple[BriefDate, ...]
    changes: tuple[BriefChange, ...]
    actors: str

    def at(self, detail: Detail) -> BriefEntry:
        """What is told at a detail."""
        dates, changes = self.dates[: DATES[detail]], self.changes[: CHANGES[detail]]
        whole = self.reform.description
        sources = self._sources(dates, changes)
        few = SOURCES[detail]
        what = {Detail.FULL: whole, Detail.LINE: ""}.get(detail, first_sentence(whole))
        return BriefEntry(
            reform=self.reform,
            what=what,
            dates=dates,
            more_dates=len(self.dates) - len(dates),
            changes=changes,
            more_changes=len(self.changes) - len(changes),
            actors=self.actors,
            sources=sources[:few],
            more_sources=max(0, len(sources) - few),
            ready="" if detail.is_table else have_ready(dates),
        )

    def _sources(
        self, dates: Iterable[BriefDate], changes: Iterable[BriefChange]
    ) -> tuple[Cite, ...]:
        one = self.reform
        said = [date.said for date in dates] + [one.description_said, one.legal_force_said]
        cites = [fact.source for fact in said if fact]
        return each_document([*cites, *(change.source for change in changes)])


def tell(reform: ReformKnown, changes: tuple[BriefChange, ...], actors: Actors, day: Day) -> Told:
    """All that a brief could tell of a reform: its open dates, or the last one that was settled."""
    first = by_need(reform.milestones)
    settled = last_settled(reform.milestones)
    shown = first or ((settled,) if settled else ())
    acting = actors_of(reform.slug, first, actors) or actors_of(
        reform.slug, reform.milestones, actors
    )
    return Told(
        reform=reform,
        dates=tuple(
            BriefDate(
                one,
                days_left(one, day.on),
                one.outcome_said if one.standing.is_settled else one.target_said,
            )
            for one in shown
        ),
        changes=changes,
        actors=", ".join(actor.title for actor in acting),
    )


def first_sentence(text: str) -> str:
    """The first sentence of our own words: up to a full stop that a capital follows.

    first_sentence("A plan, e.g. for Leeds. It is new.") == "A plan, e.g. for Leeds."
    """
    for stop in re.finditer(r"[.!?](?=\s+[A-Z“'(])", text):
        sentence = text[: stop.end()]
        if not sentence.endswith(ABBREVIATED):
            return sentence
    return text


def have_ready(dates: Iterable[BriefDate]) -> str:
    """What open dates ask for, one after the other: “Publish a plan (Councils); …”."""
    return "; ".join(
        f"{step.in_words.rstrip('.')} ({one.audience})"
        for date in dates
        if not date.milestone.standing.is_settled
        for one in date.milestone.ready
        for step in one.steps
    )


def measure(entry: BriefEntry, detail: Detail) -> int:
    """How high it is on the sheet, in points."""
    is_line = detail is Detail.LINE
    return (_row(entry, is_line=is_line) if detail.is_table else _article(entry)).height


def _article(entry: BriefEntry) -> Block:
    lines = [
        Line(entry.reform.name, paper.SHEET_WIDTH, paper.NAME, paper.NAME_LEADING, bold=True),
        Line(entry.what, paper.SHEET_WIDTH),
        _value(f"{entry.reform.stage_label} inferred. {entry.force} inferred"),
        *(
            _value(f"{one.in_words}. {one.left} {one.milestone.standing.label} xxx")
            for one in entry.dates
        ),
        *(_value(change.text) for change in entry.changes),
        _value(entry.actors or "-"),
        _value(said_by(entry)),
        *([_value(entry.ready)] if entry.ready else []),
    ]
    more = [one for one in (entry.more_dates, entry.more_changes) if one]
    lines += [_value("and more") for _ in more]
    if not entry.changes:
        lines.append(_value("Nothing"))
    return Block((tuple(lines),), padding=16)


def _value(text: str) -> Line:
    return Line(text, paper.VALUE_WIDTH)


def _row(entry: BriefEntry, *, is_line: bool) -> Block:
    name, stands, date, said = paper.LINE_COLUMNS if is_line else paper.ROW_COLUMNS
    first = entry.dates[0] if entry.dates else None
    when = (first.in_short if is_line else first.in_words) if first else "No date"
    # Everything is measured as if it stood in a line of its own.
    left = f"{first.left} {first.milestone.standing.label} and 9 more xxx" if first else ""
    texts = [
        [(entry.reform.name, name, True), (entry.what, name, False)],
        [
            (f"{entry.reform.stage_label} xx inferred", stands, False),
            (f"{entry.force} inferred", stands, False),
        ],
        [(f"{when}. {left}", date, False)],
        [(said_by(entry), said, False), (changed(entry), said, False)],
    ]
    return Block(
        tuple(
            tuple(
                Line(text, width - paper.GUTTER, paper.SMALL, paper.SMALL_LEADING, bold=bold)
                for text, width, bold in column
            )
            for column in texts
        ),
        padding=7,
    )


def foot(address: str) -> Block:
    """What stands below the reforms: how to read the sheet, and the address of the page."""
    texts = (READ_IT, address)
    lines = [Line(text, paper.SHEET_WIDTH, paper.SMALL, paper.SMALL_LEADING) for text in texts]
    return Block((tuple(lines),), padding=14)


def said_by(entry: BriefEntry) -> str:
    """The documents that say so: “DfE guidance, 2026; Written answer”, and how many more."""
    named = "; ".join(f"{cite.document} ({cite.day}) {cite.only}" for cite in entry.sources)
    return capfirst(f"{named} and {entry.more_sources} more" if entry.more_sources else named)


def changed(entry: BriefEntry) -> str:
    """How much changed, for the table: “3 changes”, "" for none."""
    number = entry.more_changes + len(entry.changes)
    return f"{number} change{'' if number == 1 else 's'}" if number else ""
