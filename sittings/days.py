"""Days and dates as people type them, read by the same reader as a target date."""

from dataclasses import dataclass
from datetime import date

from libs.vaguedates.printing import print_day
from libs.vaguedates.vague_date import VagueDate
from libs.vaguedates.words import understand
from sittings.answers import Answers, Asking, Offer

WHICH = "Choose how to read these words. We do not guess."


@dataclass(frozen=True, slots=True)
class WordsBox:
    """A box with words of a date: its name, what was typed, and the reading that was chosen."""

    name: str
    words: str
    chosen: str


def read_vague(box: WordsBox, today: date, answers: Answers) -> VagueDate:
    """The words with their reading; what is wrong or asked is noted, and then it has none."""
    if not box.words:
        return VagueDate("", "")
    found = understand(box.words, today)
    if found.edtf:
        answers.hints[box.name] = found.sentence
        return VagueDate(box.words, found.edtf)
    if found.choices:
        offers = tuple(Offer(one.edtf, one.label) for one in found.choices)
        answers.questions[f"{box.name}_reading"] = Asking(found.sentence, offers)
        if box.chosen in {one.value for one in offers}:
            return VagueDate(box.words, box.chosen)
        answers.refuse(box.name, WHICH)
    else:
        answers.refuse(box.name, f"{found.sentence} Write it as in 14 November 2026, or May 2026.")
    return VagueDate("", "")


def read_day(box: WordsBox, today: date, answers: Answers) -> date | None:
    """The one day that words name, not after today; None for none, or where something is asked."""
    given = read_vague(box, today, answers)
    if not given.edtf:
        return None
    window = given.window
    if not window.is_day or window.earliest is None:
        answers.refuse(box.name, "Give one day, such as 14 November 2026.")
        return None
    if window.earliest > today:
        told = f"{print_day(window.earliest)} has not come yet: nothing can be known from it."
        answers.refuse(box.name, told)
        return None
    return window.earliest
