"""The pages that people's questions lead to: next dates, documents awaited, the evidence."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from glossary.models import Sense, Term
from libs.days import Day
from reforms.models import Answer, Audience, Milestone, Question, Reform, Update
from reforms.pages.asked import build_asked
from reforms.pages.awaited import build_awaited
from reforms.pages.due import build_due
from reforms.pages.evidence import build_evidence
from reforms.pages.home import build_home
from seeds.models import Document, Passage
from tests.documents import everything_once
from tests.rows import add

__all__ = ["everything_once"]

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

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


def test_set_dates_stand_in_the_order_of_their_ends_for_all_or_for_one() -> None:
    schools = add(Audience, title="Schools", position=1)
    boards = add(Audience, title="Boards", position=2)
    for audiences, title, edtf in (
        ([boards], "later", "2028"),
        ([schools, boards], "sooner", "../2027-03"),
        ([], "nobody", "2027"),
    ):
        target("2027", edtf, title=title).audiences.set(audiences)

    page = build_due(NOW)
    assert [(line.milestone.title, line.audiences) for line in page.set_dates] == [
        ("sooner", ("Schools", "Boards")),
        ("nobody", ()),
        ("later", ("Boards",)),
    ]
    for_schools = build_due(NOW, schools)
    assert [line.milestone.title for line in for_schools.set_dates] == ["sooner"]


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


def test_questions_stand_by_who_asks_each_with_its_newest_answer_of_the_day() -> None:
    early, later = date(2026, 2, 1), date(2026, 5, 15)
    for group, position, text in (
        ("council", 1, "Third?"),
        ("family", 2, "Second?"),
        ("family", 1, "First?"),
    ):
        question = add(Question, group=group, position=position, text=text)
        add(Answer, question=question, text="Before.", known_on=early)
    add(
        Answer, question=question, text="Nothing yet.", state="not-known-yet", as_of=later,
        known_on=later,
    )  # fmt: skip

    def shown(on: date) -> dict[str, list[tuple[str, str]]]:
        return {
            group.title: [
                (one.text, f"{one.answer.how_far}|{one.answer.text}" if one.answer else "")
                for one in group.questions
            ]
            for group in build_asked(Day(on, TODAY))
        }

    assert shown(TODAY) == {
        "a family": [
            ("First?", "Not known yet, as of 15 May 2026|Nothing yet."),
            ("Second?", "|Before."),
        ],
        "a council": [("Third?", "|Before.")],
    }
    assert shown(early)["a family"] == [("First?", "|Before."), ("Second?", "|Before.")]
    assert shown(date(2026, 1, 1))["a family"] == [("First?", ""), ("Second?", "")]


def test_an_answer_stands_on_the_home_page_with_its_sources(client: Client) -> None:
    add(Update, known_on=date(2024, 1, 1))
    question = add(Question, slug="mine", text="May I ask?")
    first, second = (
        add(Passage, document=add(Document, short_title=title)) for title in ("One", "Other")
    )
    again = add(Passage, document=first.document)
    answer = add(
        Answer, question=question, passage=first, basis="inferred", reason="It follows.",
        text="Yes.", state="proposed",
    )  # fmt: skip
    answer.further_passages.set([second, again])
    page = client.get("/").content.decode()
    assert '<details class="asked" id="mine">' in page
    assert "<b>Proposed.</b> Yes." in page
    assert "It follows." in page
    (group,) = build_asked(NOW)
    (asked,) = group.questions
    assert asked.answer is not None
    assert asked.answer.said.source is not None
    assert asked.answer.said.source.document == "One"
    assert [cite.document for cite in asked.answer.further] == ["Other"]
    for passage in (first, second):
        told = client.get(passage.document.get_absolute_url()).content.decode()
        assert 'href="/#mine"' in told
    assert "Also bears out" in told
    then = client.get(f"{second.document.get_absolute_url()}?on=2023-08-13").content.decode()
    assert "May I ask?" not in then


def test_a_question_may_lead_to_a_term_that_is_known_by_the_day() -> None:
    term = add(Term, slug="spp")
    add(Question, term=term, address="")
    assert build_asked(NOW) == ()
    add(Sense, term=term, known_on=date(2026, 2, 1))
    (group,) = build_asked(NOW)
    assert group.questions[0].href == "/glossary/spp/"
    assert build_asked(Day(date(2026, 1, 1), TODAY)) == ()


@pytest.mark.usefixtures("everything_once")
def test_every_question_of_the_fixtures_has_its_short_answer_and_a_source() -> None:
    asked = [one for group in build_asked(NOW) for one in group.questions]
    assert len(asked) == 24
    for one in asked:
        assert one.answer, one.text
        assert one.answer.said.source or one.answer.said.reason, one.text
    by_early_2024 = [
        one for group in build_asked(Day(date(2024, 1, 1), TODAY)) for one in group.questions
    ]
    assert [one.text for one in by_early_2024 if one.answer] == []
