"""The pages that people's questions lead to: next dates, documents awaited, the evidence."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from libs.days import Day
from reforms.models import Audience, Milestone, Question, Reform, Update
from reforms.pages.awaited import build_awaited
from reforms.pages.due import build_due
from reforms.pages.evidence import build_evidence
from reforms.pages.home import build_home
from seeds.models import Document, Passage
from tests.rows import add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
NOW = Day(TODAY, TODAY)


def target(words: str, edtf: str, known_on: date = TODAY, **of: Any) -> Milestone:
    """A milestone that a source dates."""
    milestone = add(Milestone, reform=add(Reform), **of)
    add(
        Update,
        reform=milestone.reform,
        milestone=milestone,
        kind="target",
        target_words=words,
        target_edtf=edtf,
        known_on=known_on,
    )
    return milestone


def test_set_dates_stand_by_whom_they_concern_and_those_of_nobody_apart() -> None:
    schools = add(Audience, title="Schools", position=1)
    boards = add(Audience, title="Boards", position=2)
    for audiences, title in (([boards], "first"), ([schools, boards], "both"), ([], "nobody")):
        target("2027", "2027", title=title).audiences.set(audiences)

    page = build_due(NOW)
    by_audience = {
        row.title: [line.milestone.title for line in row.lines] for row in page.by_audience
    }
    assert by_audience == {"Schools": ["both"], "Boards": ["first", "both"]}
    assert [line.milestone.title for line in page.set_dates] == ["nobody"]

    for_schools = build_due(NOW, schools)
    assert for_schools.by_audience == ()
    assert [line.milestone.title for line in for_schools.set_dates] == ["both"]


def test_a_document_is_awaited_until_a_source_shows_it() -> None:
    ahead = target("by 2028", "../2028-12-31", title="ahead", kind="document")
    target("2025", "2025", title="gone by", kind="document")
    target("soon", "", title="undated", kind="document")
    target("by 2028", "../2028-12-31", title="no document")

    def shown(day: Day = NOW) -> list[list[str]]:
        page = build_awaited(day)
        return [
            [line.milestone.title for line in lines]
            for lines in (page.ahead, page.undated, page.passed)
        ]

    assert shown() == [["ahead"], ["undated"], ["gone by"]]
    add(Update, reform=ahead.reform, milestone=ahead, kind="outcome", outcome="met", known_on=TODAY)
    assert shown() == [[], ["undated"], ["gone by"]]


def test_the_evidence_counts_documents_and_names_reports_and_who_spoke_last() -> None:
    def document(authority: str, kind: str, published: str) -> Passage:
        row = add(
            Document,
            authority=authority,
            kind=kind,
            short_title=f"{authority}, {kind}",
            published_words=published,
            published_edtf=published,
        )
        return add(Passage, document=row)

    reform = add(Reform)
    for known_on, basis, passage in (
        (date(2025, 1, 2), "stated", document("primary", "report", "2025-01-02")),
        (date(2025, 3, 31), "reported", document("sector", "page", "2025")),
        (date(2025, 5, 1), "inferred", document("media", "news", "2025-05-01")),
        (date(2027, 1, 1), "stated", document("primary", "report", "2027-01-01")),
    ):
        why = {"reason": "It follows."} if basis == "inferred" else {}
        add(Update, reform=reform, known_on=known_on, basis=basis, passage=passage, **why)

    (row,) = build_evidence(NOW).rows
    assert (row.stated, row.reported) == (1, 2)
    assert [report.document for report in row.reports] == ["primary, report"]
    assert row.last_source is not None
    assert (row.last, row.last_source.document) == ("by 31 March 2025", "sector, page")


def test_a_question_leads_to_a_place_on_a_page_and_keeps_the_day(client: Client) -> None:
    reform = add(Reform, slug="plans")
    add(Update, reform=reform, known_on=date(2024, 1, 1))
    add(Question, reform=reform, address="#from-19", position=1)
    add(Question, reform=None, address="/roadmap/?view=table", position=2)

    def hrefs(on: date) -> list[str]:
        return [row.href for row in build_home(Day(on, TODAY)).questions]

    assert hrefs(TODAY) == ["/reforms/plans/#from-19", "/roadmap/?view=table"]
    then = date(2025, 1, 1)
    assert hrefs(then) == [
        "/reforms/plans/?on=2025-01-01#from-19",
        "/roadmap/?view=table&on=2025-01-01",
    ]
    for address in (*hrefs(TODAY), *hrefs(then)):
        assert client.get(address).status_code == 200
