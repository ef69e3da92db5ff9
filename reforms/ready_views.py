"""What to have ready for each date: the checklists, and the same as tables to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from libs.days import Day, as_known_on, checked, keep_day
from libs.drawings.responses import site_root
from libs.pagememo import kept
from libs.takeaway import Cell, TakenTable, table_views
from reforms.forms import NextForm
from reforms.pages.open_dates import DueMilestone
from reforms.pages.ready import build_ready

READY_HEAD = (
    *("reform", "slug", "milestone", "milestone_slug", "date", "earliest", "latest", "audience"),
    *("kind", "text", "basis", "known_on", "source", "source_address", "address"),
)


@kept("on", "for")
@as_known_on
def ready(request: HttpRequest, day: Day) -> HttpResponse:
    """What each open date asks of whom, to tick off; for everybody or for one audience."""
    asked = checked(NextForm(request.GET)).cleaned_data
    return render(request, "reforms/ready.html", {"page": build_ready(day, asked["for"])})


def _ready(request: HttpRequest, day: Day) -> TakenTable:
    """A line a point."""
    asked, root = checked(NextForm(request.GET)).cleaned_data, site_root(request)
    chosen = {"for": asked["for"].slug} if asked["for"] else {}
    lines = []
    for one in build_ready(day, asked["for"]).dates:
        about = _about(one.line)
        own = keep_day(reverse("reforms:reform", args=[one.line.reform_slug]), day)
        address = f"{root}{own}#{one.line.milestone.slug}"
        points = [(some.audience, point) for some in one.lists for point in some.steps]
        for asked_of, point in points:
            source = point.said.source
            cited = [source.document, f"{root}{source.href}"] if source else ["", ""]
            said = [point.said.basis, point.said.known_on, *cited]
            kind = "paper" if point.is_paper else "step"
            lines.append([*about, asked_of, kind, point.text, *said, address])
    page = keep_day(reverse("reforms:ready"), None, **chosen)
    return TakenTable("ready", page, READY_HEAD, lines)


def _about(line: DueMilestone) -> list[Cell]:
    """The date that the points are for."""
    one = line.milestone
    days = (day.isoformat() if day else "" for day in (one.window.earliest, one.window.latest))
    return [line.reform, line.reform_slug, one.title, one.slug, one.words, *days]


ready_csv, ready_json = table_views(_ready, "for")
