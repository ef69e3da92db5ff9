"""Holidays and terms, lengths of time, and parts of a time."""

from libs.vaguedates.words.examples.example import Example

YEARLY = (
    Example("A holiday, term or recess", "Easter Monday 2027", ("2027-03-29",)),
    Example("A holiday, term or recess", "the summer bank holiday 2027", ("2027-08-30",)),
    Example("A holiday, term or recess", "autumn half-term 2027", ("2027-10-18/2027-11-03",)),
    Example("A holiday, term or recess", "spring term 2027", ("2027-01/2027-04",)),
    Example("A holiday, term or recess", "the summer holidays 2027", ("2027-07-16/2027-09-06",)),
    Example("A holiday, term or recess", "half term in May 2027", ("2027-05-31/2027-06-06",)),
    Example("A holiday, term or recess", "Remembrance Sunday 2027", ("2027-11-14",)),
    Example("A holiday, term or recess", "Maundy Thursday 2027", ("2027-03-25",)),
    Example("Half of a school term, by its number", "autumn 2 2027", ("2027-11/2027-12",)),
    Example("A term by its number", "term 3 of 2026/27", ("2027-01/2027-02", "2027-04/2027-07")),
    Example(
        "A length of time alone",
        "for two years",
        ("2026-11-09/2028-11-09", "../2028-11-09", "2028-11-09", "2028-11-09/.."),
    ),
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
        "Before or after a holiday, term or recess",
        "by the end of the spring term 2027",
        ("../2027-04-30",),
        narrow="../2027-03-15",
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
        "The first or last day of a time", "the last working day of July 2027", ("2027-07-30",)
    ),
    Example(
        "The first or last day of a time",
        "the last day of the autumn term 2027",
        ("2027-12-14/2027-12-31",),
    ),
    Example(
        "A length of time, from now", "within 12 months", ("2026-11-09/2027-11-09", "../2027-11-09")
    ),
    Example(
        "A length of time, from now",
        "over the next three years",
        ("2026-11-09/2029-11-09", "../2029-11-09", "2027-04/2030-03"),
    ),
    Example("A length of time, from now", "over the next year", ("2026-11-09/2027-11-09", "2027")),
    Example(
        "A length of time, from now",
        "within 20 working days",
        ("2026-11-09/2026-12-07", "../2026-12-07"),
    ),
    Example("After a length of time", "in 12 weeks", ("2027-02-01", "2026-11-09/2027-02-01")),
    Example(
        "After a length of time",
        "in two years’ time",
        ("2028-11-09", "2026-11-09/2028-11-09", "2028"),
    ),
    Example(
        "After a length of time", "three years ago", ("2023-11-09", "2023-11-09/2026-11-09", "2023")
    ),
    Example(
        "After one length of time or another",
        "in 12 to 18 months",
        ("2027-11-09/2028-05-09", "2026-11-09/2028-05-09"),
    ),
    Example("What is left of a time", "later this year", ("2026-11-09/2026-12-31",)),
    Example(
        "Early to mid, mid to late",
        "mid to late January 2027",
        ("2027-01-13/2027-01-31", "2027-01-11/2027-01-31", "2027-01-09/2027-01-31"),
    ),
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
)
