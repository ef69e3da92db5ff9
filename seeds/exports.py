"""The list of the sources, as a table to take away: see libs.takeaway."""

from django.http import HttpRequest
from django.urls import reverse

from libs.days import Day, checked, keep_day
from libs.drawings.responses import site_root
from libs.takeaway import Cell, TakenTable, table_views
from seeds.forms import SourcesForm
from seeds.source_list import build_sources

SOURCES_HEAD = (
    *("title", "slug", "author", "publisher", "kind", "rank", "published", "published_earliest"),
    *("published_latest", "describes", "licence", "publishers_address", "read_in_full"),
    *("passages", "facts", "note", "address"),
)
CHOICES = ("q", "kind", "publisher", "year", "rank", "sort")


def _sources(request: HttpRequest, day: Day) -> TakenTable:
    """A line a document of those that the page would show, all pages of the list together."""
    form = checked(SourcesForm(request.GET))
    root = site_root(request)
    rows: list[list[Cell]] = [
        [
            *(row.title, row.slug, row.author, row.publisher, row.kind, row.rank, row.published),
            row.published_from.isoformat() if row.published_from else "",
            row.published_to.isoformat() if row.published_to else "",
            *(row.speaks_for, row.licence, row.address, row.is_whole),
            *(row.passage_count, row.fact_count, row.note),
            f"{root}{keep_day(reverse('seeds:source', args=[row.slug]), day)}",
        ]
        for row in build_sources(day, form.asked()).sources
    ]
    given = {name: form.cleaned_data[name] for name in CHOICES}
    return TakenTable(
        "sources", keep_day(reverse("seeds:sources"), None, **given), SOURCES_HEAD, rows
    )


sources_csv, sources_json = table_views(_sources, *CHOICES)
