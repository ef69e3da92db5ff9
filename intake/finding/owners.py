"""Which reform or event the words around a time name: the nearest thing that may be its subject.

What stands behind "via", "alongside" or "under" is no subject, nor is what only says so.
"""

import re
from datetime import date

from intake.finding.names import KnownNames, NameFound
from intake.finding.sections import NamedAbove
from intake.finding.stems import stem, telling_stems
from intake.finding.subjects import (
    BACK,
    CONDITION,
    IN_FRONT,
    MEANS,
    MOST_WORDS_ASIDE,
    NEAR,
    NO_SUBJECT,
    OF_ITS_OWN,
    POINTS_BACK,
    POINTS_WITHIN,
    SUBJECTS,
    TOGETHER,
    WE_THEN,
    ReadSentence,
    head_word,
    is_of_many,
    is_of_one,
)
from intake.finding.times import Time, find_times
from intake.finding.values import KnownThing
from libs.reading_files import TextPart

Lead = tuple[TextPart, list[Time], list[KnownThing]]
"""A paragraph above a list, the times in it and what it names."""


class Owners:
    """Finds the owners of times, block after block; `lead` is the paragraph read last."""

    def __init__(self, index: KnownNames, said_on: date, sole: KnownThing | None = None) -> None:
        self._index = index
        self._said_on = said_on
        self._headings: dict[str, list[KnownThing]] = {}
        self._recent: list[KnownThing] = []
        self.lead: Lead | None = None
        self.section = NamedAbove()
        self.sole = sole

    def remember(self, rows: list[ReadSentence]) -> None:
        """Keeps what a block speaks of for those below it: the line that leads to a list, and what
        an abbreviation has named lately."""
        block, last = rows[0].sentence.block, rows[-1]
        if block.kind == "paragraph":
            leads = block.text.endswith(":")
            times = find_times(last.sentence.text, self._said_on) if leads else []
            things = [m.thing for m in last.mentions if m.thing.kind in SUBJECTS]
            self.lead = (block, times, things)
        self.section.enter(block)
        self.section.remember(rows)
        named = [m.thing for row in rows for m in row.mentions if m.thing.kind == "reform"]
        short = [one for one in named if one.title.startswith(head_word(one).upper() or " ")]
        self._recent = [*reversed(short), *self._recent][:BACK]

    def topic(self, row: ReadSentence, before: list[ReadSentence]) -> tuple[KnownThing | None, str]:
        """What a sentence is about: what it names itself, else its paragraph or heading."""
        own = [one for one in row.mentions if one.thing.kind in SUBJECTS]
        if own:
            return self._subject(own, row.sentence.text, len(row.sentence.text)).thing, "sentence"
        return self._topic(row, before)

    def _subject(self, mentions: list[NameFound], text: str, position: int) -> NameFound:
        """The likeliest: not behind a preposition, the nearest, a reform; the event of its time."""

        def rank(one: NameFound) -> tuple[bool, bool, int, bool, int, int]:
            behind = bool(NO_SUBJECT.search(text[: one.start]))
            guessed = bool(not one.thing.slug and one.text.casefold() != one.thing.title.casefold())
            off = self._index.days_off(one.thing, self._said_on)
            near = abs(position - one.end)
            return behind, guessed, near, one.thing.kind != "reform", off, -one.weight

        return min(mentions, key=rank)

    def owner(
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
        called = self._called(row, before, text[: time.start])
        if called is not None:
            return called, "noun"
        own = [
            one
            for one in own
            if not MEANS.search(text[: one.start]) and not CONDITION.search(text[: one.start])
        ]
        later = [one for one in own if one.start >= time.end]
        if later and (time.start < 3 or [one for one in inside if one.start >= time.end]):
            return later[0].thing, "clause"
        if own and not self._says_enough(text, time, clause):
            return own[0].thing, "sentence"
        return self._topic(row, before)

    @staticmethod
    def _says_enough(text: str, time: Time, clause: tuple[int, int]) -> bool:
        """Whether the clause of a time says something itself, so that it needs no name of another."""
        rest = text[clause[0] : time.start] + text[time.end : clause[1]]
        return len(rest.split()) > MOST_WORDS_ASIDE

    def _called(
        self, row: ReadSentence, before: list[ReadSentence], text: str
    ) -> KnownThing | None:
        """What the words in front of a time call by a noun that was named in these lines."""
        if any(one.mentions for one in before):
            return None
        self.section.enter(row.sentence.block)
        return self.section.called(text, self.sole)

    def consultation(self, thing: KnownThing | None) -> KnownThing | None:
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
            text, said = row.sentence.text, one.sentence.text
            if own and (POINTS_BACK.match(text) or WE_THEN.match(text)):
                subject = self._subject(own, said, len(said))
                if is_of_one(text) and is_of_many(subject, said):
                    return None, ""
                return subject.thing, "paragraph"
            reforms = [m for m in own if m.thing.kind == "reform"]
            leads = bool(reforms) and reforms[0].start <= IN_FRONT
            is_one = len({m.thing.slug for m in reforms}) == 1
            if (is_one or leads) and POINTS_WITHIN.search(text):
                return reforms[0].thing, "paragraph"
        above = self._above(row.sentence.block)
        if above:
            return above[0], "heading"
        lead, block = self.lead, row.sentence.block
        is_lead = lead and lead[0].text.endswith(":") and lead[0].path == block.path
        if lead and is_lead and block.kind in ("item", "paragraph") and len(lead[2]) == 1:
            return lead[2][0], "lead"
        return None, ""

    def names_before(self, cells: tuple[str, ...], text: str) -> bool:
        """Whether a cell in front of one names a thing already."""
        front = cells[: cells.index(text)] if text in cells else ()
        return any(m.thing.kind in SUBJECTS for cell in front for m in self._index.find(cell))

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
