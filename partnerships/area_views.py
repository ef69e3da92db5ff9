"""The areas: read the request, build one page, render it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from glossary.forms import LookupForm
from libs.days import Day, as_known_on, checked
from libs.pagememo import kept
from partnerships.models import LocalAuthority
from partnerships.pages.areas import build_area, build_areas
from seeds.pages import caveats_known_by


@kept("on", "q", "all")
@as_known_on
def areas(request: HttpRequest, day: Day) -> HttpResponse:
    """Every area by region, or the answers to `?q=`."""
    asked = checked(LookupForm(request.GET), "partnerships/areas_refused.html").cleaned_data
    page = build_areas(day, asked["q"])
    return render(request, "partnerships/areas.html", {"page": page})


@kept("on")
@as_known_on
def area(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """One area; places are there on every day, what is known of them is that of the day."""
    rows = LocalAuthority.objects.select_related("region", "passage__document")
    row = get_object_or_404(rows.prefetch_related(caveats_known_by(day.on)), slug=slug)
    page = build_area(row, day, day.address_of(request))
    return render(request, "partnerships/area.html", {"page": page})
