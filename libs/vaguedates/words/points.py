"""A time that words name: a day, a month, a season, a year, or a part of one.

Each reader takes the words in lower case and the day on which they were said, and gives every
reading that they have: none where they are something else, several where they are ambiguous.
"""

import re
from datetime import date, timedelta

from libs.vaguedates.printing import MONTHS
from libs.vaguedates.vague_date import SEASONS
from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.parts import edges, parts_of

Readings = list[Choice]

MONTH_NUMBERS = {
    name.lower()[:length]: number
    for number, name in enumerate(MONTHS, start=1)
    for length in (3, len(name))
} | {"sept": 9}
SEASON_NUMBERS = {name: number for number, (name, _) in SEASONS.items()}

_MONTH = "(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_SEASON = "(?P<season>" + "|".join(SEASON_NUMBERS) + ")"
_WHICH = r"(?:(?P<which>this|next|last|the coming|the) )?"
_YEAR = (
    r"(?:,? (?:of |in )?(?:the year )?(?P<year>(?:19|20|21)\d\d|(?:this|next|last|the same) year))?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SPAN = r"(?P<first>(?:19|20|21)\d\d) ?[-/] ?(?P<second>(?:(?:19|20|21)\d\d|\d\d))"
_KIND = r"(?P<kind>financial|fiscal|tax|academic|school)"
_OF_SCHOOLS = {"academic", "school"}
_PART = (
    r"(?P<part>early(?: in| on in)?|late(?:r)?(?: in)?|mid|(?:the )?middle of|"
    r"(?:the )?(?:very )?(?:start|beginning) of|(?:the )?(?:very )?end of)"
)
AHEAD, PAST = timedelta(days=183), timedelta(days=92)
"""How far off a day or month without a year may lie, before another year's could be meant too."""


def read_point(text: str, said_on: date) -> Readings:
    """Read words that name a time, in every way that they can be read; [] for other words.

    Said on 14 August 2023, "this autumn" is 2023-23, and "2025/26" is 2025-04/2026-03 (a
    financial year) or 2025-09/2026-08 (a school year).
    """
    for reader in (_now, _day, _year, _month, _season, _term, _span, _part):
        if readings := reader(text, said_on):
            return readings
    return []


def _one(edtf: str) -> Readings:
    return [Choice("", edtf)]


def _now(text: str, said_on: date) -> Readings:
    return _one(said_on.isoformat()) if text in {"now", "today"} else []


def _year_said(words: str, said_on: date) -> int:
    offsets = {"next year": 1, "last year": -1}
    return int(words) if words.isdecimal() else said_on.year + offsets.get(words, 0)


def _year(text: str, said_on: date) -> Readings:
    if re.fullmatch(r"(?:the year )?(?:19|20|21)\d\d", text):
        return _one(text[-4:])
    if match := re.fullmatch(r"(?:this|next|last) year (?P<year>(?:19|20|21)\d\d)", text):
        return _one(match["year"])
    if text in {"this year", "the year", "the current year", "the same year"}:
        return _one(str(said_on.year))
    if text in {"next year", "last year", "the coming year"}:
        return _one(str(said_on.year + (-1 if text.startswith("last") else 1)))
    if text == "the new year":
        return parts_of("start", f"{said_on.year + 1}")
    return []


def _day(text: str, said_on: date) -> Readings:
    weekday = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    for pattern in (
        rf"{weekday}(?:the )?{_DAY} (?:of )?{_MONTH}{_YEAR}",
        rf"{_MONTH} {_DAY}{_YEAR}",
    ):
        if match := re.fullmatch(pattern, text):
            ending = f"{MONTH_NUMBERS[match['month']]:02}-{int(match['day']):02}"
            return _in_some_year(ending, match["year"], said_on)
    return _one(text) if re.fullmatch(r"(?:19|20|21)\d\d-\d\d-\d\d", text) else []


def _month(text: str, said_on: date) -> Readings:
    if text in {"this month", "the month", "next month", "last month"}:
        months = said_on.year * 12 + said_on.month - 1
        months += {"next": 1, "last": -1}.get(text.split()[0], 0)
        return _one(f"{months // 12}-{months % 12 + 1:02}")
    match = re.fullmatch(rf"{_WHICH}{_MONTH}{_YEAR}", text)
    if match is None:
        return []
    return _which_year(f"{MONTH_NUMBERS[match['month']]:02}", match, said_on)


def _season(text: str, said_on: date) -> Readings:
    if match := re.fullmatch(rf"(?:the )?winter (?:of )?{_SPAN}", text):
        return _one(f"{match['first']}-24") if _follows(match) else []
    match = re.fullmatch(rf"{_WHICH}{_SEASON}{_YEAR}", text)
    if match is None:
        return []
    return _which_year(f"{SEASON_NUMBERS[match['season']]}", match, said_on)


def _term(text: str, said_on: date) -> Readings:
    """School terms have no fixed days: the season, or the months that schools usually mean."""
    match = re.fullmatch(rf"(?P<before>.*){_SEASON} term(?P<after>.*)", text)
    terms = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}
    if match is None or match["season"] not in terms:
        return []
    readings: Readings = []
    first, last = terms[match["season"]]
    for choice in _season(f"{match['before']}{match['season']}{match['after']}", said_on):
        year = choice.edtf[:4]
        readings += [
            Choice("the school term", f"{year}-{first:02}/{year}-{last:02}"),
            Choice("the season", choice.edtf),
        ]
    return readings


def _span(text: str, said_on: date) -> Readings:
    """A year that begins in one calendar year and ends in the next: a financial year runs from
    April to March, a school's from September to August, and bare numbers may be either."""
    kind = first = None
    if match := re.fullmatch(rf"(?:the )?(?:{_KIND} year |(?P<fy>fy) ?)?{_SPAN}", text):
        kind = match["kind"] or match["fy"]
        first = int(match["first"]) if _follows(match) else None
    elif match := re.fullmatch(rf"(?P<which>this|next|last|the|the current) {_KIND} year", text):
        kind = match["kind"]
        first = said_on.year - (said_on.month < (9 if kind in _OF_SCHOOLS else 4))
        first += {"next": 1, "last": -1}.get(match["which"], 0)
    if first is None:
        return []
    school = Choice("the school year", f"{first}-09/{first + 1}-08")
    financial = Choice("the financial year", f"{first}-04/{first + 1}-03")
    if kind is None:
        return [financial, school]
    return [school if kind in _OF_SCHOOLS else financial]


def _part(text: str, said_on: date) -> Readings:
    """Early, late, the middle: nobody says how much of a year that is."""
    match = re.fullmatch(rf"{_PART}[ -](?P<whole>.+)", text)
    if match is None:
        return []
    part, readings = match["part"].split()[-2 if match["part"].endswith(" of") else 0], []
    for choice in read_point(match["whole"], said_on):
        readings += parts_of({"beginning": "start", "later": "late"}.get(part, part), choice.edtf)
    return readings


def _follows(match: re.Match[str]) -> bool:
    """Whether the second year of a span is the one after the first."""
    return (int(match["first"]) + 1) % 100 == int(match["second"]) % 100


def _which_year(ending: str, match: re.Match[str], said_on: date) -> Readings:
    """A month or season with its year, with "this", "next" or "last", or with nothing."""
    which, year = match["which"], match["year"]
    if year or which not in {"this", "next", "last"}:
        return _in_some_year(ending, year, said_on)
    candidates = [f"{said_on.year + step}-{ending}" for step in (-2, -1, 0, 1, 2)]
    if which == "this":
        # "This winter", said in January, began the December before.
        under_way = [edtf for edtf in candidates if _holds(edtf, said_on)]
        return _one(under_way[0] if under_way else f"{said_on.year}-{ending}")
    ahead = [edtf for edtf in candidates if edges(edtf)[0] > said_on]
    behind = [edtf for edtf in candidates if edges(edtf)[1] < said_on][::-1]
    # "Next autumn", said in spring, is this year's to some and next year's to others.
    nearest, other = (ahead if which == "next" else behind)[:2]
    same_year = nearest.startswith(str(said_on.year))
    return _one(nearest) + (_one(other) if same_year else [])


def _in_some_year(ending: str, year: str | None, said_on: date) -> Readings:
    """A day, month or season in the year named; without one, in the year in which it was said,
    unless it is so far off that another year's could be meant."""
    if year:
        return _one(f"{_year_said(year, said_on)}-{ending}")
    here = f"{said_on.year}-{ending}"
    try:
        first, last = edges(here)
    except ValueError:
        return _one(here)
    is_season = ending.isdecimal() and int(ending) > 12
    if _holds(here, said_on) or timedelta() < first - said_on <= AHEAD:
        return _one(here)
    if not is_season and timedelta() < said_on - last <= PAST:
        return _one(here)
    step = 1 if last < said_on else -1
    others = sorted([here, f"{said_on.year + step}-{ending}"])
    return [Choice("", edtf) for edtf in others]


def _holds(edtf: str, day: date) -> bool:
    first, last = edges(edtf)
    return first <= day <= last
