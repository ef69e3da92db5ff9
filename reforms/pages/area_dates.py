"""The next dates for the pages of areas: those that somebody in an area has to keep or to know."""

from datetime import date

from libs.days import Day
from libs.vaguedates.printing import print_day
from partnerships.pages.area_dates import AreaDate
from reforms.pages.open_dates import DueMilestone, open_dates, read_lines

MAX_DATES = 5
"""More than these are on the page of next dates, which the area's page links to."""

CONCERNED = (
    *("local-authorities", "integrated-care-boards", "mainstream-schools", "families"),
    *("colleges", "early-years-settings", "independent-special-schools"),
)
"""The audiences that are in every area; ministries, inspectors and the tribunal are in none."""


def read_area_dates(day: Day) -> tuple[AreaDate, ...]:
    """The set dates that end next, soonest first; proposals and beginnings are left out."""
    ours = open_dates(day).upcoming.filter(milestone__audiences__slug__in=CONCERNED).distinct()
    updates = list(ours.filter(is_proposed=False)[: 4 * MAX_DATES])
    lines = read_lines(updates, day)
    due = [lines[row.pk] for row in updates if row.pk in lines]
    return tuple(_date(line, day.on) for line in due if not line.milestone.is_beginning)[:MAX_DATES]


def print_days_left(last: date, day: date) -> str:
    """Say how many days are left: "3 days left", "1 day left", "today"."""
    count = (last - day).days
    return "today" if count == 0 else f"{count} day{'' if count == 1 else 's'} left"


def _date(line: DueMilestone, day: date) -> AreaDate:
    last = line.milestone.window.latest
    return AreaDate(
        slug=line.reform_slug,
        reform=line.reform,
        milestone=line.milestone.title,
        words=line.milestone.words,
        by=print_day(last) if last else "",
        left=print_days_left(last, day) if last else "",
        audiences=line.audiences,
        said=line.milestone.target_said,
    )
