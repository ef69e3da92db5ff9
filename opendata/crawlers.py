"""What search engines ask for: /robots.txt, and /sitemap.xml with when each page last changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, Max, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from glossary.models import Term
from libs.days import Day, as_known_on, page_address
from libs.drawings.responses import site_root
from libs.pagememo import kept
from partnerships.models import DeliveryBody, LocalAuthority
from reforms.models import Event, Measure, Reform
from seeds.facts_by_passage import fact_models
from seeds.models import Document, Sourced

MOST = 50_000
"""As many addresses as a sitemap may hold."""
LISTS = (
    *("reforms:home", "reforms:roadmap", "reforms:next", "reforms:documents", "reforms:evidence"),
    *("reforms:figures", "reforms:changes", "reforms:acting", "partnerships:delivery-model"),
    *("partnerships:areas", "glossary:index", "seeds:sources", "opendata:data", "about"),
)
"""Pages that show the facts of many rows: they change whenever anything is recorded."""
ROWS: dict[type[Any], str] = {
    Reform: "reforms:reform",
    Event: "reforms:event",
    Measure: "reforms:figure",
    DeliveryBody: "partnerships:body",
    LocalAuthority: "partnerships:area",
    Term: "glossary:term",
    Document: "seeds:source",
}
"""The rows that have a page, and its name."""


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page, and the day on which a fact about it was last recorded; "" where none was."""

    address: str
    changed: str


@kept("on")
@as_known_on
@conditional_page
def robots(request: HttpRequest, day: Day) -> HttpResponse:
    """All may read everything but the editors' pages."""
    root = site_root(request)
    lines = (
        "User-agent: *",
        # One that was moved is not told to everybody.
        "Disallow: /admin/" if settings.ADMIN_PATH == "admin" else "Disallow:",
        "",
        f"Sitemap: {root}{reverse('opendata:sitemap')}",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")


@kept("on")
@as_known_on
@conditional_page
def sitemap(request: HttpRequest, day: Day) -> HttpResponse:
    """Every page of today, in the form that search engines agreed on."""
    context = {"root": site_root(request), "pages": map_pages(day.today)}
    return render(request, "opendata/sitemap.xml", context, content_type="application/xml")


def map_pages(today: date) -> tuple[MappedPage, ...]:
    """The pages of the site. Eight queries, however many there are."""
    changed = _last_changes()
    newest = max(changed.values(), default=None)
    pages = [MappedPage(reverse(name), _day(newest)) for name in LISTS]
    for model, name in ROWS.items():
        rows = model.objects.citable_by(today) if model is Document else _known(model, today)
        pages += [
            MappedPage(page_address(name, slug), _day(changed.get((name, slug))))
            for slug in rows.order_by("slug").values_list("slug", flat=True)
        ]
    return tuple(pages[:MOST])


def _known(model: type[Any], today: date) -> Any:
    """The rows that have a page: places have one on every day."""
    rows = model.objects
    if model is DeliveryBody:
        return rows.stated_by(today)
    return rows.all() if model is LocalAuthority else rows.known_by(today)


def _last_changes() -> dict[tuple[str, str], datetime]:
    """When a fact about a row was last recorded, by its page's name and its slug. One query."""
    asked = [
        model._base_manager.order_by()
        .filter(**{f"{path}__isnull": False})
        .annotate(page=Value(page, CharField()), row=F(f"{path}__slug"))
        .values("page", "row")
        .annotate(last=Max("recorded_at"))
        for model in fact_models()
        for path, page in _ends(model)
    ]
    first, *others = asked
    found: dict[tuple[str, str], datetime] = {}
    for one in first.union(*others, all=True):
        key = one["page"], one["row"]
        found[key] = max(found.get(key, one["last"]), one["last"])
    return found


def _ends(model: type[Sourced]) -> list[tuple[str, str]]:
    """Where a kind of fact points to rows with a page, its document among them."""
    ends = [("passage__document", ROWS[Document])]
    for name in (*model.SUBJECT, *model.ALSO_ABOUT):
        related: Any = model._meta.get_field(name).related_model
        if related in ROWS:
            ends.append((name, ROWS[related]))
    return ends


def _day(moment: datetime | None) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
