"""What was made of a source's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from libs.vaguedates.printing import print_window
from libs.vaguedates.vague_date import NotVagueDate, window_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read the words: `label` tells it to a person, `edtf` to the database."""

    label: str
    edtf: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words say. At most one of the three is filled; none where no time was found.

    `edtf` is the one reading that they have, `choices` are the several, and `waits_for` is the
    event that they name instead of a time. `sentence` tells a person which of these it is.
    """

    sentence: str
    edtf: str = ""
    choices: tuple[Choice, ...] = ()
    waits_for: str = ""


def said(edtf: str) -> str:
    """A reading in a sentence's words: "any day from 1 September to 30 November 2023"."""
    window = window_of(edtf)
    days = print_window(window)
    if window.is_day or window.earliest is None:
        return days
    return f"any day from {days}".replace("from from", "from")


def read_as(readings: Sequence[Choice]) -> Understood:
    """An answer from one reading or several; those that no calendar has are left out."""
    kept: dict[str, Choice] = {}
    wrong = ""
    for reading in readings:
        try:
            window_of(reading.edtf)
        except NotVagueDate as error:
            wrong = str(error)
        else:
            kept.setdefault(reading.edtf, reading)
    if not kept:
        return Understood(sentence=f"Not a time: {wrong}.")
    if len(kept) == 1:
        edtf = next(iter(kept))
        return Understood(sentence=f"{_capital(said(edtf))}.", edtf=edtf)
    choices = tuple(
        Choice(f"{choice.label}: {said(edtf)}" if choice.label else _capital(said(edtf)), edtf)
        for edtf, choice in kept.items()
    )
    count = len(choices)
    return Understood(sentence=f"This can be read in {count} ways: choose one.", choices=choices)


def waits_for(event: str) -> Understood:
    """An answer that names an event instead of a time."""
    return Understood(
        sentence=f"This depends on an event, “{event}”: it has no date until the event has one.",
        waits_for=event,
    )


def not_understood(why: str = "") -> Understood:
    """An answer for words in which no time was found."""
    return Understood(sentence=why or "No time was found in these words.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
