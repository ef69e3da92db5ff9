"""The site's icon in the forms that browsers and telephones ask for, all drawn from its SVG."""

from collections.abc import Callable
from io import BytesIO

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from PIL import Image

from libs.days import Day, as_known_on
from libs.drawings.png import draw_png
from libs.drawings.responses import View
from libs.pagememo import kept

ICON = "img/icon.svg"
ICON_SIDE = 32
TOUCH_SIDE = 192
FAVICON_SIDES = (16, 32, 48)

NAME, SHORT_NAME = "SEND & AP reform tracker", "SEND & AP"
BAND, GROUND = "#0b2a36", "#ffffff"
"""The colours of the name band and the page, as in static/scss/_tokens.scss."""


def _drawn(side: int) -> bytes:
    """The icon as PNG of so many pixels a side."""
    (folder,) = settings.STATICFILES_DIRS
    svg = (folder / ICON).read_text(encoding="utf-8")
    size = f'<svg width="{side}" height="{side}" '
    return draw_png(svg.replace("<svg ", size, 1), side, side, is_zoomed=False)


def _icon(content_type: str, draw: Callable[[], bytes]) -> View:
    def view(request: HttpRequest, day: Day) -> HttpResponse:
        return HttpResponse(draw(), content_type=content_type)

    return kept("on")(as_known_on(view))


def _draw_favicon() -> bytes:
    with Image.open(BytesIO(_drawn(max(FAVICON_SIDES)))) as picture:
        icon = BytesIO()
        picture.convert("RGBA").save(icon, "ICO", sizes=[(side, side) for side in FAVICON_SIDES])
    return icon.getvalue()


favicon = _icon("image/vnd.microsoft.icon", _draw_favicon)
touch_icon = _icon("image/png", lambda: _drawn(TOUCH_SIDE))


@kept("on")
@as_known_on
def manifest(request: HttpRequest, day: Day) -> HttpResponse:
    """What a telephone shows of the site on its home screen."""
    side = f"{TOUCH_SIDE}x{TOUCH_SIDE}"
    icons = [
        {"src": static(ICON), "sizes": "any", "type": "image/svg+xml"},
        {"src": reverse("touch-icon"), "sizes": side, "type": "image/png"},
    ]
    content = {
        "name": NAME,
        "short_name": SHORT_NAME,
        "start_url": reverse("reforms:home"),
        "display": "browser",
        "theme_color": BAND,
        "background_color": GROUND,
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")
