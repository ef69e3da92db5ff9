"""The delivery model as a picture that leaves the site."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from libs.days import Day, as_known_on, keep_day
from libs.drawings.responses import let_frame, root_of, send_png, send_svg
from partnerships.chart.poster import ChartPoster, layout_poster
from partnerships.pages.chart import build_charts
from partnerships.pages.delivery_model import build_delivery_model
from seeds.pages import source_line


@as_known_on
def delivery_model_svg(request: HttpRequest, day: Day) -> HttpResponse:
    """The chart of the delivery model as a picture that stands alone."""
    return send_svg(request, _draw(request, day)[1])


@as_known_on
def delivery_model_png(request: HttpRequest, day: Day) -> HttpResponse:
    """The same picture as PNG."""
    poster, picture = _draw(request, day)
    return send_png(request, picture, poster.width, poster.height)


@as_known_on
def delivery_model_embed(request: HttpRequest, day: Day) -> HttpResponse:
    """The chart alone, for a frame on another site."""
    page = build_delivery_model(day)
    charts = build_charts(page, "" if day.is_today else day.date)
    home = keep_day(reverse("partnerships:delivery-model"), day)
    context = {"page": page, "charts": charts, "day": day, "home": home}
    return let_frame(request, "partnerships/embed.html", context)


def _draw(request: HttpRequest, day: Day) -> tuple[ChartPoster, str]:
    page, root = build_delivery_model(day), root_of(request)
    chart = build_charts(page, "" if day.is_today else day.date, root).wide
    address = f"{root}{reverse('partnerships:delivery-model')}?on={day.date}"
    lines = [f"As known on {day.label}."]
    if page.is_empty:
        lines.append("No body was known by then.")
    poster = layout_poster(
        chart,
        "Delivery model of England’s SEND and AP reforms",
        lines,
        [
            source_line(day),
            "The order is that of the documents’ lists and says nothing about authority.",
            f"SEND & AP reform tracker, {address}",
        ],
    )
    context = {"chart": chart, "poster": poster}
    return poster, render_to_string("partnerships/chart_poster.svg", context)
