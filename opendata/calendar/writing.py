"""An iCalendar file of a calendar's dates (RFC 5545)."""

from datetime import timedelta
from typing import Any

from libs.days import Day
from opendata.calendar.dates import CalendarDate, CalendarPage
from reforms.pages.news import NOT_XML

REMINDED_BEFORE = timedelta(days=28)
"""Before a date that somebody has to act on ends."""
REFRESH = timedelta(hours=12)
MAKER = "-//SEND & AP reform tracker//dates//EN"


def write_calendar(page: CalendarPage, day: Day, address: str, root: str) -> bytes:
    """The file; `address` is its own in full, and `root` stands before the addresses of dates."""
    # Nobody else needs it: 6 MB stay out of workers that are asked for no calendar.
    from icalendar import Calendar

    calendar: Any = Calendar()
    about = _about(page, day)
    title = f"SEND & AP reforms: {_plain(page.title)}"
    for name, value in {
        "PRODID": MAKER,
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "METHOD": "PUBLISH",
        "NAME": title,
        "X-WR-CALNAME": title,
        "DESCRIPTION": about,
        "X-WR-CALDESC": about,
        "SOURCE": address,
        "URL": root,
    }.items():
        calendar.add(name, value)
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT12H")
    for one in page.dates:
        calendar.add_component(_event(one, root))
    return bytes(calendar.to_ical())


def _about(page: CalendarPage, day: Day) -> str:
    by = "" if day.is_today else f" by {day.date}"
    said = f"Dates in the words of their sources, as known{by or ' today'}."
    if not page.left_out:
        return said
    dates = f"{page.left_out} date{'' if page.left_out == 1 else 's'}"
    return f"{said} Left out: {dates} of which nobody gave both a first and a last day."


def _event(one: CalendarDate, root: str) -> Any:
    from icalendar import Alarm, Event

    event: Any = Event()
    event.add("UID", one.uid)
    event.add("DTSTAMP", one.changed)
    event.add("LAST-MODIFIED", one.changed)
    event.add("SEQUENCE", one.sequence)
    event.add("DTSTART", one.first)
    event.add("DTEND", one.last + timedelta(days=1))
    event.add("SUMMARY", _plain(one.title))
    event.add("DESCRIPTION", "\n".join(map(_plain, one.lines)))
    event.add("URL", f"{root}{one.address}")
    event.add("CATEGORIES", [_plain(one.strand)])
    event.add("TRANSP", "TRANSPARENT")
    status = "TENTATIVE" if one.is_proposed else "CONFIRMED"
    event.add("STATUS", "CANCELLED" if one.is_cancelled else status)
    if one.is_reminded and not one.is_cancelled:
        alarm: Any = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", _plain(f"Ends in four weeks: {one.title}"))
        alarm.add("TRIGGER", -REMINDED_BEFORE, parameters={"RELATED": "END"})
        event.add_component(alarm)
    return event


def _plain(text: str) -> str:
    """Without signs that a calendar cannot hold, and in one line."""
    return " ".join(NOT_XML.sub("", text).split())
