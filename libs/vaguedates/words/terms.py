"""Terms by a number: the six of a school year, or its three, and their halves."""

import re
from datetime import date

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.holidays import TERMS
from libs.vaguedates.words.parts import fraction, span
from libs.vaguedates.words.vocabulary import FULL_YEAR, SPAN, Readings, follows
from libs.vaguedates.words.years import read_current_split_year

_SEASONS = ("autumn", "spring", "summer")


def read_half_of_term(text: str, said_on: date) -> Readings:
    """ "Autumn 1 2027", "spring 2": the half of a term before or after its half-term holiday.

    read_half_of_term("autumn 1 2027", day)[0].edtf == "2027-09/2027-10"
    """
    match = re.fullmatch(
        rf"(?:the )?(?P<season>autumn|spring|summer) (?:term )?(?P<half>[12])"
        rf"(?: half[- ]term)?(?:,? (?P<year>{FULL_YEAR}))?",
        text,
    )
    if match is None:
        return []
    years = [int(match["year"])] if match["year"] else [said_on.year, said_on.year + 1]
    found = [_half(match["season"], int(match["half"]), year) for year in years]
    if match["year"]:
        return found
    return [one for one in found if one.edtf.rpartition("/")[2] >= said_on.isoformat()[:7]]


def _half(season: str, half: int, year: int) -> Choice:
    whole = span(*TERMS[_SEASONS.index(season)].days(year))
    return Choice("", fraction(whole, 2, half)[0].edtf)


def read_numbered_term(text: str, said_on: date) -> Readings:
    """ "Term 3 of 2026/27": the third of six, or of three; schools count them either way.

    [one.edtf for one in read_numbered_term("term 3 2026/27", day)]
    == ["2027-01/2027-02", "2027-04/2027-07"]
    """
    match = re.fullmatch(
        r"(?:the )?term (?P<number>[1-6])(?:,? (?:of |in )?(?P<whole>(?:the )?.*year.*|"
        rf"{SPAN}))?",
        text,
    )
    if match is None:
        return []
    number, first = int(match["number"]), _first_year(match, said_on)
    if first is None:
        return []
    place, half = divmod(number - 1, 2)
    sixth = _half(_SEASONS[place], half + 1, first + (place > 0))
    readings = [Choice("of six terms", sixth.edtf)]
    if number <= len(_SEASONS):
        days = TERMS[number - 1].days(first + (number > 1))
        readings.append(Choice("of three terms", span(*days)))
    return readings


def _first_year(match: re.Match[str], said_on: date) -> int | None:
    """The year in which the school year begins; None where the words name no school year."""
    if match["first"]:
        return int(match["first"]) if follows(match) else None
    spelt = re.search(SPAN, match["whole"] or "")
    if spelt:
        return int(spelt["first"]) if follows(spelt) else None
    years = read_current_split_year(match["whole"] or "this school year", said_on)
    return int(years[0].edtf[:4]) if years and "-09/" in years[0].edtf else None
