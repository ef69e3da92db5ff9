"""Drawings to take away: where each form of one is, and how its picture is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page

from libs.days import Day
from libs.drawings.png import draw_png

FRESH = 10 * 60
"""Seconds for which a picture may be kept without asking again."""


@dataclass(frozen=True, slots=True)
class TakeAway:
    """The addresses of a drawing's other forms, its day and choices kept."""

    svg: str
    png: str
    embed: str
    embed_whole: str


def take_away(request: HttpRequest, day: Day, names: str, choices: Mapping[str, str]) -> TakeAway:
    """The forms of the drawing whose addresses are named `names` with "-svg" and so on.

    `choices` are the query string of the page without its day; empty ones are left out.
    """
    query = query_of(day, choices)
    svg, png, embed = (reverse(f"{names}-{form}") + query for form in ("svg", "png", "embed"))
    return TakeAway(svg, png, embed, root_of(request) + embed)


def query_of(day: Day, choices: Mapping[str, str]) -> str:
    """ "?on=…&strand=…", or "" for today without choices."""
    given = {name: value for name, value in choices.items() if value}
    if not day.is_today:
        given = {"on": day.date} | given
    return f"?{urlencode(given)}" if given else ""


def root_of(request: HttpRequest) -> str:
    """The site's own address without a last slash, for links in a picture that leaves it."""
    return request.build_absolute_uri("/").removesuffix("/")


def send_svg(request: HttpRequest, picture: str) -> HttpResponse:
    """A picture as SVG, that may be kept for a while and is then asked for by its tag."""

    # A browser that opens the picture as a page obeys its policy: the picture carries its style.
    @csp_update({"style-src": [UNSAFE_INLINE]})
    def answer(_: HttpRequest) -> HttpResponseBase:
        return _file(picture.strip() + "\n", "image/svg+xml")

    return cast(HttpResponse, conditional_page(answer)(request))


def send_png(request: HttpRequest, picture: str, width: int, height: int) -> HttpResponse:
    """The same picture as PNG, likewise; `width` and `height` are those of the SVG."""

    def answer(_: HttpRequest) -> HttpResponseBase:
        return _file(draw_png(picture.strip(), width, height), "image/png")

    return cast(HttpResponse, conditional_page(answer)(request))


def let_frame(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """A page that other sites may frame; no other page of the site may be framed."""

    @xframe_options_exempt
    @csp_replace({"frame-ancestors": ["*"]})
    def answer(request: HttpRequest) -> HttpResponseBase:
        return render(request, template, dict(context))

    return cast(HttpResponse, answer(request))


def _file(content: str | bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    patch_cache_control(response, public=True, max_age=FRESH)
    return response
