"""Drawings that leave the site: the views that send them as files, and the links to each form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page

from libs.days import Day, as_known_on, keep_day
from libs.drawings.card import HEIGHT, WIDTH, Card, layout_card
from libs.drawings.png import draw_png
from libs.drawings.turns import in_turn

NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold, however they are written."""

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG that stands alone, and its size in pixels."""

    svg: str
    width: int
    height: int


Draw = Callable[[HttpRequest, Day], Picture]


def render_picture(
    template: str, context: Mapping[str, Any], *, width: int, height: int
) -> Picture:
    """The picture that an SVG template draws; what XML cannot say stands as a replacement sign."""
    svg = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", render_to_string(template, dict(context)))
    return Picture(svg.strip() + "\n", width, height)


@dataclass(frozen=True, slots=True)
class ExportLinks:
    """The addresses of a drawing's other forms, its day and choices kept.

    Those that are `frozen` name the day, so they show the same tomorrow. `height` is that of the
    frame on another site, in pixels.
    """

    svg: str
    png: str
    embed: str
    embed_whole: str
    frozen_whole: str
    page_frozen: str
    height: int

    @property
    def is_frozen(self) -> bool:
        """Whether the page is one of a past day, whose links name it already."""
        return self.embed_whole == self.frozen_whole


FRAME_HEIGHT, FRAME_HEAD = 800, 200
"""Pixels of a frame whose drawing's height is not known, and what stands above and below one."""


def export_links(
    request: HttpRequest,
    day: Day,
    name: str,
    choices: Mapping[str, str] | None = None,
    *,
    height: int = 0,
) -> ExportLinks:
    """The forms of the drawing whose addresses are named `name` with "-svg" and so on.

    `choices` are the query string of the page without its day; empty ones are left out. `height` is
    the drawing's own in pixels.
    """
    given, root = choices or {}, site_root(request)
    svg, png, embed = (
        keep_day(reverse(f"{name}-{form}"), day, **given) for form in ("svg", "png", "embed")
    )
    frozen = keep_day(reverse(f"{name}-embed"), None, on=day.date, **given)
    page = keep_day(reverse(name), None, on=day.date, **given)
    frame = height + FRAME_HEAD if height else FRAME_HEIGHT
    return ExportLinks(svg, png, embed, root + embed, root + frozen, root + page, frame)


def site_root(request: HttpRequest) -> str:
    """The site's own address without a last slash, for links in a picture that leaves it."""
    return request.build_absolute_uri("/").removesuffix("/")


def svg_view(draw: Draw) -> View:
    """A view that sends a drawing as SVG."""

    # A browser that opens the picture as a page obeys its policy: the picture carries its style.
    def view(request: HttpRequest, day: Day) -> HttpResponse:
        return HttpResponse(draw(request, day).svg, content_type="image/svg+xml")

    styled: Any = csp_update({"style-src": [UNSAFE_INLINE]})
    return as_known_on(_asked_by_tag(styled(view)))


def png_view(draw: Draw) -> View:
    """A view that sends the same drawing as PNG."""

    def view(request: HttpRequest, day: Day) -> HttpResponse:
        picture = draw(request, day)
        content = draw_png(picture.svg, picture.width, picture.height)
        return HttpResponse(content, content_type="image/png")

    return as_known_on(_asked_by_tag(in_turn(view)))


def card_view(build: Callable[..., Card]) -> View:
    """A view that sends a page's card; `build` is given the day and what the address names."""

    def view(request: HttpRequest, day: Day, **named: str) -> HttpResponse:
        context = {"layout": layout_card(build(day, **named))}
        picture = render_picture("card.svg", context, width=WIDTH, height=HEIGHT)
        content = draw_png(picture.svg, WIDTH, HEIGHT, is_zoomed=False)
        return HttpResponse(content, content_type="image/png")

    return as_known_on(_asked_by_tag(in_turn(view)))


def embeddable(view: View) -> View:
    """A view whose page other sites may frame; no other page of the site may be framed."""
    framed = csp_replace({"frame-ancestors": ["*"]})(view)
    return cast(View, xframe_options_exempt(framed))


def _asked_by_tag(view: Any) -> View:
    """What it sends is asked for by its tag, as pages are (libs.pagememo)."""
    return cast(View, conditional_page(view))
