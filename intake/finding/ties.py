"""Which reform or event a time belongs to, and what is said to happen then.

The nearest thing that the clause names before the time, else the sentence, else what the paragraph
speaks of, else its headings. What stands behind "via", "alongside" or "under" is no subject. A time
without a word of progress near it belongs to nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.finding.names import KnownNames, NameFound
from intake.finding.progress import IN_PLACE, Step, is_past, step_at
from intake.finding.sentences import Sentence, clause_at
from intake.finding.stems import stem, telling_stems
from intake.finding.subjects import (
    BACK,
    CONSULTS,
    FRONT,
    MEANS,
    MEETING,
    NEAR,
    NO_SUBJECT,
    OF_ANOTHER,
    OF_ITS_OWN,
    POINTS_BACK,
    SUBJECTS,
    TOGETHER,
    WE_THEN,
    ReadSentence,
    head_word,
    is_a_line,
    owns,
    subjects,
    suits_event,
    with_head,
)
from intake.finding.times import Time, as_floor, find_times, without_until
from intake.finding.tone import REPORTED, Tone, tone_of
from intake.finding.values import KnownThing
from libs.reading_files import TextPart


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


class Ties:
    """Ties times to things, block after block."""

    def __init__(self, index: KnownNames, said_on: date) -> None:
        self._index = index
        self._said_on = said_on
        self._headings: dict[str, list[KnownThing]] = {}
        self._lead: tuple[TextPart, list[Time], list[KnownThing]] | None = None
        self._recent: list[KnownThing] = []

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
        self._remember(rows)

    def topic(self, row: ReadSentence, before: list[ReadSentence]) -> tuple[KnownThing | None, str]:
        """What a sentence is about: what it names itself, else its paragraph or heading."""
        own = [one for one in row.mentions if one.thing.kind in SUBJECTS]
        if own:
            return self._subject(own, row.sentence.text, len(row.sentence.text)).thing, "sentence"
        return self._topic(row, before)

    def _subject(self, mentions: list[NameFound], text: str, position: int) -> NameFound:
        """The likeliest: not behind a preposition, the nearest, a reform; the event of its time."""

        def rank(one: NameFound) -> tuple[bool, int, bool, int, int]:
            behind = bool(NO_SUBJECT.search(text[: one.start]))
            off = self._index.days_off(one.thing, self._said_on)
            return behind, abs(position - one.end), one.thing.kind != "reform", off, -one.weight

        return min(mentions, key=rank)

    def _tie(self, row: ReadSentence, before: list[ReadSentence], time: Time) -> Tied | None:
        text = row.sentence.text
        first, last = clause_at(text, max(time.start, 0))
        clause = text[first : max(last, time.end)]
        if MEETING.search(text[: time.start]):
            return None
        step = step_at(clause, time.start - first)
        if step is None and time.start < FRONT:
            clause, first = text, 0
            step = step_at(text, time.start)
        own = subjects(row, time)
        thing, how = self._owner(row, before, time, own, (first, last))
        is_event = thing is not None and thing.kind == "event"
        if step is None and (how == "clause" or (how == "sentence" and not is_event)):
            step = step_at(text, time.start)
        if step is None and thing is not None and is_a_line(row.sentence, own):
            step = IN_PLACE
        if step is not None and CONSULTS.search(with_head(text, first, clause)):
            asked = self._consultation(thing)
            thing, how = (asked, "clause") if asked else (thing, how)
        if thing is None or step is None or OF_ANOTHER.search(text[: time.start]):
            return None
        if thing.kind == "event" and not suits_event(step, clause[: time.start - first], how):
            return None
        if step.key == "delayed":
            time = without_until(time, self._said_on)
        reported = bool(REPORTED.search(text[: time.start]))
        tone = tone_of(clause, may_be_floor=True, is_reported=reported)
        if tone is Tone.STATED and first and tone_of(text[:first]) is Tone.SUPPOSED:
            tone = Tone.SUPPOSED
        return Tied(thing, time, row.sentence, clause, step, tone, is_past(clause), how)

    def _owner(
        self,
        row: ReadSentence,
        before: list[ReadSentence],
        time: Time,
        own: list[NameFound],
        clause: tuple[int, int],
    ) -> tuple[KnownThing | None, str]:
        text = row.sentence.text
        inside = [one for one in own if clause[0] <= one.start < clause[1]]
        if not inside and OF_ITS_OWN.match(text[slice(*clause)]):
            return None, ""
        ahead = [one for one in inside if one.end <= time.start]
        subjects = [one for one in ahead if not NO_SUBJECT.search(text[: one.start])]
        if subjects:
            return self._subject(subjects, text, time.start).thing, "clause"
        back = self._noun(row, before, clause[0], time.start)
        if back is not None:
            return back, "noun"
        earlier = [
            one for one in own if one.end <= time.start and not TOGETHER.search(text[: one.start])
        ]
        if earlier:
            return self._subject(earlier, text, time.start).thing, "sentence"
        if ahead:
            return ahead[-1].thing, "clause"
        own = [one for one in own if not MEANS.search(text[: one.start])]
        later = [one for one in own if one.start >= time.end]
        if later and (time.start < 3 or [one for one in inside if one.start >= time.end]):
            return later[0].thing, "clause"
        if own:
            return own[0].thing, "sentence"
        return self._topic(row, before)

    def _consultation(self, thing: KnownThing | None) -> KnownThing | None:
        """The event that is the consultation on a thing; of none, one that is open just then."""
        every = self._index.consultations
        if thing is not None:
            if thing in every:
                return thing
            stems = telling_stems(thing.title.partition(":")[0])
            if named := next((one for one in every if stems <= telling_stems(one.title)), None):
                return named
            if thing.kind == "reform":
                return None
        near = [(self._index.days_off(one, self._said_on), one.slug, one) for one in every]
        best = min(near, default=(NEAR + 1, "", None))
        return best[2] if best[0] <= NEAR else None

    def _noun(
        self, row: ReadSentence, before: list[ReadSentence], first: int, last: int
    ) -> KnownThing | None:
        """The thing that the clause calls by its last word alone: "the guides", "these plans"."""
        near = [m for one in before[-BACK:] for m in one.mentions if m.thing.kind in SUBJECTS]
        things = [m.thing for m in reversed(near)]
        things += self._above(row.sentence.block)
        things += [one for one in self._recent if head_word(one).upper() in row.sentence.text]
        words = [stem(word) for word in re.findall(r"[\w’'-]+", row.sentence.text[first:last])]
        for thing in things:
            last_word = head_word(thing)
            if last_word and last_word in words:
                return thing
        return None

    def _topic(
        self, row: ReadSentence, before: list[ReadSentence]
    ) -> tuple[KnownThing | None, str]:
        for one in reversed(before[-BACK:]):
            own = [m for m in one.mentions if m.thing.kind in SUBJECTS]
            points = POINTS_BACK.match(row.sentence.text) or WE_THEN.match(row.sentence.text)
            if own and points:
                return self._subject(
                    own, one.sentence.text, len(one.sentence.text)
                ).thing, "paragraph"
        above = self._above(row.sentence.block)
        if above:
            return above[0], "heading"
        lead, block = self._lead, row.sentence.block
        leads = lead and lead[0].text.endswith(":") and lead[0].path == block.path
        if lead and leads and block.kind in ("item", "paragraph") and len(lead[2]) == 1:
            return lead[2][0], "lead"
        return None, ""

    def _above(self, block: TextPart) -> list[KnownThing]:
        for title in reversed(block.path[-2:]):
            if title not in self._headings:
                found = self._index.find(title)
                things = [m.thing for m in found if m.thing.kind in SUBJECTS]
                things.sort(key=lambda one: self._index.days_off(one, self._said_on))
                self._headings[title] = things
            if self._headings[title]:
                return self._headings[title]
        return []

    def _from_above(self, row: ReadSentence) -> Iterator[Tied]:
        """A line whose time stands in its heading, its column or the line that leads to it."""
        block, text = row.sentence.block, row.sentence.text
        own = [one for one in row.mentions if one.thing.kind in SUBJECTS]
        step = step_at(text, 0)
        if not own or step is None:
            return
        above = block.column or (block.path[-1] if block.path else "")
        times = [
            one
            for one in find_times(above, self._said_on)
            if len(one.words) >= 0.6 * len(above.strip())
        ]
        lead = self._lead
        if not times and lead and lead[0].text.endswith(":") and lead[0].path == block.path:
            times = lead[1][-1:]
        for time in times[:1]:
            thing = next((one for one in own if not owns(one, text)), own[0]).thing
            yield Tied(thing, time, row.sentence, text, step, tone_of(text), False, "above")

    def _remember(self, rows: list[ReadSentence]) -> None:
        block, last = rows[0].sentence.block, rows[-1]
        named = [m.thing for row in rows for m in row.mentions if m.thing.kind == "reform"]
        short = [one for one in named if one.title.startswith(head_word(one).upper() or " ")]
        self._recent = [*reversed(short), *self._recent][:BACK]
        if block.kind == "paragraph":
            times = (
                find_times(last.sentence.text, self._said_on) if block.text.endswith(":") else []
            )
            things = [m.thing for m in last.mentions if m.thing.kind in SUBJECTS]
            self._lead = (block, times, things)
