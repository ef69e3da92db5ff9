"""Rewritings of short forms and marks: about, years with one figure, before and after by a hyphen.

Like those in `rewriting.py`, each has an example, which the tests try.
"""

import re

from libs.vaguedates.words.rewriting import Rewriting
from libs.vaguedates.words.vocabulary import (
    FULL_YEAR,
    MONTH_NUMBERS,
    NUMBER,
    ORDINALS,
    WEEKDAYS,
    count_of,
)

_MONTHS = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_SEASONS = "spring|summer|autumn|winter"
_NUMBER = NUMBER.replace("?P<number>", "?:")
_MOVED = (
    r"(?:delayed|deferred|postponed|pushed back|put back|put off|moved|rescheduled|slipped|"
    r"brought forward|extended)"
)

_YEARS = {"fy": "financial year", "ay": "academic year", "sy": "school year"}


def _next_year(found: re.Match[str]) -> str:
    """2027/28 for "2027-8"; what is not the year after stays as it is."""
    runs_on = int(found["last"]) + 1 == int(found["next"])
    return f"{found['first']}/{int(found['first'][2:]) + 1:02}" if runs_on else found[0]


def _year_of_kind(found: re.Match[str]) -> str:
    return f"{_YEARS[found['kind']]} 20{found['first']}/{found['second']}"


def _quarter(found: re.Match[str]) -> str:
    return f"q{ORDINALS[found['number']]}"


def _half_years(found: re.Match[str]) -> str:
    return f"{12 * count_of(found['count'] or found['figure']) + 6} months"


SHORTHAND = (
    # About.
    Rewriting(r"(?:^|(?<= ))(?:c\.?|ca\.?|~) ?(?=\d)", "about ", ("c.2027", "about 2027")),
    Rewriting(
        r"^(?:est\.?|estimated?) (?=.*\d)|^(?=.*\d)(?P<when>.+?),? (?:est\.?|estimate|approx\.?|"
        r"approximately|or thereabouts|or so)$|^(?P<ish>.*\d)-?ish$",
        r"about \g<when>\g<ish>",
        ("2027 (est.)", "about 2027"),
    ),
    # Years, and years' ends.
    Rewriting(
        r"(?<![\d/-])(?P<first>20\d(?P<last>[0-8]))[-/](?P<next>\d)(?![\d/-])",
        _next_year,
        ("2027-8", "2027/28"),
    ),
    Rewriting(
        r"\b(?:the )?(?P<kind>financial|academic|school|calendar|tax|municipal|fiscal) year[- ]end"
        rf"(?P<year> {FULL_YEAR}(?:[-/]\d\d)?)?(?! of)",
        r"the end of the \g<kind> year\g<year>",
        ("before the financial year end", "before the end of the financial year"),
    ),
    Rewriting(
        r"\b(?:the )?(?P<kind>fy|ay)[- ]end\b",
        r"the end of this \g<kind>",
        ("by FY end", "by the end of this financial year"),
    ),
    Rewriting(
        rf"\b(?:in-)?year (?=(?P<first>{FULL_YEAR})[-/]\d\d\b)(?<!\w year )",
        "",
        ("in-year 2027-28", "2027-28"),
    ),
    # Before and after, by a hyphen or from one side.
    Rewriting(
        r"\bpre[- ](?=(?:\w+ )?(?:christmas|easter|recess|half|term|\d)|"
        rf"(?:{_SEASONS}|{_MONTHS})\b)",
        "before ",
        ("pre-Christmas", "before christmas"),
    ),
    Rewriting(
        r"\bpost[- ](?=(?:\w+ )?(?:christmas|easter|recess|half|term|\d)|"
        rf"(?:{_SEASONS}|{_MONTHS})\b)",
        "after ",
        ("post-Easter", "after easter"),
    ),
    Rewriting(
        r"\b(?:on )?the (?:other|far) side of ",
        "after ",
        ("the other side of Easter", "after easter"),
    ),
    Rewriting(
        r"\b(?:on )?this side of ", "before ", ("this side of Christmas", "before christmas")
    ),
    Rewriting(
        r"\b(?P<kind>sy|[fa]y(?=\S+ ?(?:-|to) ?[fa]y)|(?<=-)[fa]y|(?<=to )[fa]y) ?(?:20)?"
        r"(?P<first>\d\d)[-/](?P<second>\d\d)\b",
        _year_of_kind,
        ("FY24/25 to FY26/27", "financial year 2024/25 to financial year 2026/27"),
    ),
    Rewriting(r"\b(?P<number>[12])h ?(?=\d|fy)", r"h\g<number> ", ("1H 2027", "h1 2027")),
    Rewriting(
        r"\bqs ?(?P<one>[1-4]) (?:and|to|-) (?P<two>[1-4])\b",
        r"q\g<one> to q\g<two>",
        ("Qs 1 and 2 2027/28", "q1 to q2 2027/28"),
    ),
    Rewriting(
        r"\b(?:the )?(?P<number>first|second|third|fourth) quarter$",
        _quarter,
        ("expected in the second quarter", "expected in q2"),
    ),
    Rewriting(r"\bmid-?point of\b", "middle of", ("the midpoint of 2028", "the middle of 2028")),
    Rewriting(
        r"\bwks? (?=ending|commencing|beginning)",
        "week ",
        ("wk ending 5 March", "week ending 5 march"),
    ),
    Rewriting(
        r",? at (?:the )?(?:very )?soonest$",
        " at the earliest",
        ("spring 2028 at the soonest", "not before spring 2028"),
    ),
    # Two weeks.
    Rewriting(
        r"^(?P<week>w/?[cbe]|week (?:commencing|beginning|starting|ending|of))(?P<first> [^,]+?) "
        r"(?P<joint>or|and) (?=\d)",
        r"\g<week>\g<first> \g<joint> \g<week> ",
        ("w/c 8 March or 15 March 2027", "w/c 8 march or w/c 15 march 2027"),
    ),
    # Two days by a stroke.
    Rewriting(
        rf"(?<![\d/])(?P<one>\d{{1,2}}) ?/ ?(?P<two>\d{{1,2}}) (?=(?:{_MONTHS})\b)",
        r"\g<one> and \g<two> ",
        ("4/5 January 2027", "4 and 5 january 2027"),
    ),
    # Up to now, and from now on.
    Rewriting(
        r"^(?:from |since )?(?P<when>.*\d.*?) ?(?:to|until|-|up to) ?(?:date|(?:the )?present"
        r"(?: day)?|now|today)$",
        r"since \g<when>",
        ("2024 to date", "since 2024"),
    ),
    Rewriting(
        r"\bfrom (?:now|here|this point|today) (?:on|onwards?|forward)\b",
        "from today",
        ("from now on", "from today"),
    ),
    # Not until, at the earliest: one floor.
    Rewriting(
        r"^(?:not |no earlier than |not before )?(?:until )?(?P<when>[^,]*(?:\d|next|this)[^,]*?)"
        r"(?:,| -)? at the (?:very )?earliest$",
        r"\g<when> at the earliest",
        ("not until September 2028 at the earliest", "not before september 2028"),
    ),
    # A move is told by where it ends.
    Rewriting(
        rf"^{_MOVED} (?:back )?(?:to|until|till) (?=(?:by|no|not|at|before|after) )",
        "",
        ("delayed to no earlier than 2028", "no earlier than 2028"),
    ),
    # Terms by number, and the day on which one begins.
    Rewriting(
        r"\bterms (?P<one>[1-6]) ?(?P<joint>and|to|-) ?(?P<two>[1-6])\b",
        r"term \g<one> \g<joint> term \g<two>",
        ("terms 5 and 6", "term 5 and term 6"),
    ),
    Rewriting(r"^(?:ht|half[- ]term) ?(?P<number>[1-6])\b", r"term \g<number>", ("HT3", "term 3")),
    Rewriting(
        r"(?<=first day of )(?:the )?term$",
        "next term",
        ("the first day of term", "the first day of next term"),
    ),
    Rewriting(
        r"(?<=last day of )(?:the )?term$",
        "this term",
        ("the last day of term", "the last day of this term"),
    ),
    Rewriting(
        r"(?<!start of )(?<!beginning of )(?<=\bof )(?:the )?term$",
        "this term",
        ("the third week of term", "the third week of this term"),
    ),
    Rewriting(
        rf"^(?:as|when) (?P<year>{FULL_YEAR}) (?:begins|starts|opens)$",
        r"at the start of \g<year>",
        ("when 2027 begins", "at the start of 2027"),
    ),
    Rewriting(r"^new year$", "new year's day", ("New Year", "new year's day")),
    # Half of a length.
    Rewriting(
        r"\b(?:a|one) year and a half\b|\bone and a half years?\b|\ba year-and-a-half\b",
        "18 months",
        ("in a year and a half", "in 18 months"),
    ),
    Rewriting(
        rf"\b(?P<count>{_NUMBER}) and a half years?\b|\b(?P<figure>\d) ?(?:½|1/2|\.5) ?years?\b",
        _half_years,
        ("two and a half years after commencement", "30 months after commencement"),
    ),
    Rewriting(
        r"\bhalf a year\b|\ba half-year\b", "six months", ("in half a year", "in six months")
    ),
    Rewriting(
        r"\b(?:a|one) (?P<unit>week|month|year) or (?:two|so)\b",
        r"one or two \g<unit>s",
        ("in a year or two", "in one or two years"),
    ),
    # Parts of a day, and the week after a weekday.
    Rewriting(
        r"\b(?:tonight|this (?:morning|afternoon|evening)|later today|earlier today)\b",
        "today",
        ("this afternoon", "today"),
    ),
    Rewriting(
        r"\b(?P<day>tomorrow|yesterday|today) (?:morning|afternoon|evening|night|lunchtime)\b",
        r"\g<day>",
        ("tomorrow morning", "tomorrow"),
    ),
    Rewriting(r"\blast night\b", "yesterday", ("last night", "yesterday")),
    Rewriting(
        rf"\b(?P<day>{'|'.join(WEEKDAYS)}) (?:morning|afternoon|evening|night|lunchtime)\b",
        r"\g<day>",
        ("on Friday afternoon", "on friday"),
    ),
    Rewriting(
        r"^first thing (?=(?:in|on|after|next) )",
        "early ",
        ("first thing in the new year", "early in the new year"),
    ),
)
