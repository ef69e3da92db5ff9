"""What every template may use besides its page: the site's frame, worked out only when used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes

from libs.days import viewed_day
from seeds.pages import SiteStrip, build_strip

SECTIONS = {
    "reforms:roadmap": "roadmap",
    "reforms:reform": "roadmap",
    "reforms:evidence": "sources",
    "reforms:changes": "changes",
    "partnerships": "delivery-model",
    "partnerships:areas": "areas",
    "partnerships:area": "areas",
    "glossary": "glossary",
    "seeds": "sources",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The strip, and where in the site the page stands."""

    strip: SiteStrip
    here: str
    section: str
    form_fields: tuple[tuple[str, str], ...]


def site(request: HttpRequest) -> Mapping[str, Any]:
    """`site`: lazy, so that pages that show no frame (the admin) ask no query."""
    return {"site": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> Frame:
    match = request.resolver_match
    section = ""
    if match is not None:
        section = SECTIONS.get(match.view_name) or SECTIONS.get(match.namespace, "")
    return Frame(
        strip=build_strip(viewed_day(request), settings.READ_WARNING_DAYS),
        # Two leading slashes would make links to this page links to another site.
        here=escape_leading_slashes(escape_uri_path(request.path)),
        section=section,
        form_fields=tuple(_choices(request)),
    )


def _choices(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """The page's choices besides its day, as a form or link can keep them."""
    try:
        given = request.GET.items()
    except TooManyFieldsSent:
        # The page that refuses such an address has a frame too.
        return
    for name, value in given:
        if name != "on" and isinstance(value, str) and (name + value).isprintable():
            yield name, value
