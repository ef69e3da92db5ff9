"""Dates and intervals as pages print them: "14 August 2023", "by 31 December 2025". No Django."""

from datetime import date
from typing import Protocol


class Interval(Protocol):
    """Whatever has two ends, each a day that it includes, or None where nobody gave one."""

    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def print_day(day: date) -> str:
    """14 August 2023"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def print_short_day(day: date) -> str:
    """14 Aug 2023: for a label that has no room for more."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def print_days(number: int) -> str:
    """1 day · 34 days · 1,009 days"""
    return f"{number:,} day{'' if number == 1 else 's'}"


def print_days_left(last: date, day: date) -> str:
    """The whole days from `day` to the last one: "3 days left", "today", or "" once it is over."""
    left = (last - day).days
    if left < 0:
        return ""
    return f"{print_days(left)} left" if left else "today"


def print_window(window: Interval) -> str:
    """The interval in words, both ends said openly; "" where nobody gave either.

    14 August 2023 · 1 September to 30 November 2023 · by 31 December 2025 · from 1 January 2026
    """
    earliest, latest = window.earliest, window.latest
    if earliest is None and latest is None:
        return ""
    if earliest is None:
        return f"by {print_day(latest)}" if latest else ""
    if latest is None:
        return f"from {print_day(earliest)}"
    if earliest == latest:
        return print_day(latest)
    start = print_day(earliest)
    if earliest.year == latest.year:
        start = start.removesuffix(f" {earliest.year}")
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        start = str(earliest.day)
    return f"{start} to {print_day(latest)}"


def print_reading(words: str, window: Interval) -> str:
    """How a source's words are read, "" where they say it themselves.

    ("this autumn", its three months) is "1 September to 30 November 2023"; ("14 August 2023",
    that day) is "".
    """
    days = print_window(window)
    return "" if days == words else days
