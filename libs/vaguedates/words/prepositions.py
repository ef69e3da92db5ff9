"""What a small word makes of a time: by it, until it, from it, not before it, after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.vague_date import window_of
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.parts import A_YEAR, edges, is_decade, span
from libs.vaguedates.words.vocabulary import Readings

_END_OF = r"(?:the )?(?:very )?(?:end|close) of "


class Saying(NamedTuple):
    """A small word, what it makes of a time, and whether it is said of what is still to come."""

    name: str
    pattern: str
    change: Callable[[Choice], Readings]
    looks_ahead: bool = True
    looks_back: bool = False


def _by(one: Choice) -> Readings:
    """By its end; "by 2035" asks whether 2035 is in, or keeps both readings."""
    end, (first, last) = one.edtf.rpartition("/")[2], edges(one.edtf)
    if first == last:
        return [replace(one, edtf=f"../{end}")]
    before = _before(one)[0].edtf
    both = replace(one, edtf=f"../{end}", narrow=before)
    if last - first < A_YEAR:
        return [both]
    of = f"{one.label}, " if one.label else ""
    return [
        replace(both, label=f"{of}keeping both readings"),
        replace(one, label=f"{of}to its end", edtf=f"../{end}"),
        replace(one, label=f"{of}before it begins", edtf=before),
    ]


def _by_last(one: Choice) -> Readings:
    """By its end, and nothing else: "no later than 2035", "on or before June"."""
    return [replace(one, edtf=f"../{one.edtf.rpartition('/')[2]}")]


def _by_end(one: Choice) -> Readings:
    """By its last day; a decade ends with 2029 to some, and with 2030 to others."""
    last = edges(one.edtf)[1]
    lasts = [last, last + relativedelta(years=1)] if is_decade(one.edtf) else [last]
    return [replace(one, edtf=f"../{day.isoformat()}") for day in lasts]


def _by_start(one: Choice) -> Readings:
    return [replace(one, edtf=f"../{edges(one.edtf)[0].isoformat()}")]


def _before(one: Choice) -> Readings:
    return [replace(one, edtf=f"../{(edges(one.edtf)[0] - timedelta(days=1)).isoformat()}")]


def from_on(one: Choice) -> Choice:
    """From its first day, with no end."""
    return replace(one, edtf=f"{one.edtf.partition('/')[0]}/..")


def floor(one: Choice) -> Choice:
    """No earlier than the beginning of a reading: nobody says that it comes then."""
    return replace(from_on(one), sense=TimeSense.FLOOR)


def _begins(one: Choice) -> Readings:
    """It starts in that time, and goes on."""
    return [replace(one, sense=TimeSense.BEGINNING)]


def _onwards(one: Choice) -> Readings:
    """ "2029 onwards" begins in 2029, or may come at any time from then on."""
    return [
        replace(one, label="it begins then, and goes on", sense=TimeSense.BEGINNING),
        replace(from_on(one), label="at some time from then on"),
    ]


def after(one: Choice) -> Choice:
    """From the day after its last, with no end."""
    start = edges(one.edtf)[1] + timedelta(days=1)
    if (start.month, start.day) == (1, 1):
        return replace(one, edtf=f"{start.year}/..")
    return replace(one, edtf=f"{start.isoformat()[: 7 if start.day == 1 else 10]}/..")


def _end(one: Choice) -> Readings:
    """It ends on the last day of a time, or before: nobody says which."""
    last = edges(one.edtf)[1].isoformat()
    return [Choice("it ends on that day", last), Choice("at the latest then", f"../{last}")]


def _until(one: Choice) -> Readings:
    """It ends at some day of the time named: nobody says whether as that begins or ends."""
    first, last = edges(one.edtf)
    if first == last:
        return _end(one)
    return [
        Choice("at some time in it", span(first, last)),
        Choice("as it begins", first.isoformat()),
        Choice("as it ends", last.isoformat()),
        Choice("at the latest then", f"../{one.edtf.rpartition('/')[2]}"),
    ]


def _into(one: Choice) -> Readings:
    """ "Into 2028" goes on past its beginning: nobody says how far."""
    return [
        replace(one, label="at some time in it"),
        replace(floor(one), label="not before it begins"),
    ]


def _put_off(one: Choice) -> Readings:
    """ "Delayed until 2028": it comes in 2028, or is only said not to come before."""
    return [
        replace(one, label="the new date"),
        replace(floor(one), label="no new date, but not before then"),
    ]


def _each(change: Callable[[Choice], Choice]) -> Callable[[Choice], Readings]:
    return lambda one: [change(one)]


_AHEAD_OF = "before|ahead of|prior to|in advance of"
_NO_LATER = "no later than|not later than|on or before|as late as"
_UNTIL = "until|till|up to|up until|through to|to"
_AFTER = "after|past|beyond|later than|following|some ?time after"
_PUT_OFF = (
    r"(?:delayed|deferred|postponed|pushed back|put back|put off|moved|rescheduled|slipped)"
    r" (?:back )?(?:until|till|to)"
)
_START_OF = r"(?:the )?(?:very )?(?:start|beginning) of"

SAID: tuple[Saying, ...] = (
    Saying("by the end of", rf"(?:by|{_AHEAD_OF}|{_NO_LATER}) {_END_OF.rstrip()}", _by_end),
    Saying("by the start of", rf"(?:by|{_NO_LATER}|in time for) {_START_OF}", _by_start),
    Saying("before the start of", rf"(?:{_AHEAD_OF}) {_START_OF}", _before),
    Saying("by", "by|in time for", _by),
    Saying("no later than", _NO_LATER, _by_last),
    Saying("at least until", "at least (?:until|till|before|to)", _each(floor)),
    Saying("put off until", _PUT_OFF, _put_off, looks_ahead=False),
    Saying("until the end of", rf"(?:{_UNTIL}) {_END_OF.rstrip()}", _end),
    Saying("until", _UNTIL, _until, looks_ahead=False),
    Saying("before", _AHEAD_OF, _before),
    Saying("into", "(?:well |on |and )*into", _into, looks_ahead=False),
    Saying(
        "after the end of", rf"(?:{_AFTER}) {_END_OF.rstrip()}", _each(after), looks_ahead=False
    ),
    Saying("after", _AFTER, _each(after), looks_ahead=False),
    Saying(
        "not before",
        "no earlier than|not earlier than|no sooner than|not sooner than|not before|on or after"
        "|(?:from )?as early as|(?:from )?as soon as",
        _each(floor),
    ),
    Saying("onwards", "onwards from", _onwards, looks_ahead=False),
    Saying("since", "(?:ever )?since", _begins, looks_ahead=False, looks_back=True),
    Saying(
        "from",
        "from|as of|as from|(?:with |taking )?effect(?:ive)?(?: from)?"
        "|(?:start|beginn|commenc)ing(?: in| on| from)?"
        "|(?:start|begin|commence)s?(?: in| on| from)",
        _begins,
        looks_ahead=False,
    ),
)


def has_begun(readings: Readings, said_on: date) -> Readings:
    """The readings that have begun; all of them where none has: "since September"."""
    return [one for one in readings if edges(one.edtf)[0] <= said_on] or readings


def still_to_come(readings: Readings, said_on: date) -> Readings:
    """The readings that have not gone by; all of them where all have.

    "By spring", said in November, is no spring that is past.
    """
    ahead = [one for one in readings if not is_gone(one, said_on)]
    return ahead or readings


def is_gone(one: Choice, said_on: date) -> bool:
    """Whether its last day has passed."""
    latest = window_of(one.edtf).latest
    return latest is not None and latest < said_on
