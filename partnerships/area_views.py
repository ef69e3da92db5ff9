"""The areas: read the request, build one page, render it.

A look-up may be a postcode, which is somebody's home. So the form is posted: no address has what
was typed, and no log of addresses, Referer or kept page can hold it. What has no digit goes on to
an address that can be shared. Where a postcode comes in an address all the same, nobody keeps its
answer, and what opens next does not hear of it.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from glossary.forms import LookupForm
from libs.days import Day, as_known_on, checked, keep_day, sent_on_day
from libs.pagememo import kept
from partnerships.forms import AreaForm
from partnerships.lookup import AnswerKind, AreaAnswer, look_up_area
from partnerships.models import LocalAuthority
from partnerships.pages.areas import build_area, build_areas
from seeds.pages import caveats_known_by

REFUSED = "partnerships/areas_refused.html"


def never_keep(response: HttpResponse) -> HttpResponse:
    """Tell browsers, proxies and the kept pages to forget the answer, and to send no Referer."""
    patch_cache_control(response, no_store=True, private=True)
    response["Referrer-Policy"] = "no-referrer"
    return response


@kept("on", "q", "all")
@as_known_on
@sensitive_variables("asked", "answer")
def areas(request: HttpRequest, day: Day) -> HttpResponse:
    """Every area by region, or the answers to `?q=`."""
    asked = checked(LookupForm(request.GET), REFUSED).cleaned_data["q"]
    answer = look_up_area(asked)
    if not answer.is_postcode:
        return render(request, "partnerships/areas.html", {"page": build_areas(day, asked, answer)})
    # The links of the page keep its choices: without the postcode.
    request.GET = QueryDict(urlencode({"on": day.date}))
    return never_keep(_answer_at_once(request, day, answer))


@sent_on_day
@sensitive_post_parameters("q")
@sensitive_variables("asked", "answer")
def find_area(request: HttpRequest, day: Day) -> HttpResponse:
    """Answers the posted look-up: opens the area, or leads to the list with what was typed."""
    asked = checked(LookupForm(request.POST), REFUSED).cleaned_data["q"]
    answer = look_up_area(asked)
    if answer.is_postcode or answer.kind == AnswerKind.FOUND:
        return never_keep(_answer_at_once(request, day, answer))
    fields = {"q": asked} if asked else {}
    return _lead(reverse("partnerships:areas"), day, fields)


def _answer_at_once(request: HttpRequest, day: Day, answer: AreaAnswer) -> HttpResponse:
    """Open the one area that was found, or say here what was found, without what was typed."""
    if answer.kind == AnswerKind.FOUND:
        (found,) = answer.areas
        fields = {"called": found.by_name} if found.by_name else {}
        return _lead(reverse("partnerships:area", args=[found.slug]), day, fields)
    return render(request, "partnerships/areas.html", {"page": build_areas(day, "", answer)})


def _lead(address: str, day: Day, fields: dict[str, str]) -> HttpResponse:
    return redirect(keep_day(address, day, **fields))


@kept("on", "called")
@as_known_on
def area(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """One area; places are there on every day, what is known of them is that of the day."""
    called = checked(AreaForm(request.GET)).cleaned_data["called"]
    rows = LocalAuthority.objects.select_related("region", "passage__document")
    row = get_object_or_404(rows.prefetch_related(caveats_known_by(day.on)), slug=slug)
    page = build_area(row, day, day.address_of(request), called)
    return render(request, "partnerships/area.html", {"page": page})
