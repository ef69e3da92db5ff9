"""What every page shows besides its own values: the strip, its place in the site, its choices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost, TooManyFieldsSent
from django.http import HttpRequest
from django.urls import ResolverMatch, reverse
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes

from config.cards import card_address
from config.take_away import TakeLink, alert_link, take_links
from glossary.forms import MAX_QUERY_CHARS
from libs.days import viewed_day
from libs.drawings.responses import site_root
from libs.pagememo import known_parameters
from libs.vaguedates.printing import print_day
from reforms.pages.changes.stops import read_landmarks
from seeds.corrections import CorrectionsSince, build_corrections
from seeds.pages import DocumentDay, SiteStrip, build_strip

SECTIONS = {
    "reforms:roadmap": "roadmap",
    "reforms:reform": "roadmap",
    "reforms:event": "roadmap",
    "reforms:acting": "delivery-model",
    "reforms:evidence": "sources",
    "reforms:figures": "roadmap",
    "reforms:slippage": "roadmap",
    "reforms:lacking": "roadmap",
    "reforms:recommendations": "roadmap",
    "reforms:figure": "roadmap",
    "reforms:changes": "changes",
    "partnerships": "delivery-model",
    "partnerships:areas": "areas",
    "partnerships:area": "areas",
    "glossary": "glossary",
    "seeds": "sources",
}

SHOWS_ALL = ("/",)
LISTS = {
    "partnerships": ("/bodies/", "/areas/"),
    "glossary": ("/glossary/",),
    "reforms": ("/reforms/", "/events/", "/figures/", "/bodies/", "/recommendations/"),
}
"""How addresses begin of pages whose facts a list shows; other lists show the facts of all."""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The strip, and where in the site the page stands.

    `here` is the page's own path, `section` the entry of the main navigation that it belongs to,
    and `form_fields` are its choices besides its day, as a form or a link can keep them.
    `root` is the site's own address without a last slash, and `card` that of the page's picture.
    `takes` are the other forms of the page, `alert` where to ask to be told of its changes.
    `searched` is what was typed into the box of the whole site, "" elsewhere than on its answer.
    `days` are those that the day control offers, oldest first: of documents whose text is held, and
    of publications that have a line in the overview.
    `corrections` say what the page, seen on a past day, shows otherwise than it did on that day.
    """

    strip: SiteStrip
    root: str
    card: str
    here: str
    section: str
    form_fields: tuple[tuple[str, str], ...]
    searched: str
    takes: tuple[TakeLink, ...]
    alert: str
    days: tuple[DocumentDay, ...]
    corrections: CorrectionsSince


def site(request: HttpRequest) -> Mapping[str, Any]:
    """`site` for the templates: built before a public page is rendered, which then asks nothing.

    The admin shows it on error pages alone, so there it waits until one uses it.
    """
    if request.path.startswith(reverse("admin:index")):
        return {"site": SimpleLazyObject(lambda: build_site_context(request))}
    return {"site": build_site_context(request)}


def build_site_context(request: HttpRequest) -> SiteContext:
    """Three queries, and none if it was built for this request before.

    On a past day one more, and one for each kind of fact that was corrected since.
    """
    built: SiteContext | None = getattr(request, "site_context", None)
    if built is None:
        match = request.resolver_match
        section = ""
        if match is not None:
            section = SECTIONS.get(match.view_name) or SECTIONS.get(match.namespace, "")
        day, choices = viewed_day(request), tuple(_choices(request))
        strip = build_strip(day, settings.READ_WARNING_DAYS)
        built = SiteContext(
            strip=strip,
            root=_root(request),
            card=card_address(request, day, choices),
            # Two leading slashes would make links to this page links to another site.
            here=escape_leading_slashes(escape_uri_path(request.path)),
            section=section,
            form_fields=choices,
            searched=dict(choices).get("q", "")[:MAX_QUERY_CHARS] if _is_search(match) else "",
            takes=take_links(request, day, choices),
            alert=alert_link(request, day, choices),
            days=_offered_days(strip),
            corrections=_corrections(request),
        )
        request.site_context = built  # type: ignore[attr-defined]  # for the tables in the page
    return built


def _root(request: HttpRequest) -> str:
    """The site's own address, "" on the page that refuses a host that is not ours."""
    try:
        return site_root(request)
    except DisallowedHost:
        return ""


def _offered_days(strip: SiteStrip) -> tuple[DocumentDay, ...]:
    landmarks = (
        DocumentDay(one.day.isoformat(), print_day(one.day), one.name)
        for one in read_landmarks(strip.day.today)
    )
    return tuple(sorted((*strip.document_days, *landmarks), key=lambda one: one.iso))


def _is_search(match: ResolverMatch | None) -> bool:
    return match is not None and match.view_name == "reforms:search"


def _corrections(request: HttpRequest) -> CorrectionsSince:
    match = request.resolver_match
    if match is None or match.view_name == "accessibility":
        return CorrectionsSince()
    prefixes = () if match.kwargs else LISTS.get(match.namespace, SHOWS_ALL)
    return build_corrections(viewed_day(request), request.path, prefixes)


def _choices(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """What the page knows of its query string, in one order; the rest is nothing to keep."""
    known = known_parameters(request.resolver_match.func) if request.resolver_match else None
    try:
        given = request.GET
    except TooManyFieldsSent:
        # The page that refuses such an address shows the strip too.
        return
    for name in known or ():
        values = given.getlist(name)
        for value in values if known and name in known.many else values[-1:]:
            if name != "on" and value.isprintable():
                yield name, value
