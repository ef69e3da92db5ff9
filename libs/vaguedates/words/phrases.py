"""What is said of a time: by it, until it, from it, after it, between two; or after an event."""

import re
from dataclasses import replace
from datetime import date

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import NotVagueDate
from libs.vaguedates.words.answer import Choice, Understood, not_understood, read_as, waits_for
from libs.vaguedates.words.parts import edges
from libs.vaguedates.words.points import MONTH_NUMBERS, Readings, read_point
from libs.vaguedates.words.prepositions import SAID, after, floor, from_on

MAX_PHRASE_CHARS = 200
"""As many characters as a source's words are stored with."""

_ABOUT = r"around|about|circa|c\.|roughly|approximately"
_PERHAPS = "perhaps|possibly|probably|maybe"
_HOW = rf"(?:{_ABOUT}|{_PERHAPS})"
_FROM_THEN = r"\g<how>from \g<when>"
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
    r"\b(?P<when>until after|until|before) (?:at least )?(?P<rest>.+)"
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
        change = after if match["when"] == "until after" else from_on
        readings = [floor(change(one)) for one in _in_full(match["rest"], said_on)]
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
    sense = TimeSense.DUE
    if match := _NOT_BEFORE.fullmatch(text):
        event, sense = match["rest"], TimeSense.FLOOR
    elif match := _AFTER_EVENT.fullmatch(text):
        if match["length"]:
            return not_understood("This is counted from something else: write the interval.")
        event = match["event"]
    else:
        return not_understood()
    # As the source writes it, capitals and all, where its marks leave it in one piece.
    printed = " ".join(words.split())
    start = printed.lower().replace("’", "'").find(event)
    return waits_for(printed[start : start + len(event)] if start >= 0 else event, sense)


def _plain(words: str) -> str:
    """The words in lower case, one space between them, without marks that say nothing here."""
    text = re.sub(r"[–—‐‑]", "-", words.lower().replace("’", "'"))
    text = re.sub(r"[\"“”‘()]", "", text)
    text = re.sub(r"\b(?:the )?year[- ]end\b", "the end of the year", text)
    text = " ".join(text.split()).strip(" .,;:")
    # The same said in another order.
    text = re.sub(r"\b(?P<said>until|till|before) at least ", r"at least \g<said> ", text)
    text = re.sub(
        rf"^(?:from )?(?P<how>{_HOW} )?(?:from )?(?P<when>.+?) onwards?$", _FROM_THEN, text
    )
    at_the_earliest = r"(?:in |on |from )?(?P<when>.+?),? at the (?:very )?earliest"
    return re.sub(rf"^{at_the_earliest}$", r"not before \g<when>", text)


def _phrase(text: str, said_on: date) -> Readings:
    """Every reading of the whole text; none where a part of it is not understood."""
    about = re.fullmatch(rf"(?:{_ABOUT}) (?P<rest>.+)", text)
    perhaps = re.fullmatch(rf"(?:{_PERHAPS}) (?P<rest>.+)", text)
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
    for pattern, reading in SAID:
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


def _marked(one: Choice, mark: str) -> Choice:
    ends = one.edtf.split("/")
    edtf = "/".join(end if end == ".." else end + mark for end in ends)
    return replace(one, edtf=edtf)
