"""What was made of a source's words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from libs.vaguedates.reading import DateReading, TimeSense
from libs.vaguedates.vague_date import NotVagueDate, window_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read the words: `label` tells it to a person, `edtf` to the database.

    `sense` says how the time is meant. `narrow` is a narrower reading that the words have as well,
    "" for none. `note` says what a person has to know of the rule, in a sentence.
    """

    label: str
    edtf: str
    sense: TimeSense = TimeSense.DUE
    narrow: str = ""
    note: str = ""

    @property
    def reading(self) -> DateReading:
        """The same as days; raises NotVagueDate."""
        return DateReading(window_of(self.edtf), self.sense, window_of(self.narrow))


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words say. At most one of the three is filled; none where no time was found.

    `edtf` is the one reading that they have, `choices` are the several, and `waits_for` is the
    event that they name instead of a time. `sentence` tells a person which of these it is.
    `sense` and `narrow` go with the one reading or with the event; each choice has its own.
    `is_undated` is true of words that say that there is no date: "to be confirmed";
    `may_wait_for` is an event that would give them one. `is_part` is true of choices that the end
    of the words gives, without the rest of them.
    """

    sentence: str
    edtf: str = ""
    choices: tuple[Choice, ...] = ()
    waits_for: str = ""
    sense: TimeSense = TimeSense.DUE
    narrow: str = ""
    is_undated: bool = False
    may_wait_for: str = ""
    is_part: bool = False

    @property
    def readings(self) -> tuple[Choice, ...]:
        """The one reading or the several."""
        if not self.edtf:
            return self.choices
        return (Choice("", self.edtf, self.sense, self.narrow),)


def said(choice: Choice) -> str:
    """A reading in a sentence's words: "any day from 1 September to 30 November 2023"."""
    reading = choice.reading
    window, days = reading.window, reading.in_words
    if window.is_day or window.earliest is None or reading.sense:
        return days
    return f"any day from {days}".replace("from from", "from")


def read_as(readings: Sequence[Choice]) -> Understood:
    """An answer from one reading or several; those that no calendar has are left out."""
    kept: dict[tuple[str, ...], Choice] = {}
    wrong = ""
    for reading in readings:
        try:
            window_of(reading.edtf), window_of(reading.narrow)
        except NotVagueDate as error:
            wrong = str(error)
        else:
            kept.setdefault((reading.edtf, reading.sense, reading.narrow), reading)
    if not kept:
        return Understood(sentence=f"Not a time: {wrong}.")
    notes = "".join(f" {note}" for note in dict.fromkeys(one.note for one in kept.values()) if note)
    if len(kept) == 1:
        (one,) = kept.values()
        sentence = f"{_capital(said(one))}.{notes}"
        return Understood(sentence, one.edtf, sense=one.sense, narrow=one.narrow)
    choices = tuple(replace(one, label=_label(one), note="") for one in kept.values())
    sentence = f"This can be read in {len(choices)} ways: choose one.{notes}"
    return Understood(sentence=sentence, choices=choices)


def said_in_full(one: Choice) -> str:
    """A reading as a sentence begins with it: "Any day from 1 to 30 September 2028"."""
    return _capital(said(one))


def _label(one: Choice) -> str:
    return f"{one.label}: {said(one)}" if one.label else said_in_full(one)


def waits_for(event: str, sense: TimeSense = TimeSense.DUE, *, counted: bool = False) -> Understood:
    """An answer that names an event instead of a time; a floor is no more than "not before".

    `counted` is true of "two years after" it.
    """
    what = "This depends on an event"
    if sense is TimeSense.FLOOR:
        what = "This cannot come before an event"
    if counted:
        what = "This is counted from an event"
    return Understood(
        sentence=f"{what}, “{event}”: it has no date until the event has one.",
        waits_for=event,
        sense=sense,
    )


def undated(words: str, why: str = "", event: str = "") -> Understood:
    """An answer for words that say that there is no date; an event may give it one."""
    sentence = f"No date is given: “{words}”.{f' {why}' if why else ''}"
    return Understood(sentence=sentence, is_undated=True, may_wait_for=event)


def not_understood(why: str = "") -> Understood:
    """An answer for words in which no time was found."""
    return Understood(sentence=why or "No time was found in these words.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
