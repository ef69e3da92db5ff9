"""What every template may use besides its page: the site's frame, worked out only when used."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from seeds.days import viewed_day
from seeds.pages import SiteStrip, build_strip

SECTIONS = {
    "reforms:roadmap": "roadmap",
    "reforms:reform": "roadmap",
    "reforms:changes": "changes",
    "partnerships": "delivery-model",
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
        strip=build_strip(viewed_day(request)),
        here=request.path,
        section=section,
        form_fields=tuple(
            (name, value)
            for name, value in request.GET.items()
            if name != "on" and isinstance(value, str) and (name + value).isprintable()
        ),
    )
