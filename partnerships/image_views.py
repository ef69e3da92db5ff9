"""The delivery model as a picture that leaves the site, and as a page that another may frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from libs.days import Day, as_known_on, keep_day
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
from partnerships.pages.cards import area_card, body_card
from partnerships.pages.chart import build_charts
from partnerships.pages.delivery_model import build_delivery_model
from seeds.pages import source_line


@kept("on")
@as_known_on
@embeddable
def delivery_model_embed(request: HttpRequest, day: Day) -> HttpResponse:
    """The chart alone, for a frame on another site."""
    page = build_delivery_model(day)
    context = {
        "page": page,
        "charts": build_charts(page, "" if day.is_today else day.date),
        "day": day,
        "home": keep_day(reverse("partnerships:delivery-model"), day),
    }
    return render(request, "partnerships/embed.html", context)


def draw_delivery_model(request: HttpRequest, day: Day) -> Picture:
    """The chart of the delivery model as a picture that stands alone."""
    page, root = build_delivery_model(day), site_root(request)
    chart = build_charts(page, "" if day.is_today else day.date, root).wide
    home = keep_day(reverse("partnerships:delivery-model"), None, on=day.date)
    poster = layout_poster(
        chart,
        "Delivery model of England’s SEND and AP reforms",
        [f"As known on {day.label}.", *(["No body was known by then."] if page.is_empty else [])],
        [
            source_line(day),
            "Bodies are in the order of the documents’ lists, which says nothing about authority.",
            f"SEND & AP reform tracker, {root}{home}",
        ],
    )
    context = {"chart": chart, "poster": poster}
    template = "partnerships/chart_poster.svg"
    return render_picture(template, context, width=poster.width, height=poster.height)


delivery_model_svg = kept("on")(svg_view(draw_delivery_model))
delivery_model_png = kept("on")(png_view(draw_delivery_model))

area_png = kept("on")(card_view(area_card))
body_png = kept("on")(card_view(body_card))
