"""Quarters and halves of a year by their letters: Q3, H1. In words they are parts of any time."""

import re
from datetime import date

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.parts import fraction
from libs.vaguedates.words.vocabulary import FULL_YEAR, Readings
from libs.vaguedates.words.years import (
    financial_year,
    read_current_split_year,
    read_split_year,
    read_split_year_by_one_number,
)

_NUMBER = r"(?:(?P<kind>calendar|financial) )?(?P<letter>[qh]) ?(?P<number>[1-4])"
COUNTS = {"q": 4, "h": 2}


def read_letter(text: str, said_on: date) -> Readings:
    """ "Q3 2027", "2027 Q3", "H1 2027-28", "Q2 FY27"; without a year in this or the next one.

    Quarters are counted from January or, in a financial year, from April: "Q3 2027" asks which.
    """
    match = re.fullmatch(rf"(?:the )?{_NUMBER}(?:,? (?:of |in )?(?P<year>.+))?", text)
    match = match or re.fullmatch(rf"(?P<year>.+?),? {_NUMBER}", text)
    if match is None:
        return []
    count, number = COUNTS[match["letter"]], int(match["number"])
    years = _years(match["year"], match["kind"], said_on)
    return [
        Choice(year.label, part.edtf)
        for year in years
        for part in fraction(year.edtf, count, number)
    ]


def _years(text: str | None, kind: str | None, said_on: date) -> Readings:
    """The years that a quarter may be one of."""
    if text is None:
        return [year for step in (0, 1) for year in _of(said_on.year + step, kind)]
    if re.fullmatch(FULL_YEAR, text):
        return _of(int(text), kind)
    if text in {"this year", "next year"}:
        return _of(said_on.year + (text == "next year"), kind)
    readers = (read_split_year, read_split_year_by_one_number, read_current_split_year)
    found = next((years for read in readers if (years := read(text, said_on))), [])
    # Nobody counts the quarters of a school year by letters.
    return [one for one in found if "-04/" in one.edtf]


def _of(year: int, kind: str | None) -> Readings:
    both = {"calendar": Choice("the calendar year", f"{year}"), "financial": financial_year(year)}
    return [both[kind]] if kind else [*both.values()]
