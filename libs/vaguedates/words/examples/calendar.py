"""Days, weeks, months, seasons and years."""

from libs.vaguedates.words.examples.example import Example

CALENDAR = (
    Example("A day", "11:59pm on 18 May 2026", ("2026-05-18",)),
    Example("A day", "31 Mar 27", ("2027-03-31",)),
    Example("A day", "Tuesday 16 June 2026", ("2026-06-16",)),
    Example("A day", "14-Aug-23", ("2023-08-14",)),
    Example("A day", "13 September", ("2026-09-13", "2027-09-13")),
    Example("A day", "Monday 16 June 2026", ("2026-06-16", "2026-06-15", "2025-06-16")),
    Example("A day", "published on 12 September", ("2026-09-12",)),
    Example("A day", "will open on 3 February", ("2027-02-03",)),
    Example("A day or a year", "May 26", ("2026-05-26", "2027-05-26", "2026-05")),
    Example("A day or a year", "May 27", ("2026-05-27", "2027-05-27", "2027-05")),
    Example("A day or a year", "March 28", ("2027-03-28", "2028-03", "2026-03-28")),
    Example("A weekday", "by Friday", ("../2026-11-13",)),
    Example("A weekday", "next Friday", ("2026-11-13", "2026-11-20")),
    Example("A weekday", "on Friday", ("2026-11-06", "2026-11-13")),
    Example("A weekday of a month", "the first Monday of June 2027", ("2027-06-07",)),
    Example("A month or season misspelt", "by the end of Febuary 2027", ("../2027-02-28",)),
    Example("A month or season misspelt", "autunm 2027", ("2027-23",)),
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
    Example("A season", "in the spring", ("2027-21", "2026-21")),
    Example("A day without its month or year", "the 26th", ("2026-11-26", "2026-12-26")),
    Example("A weekend", "the weekend of 16 January 2027", ("2027-01-16/2027-01-17",)),
    Example("A week after a weekday", "Wednesday week", ("2026-11-18",)),
    Example("A calendar year", "2027", ("2027",)),
    Example("A calendar year", "next year", ("2027",)),
    Example("A calendar year", "2027 calendar year", ("2027",)),
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
    Example("A school or financial year", "the 2027 to 2028 tax year", ("2027-04-06/2028-04-05",)),
    Example("A school or financial year", "2027/28 municipal year", ("2027-05/2028-05",)),
    Example(
        "A school or financial year, from now", "the next financial year", ("2027-04/2028-03",)
    ),
    Example(
        "School or financial years, from now",
        "in the next two academic years",
        ("2027-09/2029-08", "2026-09/2028-08"),
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
    Example("A year up to a day", "the 12 months to March 2027", ("2026-04/2027-03",)),
    Example("A year up to a day", "the quarter ending 30 June 2027", ("2027-04/2027-06",)),
    Example("A year up to a day", "three years to 2029", ("2027-01/2029-12", "2026-04/2029-03")),
    Example("Years with a hyphen", "2025-30", ("2025/2030", "2025-04/2030-03", "2025-04/2031-03")),
    Example("A decade", "the 2030s", ("2030/2039",)),
    Example("A decade", "by the end of this decade", ("../2029-12-31", "../2030-12-31")),
    Example("A quarter or half by its letter", "Q3 2027", ("2027-07/2027-09", "2027-10/2027-12")),
    Example("A quarter or half by its letter", "Q4 2026/27", ("2027-01/2027-03",)),
    Example("A quarter or half by its letter", "H1 2028", ("2028-01/2028-06", "2028-04/2028-09")),
    Example("A quarter or half by its letter", "quarter 4 2026 to 2027", ("2027-01/2027-03",)),
    Example(
        "A quarter of a year", "the second quarter of 2027", ("2027-04/2027-06", "2027-07/2027-09")
    ),
    Example(
        "The first or last months of a time",
        "during the first six months of 2027",
        ("2027-01/2027-06",),
    ),
    Example(
        "The first or last months of a time",
        "the last two weeks of March 2027",
        ("2027-03-18/2027-03-31",),
    ),
    Example("Half of a time", "the first half of 2027", ("2027-01/2027-06",)),
    Example(
        "Half of a time", "the second half of the 2026-27 financial year", ("2026-10/2027-03",)
    ),
)
