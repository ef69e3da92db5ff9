"""Times in words that have one reading."""

from datetime import date

import pytest

from libs.vaguedates.words import understand

APRIL_2022, AUGUST_2023, JANUARY_2024 = date(2022, 4, 28), date(2023, 8, 14), date(2024, 1, 10)

READ: list[tuple[str, date, str]] = [
    # Said in full.
    ("14 August 2023", APRIL_2022, "2023-08-14"),
    ("14th August, 2023", APRIL_2022, "2023-08-14"),
    ("the 14th of August 2023", APRIL_2022, "2023-08-14"),
    ("Monday 14 August 2023", APRIL_2022, "2023-08-14"),
    ("August 14, 2023", APRIL_2022, "2023-08-14"),
    ("2023-08-14", APRIL_2022, "2023-08-14"),
    ("August 2023", APRIL_2022, "2023-08"),
    ("Aug. 2023", APRIL_2022, "2023-08"),
    ("autumn 2023", APRIL_2022, "2023-23"),
    ("the autumn of 2023", APRIL_2022, "2023-23"),
    ("Spring 2026", APRIL_2022, "2026-21"),
    ("winter 2023-24", APRIL_2022, "2023-24"),
    ("winter 2023/24", APRIL_2022, "2023-24"),
    ("2027", APRIL_2022, "2027"),
    ("in 2021", AUGUST_2023, "2021"),
    ("financial year 2028-29", APRIL_2022, "2028-04/2029-03"),
    ("fiscal year 2028–29", APRIL_2022, "2028-04/2029-03"),
    ("financial year 1999-2000", APRIL_2022, "1999-04/2000-03"),
    ("This year (2023)", AUGUST_2023, "2023"),
    ("FY2028/29", APRIL_2022, "2028-04/2029-03"),
    ("the academic year 2024/25", APRIL_2022, "2024-09/2025-08"),
    # Counted from the day on which it was said.
    ("this year", APRIL_2022, "2022"),
    ("next year", AUGUST_2023, "2024"),
    ("last year", AUGUST_2023, "2022"),
    ("this month", AUGUST_2023, "2023-08"),
    ("next month", date(2023, 12, 31), "2024-01"),
    ("last month", date(2024, 1, 1), "2023-12"),
    ("this autumn", AUGUST_2023, "2023-23"),
    ("this autumn", date(2023, 12, 24), "2023-23"),
    ("this summer", APRIL_2022, "2022-22"),
    ("during this summer", AUGUST_2023, "2023-22"),
    ("this winter", AUGUST_2023, "2023-24"),
    ("this winter", JANUARY_2024, "2023-24"),
    ("next summer", AUGUST_2023, "2024-22"),
    ("last autumn", AUGUST_2023, "2022-23"),
    ("in March this year", AUGUST_2023, "2023-03"),
    ("autumn next year", AUGUST_2023, "2024-23"),
    ("this financial year", date(2024, 3, 31), "2023-04/2024-03"),
    ("this financial year", date(2024, 4, 1), "2024-04/2025-03"),
    ("the current academic year", date(2023, 8, 31), "2022-09/2023-08"),
    ("next academic year", date(2023, 9, 1), "2024-09/2025-08"),
    ("later this year", AUGUST_2023, "2023-08-14/2023-12-31"),
    ("earlier this year", AUGUST_2023, "2023-01-01/2023-08-14"),
    # Without a year, and near.
    ("10 May", APRIL_2022, "2022-05-10"),
    ("in the autumn", AUGUST_2023, "2023-23"),
    ("in September", AUGUST_2023, "2023-09"),
    # By, before, until.
    ("by September 2024", AUGUST_2023, "../2024-09"),
    ("by 1 July 2022", APRIL_2022, "../2022-07-01"),
    ("no later than autumn 2025", AUGUST_2023, "../2025-23"),
    ("by the end of the year", AUGUST_2023, "../2023-12-31"),
    ("by the end of this year", AUGUST_2023, "../2023-12-31"),
    ("by year-end", AUGUST_2023, "../2023-12-31"),
    ("by the end of 2025", AUGUST_2023, "../2025-12-31"),
    ("by the end of February 2024", AUGUST_2023, "../2024-02-29"),
    ("by the end of the month", AUGUST_2023, "../2023-08-31"),
    ("before the end of 2024", AUGUST_2023, "../2024-12-31"),
    ("before September 2024", AUGUST_2023, "../2024-08-31"),
    ("before 1 January 2024", AUGUST_2023, "../2023-12-31"),
    # From, after, between.
    ("from Sept 2024", AUGUST_2023, "2024-09"),
    ("from autumn 2023", AUGUST_2023, "2023-23"),
    ("not before 2026", AUGUST_2023, "2026/.."),
    ("not until 2026", AUGUST_2023, "2026/.."),
    ("won’t be ready before September 2025", AUGUST_2023, "2025-09/.."),
    ("cannot begin until after September 2025", AUGUST_2023, "2025-10/.."),
    ("no earlier than autumn 2025", AUGUST_2023, "2025-23/.."),
    ("after 2025", AUGUST_2023, "2026/.."),
    ("past 2025", AUGUST_2023, "2026/.."),
    ("will run on past 2025", AUGUST_2023, "2026/.."),
    ("beyond the end of 2025", AUGUST_2023, "2026/.."),
    ("after August 2024", AUGUST_2023, "2024-09/.."),
    ("after 30 April 2024", AUGUST_2023, "2024-05/.."),
    ("after 1 July 2024", AUGUST_2023, "2024-07-02/.."),
    ("between now and January 2025", AUGUST_2023, "2023-08-14/2025-01"),
    ("any time between now and January 2025", AUGUST_2023, "2023-08-14/2025-01"),
    ("between May and July 2024", AUGUST_2023, "2024-05/2024-07"),
    ("between 2024 and 2026", AUGUST_2023, "2024/2026"),
    # Words that say nothing about the time, and words of doubt.
    ("scheduled for 10 May", APRIL_2022, "2022-05-10"),
    ("is due out this autumn", AUGUST_2023, "2023-23"),
    ("up and running by the end of the year", AUGUST_2023, "../2023-12-31"),
    ("  By  the END of\n2025. ", AUGUST_2023, "../2025-12-31"),
    ("about 2021", AUGUST_2023, "2021~"),
    ("around autumn 2023", AUGUST_2023, "2023-23~"),
    ("possibly by the end of 2025", AUGUST_2023, "../2025-12-31?"),
]


@pytest.mark.parametrize(("words", "said_on", "edtf"), READ)
def test_words_with_one_reading_are_read(words: str, said_on: date, edtf: str) -> None:
    understood = understand(words, said_on)

    assert understood.edtf == edtf
    assert not understood.choices
    assert not understood.waits_for
