"""The days that a length of time after an event stands for, once the event has a day."""

import re
from datetime import date, timedelta

from libs.vaguedates.vague_date import NO_WINDOW, Window
from libs.vaguedates.words.events import BEFORE, LIMIT, read_counted
from libs.vaguedates.words.lengths import later
from libs.vaguedates.words.spelling import ABOUT, plain
from libs.vaguedates.words.vocabulary import count_of

_FLOOR = re.compile(
    r"\b(?:at least|(?:no|not) (?:earlier|sooner) than|not before|not until|until) $"
)
_MORE = re.compile(r"\b(?:more than|over) $")
_ABOUT = re.compile(rf"\b(?:{ABOUT}|some|nearly|almost|shortly|soon) $")


def window_counted(words: str, event: date) -> Window:
    """The days that words stand for when the event that they are counted from is on that day.

        window_counted("two years after commencement", date(2027, 3, 1))
        == Window(date(2029, 3, 1), date(2029, 3, 1))
        window_counted("within six months of Royal Assent", date(2027, 3, 1))
        == Window(date(2027, 3, 1), date(2027, 9, 1))
        window_counted("no sooner than two years after commencement", date(2027, 3, 1))
        == Window(date(2029, 3, 1), None)

    NO_WINDOW for words that count nothing, or not exactly: "about a year after", "months after".
    """
    match = read_counted(plain(words))
    if match is None or _ABOUT.search(match["before"]):
        return NO_WINDOW
    number = match["number"] or ("1" if re.search(r"\bday after\b", match[0]) else "")
    if not number or re.search(r"\d", match["before"]):
        return NO_WINDOW
    unit, before = match["unit"], match["before"]
    if match["how"] in BEFORE:
        return _before(match, count_of(number), event)
    try:
        last = later(event, unit, count_of(number))
        first = later(event, unit, count_of(match["least"])) if match["least"] else last
    except (ValueError, OverflowError):
        return NO_WINDOW
    if first > last:
        return NO_WINDOW
    if _FLOOR.search(before):
        return Window(first, None)
    if _MORE.search(before) and not LIMIT.search(before):
        return Window(last + timedelta(days=1), None)
    return Window(event if LIMIT.search(before) else first, last)


def _before(match: re.Match[str], count: int, event: date) -> Window:
    """ "At least five days before the vote" is by that day, "within five days before" from it."""
    try:
        day = later(event, match["unit"], -count)
    except (ValueError, OverflowError):
        return NO_WINDOW
    before = match["before"]
    if match["least"] or _MORE.search(before):
        return NO_WINDOW
    if _FLOOR.search(before) or re.search(r"\b(?:no|not) later than $|\bby $", before):
        return Window(None, day)
    return Window(day, event if LIMIT.search(before) else day)
