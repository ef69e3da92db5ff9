"""What is recommended and how it was answered: the page, and its rows as tables to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from libs.days import Day, as_known_on, keep_day
from libs.drawings.responses import site_root
from libs.pagememo import kept
from libs.takeaway import Cell, TakenTable, table_views
from reforms.advice_form import RECOMMENDATION_CHOICES, RecommendationsQuery
from reforms.pages.recommendations import (
    EntrySaid,
    RecommendationKnown,
    build_recommendations,
    offered,
    read_recommendations,
)
from reforms.tables import RecommendationsTable

OF_AN_ENTRY = ("", "_due", "_basis", "_known_on", "_source", "_source_address")
RECOMMENDATIONS_HEAD = (
    *("slug", "title", "number", "report", "report_slug", "report_date", "made_by", "made_to"),
    *(f"made{column}" for column in OF_AN_ENTRY),
    "answer",
    *(f"answered{column}" for column in OF_AN_ENTRY),
    *(f"done{column}" for column in OF_AN_ENTRY),
    *("reforms", "address"),
)


@kept("on", *RECOMMENDATION_CHOICES)
@as_known_on
def recommendations(request: HttpRequest, day: Day) -> HttpResponse:
    """What committees, auditors and inspectors recommend, and how each was answered."""
    query = RecommendationsQuery(request.GET, day, offered(read_recommendations(day.on)))
    page = build_recommendations(day, **query.given)
    context = {
        "page": page,
        "query": query,
        "table": RecommendationsTable(page, day),
        "counts": [(one, count, query.address(answer=one.key)) for one, count in page.counts],
    }
    return render(request, "reforms/recommendations.html", context)


def _recommendations(request: HttpRequest, day: Day) -> TakenTable:
    """A line a recommendation."""
    root = site_root(request)
    query = RecommendationsQuery(request.GET, day, offered(read_recommendations(day.on)))
    page = build_recommendations(day, **query.given)
    address = keep_day(reverse("reforms:recommendations"), None, **query.given)
    lines = [_line(row, day, root) for row in page.rows]
    return TakenTable("recommendations", address, RECOMMENDATIONS_HEAD, lines)


def _line(row: RecommendationKnown, day: Day, root: str) -> list[Cell]:
    own = keep_day(reverse("reforms:recommendations"), day)
    report, report_title = row.report
    return [
        *(row.slug, row.title, row.number, report_title, report, row.made_on),
        *(row.body[1], row.asked_of, *_entry(row.made, root), row.answer.key),
        *(*_entry(row.answered, root), *_entry(row.done, root)),
        *([slug for slug, _ in row.reforms], f"{root}{own}#{row.slug}"),
    ]


def _entry(one: EntrySaid | None, root: str) -> list[Cell]:
    if one is None:
        return [""] * len(OF_AN_ENTRY)
    source = one.said.source
    cited = [source.document, f"{root}{source.href}"] if source else ["", ""]
    return [one.text, one.due, one.said.basis, one.said.known_on, *cited]


recommendations_csv, recommendations_json = table_views(_recommendations, *RECOMMENDATION_CHOICES)
