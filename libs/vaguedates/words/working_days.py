"""Working days: Monday to Friday but for the bank holidays of England.

A bank holiday that falls on a weekend has its substitute on the next working day. Holidays that a
year has for once, such as a coronation's, are not known here.
"""

from datetime import date, timedelta
from functools import lru_cache

from libs.vaguedates.words.holidays import BANK_HOLIDAYS

_NO_HOLIDAYS = {"Easter", "Easter Sunday", "Christmas", "Christmas Eve"}
"""Rows of the table that are a time of year, or a day on which people work."""
_FRIDAY = 4


def working_days_on(day: date, count: int) -> date:
    """The working day so many after a day, which does not count itself; before it if negative.

    working_days_on(date(2026, 12, 23), 3) == date(2026, 12, 30)
    """
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def is_working_day(day: date) -> bool:
    """Whether a day is from Monday to Friday, and no bank holiday."""
    return day.weekday() <= _FRIDAY and day not in _bank_holidays(day.year)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a year, with substitutes for those on a weekend."""
    given = sorted(one.days(year)[0] for one in BANK_HOLIDAYS if one.name not in _NO_HOLIDAYS)
    kept = {day for day in given if day.weekday() <= _FRIDAY}
    for day in given:
        if day.weekday() > _FRIDAY:
            while day.weekday() > _FRIDAY or day in kept:
                day += timedelta(days=1)
            kept.add(day)
    return frozenset(kept)
