"""Rewritings of longer ways to say a time: several at once, years of one kind, Acts, quarters.

Like those in `rewriting.py`, each has an example, which the tests try.
"""

from libs.vaguedates.words.rewriting import Rewriting
from libs.vaguedates.words.vocabulary import DAY, FULL_YEAR, MONTH_NUMBERS, NUMBER, WEEKDAYS

_MONTHS = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = DAY.replace("?P<day>", "?:")
_NUMBER = NUMBER.replace("?P<number>", "?:")
_KIND = r"(?P<kind>financial|fiscal|tax|academic|school|municipal)"
_TWO_YEARS = rf"(?:{FULL_YEAR}(?:[-/]| to )(?:{FULL_YEAR}|\d\d)\b(?! ?[-/])|{FULL_YEAR})"

TURNS = (
    Rewriting(r"(?<=[a-z]): ", " ", ("Published: 14 July 2026", "published 14 july 2026")),
    Rewriting(r" ?& ?| \+ ", " and ", ("12 & 13 January 2027", "12 and 13 january 2027")),
    # Several years of one kind.
    Rewriting(
        rf"\b{_KIND} years (?P<first>{_TWO_YEARS}),? (?P<joint>and|to|or|-) "
        rf"(?P<last>{_TWO_YEARS})$",
        r"\g<kind> year \g<first> \g<joint> \g<kind> year \g<last>",
        ("financial years 2026-27 to 2028-29", "financial year 2026-27 to financial year 2028-29"),
    ),
    Rewriting(
        rf"(?P<first>{_TWO_YEARS}) (?P<joint>and|to|or) (?P<last>{_TWO_YEARS}) {_KIND} years$",
        r"\g<kind> year \g<first> \g<joint> \g<kind> year \g<last>",
        ("2026/27 and 2027/28 academic years", "academic year 2026/27 and academic year 2027/28"),
    ),
    Rewriting(
        rf"\b(?P<year>{FULL_YEAR}) calendar year\b",
        r"\g<year>",
        ("in the 2028 calendar year", "in the 2028"),
    ),
    # A three-year programme from a day is three years from it.
    Rewriting(
        rf"^(?:for |over )?(?:a |an |the |its )?(?P<count>{_NUMBER})[- ](?P<unit>day|week|month|"
        rf"year)s?"
        r"[- ](?:long )?(?:period|programme|plan|pilot|contract|strategy|term|transition|phase|"
        r"window|"
        r"consultation|trial|project|settlement|roll-?out|course) "
        r"(?=(?:from|to|starting|beginning|commencing|ending|up to|after|following|of) )",
        r"\g<count> \g<unit> ",
        ("a three-year programme from April 2027", "three year from april 2027"),
    ),
    Rewriting(
        rf"\b(?P<count>{_NUMBER}) (?P<from>calendar|clear|full|whole|further) (?=day|week|month|"
        rf"year)",
        r"\g<count> ",
        ("within 28 calendar days", "within 28 days"),
    ),
    Rewriting(
        rf"^(?P<said>over|within|during) (?:a|the|an) (?P<count>{_NUMBER})[- ]"
        r"(?P<unit>day|week|month|year) (?:period|window|timeframe)$",
        r"\g<said> \g<count> \g<unit>s",
        ("over a three-year period", "over three years"),
    ),
    Rewriting(
        rf"(?<![-/])\b(?<!to )(?P<year>{FULL_YEAR}) (?P<when>spring|summer|autumn|christmas|easter|"
        r"october|february|may) (?P<what>half[- ]term|term|holidays?|break|recess|bank holiday)\b",
        r"\g<when> \g<what> \g<year>",
        ("before the 2027 summer break", "before the summer break 2027"),
    ),
    Rewriting(
        r"^(?:in |during )?(?:the )?week (?:of|commencing) (?=\d+(?:st|nd|rd|th)? ?(?:-|to) ?\d)",
        "",
        ("the week of 4-8 January 2027", "4-8 january 2027"),
    ),
    # As Acts say it.
    Rewriting(
        rf"^at the end of (?:the|a) period of (?P<length>{_NUMBER} (?:day|week|month|year)s?) "
        r"(?:beginning|starting) (?:with|on) (?:the day on which )?",
        r"\g<length> after ",
        (
            "at the end of the period of two months beginning with the day on which this Act is "
            "passed",
            "two months after this act is passed",
        ),
    ),
    # A half-term by its month.
    Rewriting(
        r"\bhalf[- ]term(?: (?P<what>holidays?|break|week))? (?:in |of )(?P<month>october|november|"
        r"february|may)\b",
        r"\g<month> half term",
        ("half term in May 2027", "may half term 2027"),
    ),
    Rewriting(
        r"\b(?P<when>christmas|easter)(?: period| season)\b",
        r"\g<when> holidays",
        ("over the Christmas period 2026", "over the christmas holidays 2026"),
    ),
    Rewriting(r"\b(?P<when>christmas|easter) ?time\b", r"\g<when>", ("Easter time", "easter")),
    Rewriting(
        rf"\b(?P<when>spring|summer|autumn|christmas|easter|october|february|may) "
        rf"(?P<year>{FULL_YEAR})"
        r" (?P<what>half[- ]term|term|holidays?|break|recess|bank holiday)\b",
        r"\g<when> \g<what> \g<year>",
        ("the October 2027 half term", "the october half term 2027"),
    ),
    Rewriting(r"\bnew term\b", "next term", ("in the new term", "in the next term")),
    Rewriting(
        rf"\bfirst term (?P<of>of|in) (?P<year>(?:the )?{FULL_YEAR}[-/ ])",
        r"autumn term \g<of> \g<year>",
        ("the first term of 2027/28", "the autumn term of 2027/28"),
    ),
    Rewriting(
        rf"\b(?:final|last|third) term (?P<of>of|in) (?P<year>(?:the )?{FULL_YEAR}[-/ ])",
        r"summer term \g<of> \g<year>",
        ("by the final term of 2027/28", "by the summer term of 2027/28"),
    ),
    Rewriting(
        r"\b(?:the )?(?P<edge>first|last|final|opening|closing) week of (?=(?:the )?(?:\w+ )"
        r"?term\b)",
        r"\g<edge> weeks of ",
        ("the first week of the autumn term 2027", "early the autumn term 2027"),
    ),
    Rewriting(
        r"\bthis (?P<kind>(?:[a-z]+ )?year) (?P<and>and|or) (?:the )?next(?: one| year)?$",
        r"this \g<kind> \g<and> next \g<kind>",
        ("this financial year and next", "this financial year and next financial year"),
    ),
    Rewriting(
        r"(?<=start of )(?:the )?term$",
        "next term",
        ("by the start of term", "by the start of next term"),
    ),
    Rewriting(
        r"(?<=beginning of )(?:the )?term$",
        "next term",
        ("beginning of term", "beginning of next term"),
    ),
    Rewriting(
        r"\b(?P<letter>[qh])(?P<one>[1-4]) ?(?:/|-| or | and ) ?(?P=letter)?(?P<two>[1-4])(?= )",
        r"\g<letter>\g<one> to \g<letter>\g<two>",
        ("Q1/Q2 2027", "q1 to q2 2027"),
    ),
    Rewriting(
        r"\b(?:parliament|the house|the commons)'s (?=\w+ recess)",
        "the ",
        ("during Parliament’s summer recess 2027", "during the summer recess 2027"),
    ),
    # Quarters by number, and the months that they have.
    Rewriting(
        r"\b(?P<letter>q|h)(?:uarter|alf) (?=[1-4]\b)", r"\g<letter>", ("quarter 4 2027", "q4 2027")
    ),
    Rewriting(
        rf"\b(?P<quarter>q[1-4]|(?:first|second|third|fourth|last|final) quarter),? (?:{_MONTHS}) ?"
        rf"(?:to|-) ?(?:{_MONTHS}),? (?:of )?(?={FULL_YEAR}(?: to |[-/]))",
        r"\g<quarter> ",
        ("Q4 (January to March) 2027 to 2028", "q4 2027 to 2028"),
    ),
    Rewriting(
        rf"\b(?:q[1-4]|(?:first|second|third|fourth|last|final) quarter),? "
        rf"(?=(?:{_MONTHS}) ?(?:to|-) ?(?:{_MONTHS})\b)",
        "",
        ("Q2 (July to September) 2027", "july to september 2027"),
    ),
    Rewriting(
        rf"^(?P<months>(?:{_MONTHS}) ?(?:to|-) ?(?:{_MONTHS}) {FULL_YEAR}),? "
        r"(?:q[1-4]|(?:first|second|third|fourth) quarter)$",
        r"\g<months>",
        ("July to September 2027, Q2", "july to september 2027"),
    ),
    Rewriting(
        r"\b(?P<letter>q[1-4]|h[12]) ?(?:fy)?'?(?P<year>2[4-9]|3\d)$",
        r"\g<letter> 20\g<year>",
        ("Q3'27", "q3 2027"),
    ),
    Rewriting(r"\b(?P<number>[1-4])q ?(?=\d)", r"q\g<number> ", ("3Q 2027", "q3 2027")),
    Rewriting(
        rf"^q[1-4] \S+(?: \S+)? (?=(?:{_MONTHS}) ?(?:to|-) ?(?:{_MONTHS}) {FULL_YEAR}$)",
        "",
        ("Q1 FY2027/28 (April-June 2027)", "april-june 2027"),
    ),
    # The first and the last months of a time.
    Rewriting(
        r"\b(?:the )?(?:first|opening|early) (?:few |couple of )?(?:days|weeks|months) (?:of|in) ",
        "early ",
        ("the first few months of 2027", "early 2027"),
    ),
    Rewriting(
        r"\b(?:the )?(?:last|final|closing) (?:few |couple of )?(?:days|weeks|months) (?:of|in) ",
        "late ",
        ("the final months of 2027", "late 2027"),
    ),
    Rewriting(
        r"\b(?:the )?(?:back|tail|latter|far) end of ",
        "late ",
        ("the back end of 2027", "late 2027"),
    ),
    Rewriting(
        r"^(?:before|by the time) (?:the |this )?(?P<what>(?:[a-z]+ )?(?:year|term)|month|week|"
        r"decade) (?:is out|is "
        r"over|ends)$",
        r"before the end of the \g<what>",
        ("before the year is out", "before the end of the year"),
    ),
    Rewriting(
        r"^by this time next year$",
        "within one year",
        ("by this time next year", "within one year"),
    ),
    Rewriting(
        r"^(?:around |about )?this time next year$",
        "one year from now",
        ("this time next year", "one year from now"),
    ),
    Rewriting(
        r"^(?P<said>by|before|after|until) new year$",
        r"\g<said> new year's day",
        ("by New Year", "by new year's day"),
    ),
    Rewriting(
        r"^early new year", "early in the new year", ("early new year", "early in the new year")
    ),
    # A weekday and its day.
    Rewriting(
        rf"\b(?:this|next|last|on)(?: coming)? (?=(?:{'|'.join(WEEKDAYS)}),? {_DAY} (?:{_MONTHS}))",
        "",
        ("next Monday (16 November)", "monday 16 november"),
    ),
    Rewriting(
        rf"^(?:today|yesterday|tomorrow),? (?={_DAY} (?:{_MONTHS})$)",
        "",
        ("tomorrow (10 November)", "10 november"),
    ),
    Rewriting(
        r"\b(?P<month>" + _MONTHS + r")\.?,? (?P<year>" + FULL_YEAR + r")(?=$| )",
        r"\g<month> \g<year>",
        ("March, 2027", "march 2027"),
    ),
    Rewriting(
        r"\b(?:mps|the house|the commons|parliament) (?:rises?|breaks? up|goes into recess) "
        r"(?:for|in) (?:the )?(?P<when>summer|christmas|easter)(?: recess)?",
        r"the \g<when> recess",
        ("before the House rises for Christmas", "before the christmas recess"),
    ),
)
