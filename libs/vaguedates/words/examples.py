"""One example and more of every rule, as the method page prints them and the tests try them.

All are said on 9 November 2026. A rule without an example here fails the tests.
"""

from datetime import date
from typing import NamedTuple

SAID_ON = date(2026, 11, 9)


class Example(NamedTuple):
    """Words, the rule that reads them, and every reading in EDTF: of several, the form asks.

    `narrow` is the narrower reading of the only one. `event` is what the words wait for; without
    it and without readings they give no date.
    """

    rule: str
    words: str
    readings: tuple[str, ...] = ()
    narrow: str = ""
    event: str = ""


EXAMPLES = (
    Example("A day", "11:59pm on 18 May 2026", ("2026-05-18",)),
    Example("A day", "31 Mar 27", ("2027-03-31",)),
    Example("A day", "Tuesday 16 June 2026", ("2026-06-16",)),
    Example("A day", "14-Aug-23", ("2023-08-14",)),
    Example("A day", "13 September", ("2026-09-13", "2027-09-13")),
    Example("A day or a year", "May 26", ("2026-05-26", "2027-05-26", "2026-05")),
    Example("A day or a year", "May 27", ("2026-05-27", "2027-05-27", "2027-05")),
    Example("A day or a year", "March 28", ("2026-03-28", "2027-03-28", "2028-03")),
    Example("A day", "Monday 16 June 2026", ("2026-06-16", "2026-06-15", "2025-06-16")),
    Example("A weekday", "by Friday", ("../2026-11-13",)),
    Example("A weekday", "next Friday", ("2026-11-13", "2026-11-20")),
    Example("A weekday", "on Friday", ("2026-11-06", "2026-11-13")),
    Example("A weekday of a month", "the first Monday of June 2027", ("2027-06-07",)),
    Example("A day in numbers", "03/04/2027", ("2027-04-03",)),
    Example("A day in numbers", "1/9/2026", ("2026-09-01",)),
    Example("A day in numbers", "7.12.2026", ("2026-12-07",)),
    Example("A week", "w/c 7 December 2026", ("2026-12-07/2026-12-13",)),
    Example(
        "A week",
        "the week of 14 June",
        ("2026-06-08/2026-06-14", "2026-06-14/2026-06-20", "2027-06-14/2027-06-20"),
    ),
    Example("A week", "next week", ("2026-11-16/2026-11-22",)),
    Example("A week", "week ending 11 December 2026", ("2026-12-05/2026-12-11",)),
    Example(
        "A week of a month",
        "the first week of June 2027",
        ("2027-06-01/2027-06-07", "2027-06-07/2027-06-13"),
    ),
    Example("A month", "March 2027", ("2027-03",)),
    Example("A month", "next month", ("2026-12",)),
    Example("A month", "03/2027", ("2027-03",)),
    Example("A season", "autumn 2026", ("2026-23",)),
    Example("A season", "winter 2026-27", ("2026-24",)),
    Example("A season", "summer 27", ("2027-22",)),
    Example("A season", "in the spring", ("2026-21", "2027-21")),
    Example("A calendar year", "2027", ("2027",)),
    Example("A calendar year", "next year", ("2027",)),
    Example("A school or financial year", "the 2027-28 academic year", ("2027-09/2028-08",)),
    Example("A school or financial year", "school year 2026 to 2027", ("2026-09/2027-08",)),
    Example("A school or financial year", "2018 to 2019 academic year", ("2018-09/2019-08",)),
    Example("A school or financial year", "financial year 2015 to 2016", ("2015-04/2016-03",)),
    Example("A school or financial year", "AY 2027/28", ("2027-09/2028-08",)),
    Example("A school or financial year", "2027-28", ("2027-04/2028-03", "2027-09/2028-08")),
    Example(
        "A school or financial year",
        "2027 to 2028",
        ("2027-04/2028-03", "2027-09/2028-08", "2027/2028"),
    ),
    Example(
        "A school or financial year, from now", "the next financial year", ("2027-04/2028-03",)
    ),
    Example(
        "A school or financial year by one number", "FY27", ("2026-04/2027-03", "2027-04/2028-03")
    ),
    Example(
        "A school or financial year by one number",
        "the 2027 academic year",
        ("2026-09/2027-08", "2027-09/2028-08"),
    ),
    Example("A year up to a day", "the year ending 31 March 2028", ("2027-04/2028-03",)),
    Example("A decade", "the 2030s", ("2030/2039",)),
    Example("A decade", "by the end of this decade", ("../2029-12-31", "../2030-12-31")),
    Example("A quarter or half by its letter", "Q3 2027", ("2027-07/2027-09", "2027-10/2027-12")),
    Example("A quarter or half by its letter", "Q4 2026/27", ("2027-01/2027-03",)),
    Example("A quarter or half by its letter", "H1 2028", ("2028-01/2028-06", "2028-04/2028-09")),
    Example(
        "A quarter of a year", "the second quarter of 2027", ("2027-04/2027-06", "2027-07/2027-09")
    ),
    Example("Half of a time", "the first half of 2027", ("2027-01/2027-06",)),
    Example(
        "Half of a time", "the second half of the 2026-27 financial year", ("2026-10/2027-03",)
    ),
    Example("A holiday, term or recess", "Easter Monday 2027", ("2027-03-29",)),
    Example("A holiday, term or recess", "the summer bank holiday 2027", ("2027-08-30",)),
    Example("A holiday, term or recess", "autumn half-term 2027", ("2027-10-18/2027-11-03",)),
    Example("A holiday, term or recess", "spring term 2027", ("2027-01/2027-04",)),
    Example("A holiday, term or recess", "the summer holidays 2027", ("2027-07-16/2027-09-06",)),
    Example(
        "Before or after a holiday, term or recess",
        "by the summer recess",
        ("../2027-07-31",),
        narrow="../2027-07-14",
    ),
    Example(
        "Before or after a holiday, term or recess",
        "before the Easter holidays 2027",
        ("../2027-03-27",),
        narrow="../2027-03-10",
    ),
    Example(
        "Before or after a holiday, term or recess",
        "after the summer term 2027",
        ("2027-07-11/..", "2027-08-01/.."),
    ),
    Example(
        "Half-term",
        "half-term",
        ("2027-02-08/2027-02-25", "2027-05-31/2027-06-06", "2027-10-18/2027-11-03"),
    ),
    Example(
        "A term of a school year",
        "the spring term of the 2027 to 2028 academic year",
        ("2028-01/2028-04",),
    ),
    Example("A term, from now", "this term", ("2026-09/2026-12",)),
    Example(
        "A length of time, from now", "within 12 months", ("2026-11-09/2027-11-09", "../2027-11-09")
    ),
    Example(
        "A length of time, from now",
        "over the next three years",
        ("2026-11-09/2029-11-09", "../2029-11-09", "2027-04/2030-03"),
    ),
    Example("A length of time, from now", "over the next year", ("2026-11-09/2027-11-09", "2027")),
    Example("After a length of time", "in 12 weeks", ("2027-02-01", "2026-11-09/2027-02-01")),
    Example(
        "After a length of time",
        "in two years’ time",
        ("2028-11-09", "2026-11-09/2028-11-09", "2028"),
    ),
    Example(
        "After one length of time or another",
        "in 12 to 18 months",
        ("2027-11-09/2028-05-09", "2026-11-09/2028-05-09"),
    ),
    Example("What is left of a time", "later this year", ("2026-11-09/2026-12-31",)),
    Example(
        "Early, late, the end",
        "early 2027",
        ("2027-01/2027-03", "2027-01/2027-04", "2027-01/2027-06"),
    ),
    Example(
        "Early, late, the end",
        "mid-2027",
        ("2027-05/2027-07", "2027-05/2027-08", "2027-04/2027-09"),
    ),
    Example(
        "Early, late, the end",
        "end March 2027",
        ("2027-03-31", "2027-03-25/2027-03-31", "2027-03-22/2027-03-31", "2027-03-17/2027-03-31"),
    ),
    Example(
        "Early, late, the end",
        "towards the end of 2027",
        ("2027-10/2027-12", "2027-09/2027-12", "2027-07/2027-12"),
    ),
    Example("Between two times", "between November and January 2027", ("2026-11/2027-01",)),
    Example(
        "From one time to another", "March-May 2027", ("2027-03/2027-05", "2027-03", "2027-05")
    ),
    Example(
        "From one time to another",
        "1-3 June 2027",
        ("2027-06-01/2027-06-03", "2027-06-01", "2027-06-03"),
    ),
    Example(
        "From one time to another",
        "10 to 24 July 2015",
        ("2015-07-10/2015-07-24", "2015-07-10", "2015-07-24"),
    ),
    Example(
        "From one time to another",
        "November to February 2027",
        ("2026-11/2027-02", "2026-11", "2027-02"),
    ),
    Example(
        "A length of time from a day",
        "for three years from April 2027",
        ("2027-04/2030-03", "2027-04"),
    ),
    Example(
        "Between two times",
        "between now and 2030",
        ("2026-11-09/2029-12-31", "2026-11-09/2030-12-31"),
    ),
    Example("Two times", "June and July 2027", ("2027-06/2027-07",)),
    Example("Two times", "in 2026 or 2027", ("2026/2027",)),
    Example("Two times", "spring/summer 2026", ("2026-21/2026-22",)),
    Example("by", "by Easter 2027", ("../2027-03-29",), narrow="../2027-03-25"),
    Example("by", "by Christmas 2026", ("../2026-12-26",), narrow="../2026-12-24"),
    Example("by", "by spring", ("../2027-21",), narrow="../2027-02-28"),
    Example("by", "by 2028", ("../2028", "../2028", "../2027-12-31")),
    Example("by the end of", "by end-2027", ("../2027-12-31",)),
    Example(
        "by the start of", "by the start of the 2027 to 2028 financial year", ("../2027-04-01",)
    ),
    Example("before the start of", "before the start of 2028", ("../2027-12-31",)),
    Example("no later than", "December 2026 at the latest", ("../2026-12",)),
    Example("before", "before April", ("../2027-03-31",)),
    Example("at least until", "at least until 2029", ("2029/..",)),
    Example("until", "until March 2029", ("2029-03", "2029-03-01", "2029-03-31", "../2029-03")),
    Example("put off until", "delayed until 2028", ("2028", "2028/..")),
    Example("until the end of", "until the end of 2028", ("2028-12-31",)),
    Example("after", "after August 2027", ("2027-09/..",)),
    Example("after the end of", "after the end of 2027", ("2028/..",)),
    Example("not before", "2028 at the earliest", ("2028/..",)),
    Example("not before", "no sooner than 2029", ("2029/..",)),
    Example("not before", "as early as January 2028", ("2028-01/..",)),
    Example("onwards", "September 2029 onwards", ("2029-09", "2029-09/..")),
    Example("from", "from September", ("2026-09", "2027-09")),
    Example("from", "from September 2029", ("2029-09",)),
    Example("from", "from September 2026, subject to legislation", ("2026-09",)),
    Example("The end of a sentence", "first teaching from September 2028", ("2028-09",)),
    Example("About or perhaps", "around autumn 2027", ("2027-23~",)),
    Example("About or perhaps", "possibly by the end of 2027", ("../2027-12-31?",)),
    Example("An event", "after the next general election", event="the next general election"),
    Example("An event", "two years after commencement", event="commencement"),
    Example("An event", "at the next fiscal event", event="the next fiscal event"),
    Example("An event", "when parliamentary time allows", event="parliamentary time allows"),
    Example("An event", "no earlier than six months after Royal Assent", event="Royal Assent"),
    Example("To be confirmed", "TBC"),
    Example("Not known", "not yet known"),
    Example("In due course", "in due course"),
    Example("Soon", "shortly"),
    Example("In the coming months", "in the coming months"),
    Example("Ongoing", "ongoing"),
    Example("Ongoing", "until further notice"),
    Example("This Parliament", "this Parliament"),
    Example("This Parliament", "by the end of this Parliament"),
    Example("A session of Parliament", "during the 2026-27 session"),
)
