"""What is said of a time: by it, until it, from it, after it, between two; or after an event."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from libs.vaguedates.vague_date import NotVagueDate
from libs.vaguedates.words.answer import Choice, Understood, not_understood, read_as, waits_for
from libs.vaguedates.words.parts import edges, span
from libs.vaguedates.words.points import MONTH_NUMBERS, Readings, read_point

MAX_PHRASE_CHARS = 200
"""As many characters as a source's words are stored with."""

_END_OF = r"(?:the )?(?:very )?(?:end|close) of "
_IDLE = {
    *("a", "an", "and", "any", "at", "available", "be", "been", "begin", "beginning", "begins"),
    *("complete", "completed", "continue", "continues", "course", "due", "during"),
    *("established", "expected", "extended", "first", "for", "formed", "held"),
    *(
        "implemented",
        "in",
        "introduced",
        "is",
        "it",
        "launched",
        "of",
        "on",
        "out",
        "over",
        "place",
    ),
    *("planned", "point", "published", "ready", "run", "running", "runs", "scheduled"),
    *("should", "some", "sometime", "start", "started", "starting", "starts", "take", "taken"),
    *(
        "taking",
        "the",
        "these",
        "they",
        "this",
        "throughout",
        "time",
        "to",
        "up",
        "was",
        "were",
        "will",
    ),
    *("within", "work"),
}
"""Words that may stand before a time without changing it."""

_NOT_BEFORE = re.compile(
    r"(?!.*\b(?:whether|if|but|or)\b).*?(?:\bnot|\bcannot|\bnever|n't)\b.*?"
    r"\b(?P<when>until after|until|before) (?P<rest>.+)"
)
_AFTER_EVENT = re.compile(
    r"(?:.*?(?P<length>days?|weeks?|months?|years?|terms?) )?.*?"
    r"\b(?:until after|after|following|awaiting|pending|subject to|once) (?P<event>.+)"
)
# "May" is left out: "may begin after the election" names no month.
_LOOKS_DATED = re.compile(rf"\d|\b(?:{'|'.join(MONTH_NUMBERS.keys() - {'may'})})\b")


def understand(words: str, spoken_on: date) -> Understood:
    """Read a source's words for a time, said on the day `spoken_on`. Never raises.

    understand("by autumn 2025", day).edtf == "../2025-23"
    understand("early 2025", day).choices  # three: to the end of March, April or June
    understand("after the next general election", day).waits_for == "the next general election"
    """
    if len(words) > MAX_PHRASE_CHARS:
        return not_understood("These words are too long to be a time.")
    text = _plain(words)
    try:
        return _as_time(text, spoken_on) or _as_event(text, words)
    except NotVagueDate as error:
        return not_understood(f"Not a time: {error}.")


def _as_time(text: str, said_on: date) -> Understood | None:
    if match := _NOT_BEFORE.fullmatch(text):
        change = _after if match["when"] == "until after" else _from_on
        readings = [change(one) for one in _in_full(match["rest"], said_on)]
        return read_as(readings) if readings else None
    while text:
        if readings := _phrase(text, said_on):
            return read_as(readings)
        first, _, text = text.partition(" ")
        if first not in _IDLE:
            break
    return None


def _as_event(text: str, words: str) -> Understood:
    """Words that no calendar has: an event, unless they count from it or give a date as well."""
    if _LOOKS_DATED.search(text):
        return not_understood()
    if match := _NOT_BEFORE.fullmatch(text):
        event = match["rest"]
    elif match := _AFTER_EVENT.fullmatch(text):
        if match["length"]:
            return not_understood("This is counted from something else: write the interval.")
        event = match["event"]
    else:
        return not_understood()
    # As the source writes it, capitals and all, where its marks leave it in one piece.
    printed = " ".join(words.split())
    start = printed.lower().replace("’", "'").find(event)
    return waits_for(printed[start : start + len(event)] if start >= 0 else event)


def _plain(words: str) -> str:
    """The words in lower case, one space between them, without marks that say nothing here."""
    text = re.sub(r"[–—‐‑]", "-", words.lower().replace("’", "'"))
    text = re.sub(r"[\"“”‘()]", "", text)
    text = re.sub(r"\b(?:the )?year[- ]end\b", "the end of the year", text)
    text = re.sub(r" onwards?$", "", text)
    return " ".join(text.split()).strip(" .,;:")


def _phrase(text: str, said_on: date) -> Readings:
    """Every reading of the whole text; none where a part of it is not understood."""
    about = re.fullmatch(r"(?:around|about|circa|c\.|roughly|approximately) (?P<rest>.+)", text)
    perhaps = re.fullmatch(r"(?:perhaps|possibly|probably|maybe) (?P<rest>.+)", text)
    if match := about or perhaps:
        mark = "~" if about else "?"
        return [_marked(one, mark) for one in _phrase(match["rest"], said_on)]
    return _between(text, said_on) or _said_of_point(text, said_on) or _in_full(text, said_on)


def _between(text: str, said_on: date) -> Readings:
    if match := re.fullmatch(r"between (?P<first>.+?) and (?P<last>.+)", text):
        return [reading for _, reading, _ in _spans(match, said_on)]
    match = re.fullmatch(r"(?:from )?(?P<first>.+?) (?:to|until|till|-) (?P<last>.+)", text)
    # What lasts from one time to another may be dated by the whole, its beginning or its end.
    return [
        reading
        for first, whole, last in (_spans(match, said_on) if match else [])
        for reading in (
            Choice("at some time in it", whole.edtf),
            Choice("as it begins", first.edtf),
            Choice("as it ends", last.edtf),
        )
    ]


def _spans(match: re.Match[str], said_on: date) -> list[tuple[Choice, Choice, Choice]]:
    """Two times and the interval from the beginning of one to the end of the other."""
    found = []
    for last in _in_full(match["last"], said_on):
        # "From May to July 2024": the first has the year of the second.
        year = edges(last.edtf)[1].year
        firsts = _in_full(f"{match['first']} {year}", said_on) or _in_full(match["first"], said_on)
        for first in firsts:
            start, end = first.edtf.partition("/")[0], last.edtf.rpartition("/")[2]
            found.append((first, Choice("", f"{start}/{end}"), last))
    return found


def _said_of_point(text: str, said_on: date) -> Readings:
    for pattern, reading in _SAID:
        match = re.fullmatch(rf"(?:{pattern}) (?P<rest>.+)", text)
        if match and (readings := _in_full(match["rest"], said_on)):
            return [changed for one in readings for changed in reading(one)]
    return _later_this_year(text, said_on)


def _later_this_year(text: str, said_on: date) -> Readings:
    if text in {"later this year", "later in the year", "the rest of this year"}:
        return [Choice("", f"{said_on.isoformat()}/{said_on.year}-12-31")]
    if text in {"earlier this year", "earlier in the year"}:
        return [Choice("", f"{said_on.year}-01-01/{said_on.isoformat()}")]
    return []


def _in_full(text: str, said_on: date) -> Readings:
    """A time, with the small words that may stand before it."""
    return read_point(text, said_on) or read_point(re.sub(r"^(?:in|on|the) ", "", text), said_on)


def _by(one: Choice) -> Choice:
    end = one.edtf.rpartition("/")[2]
    return Choice(one.label, f"../{end}")


def _by_end(one: Choice) -> Choice:
    return Choice(one.label, f"../{edges(one.edtf)[1].isoformat()}")


def _before(one: Choice) -> Choice:
    return Choice(one.label, f"../{(edges(one.edtf)[0] - timedelta(days=1)).isoformat()}")


def _from_on(one: Choice) -> Choice:
    return Choice(one.label, f"{one.edtf.partition('/')[0]}/..")


def _after(one: Choice) -> Choice:
    start = edges(one.edtf)[1] + timedelta(days=1)
    if (start.month, start.day) == (1, 1):
        return Choice(one.label, f"{start.year}/..")
    return Choice(one.label, f"{start.isoformat()[: 7 if start.day == 1 else 10]}/..")


def _end(one: Choice) -> Choice:
    return Choice("", edges(one.edtf)[1].isoformat())


def _until(one: Choice) -> Readings:
    """It ends at some day of the time named: nobody says whether as that begins or ends."""
    first, last = edges(one.edtf)
    if first == last:
        return [one]
    return [
        Choice("at some time in it", span(first, last)),
        Choice("as it begins", first.isoformat()),
        Choice("as it ends", last.isoformat()),
        Choice("at the latest then", f"../{one.edtf.rpartition('/')[2]}"),
    ]


def _each(change: Callable[[Choice], Choice]) -> Callable[[Choice], Readings]:
    return lambda one: [change(one)]


_SAID: tuple[tuple[str, Callable[[Choice], Readings]], ...] = (
    (rf"(?:by|before|no later than|not later than) {_END_OF.rstrip()}", _each(_by_end)),
    ("by|no later than|not later than|on or before", _each(_by)),
    (rf"(?:until|till|up to|to) {_END_OF.rstrip()}", _each(_end)),
    ("until|till|up to|to", _until),
    ("before", _each(_before)),
    (rf"(?:after|past|beyond|later than) {_END_OF.rstrip()}", _each(_after)),
    ("after|past|beyond|later than|following", _each(_after)),
    ("no earlier than|not earlier than|not before|on or after", _each(_from_on)),
    ("from|since|as of|with effect from", _each(lambda one: one)),
)


def _marked(one: Choice, mark: str) -> Choice:
    ends = one.edtf.split("/")
    return Choice(one.label, "/".join(end if end == ".." else end + mark for end in ends))
