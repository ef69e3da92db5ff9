"""The search of the whole site, and how a browser asks it from its address bar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from glossary.forms import LookupForm
from libs.days import Day, as_known_on, checked
from libs.pagememo import kept
from partnerships.area_views import never_keep
from reforms.pages.search import build_search


@kept("on", "q")
@as_known_on
def search(request: HttpRequest, day: Day) -> HttpResponse:
    """The answer to what was typed into any page's box, and what else has those words."""
    asked = checked(LookupForm(request.GET), "reforms/search_refused.html").cleaned_data
    page = build_search(day, asked["q"])
    response = render(request, "reforms/search.html", {"page": page})
    if page.is_private:
        # A postcode is somebody's home: neither this site nor a proxy keeps the page.
        return never_keep(response)
    return response


@kept("on")
@as_known_on
def opensearch(request: HttpRequest, day: Day) -> HttpResponse:
    """How a browser searches the whole site from its address bar."""
    context = {"address": request.build_absolute_uri(reverse("reforms:search"))}
    kind = "application/opensearchdescription+xml"
    return render(request, "reforms/opensearch.xml", context, content_type=kind)
