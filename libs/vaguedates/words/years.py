"""Years: calendar, school and financial ones, and decades."""

import re
from datetime import date, timedelta

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.days import read_day, read_numbers
from libs.vaguedates.words.lengths import LENGTH, add
from libs.vaguedates.words.months import read_month
from libs.vaguedates.words.parts import edges, parts_of, span
from libs.vaguedates.words.vocabulary import (
    FULL_YEAR,
    NUMBER,
    SPAN,
    Readings,
    count_of,
    follows,
    one,
)

_KIND = r"(?P<kind>financial|fiscal|tax|academic|school|municipal|civic)"
_SHORT = r"(?P<short>fy|ay)"
COUNCIL_YEAR = "A council’s year runs from its annual meeting in May to the next one."
_OF_SCHOOLS = {"academic", "school", "ay"}
_WHICH = r"(?:the )?(?:(?P<which>this|next|last|current|present|coming|following) )?"


def school_year(first: int) -> Choice:
    """school_year(2027).edtf == "2027-09/2028-08" """
    return Choice("the school year", f"{first}-09/{first + 1}-08")


def financial_year(first: int) -> Choice:
    """financial_year(2027).edtf == "2027-04/2028-03" """
    return Choice("the financial year", f"{first}-04/{first + 1}-03")


def _of_kind(kind: str, first: int) -> Choice:
    """A year of that kind; a tax year runs from 6 April, a council's own from May to May."""
    if kind == "tax":
        return Choice("the tax year", f"{first}-04-06/{first + 1}-04-05")
    if kind in {"municipal", "civic"}:
        return Choice("the council’s year", f"{first}-05/{first + 1}-05", note=COUNCIL_YEAR)
    return school_year(first) if kind in _OF_SCHOOLS else financial_year(first)


def read_year(text: str, said_on: date) -> Readings:
    """A calendar year: "2027", "this year", "next year"; "the new year" is the start of the next.

    read_year("next year", date(2026, 11, 9))[0].edtf == "2027"
    """
    if match := re.fullmatch(rf"(?:(?:the )?(?:calendar )?year |cy ?)?(?P<year>{FULL_YEAR})", text):
        return one(match["year"])
    if match := re.fullmatch(rf"(?:this|next|last) year (?P<year>{FULL_YEAR})", text):
        return one(match["year"])
    if text in {"this year", "the year", "the current year", "the same year"}:
        return one(str(said_on.year))
    if text in {"next year", "last year", "the coming year", "the following year"}:
        return one(str(said_on.year + (-1 if text.startswith("last") else 1)))
    if text in {"the year after next", "year after next"}:
        return one(str(said_on.year + 2))
    if text == "the new year":
        return parts_of("start", f"{said_on.year + 1}")
    if match := re.fullmatch(rf"the new year (?P<year>{FULL_YEAR})", text):
        return parts_of("start", match["year"])
    return []


def read_split_year(text: str, said_on: date) -> Readings:
    """A year that begins in one calendar year and ends in the next.

    A financial year runs from April to March, a school's from September to August; "2027-28" may
    be either, and "2027 to 2028" both calendar years as well.
    """
    named = (
        rf"(?:the )?(?:{_KIND} year )?{SPAN}",
        rf"(?:the )?{SPAN} (?:{_KIND} year|{_SHORT})",
        rf"{_SHORT} ?{SPAN}",
    )
    for pattern in named:
        if match := re.fullmatch(pattern, text):
            return _split(match) if follows(match) else []
    return []


def _split(match: re.Match[str]) -> Readings:
    groups, first = match.groupdict(), int(match["first"])
    if kind := groups.get("kind") or groups.get("short"):
        return [_of_kind(kind, first)]
    either = [financial_year(first), school_year(first)]
    if " to " not in match[0]:
        return either
    return [*either, Choice("both calendar years", f"{first}/{first + 1}")]


def read_current_split_year(text: str, said_on: date) -> Readings:
    """ "This", "the next" or "last" academic or financial year, counted from the day it is said.

    read_current_split_year("the next financial year", date(2026, 11, 9))[0].edtf
    == "2027-04/2028-03"
    """
    match = re.fullmatch(rf"{_WHICH}{_KIND} year(?P<then> after next)?", text)
    if match is None:
        return []
    kind = match["kind"]
    first = said_on.year
    while edges(_of_kind(kind, first).edtf)[0] > said_on:
        first -= 1
    steps = {"next": 1, "coming": 1, "following": 1, "last": -1}
    step = 2 if match["then"] else steps.get(match["which"], 0)
    return [_of_kind(kind, first + step)]


def read_split_years_from_now(text: str, said_on: date) -> Readings:
    """ "Over the next two academic years": from the one that runs, or from the one after it.

    read_split_years_from_now("the next two financial years", date(2026, 11, 9))[0].edtf
    == "2027-04/2029-03"
    """
    match = re.fullmatch(
        rf"(?:the )?(?P<which>next|coming|following|last|past) {NUMBER} {_KIND} years", text
    )
    if match is None:
        return []
    count, kind = count_of(match["number"]), match["kind"]
    now = read_current_split_year(f"this {kind} year", said_on)[0].edtf
    first = int(now[:4])
    starts = (first - count, first - count + 1)
    if match["which"] not in {"last", "past"}:
        starts = (first + 1, first)
    labels = ("without the one that runs", "with the one that runs")
    return [
        Choice(
            label,
            span(
                edges(_of_kind(kind, start).edtf)[0],
                edges(_of_kind(kind, start + count - 1).edtf)[1],
            ),
        )
        for label, start in zip(labels, starts, strict=True)
    ]


def read_years_by_hyphen(text: str, said_on: date) -> Readings:
    """ "2025-30": from one calendar year to another, or from one financial year to another.

    [one.edtf for one in read_years_by_hyphen("2025-30", day)]
    == ["2025/2030", "2025-04/2030-03", "2025-04/2031-03"]
    """
    match = re.fullmatch(
        rf"(?:the )?(?P<first>{FULL_YEAR}) ?[-/] ?(?P<second>{FULL_YEAR}|\d\d)", text
    )
    if match is None:
        return []
    first, second = (
        int(match["first"]),
        int(match["second"]) % 100 + int(match["first"]) // 100 * 100,
    )
    is_month_or_season = len(match["second"]) == 2 and second % 100 <= 24 and second - first > 20
    if second - first < 2 or is_month_or_season:
        return []
    return [
        Choice("calendar years", f"{first}/{second}"),
        Choice("financial years, up to the last year named", f"{first}-04/{second}-03"),
        Choice("financial years, with the last year named", f"{first}-04/{second + 1}-03"),
    ]


def read_split_year_by_one_number(text: str, said_on: date) -> Readings:
    """ "FY27", "the 2027 academic year": which of its two calendar years is meant, nobody says.

    Where the words say that it begins or ends then, there is one reading.
    """
    number = rf"(?P<year>{FULL_YEAR}|\d\d)"
    starts = (
        r"(?: (?P<edge>starting|beginning|ending)(?: in| on)?"
        r"(?: \d{0,2} ?(?:march|april|august|september))?)?"
    )
    for pattern in (
        rf"(?:the )?{_KIND} year{starts} (?P<year>{FULL_YEAR})",
        rf"(?:the )?(?P<year>{FULL_YEAR}) {_KIND} year",
        rf"{_SHORT} ?{number}",
    ):
        if match := re.fullmatch(pattern, text):
            groups = match.groupdict()
            year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
            firsts = {"ending": [year - 1], None: [year - 1, year]}.get(groups.get("edge"), [year])
            kind = groups.get("kind") or groups["short"]
            return [_of_kind(kind, first) for first in firsts]
    return []


def read_year_to(text: str, said_on: date) -> Readings:
    """The months up to a day: "the year ending 31 March 2027", "the 12 months to March 2027".

    Up to a year it is that many calendar years or, to some, financial ones.

    read_year_to("the three years to march 2029", day)[0].edtf == "2026-04/2029-03"
    """
    match = re.fullmatch(
        rf"(?:the )?{LENGTH} (?:ending|ended|up to|to)"
        r"(?: in| on| the end of)? (?P<end>.+)",
        text,
    )
    if match is None or (match["unit"] or "month") not in {"month", "quarter", "year", "decade"}:
        return []
    readers = (read_day, read_numbers, read_month, read_split_year, read_year)
    ends = next((found for read in readers if (found := read(match["end"], said_on))), [])
    if len(ends) == 1 and re.fullmatch(FULL_YEAR, ends[0].edtf):
        ends = [Choice("calendar years", ends[0].edtf), financial_year(int(ends[0].edtf) - 1)]
    return [
        Choice(end.label, span(first, last))
        for end in ends
        if (last := edges(end.edtf)[1]) and (first := add(last + timedelta(days=1), match, sign=-1))
    ]


def read_decade(text: str, said_on: date) -> Readings:
    """A decade, and its end: "the end of the decade" is 2029 to some and 2030 to others.

    read_decade("the 2030s", day)[0].edtf == "2030/2039"
    """
    if match := re.fullmatch(r"(?:the )?(?P<decade>(?:19|20|21)\d0)s", text):
        first = int(match["decade"])
        return one(f"{first}/{first + 9}")
    first = said_on.year // 10 * 10
    if match := re.fullmatch(r"(?P<end>(?:the )?end of )?(?:the|this|the current) decade", text):
        if match["end"]:
            return [Choice("", f"{first + step}-12-31") for step in (9, 10)]
        return one(f"{first}/{first + 9}")
    if text in {"next decade", "the next decade", "the coming decade"}:
        return one(f"{first + 10}/{first + 19}")
    return []
