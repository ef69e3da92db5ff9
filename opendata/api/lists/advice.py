"""Recommendations, with the filters of their page."""

from libs.days import page_address
from opendata.api.asking import ListAsked, ListPage, some_values, who_says
from opendata.api.values import EntryData, RecommendationData
from reforms.pages.recommendations import (
    EntrySaid,
    RecommendationKnown,
    build_recommendations,
)


def read_advice(asked: ListAsked) -> ListPage:
    """Six queries."""
    wanted = {name: asked.get(name) for name in ("body", "answer", "strand")}
    rows = build_recommendations(asked.day, **wanted).rows
    found, following = some_values(rows, asked, lambda row: str(row.slug))
    return ListPage(tuple(_recommendation(row, asked) for row in found), following)


def _recommendation(row: RecommendationKnown, asked: ListAsked) -> RecommendationData:
    return RecommendationData(
        id=row.slug,
        title=row.title,
        number=row.number,
        report=row.report[0],
        made_by=row.body[0],
        made_to=row.asked_of,
        made=_entry(row.made, asked),
        answer=row.answer.key,
        answered=_entry(row.answered, asked) if row.answered else None,
        done=_entry(row.done, asked) if row.done else None,
        reforms=tuple(slug for slug, _ in row.reforms),
        page=asked.page(f"{page_address('reforms:recommendations')}#{row.slug}"),
    )


def _entry(one: EntrySaid, asked: ListAsked) -> EntryData:
    return EntryData(one.text, one.due, who_says(one.said, asked))
