"""A time that words name: a day, a week, a month, a season, a term, a year, or a part of one.

Each rule has a name and a function; `examples.py` has an example of each. A rule takes the words
in lower case and the day on which they were said, and gives every reading that they have.
"""

import re
from datetime import date, timedelta

from libs.vaguedates.words.answer import Choice
from libs.vaguedates.words.days import read_day, read_day_alone, read_day_or_year, read_numbers
from libs.vaguedates.words.lengths import read_in, read_in_about, read_length, read_within
from libs.vaguedates.words.moments import read_week_after_weekday, read_weekend
from libs.vaguedates.words.months import read_month, read_season
from libs.vaguedates.words.parts import edges, fraction, months_on, parts_of, span
from libs.vaguedates.words.quarters import read_letter
from libs.vaguedates.words.terms import read_half_of_term, read_numbered_term
from libs.vaguedates.words.vocabulary import (
    FULL_YEAR,
    NUMBER,
    ORDINAL,
    ORDINALS,
    Readings,
    Rule,
    count_of,
)
from libs.vaguedates.words.weeks import (
    read_week,
    read_week_of_month,
    read_weekday,
    read_weekday_of_month,
)
from libs.vaguedates.words.yearly import (
    read_edge_day,
    read_half_term,
    read_term_of_school_year,
    read_this_term,
    read_yearly,
)
from libs.vaguedates.words.years import (
    financial_year,
    read_current_split_year,
    read_decade,
    read_split_year,
    read_split_year_by_one_number,
    read_split_years_from_now,
    read_year,
    read_year_to,
    read_years_by_hyphen,
)

_PART = (
    r"(?P<part>early(?: in| on in)?|late(?:r)?(?: in)?|mid|(?:the )?middle of|"
    r"(?:the )?(?:very )?(?:start|beginning) of|start|(?:the )?(?:very )?end(?: of)?|"
    r"towards? (?:the )?end(?: of)?|(?:the )?(?:latter|later) part of|(?:the )?early part of)"
)
_PART_NAMES = {"beginning": "start", "later": "late", "latter": "late", "towards": "late"}
_PART_NAMES |= {"toward": "late"}


def read_point(text: str, said_on: date) -> Readings:
    """Read words that name a time, in every way that they can be read; [] for other words.

    Said on 14 August 2023, "this autumn" is 2023-23, and "2025/26" is 2025-04/2026-03 (a
    financial year) or 2025-09/2026-08 (a school year). Raises NotVagueDate for "31 February 2027".
    """
    for rule in RULES:
        if readings := rule.read(text, said_on):
            return readings
    return []


def read_part(text: str, said_on: date) -> Readings:
    """ "Early 2027", "the end of March", "mid-2027": nobody says how much of a time that is."""
    match = re.fullmatch(rf"{_PART}[ -](?P<whole>.+)", text)
    if match is None:
        return []
    words = match["part"].removeprefix("the ").removeprefix("very ").split()
    part = _PART_NAMES.get(words[0], words[0])
    return [
        part_of
        for whole in read_point(match["whole"], said_on)
        for part_of in parts_of(part, whole.edtf)
    ]


def read_parts(text: str, said_on: date) -> Readings:
    """ "Mid to late January 2027": from the one part to the end of the other.

    read_parts("early to mid 2027", day)[0].edtf == "2027-01/2027-07"
    """
    match = re.fullmatch(
        r"(?P<one>early|mid) (?:to|or|and) (?P<other>mid|late)(?: in| of)? (?P<whole>.+)", text
    )
    if match is None:
        return []
    return [
        Choice("", span(edges(one.edtf)[0], edges(other.edtf)[1]))
        for whole in read_point(match["whole"], said_on)
        for one, other in zip(
            parts_of(match["one"], whole.edtf), parts_of(match["other"], whole.edtf), strict=True
        )
    ]


def read_rest(text: str, said_on: date) -> Readings:
    """ "Later this year", "the rest of this term"; and "earlier this month".

    read_rest("later this year", date(2026, 11, 9))[0].edtf == "2026-11-09/2026-12-31"
    """
    match = re.fullmatch(
        r"(?:for )?(?P<part>later|earlier|the (?:rest|remainder) of)(?: in| on)?(?: (?:this|the))? "
        r"(?P<whole>week|month|term|decade|(?:[a-z]+ )?year)",
        text,
    )
    readings: Readings = []
    for whole in read_point(f"this {match['whole']}", said_on) if match else []:
        first, last = edges(whole.edtf)
        ends = (first, said_on) if match and match["part"] == "earlier" else (said_on, last)
        if ends[0] < ends[1]:
            readings.append(Choice("", "/".join(day.isoformat() for day in ends)))
    return readings


def read_half(text: str, said_on: date) -> Readings:
    """ "The first half of 2027", "the second half of the autumn term".

    read_half("the first half of 2027", day)[0].edtf == "2027-01/2027-06"
    """
    return _fraction(text, "half", 2, said_on)


def read_first_lengths(text: str, said_on: date) -> Readings:
    """ "The first six months of 2027", "the last two weeks of March": of the time, not from now.

    read_first_lengths("the first six months of 2027", day)[0].edtf == "2027-01/2027-06"
    """
    match = re.fullmatch(
        rf"(?:the )?(?P<edge>first|opening|last|final|closing) {NUMBER} "
        r"(?P<unit>day|week|month)s (?:of|in) (?P<whole>.+)",
        text,
    )
    readings: Readings = []
    for whole in read_point(match["whole"], said_on) if match else []:
        if match is None or ".." in whole.edtf:
            continue
        first, last = edges(whole.edtf)
        count, a_day = count_of(match["number"]), timedelta(days=1)
        if match["edge"] in {"first", "opening"}:
            ends = first, _on(first, match["unit"], count) - a_day
        else:
            ends = _on(last + a_day, match["unit"], -count), last
        if first <= ends[0] <= ends[1] <= last:
            readings.append(Choice(whole.label, span(*ends)))
    return readings


def _on(day: date, unit: str, count: int) -> date:
    if unit == "month":
        return months_on(day, count)
    return day + timedelta(days=count * (7 if unit == "week" else 1))


def read_quarter(text: str, said_on: date) -> Readings:
    """ "The second quarter of 2027": of the calendar year, or of the financial year from April."""
    return _fraction(text, "quarter", 4, said_on)


def _fraction(text: str, name: str, count: int, said_on: date) -> Readings:
    match = re.fullmatch(rf"(?:the )?{ORDINAL} {name} (?:of |in )?(?P<whole>.+)", text)
    if match is None:
        return []
    wholes = read_point(match["whole"], said_on) or read_point(f"the {match['whole']}", said_on)
    if name == "quarter" and len(wholes) == 1 and re.fullmatch(FULL_YEAR, wholes[0].edtf):
        calendar = Choice("the calendar year", wholes[0].edtf)
        wholes = [calendar, financial_year(int(wholes[0].edtf))]
    return [
        Choice(whole.label, part.edtf)
        for whole in wholes
        for part in fraction(whole.edtf, count, ORDINALS[match["ordinal"]])
    ]


RULES = (
    Rule("A day or a year", read_day_or_year),
    Rule("A day", read_day),
    Rule("A day in numbers", read_numbers),
    Rule("A day without its month or year", read_day_alone),
    Rule("A weekday", read_weekday),
    Rule("A weekday of a month", read_weekday_of_month),
    Rule("A week", read_week),
    Rule("A week of a month", read_week_of_month),
    Rule("A weekend", read_weekend),
    Rule("A week after a weekday", read_week_after_weekday),
    Rule("A calendar year", read_year),
    Rule("A month", read_month),
    Rule("A season", read_season),
    Rule("A holiday, term or recess", read_yearly),
    Rule("The first or last day of a time", read_edge_day),
    Rule("Half-term", read_half_term),
    Rule("A term of a school year", read_term_of_school_year),
    Rule("A term, from now", read_this_term),
    Rule("Half of a school term, by its number", read_half_of_term),
    Rule("A term by its number", read_numbered_term),
    Rule("A school or financial year", read_split_year),
    Rule("A school or financial year, from now", read_current_split_year),
    Rule("School or financial years, from now", read_split_years_from_now),
    Rule("A school or financial year by one number", read_split_year_by_one_number),
    Rule("Years with a hyphen", read_years_by_hyphen),
    Rule("A year up to a day", read_year_to),
    Rule("A decade", read_decade),
    Rule("A quarter or half by its letter", read_letter),
    Rule("A quarter of a year", read_quarter),
    Rule("Half of a time", read_half),
    Rule("The first or last months of a time", read_first_lengths),
    Rule("A length of time, from now", read_within),
    Rule("After a length of time", read_in),
    Rule("After one length of time or another", read_in_about),
    Rule("A length of time alone", read_length),
    Rule("What is left of a time", read_rest),
    Rule("Early to mid, mid to late", read_parts),
    Rule("Early, late, the end", read_part),
)
