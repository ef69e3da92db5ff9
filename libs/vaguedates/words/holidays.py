"""Times that a rule gives each year: bank holidays, school terms and holidays, recesses.

`yearly_days.py` has the ways to give days. Councils and schools set their own
terms and holidays, and the Commons its recesses: we read the widest usual days. The whole table is
printed on the method page.
"""

from libs.vaguedates.words.yearly_days import Yearly, around_easter, fixed, monday

OURS = (
    "No document here gives these days. They are the widest usual ones, from general knowledge: "
    "check the calendar of the school, the council or the House before you rely on one."
)
"""What the method page says of every time that somebody sets anew each year."""
EVERY_SCHOOL = "Schools and councils set their own days: we read the widest usual ones."
COMMONS = "The House of Commons sets the days of each recess: we read the widest usual ones."


_BREAK = r"(?: school)? (?:holidays?|break)"
_HALF_TERM = r"half[- ]term(?: (?:holidays?|break|week))?"

BANK_HOLIDAYS = (
    Yearly(
        "New Year’s Day", r"new year's day|new year(?= 20\d\d)", "1 January", fixed((1, 1), (1, 1))
    ),
    Yearly("Good Friday", "good friday", "the Friday before Easter Sunday", around_easter(2, -2)),
    Yearly(
        "Easter Sunday",
        "easter (?:sun)?day",
        "a Sunday in March or April, by the church’s calendar",
        around_easter(0, 0),
    ),
    Yearly(
        "Easter Monday", "easter monday", "the Monday after Easter Sunday", around_easter(-1, 1)
    ),
    Yearly("Easter", "easter", "Good Friday to Easter Monday", around_easter(2, 1)),
    Yearly(
        "The early May bank holiday",
        "(?:early )?may (?:day|day bank holiday|bank holiday)",
        "the first Monday of May",
        monday(5, 1),
    ),
    Yearly(
        "The spring bank holiday",
        "(?:spring|late may|(?:the )?end of may|whitsun) bank holiday",
        "the last Monday of May",
        monday(5, -1),
    ),
    Yearly(
        "The summer bank holiday",
        "(?:summer|(?:late )?august) bank holiday",
        "the last Monday of August",
        monday(8, -1),
    ),
    Yearly("Christmas", "christmas", "25 and 26 December", fixed((12, 25), (12, 26))),
    Yearly("Christmas Day", "christmas day", "25 December", fixed((12, 25), (12, 25))),
    Yearly("Christmas Eve", "christmas eve", "24 December", fixed((12, 24), (12, 24))),
    Yearly("Boxing Day", "boxing day", "26 December", fixed((12, 26), (12, 26))),
)
TERMS = (
    Yearly(
        "The autumn term",
        "autumn term",
        "September to December",
        fixed((9, 1), (12, 31)),
        begins=fixed((9, 1), (9, 8)),
        ends=fixed((12, 14), (12, 31)),
    ),
    Yearly(
        "The spring term",
        "spring term",
        "January to April",
        fixed((1, 1), (4, 30)),
        begins=fixed((1, 1), (1, 10)),
        ends=fixed((3, 15), (4, 30)),
    ),
    Yearly(
        "The summer term",
        "summer term",
        "April to July",
        fixed((4, 1), (7, 31)),
        begins=fixed((4, 1), (4, 30)),
        ends=fixed((7, 10), (7, 31)),
    ),
)
SCHOOL_HOLIDAYS = (
    Yearly(
        "The autumn half-term",
        rf"(?:october|november|autumn) {_HALF_TERM}",
        "18 October to 3 November",
        fixed((10, 18), (11, 3)),
        begins=fixed((10, 18), (10, 30)),
        ends=fixed((10, 25), (11, 3)),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The February half-term",
        rf"(?:february|spring) {_HALF_TERM}",
        "8 to 25 February",
        fixed((2, 8), (2, 25)),
        begins=fixed((2, 8), (2, 19)),
        ends=fixed((2, 12), (2, 25)),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The May half-term",
        rf"(?:may|whitsun|whit|summer) {_HALF_TERM}|whitsun(?: week)?",
        "the week of the spring bank holiday",
        monday(5, -1, 7),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The Christmas holidays",
        rf"christmas{_BREAK}",
        "18 December to 6 January",
        fixed((12, 18), (1, 6)),
        begins=fixed((12, 18), (12, 24)),
        ends=fixed((1, 1), (1, 6), 1),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The Easter holidays",
        rf"easter{_BREAK}",
        "from 17 days before Easter Sunday to 17 days after it",
        around_easter(17, 17),
        begins=around_easter(17, -1),
        ends=around_easter(-1, 17),
        note=EVERY_SCHOOL,
    ),
    Yearly(
        "The summer holidays",
        rf"summer{_BREAK}",
        "16 July to 6 September",
        fixed((7, 16), (9, 6)),
        begins=fixed((7, 16), (7, 28)),
        ends=fixed((8, 31), (9, 6)),
        note=EVERY_SCHOOL,
    ),
)
RECESSES = (
    Yearly(
        "The February recess",
        "february recess",
        "begins 8 to 17 February, ends by 28 February",
        fixed((2, 8), (2, 28)),
        fixed((2, 8), (2, 17)),
        ends=fixed((2, 15), (2, 28)),
        note=COMMONS,
    ),
    Yearly(
        "The Easter recess",
        "easter recess",
        "begins 18 to 3 days before Easter Sunday, ends by 17 days after it",
        around_easter(18, 17),
        around_easter(18, -3),
        ends=around_easter(-1, 17),
        note=COMMONS,
    ),
    Yearly(
        "The Whitsun recess",
        "(?:whitsun|may) recess",
        "begins 19 to 28 May, ends by 8 June",
        fixed((5, 19), (6, 8)),
        fixed((5, 19), (5, 28)),
        ends=fixed((5, 31), (6, 8)),
        note=COMMONS,
    ),
    Yearly(
        "The summer recess",
        "summer recess",
        "begins 15 to 31 July, ends by 8 September",
        fixed((7, 15), (9, 8)),
        fixed((7, 15), (7, 31)),
        ends=fixed((8, 31), (9, 8)),
        note=COMMONS,
    ),
    Yearly(
        "The conference recess",
        "(?:party )?conference recess",
        "begins 12 to 27 September, ends by 18 October",
        fixed((9, 12), (10, 18)),
        fixed((9, 12), (9, 27)),
        ends=fixed((10, 7), (10, 18)),
        note=COMMONS,
    ),
    Yearly(
        "The autumn recess",
        "(?:autumn|november) recess",
        "begins 4 to 12 November, ends by 20 November",
        fixed((11, 4), (11, 20)),
        fixed((11, 4), (11, 12)),
        ends=fixed((11, 9), (11, 20)),
        note=COMMONS,
    ),
    Yearly(
        "The Christmas recess",
        "christmas recess",
        "begins 15 to 23 December, ends by 9 January",
        fixed((12, 15), (1, 9)),
        fixed((12, 15), (12, 23)),
        ends=fixed((1, 3), (1, 9), 1),
        note=COMMONS,
    ),
)
EVERY_YEAR = (*BANK_HOLIDAYS, *TERMS, *SCHOOL_HOLIDAYS, *RECESSES)
