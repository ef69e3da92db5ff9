"""What a rewriting is, and those of words that say no more of a time than a plainer word would.

`spelling.py` applies them, after its own. Each has an example, which the tests try.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from libs.vaguedates.words.vocabulary import DAY, FULL_YEAR, MONTH_NUMBERS, WEEKDAYS

_MONTHS = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_SEASONS = "spring|summer|autumn|winter"
_DAY = DAY.replace("?P<day>", "?:")
_UNSURE = (
    "(?:(?:exact )?dates? )?(?:to be (?:announced|agreed|set|determined)|tba|tbd)|"
    "(?:exact )?dates? (?:tbc|to be confirmed)|"
    "provisional|indicative|estimated|expected|target|ambition|aspiration|tbc|to be confirmed"
)
_OLD_TERMS = {
    "michaelmas": "autumn",
    "hilary": "spring",
    "lent": "spring",
    "trinity": "summer",
}
_TERM_BEGINS = {"september": "autumn", "january": "spring", "april": "summer"}


class Rewriting(NamedTuple):
    """One way to say it, the way that rules know, and an example of both."""

    pattern: str
    becomes: str | Callable[[re.Match[str]], str]
    example: tuple[str, str]


MORE_REWRITINGS = (
    # The end of a working day is that day.
    Rewriting(
        r"\b(?:(?:the )?(?:close of (?:play|business)|cop|cob|end of (?:the )?day)) (?:on )?"
        r"(?=\w*day\b|\d)",
        "",
        ("by close of business on Friday 18 December 2026", "by friday 18 december 2026"),
    ),
    # A weekday that stands behind its day.
    Rewriting(
        rf"\b(?P<date>{_DAY} (?:{_MONTHS})(?: {FULL_YEAR})?),? (?:a |on a )?"
        rf"(?P<weekday>{'|'.join(WEEKDAYS)})$",
        r"\g<weekday> \g<date>",
        ("16 June 2026 (Tuesday)", "tuesday 16 june 2026"),
    ),
    Rewriting(
        rf"^(?P<year>{FULL_YEAR}),? (?P<part>{_MONTHS}|{_SEASONS})$",
        r"\g<part> \g<year>",
        ("2027 (September)", "september 2027"),
    ),
    # How sure somebody is.
    Rewriting(
        rf"^(?=.*(?:\d|{_SEASONS}|{_MONTHS}|year|term\b))(?P<when>.+?),? (?:- )?(?:{_UNSURE})$",
        r"possibly \g<when>",
        ("September 2027 (provisional)", "possibly september 2027"),
    ),
    Rewriting(r"^(?P<when>.*\d{4}) ?\?$", r"possibly \g<when>", ("2028?", "possibly 2028")),
    # Early to mid, half-way.
    Rewriting(
        r"\b(?P<one>early|mid)(?: ?/ ?|-| or )(?P<other>mid|late)(?=[ -])",
        r"\g<one> to \g<other>",
        ("early-mid 2027", "early to mid 2027"),
    ),
    Rewriting(
        r"\b(?:half-?way|midway|half way) through\b",
        "the middle of",
        ("halfway through 2028", "the middle of 2028"),
    ),
    # No earlier, no later.
    Rewriting(
        r"^(?P<when>.+?),? or (?:later|after|beyond|thereafter)$",
        r"not before \g<when>",
        ("2029 or later", "not before 2029"),
    ),
    Rewriting(
        r"^(?:by |in )?(?P<when>.+?),? or (?:earlier|sooner|before)$",
        r"no later than \g<when>",
        ("March 2028 or earlier", "no later than march 2028"),
    ),
    # Years and terms.
    Rewriting(
        rf"(?<!in a )\bcalendar year(?! {FULL_YEAR})",
        "year",
        ("end of the calendar year", "end of the year"),
    ),
    Rewriting(
        r"\b(?P<which>this|next|last|current|coming) fy\b(?! ?\d)",
        r"\g<which> financial year",
        ("next FY", "next financial year"),
    ),
    Rewriting(
        r"\b(?P<which>this|next|last|current|coming) ay\b(?! ?\d)",
        r"\g<which> academic year",
        ("by the end of this AY", "by the end of this academic year"),
    ),
    Rewriting(
        r"\b(?:the )?turn of the year\b",
        "the new year",
        ("by the turn of the year", "by the new year"),
    ),
    Rewriting(
        r"\bmonth[- ]end\b", "the end of the month", ("by month end", "by the end of the month")
    ),
    Rewriting(
        r"(?<=\bend of )(?:the )?term$",
        "this term",
        ("by the end of term", "by the end of this term"),
    ),
    Rewriting(
        rf"\b(?:this )?coming (?=(?:{_MONTHS}|{_SEASONS})\b)",
        "the coming ",
        ("this coming January", "the coming january"),
    ),
    # Terms by their old names, where a year is given: what schools, universities and courts
    # call so lies within these months. And by the month in which they begin.
    Rewriting(
        rf"\b(?P<name>{'|'.join(_OLD_TERMS)}) term(?=,? {FULL_YEAR})",
        lambda found: f"{_OLD_TERMS[found['name']]} term",
        ("Michaelmas term 2027", "autumn term 2027"),
    ),
    Rewriting(
        r"(?<=\bstart of )(?:the |a )?(?:(?:new|next) )?(?:school )?term in "
        rf"(?P<month>{'|'.join(_TERM_BEGINS)})\b",
        lambda found: f"the {_TERM_BEGINS[found['month']]} term",
        ("by the start of term in September 2027", "by the start of the autumn term 2027"),
    ),
    # Parliament's own comings and goings.
    Rewriting(
        r"\bparliament rises for (?:the )?(?P<when>summer|christmas|easter)(?: recess)?",
        r"the \g<when> recess",
        ("before Parliament rises for the summer", "before the summer recess"),
    ),
    Rewriting(
        r"^when (?:parliament|the house|the commons) (?:returns|comes back),? (?=in |on )",
        "",
        ("when Parliament returns in September", "in september"),
    ),
    # What goes on in steps begins and ends as it would without them.
    Rewriting(
        r"^(?:in (?:\w+ )?(?:phases|stages|tranches|waves|cohorts)|phased(?: in)?|staggered),? ",
        "",
        ("in three phases from 2027 to 2030", "from 2027 to 2030"),
    ),
    Rewriting(
        r"^(?P<from>from .+) for (?P<length>(?:a |an |one |two |three |four |five |six |\d+ )"
        r"(?:days?|weeks?|months?|years?))$",
        r"for \g<length> \g<from>",
        ("from September 2027 for 3 years", "for 3 years from september 2027"),
    ),
    Rewriting(
        r"\b(?:in )?(?:a|one) (?P<unit>week|month|year)'s time\b",
        r"in one \g<unit>",
        ("in a year's time", "in one year"),
    ),
    Rewriting(
        r"\bup to and including (?=.*\b(?:\d{4}|\d{1,2})\b)",
        "until the end of ",
        ("up to and including August 2027", "until the end of august 2027"),
    ),
    Rewriting(
        r"\b(?P<one>early|mid)-to-(?P<other>mid|late)\b",
        r"\g<one> to \g<other>",
        ("mid-to-late July", "mid to late july"),
    ),
    Rewriting(rf"^post-(?={FULL_YEAR})", "after ", ("post-2030", "after 2030")),
    Rewriting(rf"^pre-(?={FULL_YEAR})", "before ", ("pre-2030", "before 2030")),
    Rewriting(
        r"\bnew (?=(?:school|academic|financial|tax) year)",
        "coming ",
        ("in time for the new school year", "in time for the coming school year"),
    ),
    Rewriting(
        r"\b(?P<what>fy ?|ay ?|q[1-4] )(?:fy ?)?(?:20)?(?P<year>\d\d)(?=[/-]\d\d$)",
        r"\g<what>20\g<year>",
        ("Q2 FY27/28", "q2 2027/28"),
    ),
    Rewriting(
        r"\bterm (?P<year>[23]\d)$", r"term 20\g<year>", ("autumn term 27", "autumn term 2027")
    ),
    Rewriting(
        r"^(?:not before|(?:no|not) (?:earlier|sooner) than|from) (?P<first>.+?),? "
        r"(?:(?:and|but) (?:no|not)|nor) later than ",
        r"between \g<first> and ",
        ("not before April 2028 and no later than April 2029", "between april 2028 and april 2029"),
    ),
    Rewriting(
        r"\b(?:the )?(?:morning|afternoon|evening) of (?=.*\d)",
        "",
        ("on the morning of 18 December 2026", "on 18 december 2026"),
    ),
)
