"""Every public address, read from the URLconf, so that a new page cannot be forgotten."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from glossary.models import Term
from opendata.api.resources import RESOURCES
from partnerships.models import DeliveryBody, LocalAuthority
from reforms.models import Audience, Event, Measure, Reform, Strand
from seeds.models import Document
from tests.torture import WHOLE


def terms_of_today() -> Iterable[Term]:
    """A term that nobody used or explained by today has no page yet."""
    return Term.objects.known_by(timezone.localdate())


SLUGS: dict[str, Callable[[], Iterable[str]]] = {
    "reforms:reform": lambda: Reform.objects.values_list("slug", flat=True),
    "reforms:reform-feed": lambda: Reform.objects.values_list("slug", flat=True),
    "reforms:reform-feed-json": lambda: Reform.objects.values_list("slug", flat=True),
    "reforms:strand-feed": lambda: Strand.objects.values_list("slug", flat=True),
    "reforms:strand-feed-json": lambda: Strand.objects.values_list("slug", flat=True),
    "reforms:audience-feed": lambda: Audience.objects.values_list("slug", flat=True),
    "reforms:audience-feed-json": lambda: Audience.objects.values_list("slug", flat=True),
    "reforms:area-feed": lambda: LocalAuthority.objects.values_list("slug", flat=True),
    "reforms:area-feed-json": lambda: LocalAuthority.objects.values_list("slug", flat=True),
    "opendata:reform-calendar": lambda: Reform.objects.values_list("slug", flat=True),
    "opendata:strand-calendar": lambda: Strand.objects.values_list("slug", flat=True),
    "opendata:audience-calendar": lambda: Audience.objects.values_list("slug", flat=True),
    "reforms:figure": lambda: Measure.objects.values_list("slug", flat=True),
    "reforms:event": lambda: Event.objects.values_list("slug", flat=True),
    "partnerships:body": lambda: DeliveryBody.objects.values_list("slug", flat=True),
    "glossary:term": lambda: Term.objects.known_by(timezone.localdate()).values_list(
        "slug", flat=True
    ),
    "partnerships:area": lambda: LocalAuthority.objects.values_list("slug", flat=True),
    "reforms:reform-png": lambda: Reform.objects.values_list("slug", flat=True),
    "reforms:strand-png": lambda: Strand.objects.values_list("slug", flat=True),
    "partnerships:body-png": lambda: DeliveryBody.objects.values_list("slug", flat=True),
    "partnerships:area-png": lambda: LocalAuthority.objects.values_list("slug", flat=True),
    "glossary:term-png": lambda: Term.objects.known_by(timezone.localdate()).values_list(
        "slug", flat=True
    ),
    "seeds:source": lambda: Document.objects.values_list("slug", flat=True),
}
"""The pages of which there is one for each row, and the rows."""

PARAMETERS: dict[str, list[str]] = {
    "reforms:home": ["on"],
    "reforms:search": ["on", "q"],
    "reforms:next": ["on", "for"],
    "reforms:documents": ["on"],
    "reforms:ready": ["on", "for"],
    "reforms:brief": ["on", "strand", "for", "since", "from", "reform"],
    "reforms:evidence": ["on", "page"],
    "reforms:roadmap": [
        "on",
        "group",
        "sort",
        "view",
        "page",
        "years",
        "strand",
        "standing",
        "by",
        "for",
        "stage",
        "body",
        "q",
        "open",
    ],
    "reforms:reform": ["on"],
    "reforms:event": ["on"],
    "reforms:figures": ["on"],
    "reforms:slippage": ["on", "strand", "body", "for", "year", "document", "became", "page"],
    "reforms:lacking": ["on", "strand", "lacks", "page"],
    "reforms:recommendations": ["on", "body", "answer", "strand"],
    "reforms:figure": ["on"],
    "reforms:changes": ["on", "from", "to", "since", "format"],
    "partnerships:delivery-model": ["on", "earlier"],
    "reforms:acting": ["on", "year"],
    "reforms:roadmap-embed": ["on", "group", "years", "page", "stage", "q"],
    "partnerships:delivery-model-embed": ["on", "earlier"],
    "partnerships:body": ["on"],
    "partnerships:areas": ["on", "q"],
    "partnerships:area": ["on", "called"],
    "glossary:index": ["on", "q"],
    "glossary:term": ["on"],
    "seeds:sources": ["on", "sort", "q", "kind", "publisher", "year", "rank", "page"],
    "seeds:source": ["on"],
    "opendata:data": ["on"],
    "privacy": ["on"],
    "about": ["on"],
    "accessibility": ["on"],
}
"""Every page of the site, and what its query string may hold."""

FILES: dict[str, str] = {
    "reforms:next-csv": "text/csv; charset=utf-8",
    "seeds:sources-json": "application/json; charset=utf-8",
    "opendata:calendar": "text/calendar; charset=utf-8",
    "opendata:robots": "text/plain; charset=utf-8",
    "opendata:sitemap": "application/xml",
    "opendata:package": "application/json",
    "glossary:csv": "text/csv; charset=utf-8",
    "glossary:json": "application/json; charset=utf-8",
    "glossary:json-ld": "application/ld+json; charset=utf-8",
    "reforms:figures-csv": "text/csv; charset=utf-8",
    "reforms:roadmap-csv": "text/csv; charset=utf-8",
    "reforms:roadmap-svg": "image/svg+xml",
    "reforms:slippage-svg": "image/svg+xml",
    "reforms:slippage-png": "image/png",
    "partnerships:delivery-model-svg": "image/svg+xml",
    "reforms:roadmap-png": "image/png",
    "reforms:timeline-svg": "image/svg+xml",
    "reforms:overview-png": "image/png",
    "partnerships:delivery-model-png": "image/png",
    "reforms:site-png": "image/png",
    "reforms:reform-png": "image/png",
    "reforms:strand-png": "image/png",
    "partnerships:body-png": "image/png",
    "partnerships:area-png": "image/png",
    "glossary:term-png": "image/png",
    "touch-icon": "image/png",
    "favicon": "image/vnd.microsoft.icon",
    "manifest": "application/manifest+json",
    "reforms:changes-feed": "application/atom+xml; charset=utf-8",
    "reforms:reform-feed": "application/atom+xml; charset=utf-8",
    "reforms:strand-feed": "application/atom+xml; charset=utf-8",
    "reforms:area-feed": "application/atom+xml; charset=utf-8",
    "reforms:changes-feed-json": "application/feed+json; charset=utf-8",
    "reforms:opensearch": "application/opensearchdescription+xml",
}
"""Every file that can be taken away, and what it calls itself."""

ALIKE: dict[str, str] = {
    "reforms:figures-json": "application/json; charset=utf-8",
    "reforms:expected-csv": "text/csv; charset=utf-8",
    "reforms:expected-json": "application/json; charset=utf-8",
    "reforms:ready-csv": "text/csv; charset=utf-8",
    "reforms:ready-json": "application/json; charset=utf-8",
    "reforms:recommendations-csv": "text/csv; charset=utf-8",
    "reforms:recommendations-json": "application/json; charset=utf-8",
    "reforms:lacking-csv": "text/csv; charset=utf-8",
    "reforms:lacking-json": "application/json; charset=utf-8",
    "reforms:slippage-csv": "text/csv; charset=utf-8",
    "reforms:slippage-json": "application/json; charset=utf-8",
    "reforms:roadmap-json": "application/json; charset=utf-8",
    "reforms:next-json": "application/json; charset=utf-8",
    "reforms:evidence-csv": "text/csv; charset=utf-8",
    "reforms:evidence-json": "application/json; charset=utf-8",
    "reforms:changes-csv": "text/csv; charset=utf-8",
    "reforms:changes-json": "application/json; charset=utf-8",
    "partnerships:areas-csv": "text/csv; charset=utf-8",
    "partnerships:areas-json": "application/json; charset=utf-8",
    "partnerships:delivery-model-csv": "text/csv; charset=utf-8",
    "partnerships:delivery-model-json": "application/json; charset=utf-8",
    "seeds:sources-csv": "text/csv; charset=utf-8",
    "opendata:reform-calendar": "text/calendar; charset=utf-8",
    "opendata:strand-calendar": "text/calendar; charset=utf-8",
    "opendata:audience-calendar": "text/calendar; charset=utf-8",
    "opendata:api": "application/json",
    "opendata:openapi": "application/json",
    "opendata:api-reforms": "application/json",
    "opendata:api-milestones": "application/json",
    "opendata:api-recommendations": "application/json",
    "opendata:api-expected-evidence": "application/json",
    "opendata:api-updates": "application/json",
    "opendata:api-bodies": "application/json",
    "opendata:api-relations": "application/json",
    "opendata:api-memberships": "application/json",
    "opendata:api-terms": "application/json",
    "opendata:api-documents": "application/json",
    "opendata:api-passages": "application/json",
    "opendata:api-areas": "application/json",
    "opendata:api-changes": "application/json",
    "reforms:audience-feed": "application/atom+xml; charset=utf-8",
    "reforms:reform-feed-json": "application/feed+json; charset=utf-8",
    "reforms:strand-feed-json": "application/feed+json; charset=utf-8",
    "reforms:audience-feed-json": "application/feed+json; charset=utf-8",
    "reforms:area-feed-json": "application/feed+json; charset=utf-8",
}
"""More files, made by the same code as one above: tests/opendata asks for each once."""

API_ITEMS = {f"opendata:api-{one.name}-item" for one in RESOURCES if one.has_items} | {
    "opendata:api-nothing"
}
"""Single items of the API, and what it has not: tests/opendata asks for them as well."""

STREAMED = {"opendata:table", "opendata:zip", "opendata:workbook", "opendata:database"}
"""Whole tables, which are sent as they are read and kept by nobody."""

SENT = {"partnerships:find-area"}
"""Addresses that only a public form is sent to; a GET leads to the page with the form."""

PERSONAL = {"alerts:ask", "alerts:sent", "alerts:confirm", "alerts:leave", "alerts:manage"}
"""Pages of one reader or one moment, which nobody keeps: tests/alerts asks for them."""

MOST = 50 if WHOLE else 6
"""As many pages of a kind are looked at as tell what can be wrong with one."""


OF_THE_ADMIN = {"admin", "worklist", "deleted", "imports", "sittings", "intake", "alert_counts"}
"""Namespaces of addresses behind the sign-in."""


def names() -> set[str]:
    """The names of all public addresses that the URLconf has."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: Iterable[URLPattern | URLResolver], spaces: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace not in OF_THE_ADMIN:
                inner = f"{spaces}{pattern.namespace}:" if pattern.namespace else spaces
                yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{spaces}{pattern.name}"


def addresses(name: str) -> list[str]:
    """The addresses of the pages of one name, all rows of the database included."""
    if name not in SLUGS:
        return [reverse(name)]
    return [reverse(name, args=[slug]) for slug in SLUGS[name]()]


def one_of(name: str) -> str:
    """An address of that name, the first; without making all the others."""
    if name not in SLUGS:
        return reverse(name)
    return reverse(name, args=[next(iter(SLUGS[name]()))])


def some_addresses(name: str) -> list[str]:
    """At most MOST of them, from all over their order."""
    found = addresses(name)
    return found[:: len(found) // MOST + 1]


def one_of_each() -> dict[str, str]:
    """An address for each name."""
    return {name: one_of(name) for name in [*PARAMETERS, *FILES]}
