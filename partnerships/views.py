"""The delivery model and its bodies: read the request, build one page, render it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from libs.days import Day, as_known_on, checked
from libs.drawings.responses import export_links
from libs.pagememo import kept
from partnerships.forms import DeliveryModelForm
from partnerships.models import DeliveryBody
from partnerships.pages.body import build_body
from partnerships.pages.chart import build_charts
from partnerships.pages.delivery_model import build_delivery_model
from partnerships.tables import MembersTable
from seeds.pages import caveats_known_by


@kept("on", "earlier")
@as_known_on
def delivery_model(request: HttpRequest, day: Day) -> HttpResponse:
    """Who delivers, from national to local."""
    asked = checked(DeliveryModelForm(request.GET)).cleaned_data
    page = build_delivery_model(day, is_whole=bool(asked["earlier"]))
    charts = build_charts(page, "" if day.is_today else day.date)
    context = {
        "page": page,
        "charts": charts,
        "exports": export_links(
            *(request, day, "partnerships:delivery-model", asked), height=charts.wide.height
        ),
    }
    return render(request, "partnerships/delivery_model.html", context)


@kept("on")
@as_known_on
def body(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """One body; 404 on a day by which no source had named it.

    One whose names were all withdrawn keeps its page, and its history says so.
    """
    bodies = DeliveryBody.objects.prefetch_related(caveats_known_by(day.on))
    row = get_object_or_404(bodies, slug=slug)
    if not DeliveryBody.objects.stated_by(day.on).filter(pk=row.pk).exists():
        context = {"what": "This body", "name": row.title}
        return render(request, "not_known_yet.html", context, status=404)
    page = build_body(row, day, day.address_of(request))
    members = MembersTable(page.body.members, day=day, caption=f"Members of the {page.body.name}")
    return render(request, "partnerships/body.html", {"page": page, "members": members})
