"""The delivery model as a picture that leaves the site, and as a page that another may frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from libs.days import Day, as_known_on, checked, keep_day
from libs.drawings.responses import (
    Picture,
    card_view,
    embeddable,
    png_view,
    render_picture,
    site_root,
    svg_view,
)
from libs.pagememo import kept
from partnerships.chart.poster import layout_poster
from partnerships.forms import DeliveryModelForm
from partnerships.pages.cards import area_card, body_card
from partnerships.pages.chart import build_charts
from partnerships.pages.delivery_model import DeliveryModelPage, build_delivery_model
from seeds.pages import source_line


@kept("on", "earlier")
@as_known_on
@embeddable
def delivery_model_embed(request: HttpRequest, day: Day) -> HttpResponse:
    """The chart alone, for a frame on another site."""
    page, asked = _asked_page(request, day)
    context = {
        "page": page,
        "charts": build_charts(page, "" if day.is_today else day.date),
        "day": day,
        "choices": _left_out(page),
        "home": keep_day(reverse("partnerships:delivery-model"), day, **asked),
    }
    return render(request, "partnerships/embed.html", context)


def draw_delivery_model(request: HttpRequest, day: Day) -> Picture:
    """The chart of the delivery model as a picture that stands alone."""
    (page, asked), root = _asked_page(request, day), site_root(request)
    chart = build_charts(page, "" if day.is_today else day.date, root).wide
    home = keep_day(reverse("partnerships:delivery-model"), None, on=day.date, **asked)
    poster = layout_poster(
        chart,
        "Delivery model of England’s SEND and AP reforms",
        [f"As known on {day.label}.", *_left_out(page)],
        [
            source_line(day),
            "Bodies are in the order of the documents’ lists, which says nothing about authority.",
            f"SEND & AP reform tracker, {root}{home}",
        ],
    )
    context = {"chart": chart, "poster": poster}
    template = "partnerships/chart_poster.svg"
    return render_picture(template, context, width=poster.width, height=poster.height)


def _asked_page(request: HttpRequest, day: Day) -> tuple[DeliveryModelPage, dict[str, str]]:
    """The page that a query string asks for, and the choices in it."""
    asked = checked(DeliveryModelForm(request.GET)).cleaned_data
    return build_delivery_model(day, is_whole=bool(asked["earlier"])), asked


def _left_out(page: DeliveryModelPage) -> list[str]:
    """What of the model a picture lacks, as one sentence; nothing where it lacks nothing."""
    if page.is_empty:
        return ["No body was known by then."]
    if page.is_whole or not page.folded_count:
        return ["Earlier bodies included."] if page.earlier else []
    number = page.folded_count
    bodies = f"{number} bod{'y' if number == 1 else 'ies'}"
    return [f"Without {bodies} that ended or that no document names for {page.silent_after} years."]


delivery_model_svg = kept("on", "earlier")(svg_view(draw_delivery_model))
delivery_model_png = kept("on", "earlier")(png_view(draw_delivery_model))

area_png = kept("on")(card_view(area_card))
body_png = kept("on")(card_view(body_card))
