"""The next dates for the pages of areas: those that somebody in an area has to keep or to know."""

from django.utils.text import capfirst

from libs.days import Day
from libs.pagememo.readings import once_a_version
from libs.vaguedates.printing import print_day, print_days_left
from partnerships.pages.area_dates import AreaDate
from reforms.models import Milestone, Update
from reforms.models.choices import DateSense
from reforms.pages.open_dates import open_dates
from reforms.pages.steps import read_steps
from seeds.pages import build_said

MAX_DATES = 5
"""More than these are on the page of next dates, which the area's page links to."""

CONCERNED = (
    *("local-authorities", "integrated-care-boards", "mainstream-schools", "families"),
    *("colleges", "early-years-settings", "independent-special-schools"),
)
"""The audiences that are in every area; ministries, inspectors and the tribunal are in none."""


@once_a_version(most=32)
def read_area_dates(day: Day) -> tuple[AreaDate, ...]:
    """The set dates that end next, soonest first; proposals and beginnings are left out.

    Four queries.
    """
    concerned = Milestone.objects.filter(audiences__slug__in=CONCERNED)
    ours = open_dates(day).upcoming.filter(is_proposed=False, milestone__in=concerned)
    ours = ours.exclude(sense=DateSense.BEGINNING)
    due = ours.select_related("milestone", "reform", "passage__document").prefetch_related(
        "milestone__audiences"
    )[:MAX_DATES]
    named = Update.objects.filter(kind=Update.Kind.NAME, reform__in={row.reform_id for row in due})
    lists = read_steps(day.on).checklists
    names = dict(named.in_force_on(day.on).values_list("reform", "name"))
    return tuple(
        AreaDate(
            slug=row.reform.slug,
            reform=capfirst(names.get(row.reform.pk) or row.reform.title),
            milestone=row.milestone.title,
            by=print_day(last),
            left=print_days_left(last, day.on),
            audiences=tuple(audience.title for audience in row.milestone.audiences.all()),
            said=build_said(row),
            anchor=f"{row.reform.slug}--{row.milestone.slug}",
            points=sum(
                len(one.steps)
                for one in lists.get((row.reform.slug, row.milestone.slug), ())
                if one.slug in CONCERNED
            ),
        )
        for row in due
        if row.reform and row.milestone and (last := row.target.window.latest)
    )
