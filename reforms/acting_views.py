"""Who must act in a year: the second picture of the delivery model."""

from dataclasses import replace
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from libs.days import Day, as_known_on, checked
from libs.pagememo import kept
from reforms.forms import ActingForm
from reforms.pages.acting import build_acting
from reforms.pages.events import read_events
from reforms.pages.overview import build_overview, link_overview, roadmap_address
from reforms.tables import ActingTable


@kept("on", "year")
@as_known_on
def acting(request: HttpRequest, day: Day) -> HttpResponse:
    """The dates of one year, by whom they concern."""
    asked = checked(ActingForm(request.GET)).cleaned_data
    page = build_acting(day, asked["year"] or day.on.year)
    year = (page.year, page.year)
    overview = build_overview(page.drawn, read_events(day), day, years=year)
    address = partial(roadmap_address, day, years=str(page.year))
    glance = link_overview(overview, address, by="for")
    lines = (replace(line, href=address(**{"for": line.line.anchor})) for line in glance.lines)
    context = {
        "page": page,
        "glance": replace(glance, lines=tuple(lines)),
        "twin": ActingTable(page, day),
    }
    return render(request, "reforms/acting.html", context)
