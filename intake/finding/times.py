"""The times that a sentence names, each with its reading by the reader of the update form.

A pattern proposes where one may stand; it is one only where that reader understands it.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from libs.vaguedates.words import Understood, understand

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?(?:the )?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SEASON = r"(?:spring|summer|autumn|winter|Easter|Christmas)"
_UNIT = r"(?:days?|weeks?|months?|years?|terms?)"
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a few)"
_SPAN = rf"{_YEAR} ?[-–/] ?(?:{_YEAR}|\d\d)(?!\d)"
_SEASON_ALONE = (
    rf"(?:(?:early|late|mid)[- ])?{_SEASON}(?! \d|[- ](?:term|half|school|statement|budget))"
)
_KIND_OF_YEAR = r"(?: (?:academic|financial|school|fiscal)(?: year)?| session)?"
_POINT = "|".join(
    [
        rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR}| this year| next year| last year)?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?(?!\d)",
        rf"{_MONTH},? (?:of )?(?:{_YEAR}|this year|next year|last year)",
        rf"(?:this|next|last|the|that) (?:coming |following )?{_SEASON}(?: (?:term|half[- ]term))?"
        rf"(?:,? (?:of |in )?{_YEAR})?",
        rf"{_SEASON}(?: term)?,?(?: of| in)? {_SPAN}",
        rf"{_SEASON}(?: term)?,?(?: of| in)? {_YEAR}",
        rf"(?:the )?(?:academic|financial|school) year (?:beginning |starting |of |in )*{_SPAN}",
        rf"(?:the )?{_YEAR} to {_YEAR} (?:academic|financial|school|fiscal) year",
        rf"(?:the )?{_SPAN}{_KIND_OF_YEAR}",
        r"(?:in )?the new year",
        r"(?:on |last |next |this )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! \d)",
        r"(?:this|the|the current|the next) Parliament(?! (?:Act|Square))",
        rf"(?:this|next|last) (?:academic |financial |school |calendar )?(?:year|month|term|week)"
        rf"(?: \({_YEAR}\))?",
        r"the (?:academic |financial |school |calendar )?(?:year|month|term|decade)(?='s|’s|[.,;)]| and| we|$)",
        rf"\d{{1,2}}/\d{{1,2}}/{_YEAR}",
        rf"{_YEAR}-\d\d-\d\d",
        rf"(?:the )?year {_YEAR}",
        rf"Q[1-4] {_YEAR}",
        _YEAR,
    ]
)
_EDGE = (
    r"(?:(?:the )?(?:very )?(?:end|beginning|start|middle|close|first half|second half|"
    r"(?:first|second|third|fourth|last|final) quarter) of |early(?: in)? |late(?: in)? |"
    r"mid[- ]|the early part of )"
)
_LEAD = (
    r"(?:(?:at |towards |no later than |not later than |not before |no earlier than |no sooner than |"
    r"not until |as early as |as soon as |as late as |with effect from |starting (?:in|from) |"
    r"beginning (?:in|from|on) |up to |throughout |around |about |approximately |during |before |"
    r"after |until |till |by |from |since |between (?:now and )?|in |on |over |within |for |past |to |"
    r"any time |"
    r"(?:effective |expected |due |planned )(?:from |in |by |on )))"
)
_CORE = re.compile(rf"(?<![\w£.,/-])(?:{_EDGE})?(?:{_POINT})(?![\w%])", re.IGNORECASE)
_BARE_MONTH = re.compile(
    r"\b(?:(?:in|by|from|until|since|during|before|after|next|last|this) "
    rf"|(?:(?:the )?(?:end|beginning|start|middle) of |early |late |mid-)){_MONTH}(?! \d{{4}})"
)
_BARE_SEASON = re.compile(rf"\b(?:by|before|until|from) (?:the )?{_SEASON_ALONE}\b", re.IGNORECASE)
_LEADS = re.compile(rf"\b(?:{_LEAD}){{1,3}}$", re.IGNORECASE)
_MORE = re.compile(
    rf"^(?: ?[-–] ?| to | and | until | or )(?:{_EDGE})?(?:{_POINT})(?![\w%])", re.IGNORECASE
)
_OTHER = re.compile(
    rf"\b(?:every (?:{_COUNT} )?{_UNIT}|later this year|(?:over|in|within) the (?:next|coming) "
    rf"(?:{_COUNT} )?{_UNIT}|within (?:the next )?{_COUNT} {_UNIT}|"
    r"(?:until after|not before|before|after|until|following) (?:the )?(?:next )?general election|"
    r"(?:when|once|as soon as) parliamentary time allows|in due course|in the near future|"
    rf"in {_COUNT} (?:months|years)[’'] time|later in the year)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"^,? at (?:the )?(?:very )?(?:earliest|latest)\b", re.IGNORECASE)
_NAMED = re.compile(rf"^{_YEAR} (?:[A-Z][a-z]|[a-z]+ (?:Act|Bill|plan|paper|review|reforms)\b)")
_OF_A_NAME = re.compile(
    r"(?:\b(?:Act|Bill|Regulations|Order|Code|Framework|Review|Report|Plan|Paper|Budget|Strategy|"
    r"Guidance|KCSIE|Handbook|CP|paragraph|section|page|p)[,]? \(?|[£#]|\b[Ff]ull[- ]|[(]c\. )$"
)
_LEADS_ITSELF = re.compile(r"(?:in|on|this|next|last) ", re.IGNORECASE)
_ENDS_IN_YEAR = re.compile(rf"\b{_YEAR} $")
LONGEST = 90


@dataclass(frozen=True, slots=True)
class Time:
    """The words of a time from letter to letter of a sentence, with what was understood."""

    start: int
    end: int
    words: str
    found: Understood

    @property
    def is_repeated(self) -> bool:
        return self.words.lower().startswith(("every", "each"))


def find_times(text: str, said_on: date) -> list[Time]:
    """The times in a sentence, in order; of those that overlap, the longest."""
    spots = {
        one.span()
        for pattern in (_CORE, _BARE_MONTH, _BARE_SEASON, _OTHER)
        for one in pattern.finditer(text)
    }
    every = [one for spot in spots if (one := _widest(text, *spot, said_on))]
    found: list[Time] = []
    for one in sorted(every, key=lambda time: (time.start - time.end, time.start)):
        if all(one.end <= kept.start or kept.end <= one.start for kept in found):
            found.append(one)
    return sorted(found, key=lambda time: time.start)


def _widest(text: str, start: int, end: int, said_on: date) -> Time | None:
    """The longest words around a time that are understood as one."""
    lead = _LEADS.search(text[:start])
    begin = lead.start() if lead else start
    more = _MORE.match(text[end:]) or (None if lead else _BOUND.match(text[end:]))
    is_year = re.fullmatch(_YEAR, text[start:end])
    if is_year and (not lead or _NAMED.match(text[start:]) or _OF_A_NAME.search(text[:start])):
        return None
    if _OF_A_NAME.search(text[:start]) and not lead and not _LEADS_ITSELF.match(text[start:end]):
        return None
    if lead and lead[0].lower() == "to " and _ENDS_IN_YEAR.search(text[:begin]):
        return None  # "2026 to 2027" is one time, and none that can be read
    begins = [begin, start] if begin != start else [start]
    if lead:
        begins[1:1] = [begin + one.end() for one in re.finditer(r" ", lead[0][:-1])]
    for stop in [end + more.end(), end] if more else [end]:
        for first in begins:
            words = text[first:stop].strip(" ,.")
            understood = _understood(words, said_on)
            if understood is not None and len(words) <= LONGEST:
                return Time(first, first + len(words), words, understood)
    return None


@lru_cache(maxsize=4096)
def _understood(words: str, said_on: date) -> Understood | None:
    found = understand(words, said_on)
    if found.is_part:
        return None
    has = found.edtf or found.choices or found.waits_for or found.is_undated
    return found if has else None


NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|cannot|no|isn[’']t|won[’']t|can[’']t|unlikely)\b[^.;]{0,60}?)"
    r"(?P<until>\b(?:until after|until|before|till)\b)",
    re.IGNORECASE,
)


def as_floor(text: str, time: Time, said_on: date) -> Time:
    """A time that something does not come before, with the words that deny it.

    In "It will not start before 2026" the time is "not start before 2026".
    """
    head = text[: time.start]
    rest = time.words.lower()
    if not rest.startswith(("until", "before", "till")):
        return time
    matches = list(re.finditer(NOT_BEFORE.pattern, text[: time.start + 12], re.IGNORECASE))
    match = next((m for m in matches if m.start("until") == time.start), None)
    if match is None:
        return time
    start = match.start()
    words = text[start : time.end]
    found = understand(words, said_on)
    if found.edtf or found.waits_for:
        return Time(start, time.end, words, found)
    short = f"not {text[time.start : time.end]}"
    found = understand(short, said_on)
    return Time(time.start - 0, time.end, short, found) if found.edtf and head else time


def without_until(time: Time, said_on: date) -> Time:
    """The time itself of what is delayed "until" it."""
    lead = re.match(r"(?:until|till|to) ", time.words, re.IGNORECASE)
    found = _understood(time.words[lead.end() :], said_on) if lead else None
    if lead is None or found is None:
        return time
    return Time(time.start + lead.end(), time.end, time.words[lead.end() :], found)
