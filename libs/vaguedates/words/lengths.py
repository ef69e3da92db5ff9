"""Times counted from the day on which they are said: in 12 weeks, over the next three years."""

import re
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from libs.vaguedates.reading import TimeSense
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.parts import span
from libs.vaguedates.words.vocabulary import NUMBER, UNIT, Readings, count_of
from libs.vaguedates.words.working_days import working_days_on

COUNT = NUMBER.replace("?P<number>", "?:")
LENGTH = rf"(?:{NUMBER} )?{UNIT}'?"
_STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
}
_DURING = r"(?:(?:within|over|in|during|for|throughout|across) )?(?:the )?(?:course of the )?"
_PATTERNS = (
    (rf"{_DURING}(?:next|coming|following|a further|a maximum of|another) {LENGTH}", 1),
    (rf"(?:within|over|inside|up to|no more than|less than|under) (?:a period of )?{LENGTH}", 1),
    (rf"{_DURING}(?:last|past|previous) {LENGTH}", -1),
)


def later(day: date, unit: str, count: int) -> date:
    """The day so many units after another, or before it; raises ValueError or OverflowError."""
    if unit in {"working day", "business day"}:
        return working_days_on(day, count)
    there: date = day + _STEPS[unit] * count
    return there


def add(day: date, match: re.Match[str], *, sign: int = 1) -> date | None:
    """The day so long after another as the match of LENGTH says; None where it is too far off."""
    groups = match.groupdict()
    count = count_of(groups["number"]) if groups["number"] else 1
    try:
        return later(day, groups["unit"], sign * count)
    except (ValueError, OverflowError):
        return None


def read_within(text: str, said_on: date) -> Readings:
    """ "Within 12 months", "over the next three years": counted from the day it is said, or asked.

    [one.edtf for one in read_within("within 12 months", date(2026, 11, 9))]
    == ["2026-11-09/2027-11-09", "../2027-11-09"]
    """
    if match := re.fullmatch(r"(?:within|inside) the (?P<number>)(?P<unit>year|month)", text):
        here = Choice(f"the {match['unit']} of the calendar", f"{said_on:%Y}")
        if match["unit"] == "month":
            here = replace(here, edtf=f"{said_on:%Y-%m}")
        end = add(said_on, match)
        said = "counted from the day on which it was said"
        return [Choice(said, span(said_on, end)), here] if end else []
    for pattern, sign in _PATTERNS:
        match = re.fullmatch(pattern, text)
        if match and match["number"] is None and match["unit"] != "fortnight":
            return _one_unit(match, sign, said_on)
        if match and (end := add(said_on, match, sign=sign)):
            whole = Choice("", span(*sorted((said_on, end))))
            return _counted(match, whole, said_on, end) if sign == 1 else [whole]
    return []


def _one_unit(match: re.Match[str], sign: int, said_on: date) -> Readings:
    """ "Over the next year": twelve months from now to some, the calendar's next year to others.

    Without "the" it is the calendar's, which other rules read.
    """
    unit, end = match["unit"], add(said_on, match, sign=sign)
    calendar = {"month": f"{end:%Y-%m}", "year": f"{end:%Y}"} if end else {}
    if end:
        calendar["decade"] = f"{end.year // 10 * 10}/{end.year // 10 * 10 + 9}"
    if unit not in calendar or end is None or not re.search(r"\bthe\b", match[0]):
        return []
    return [
        Choice("counted from the day on which it was said", span(*sorted((said_on, end)))),
        Choice(f"the {unit} of the calendar", calendar[unit]),
    ]


def _counted(match: re.Match[str], whole: Choice, said_on: date, end: date) -> Readings:
    """What "within" and "over the next" leave open: where it starts, and which years are meant."""
    readings = [Choice("counted from the day on which it was said", whole.edtf)]
    readings.append(Choice("by then, whatever it is counted from", f"../{end.isoformat()}"))
    if match["unit"] == "year" and not match[0].startswith("within"):
        first = said_on.year + (said_on.month > 3)
        years = span(date(first, 4, 1), date(first + end.year - said_on.year, 3, 31))
        readings.append(Choice("the financial years to come", years))
    return readings


def read_in(text: str, said_on: date) -> Readings:
    """ "In 12 weeks", "in two years' time", "a year ago": that day, one until then, its month."""
    match = re.fullmatch(
        rf"in (?:(?:about|around|approximately|roughly) )?{NUMBER} {UNIT}'?(?: time)?", text
    )
    match = match or re.fullmatch(
        rf"{NUMBER} {UNIT} (?P<way>from now|hence|from today|ago|earlier)", text
    )
    is_ago = match is not None and match.groupdict().get("way") in {"ago", "earlier"}
    end = add(said_on, match, sign=-1 if is_ago else 1) if match else None
    if match is None or end is None:
        return []
    between = "at some time since then" if is_ago else "at some time until then"
    readings = [
        Choice("on that day", end.isoformat()),
        Choice(between, span(*sorted((said_on, end)))),
    ]
    calendar = {"month": f"{end:%Y-%m}", "year": f"{end.year}"}
    if whole := calendar.get(match["unit"]):
        readings.append(Choice(f"in that {match['unit']}", whole))
    return readings


def read_in_about(text: str, said_on: date) -> Readings:
    """ "In 12 to 18 months", "in two or three years": between the two, or until the later.

    [one.edtf for one in read_in_about("in 6 to 12 months", date(2026, 11, 9))]
    == ["2027-05-09/2027-11-09", "2026-11-09/2027-11-09"]
    """
    range_of = rf"(?P<least>{COUNT}) ?(?:to|or|-) ?{NUMBER} {UNIT}'?"
    match = re.fullmatch(
        rf"(?:(?:in|within|over) )?(?:(?:the next|around|about|some|approximately) )?{range_of}"
        r"(?: time| from now| hence| from today)*",
        text,
    )
    if match is None:
        return []
    counts = [count_of(match[name]) for name in ("least", "number")]
    days = [later(said_on, match["unit"], count) for count in counts]
    if days[0] >= days[1]:
        return []
    between = Choice("between those two", span(*days))
    return [between, Choice("at some time until then", span(said_on, days[1]))]


_ROUGHLY = (
    r"just (?:over|under)|more than|over|less than|under|at least|at most|up to|around|about|"
    r"nearly|almost|roughly|approximately|some|a (?:minimum|maximum|total|further|period) of|"
    r"(?:a|the) (?:minimum|maximum|total) period of|no (?:more|less) than|no longer than|"
    r"another|a further|the first|an (?:additional|extra)"
)


def read_length(text: str, said_on: date) -> Readings:
    """ "For three years", "at least 12 months", "in just over a year": what it is counted from
    is not said, so every way to count it from the day of the words is offered, and none taken.

    [one.edtf for one in read_length("for two years", date(2026, 11, 9))]
    == ["2026-11-09/2028-11-09", "../2028-11-09", "2028-11-09", "2028-11-09/.."]
    """
    match = re.fullmatch(
        rf"(?:(?:for|in|within|over|after|lasting|of|takes?|last(?:s|ing)?) )?(?:(?:{_ROUGHLY}) )*"
        rf"(?:(?:the )?(?:next|first|following) )?{LENGTH}(?: time| only| long| in total|"
        r" at (?:least|most)| from now| initially| in the first instance)*",
        text,
    )
    if match is None or not match["number"]:
        return []
    end = add(said_on, match)
    if end is None:
        return []
    return [
        Choice("from the day on which it was said until then", span(said_on, end)),
        Choice("by then", f"../{end.isoformat()}"),
        Choice("on that day", end.isoformat()),
        Choice("not before that day", f"{end.isoformat()}/..", TimeSense.FLOOR),
    ]
