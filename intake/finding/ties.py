"""Which reform or event a time belongs to, and what is said to happen then.

The nearest thing that the clause names before the time, else the sentence, else what the paragraph
speaks of, else its headings. What stands behind "via", "alongside" or "under" is no subject. A time
without a word of progress near it belongs to nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.finding.names import KnownNames
from intake.finding.owners import Owners
from intake.finding.progress import GENERAL, IN_PLACE, Step, is_past, step_at
from intake.finding.recalled import Recalled
from intake.finding.sentences import Sentence, clause_at
from intake.finding.subjects import (
    CONSULTS,
    FRONT,
    OF_ANOTHER,
    SUBJECTS,
    ReadSentence,
    is_a_line,
    is_of_the_telling,
    owns,
    subjects,
    suits_event,
    with_head,
)
from intake.finding.times import Time, as_floor, find_times, without_until
from intake.finding.tone import CALLED_OFF, CONTRAST, REPORTED, Tone, tone_of
from intake.finding.values import KnownThing

_POINTS = re.compile(r"\b(?:they|it|this|these)\b", re.IGNORECASE)
MOST_YEARS_BACK = 3
MOST_OF_CELL = 0.6
"""Share of a heading or cell that a time has to be, where it is all that they say."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A time, the thing that it belongs to, and what is said of it."""

    thing: KnownThing
    time: Time
    sentence: Sentence
    clause: str
    step: Step
    tone: Tone
    is_past: bool
    how: str

    @property
    def start(self) -> int:
        return self.sentence.start

    @property
    def end(self) -> int:
        return self.sentence.end


def _is_to_come(clause: str, how: str) -> bool:
    """Whether a clause that names a thing says that something will be, in whatever words."""
    points = how in ("heading", "paragraph") and _POINTS.search(clause)
    return bool((points or how in ("clause", "sentence", "noun")) and GENERAL.search(clause))


def _tone(text: str, time: Time, clause: str, first: int) -> Tone:
    """How the clause says it, from letter `first`; a condition before it is one of it, too."""
    reported = bool(REPORTED.search(text[: time.start]))
    tone = tone_of(clause, may_be_floor=True, is_reported=reported)
    if CALLED_OFF.match(text[time.end :]):
        return Tone.GONE
    goes_on = first and not CONTRAST.match(clause)
    if tone is Tone.STATED and goes_on and tone_of(text[:first]) is Tone.SUPPOSED:
        return Tone.SUPPOSED
    return tone


class Ties:
    """Ties times to things, block after block."""

    def __init__(self, index: KnownNames, said_on: date, sole: KnownThing | None = None) -> None:
        self._said_on = said_on
        self._owners = Owners(index, said_on, sole)
        self._recalled = Recalled(index.things)

    def topic(self, row: ReadSentence, before: list[ReadSentence]) -> tuple[KnownThing | None, str]:
        """What a sentence is about, and how that is known."""
        return self._owners.topic(row, before)

    def of_block(self, rows: list[ReadSentence]) -> Iterator[Tied]:
        """The times of one block with what they belong to."""
        if not rows:
            return
        block = rows[0].sentence.block
        if block.kind == "heading":
            return
        for number, row in enumerate(rows):
            times = find_times(row.sentence.text, self._said_on)
            for time in times:
                if tied := self._tie(
                    row, rows[:number], as_floor(row.sentence.text, time, self._said_on)
                ):
                    yield tied
            if not times and number == 0:
                yield from self._from_above(row)
        self._owners.remember(rows)

    def _tie(self, row: ReadSentence, before: list[ReadSentence], time: Time) -> Tied | None:
        text = row.sentence.text
        if is_of_the_telling(text, time) or OF_ANOTHER.search(text[: time.start]):
            return None
        first, last = clause_at(text, max(time.start, 0))
        clause = text[first : max(last, time.end)]
        step = step_at(clause, time.start - first)
        if step is None and time.start < FRONT:
            clause, first = text, 0
            step = step_at(text, time.start)
        thing, how, step = self._what(row, before, time, (first, last), clause, step)
        if thing is None or step is None:
            return None
        if thing.kind == "event" and not suits_event(step, clause[: time.start - first], how):
            return None
        if step.key == "delayed":
            time = without_until(time, self._said_on)
        tone = _tone(text, time, clause, first)
        return Tied(thing, time, row.sentence, clause, step, tone, is_past(clause), how)

    def _what(
        self,
        row: ReadSentence,
        before: list[ReadSentence],
        time: Time,
        span: tuple[int, int],
        clause: str,
        step: Step | None,
    ) -> tuple[KnownThing | None, str, Step | None]:
        """What a time belongs to, how that is known, and what happens then."""
        text, first = row.sentence.text, span[0]
        own = subjects(row, time)
        thing, how = self._owners.owner(row, before, time, own, span)
        thing, how = self._surer(row, time, thing, how, step)
        is_event = thing is not None and thing.kind == "event"
        if step is None and (how == "clause" or (how == "sentence" and not is_event)):
            step = step_at(text, time.start)
        if step is None and thing is not None and is_a_line(row.sentence, own):
            step = IN_PLACE
        if step is None and thing is not None and thing.kind == "reform":
            step = IN_PLACE if how == "milestone" or _is_to_come(clause, how) else None
        named = is_event and how == "clause"
        whole = clause[: time.start - first] if named else with_head(text, first, clause)
        if step is not None and CONSULTS.search(whole):
            asked = self._owners.consultation(None if how == "document" else thing)
            thing, how = (asked, "clause") if asked else (thing, how)
        return thing, how, step

    def _surer(
        self,
        row: ReadSentence,
        time: Time,
        thing: KnownThing | None,
        how: str,
        step: Step | None,
    ) -> tuple[KnownThing | None, str]:
        """The owner, or where the words name none, that of a milestone which they tell of; last,
        the one reform that the document is about."""
        if thing is not None and how not in ("heading", "lead"):
            return thing, how
        text = row.sentence.text
        edtfs = [time.found.edtf, *(one.edtf for one in time.found.choices)]
        bare = f"{text[: time.start]} {text[time.end :]}"
        if recalled := self._recalled.find(bare, filter(None, edtfs)):
            return recalled, "milestone"
        sole = None if self._is_old(time) else self._owners.sole
        own = any(one.thing.kind in SUBJECTS for one in row.mentions)
        if (
            thing is None
            and sole
            and step
            and step.key != "money"
            and not own
            and not self._owners.section.others(sole)
        ):
            return sole, "document"
        return thing, how

    def _is_old(self, time: Time) -> bool:
        """Whether a time is of years before the document, which only looks back to it."""
        years = re.findall(r"\b(?:19|20)\d\d\b", time.words)
        return bool(years) and int(years[-1]) < self._said_on.year - MOST_YEARS_BACK

    def _from_above(self, row: ReadSentence) -> Iterator[Tied]:
        """A line whose time stands in its heading, its column or the line that leads to it."""
        block, text = row.sentence.block, row.sentence.text
        if block.row and (in_row := list(self._from_row(row))):
            yield from in_row
            return
        own = [one for one in row.mentions if one.thing.kind in SUBJECTS]
        step = step_at(text, 0)
        if not own or step is None:
            return
        above = block.column or (block.path[-1] if block.path else "")
        times = [
            one
            for one in find_times(above, self._said_on)
            if len(one.words) >= MOST_OF_CELL * len(above.strip())
        ]
        lead = self._owners.lead
        if not times and lead and lead[0].text.endswith(":") and lead[0].path == block.path:
            times = lead[1][-1:]
        for time in times[:1]:
            thing = next((one for one in own if not owns(one, text)), own[0]).thing
            yield Tied(thing, time, row.sentence, text, step, tone_of(text), False, "above")

    def _from_row(self, row: ReadSentence) -> Iterator[Tied]:
        """A cell that names a thing, with the dates that other cells of its row consist of."""
        cells, text = row.sentence.block.row, row.sentence.text
        own = [one for one in row.mentions if one.thing.kind in SUBJECTS]
        whole = ". ".join(cells)
        if not own or not row.sentence.is_first or self._owners.names_before(cells, text):
            return
        for cell in cells:
            for time in find_times(cell, self._said_on):
                if len(time.words) >= MOST_OF_CELL * len(cell.strip()):
                    step = step_at(text, 0) or step_at(whole, 0) or IN_PLACE
                    thing = next((one for one in own if not owns(one, text)), own[0]).thing
                    tone = tone_of(whole, may_be_floor=True)
                    yield Tied(thing, time, row.sentence, whole, step, tone, False, "row")
