"""The pages of the sources."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from libs.days import Day, as_known_on, checked
from libs.pagememo import kept
from seeds.forms import ORDERS, SourcesForm
from seeds.models import Document
from seeds.source_list import build_sources
from seeds.source_pages import build_source


@kept("on", "q", "kind", "publisher", "year", "rank", "sort", "page")
@as_known_on
def sources(request: HttpRequest, day: Day) -> HttpResponse:
    """Every document that facts are read from, or those that are asked for."""
    form = checked(SourcesForm(request.GET))
    page = build_sources(day, form.asked())
    return render(request, "seeds/sources.html", {"page": page, "form": form, "orders": ORDERS})


@kept("on")
@as_known_on
def source(request: HttpRequest, day: Day, slug: str) -> HttpResponse:
    """One document, and what it told us; 404 on a day before it can have been published."""
    documents = Document.objects.citable_by(day.today).select_related("replaces", "replaced_by")
    document = get_object_or_404(documents, slug=slug)
    if not Document.objects.citable_by(day.on).filter(pk=document.pk).exists():
        return render(request, "seeds/not_published.html", {"document": document.title}, status=404)
    return render(request, "seeds/source.html", {"page": build_source(document, day)})
