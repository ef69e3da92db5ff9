"""Which milestone a card tells, and what it says of it."""

from datetime import date

import pytest

from libs.days import Day
from reforms.models import Milestone, Reform, Strand, Update
from reforms.pages.cards import reform_card, strand_card
from tests.rows import add

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

MAY, NOW = date(2026, 5, 1), date(2026, 11, 27)
DAY = Day(NOW, NOW)


def target(reform: Reform, slug: str, words: str, edtf: str) -> None:
    milestone = add(Milestone, reform=reform, slug=slug, title=slug.title())
    values = {"target_words": words, "target_edtf": edtf, "kind": "target", "known_on": MAY}
    add(Update, reform=reform, milestone=milestone, **values)


@pytest.fixture
def reform() -> Reform:
    strand = add(Strand, slug="law", title="Law")
    return add(Reform, slug="standards", title="Standards", strand=strand)


def test_what_ends_next_is_told_with_the_days_that_are_left(reform: Reform) -> None:
    target(reform, "late", "2020", "2020")
    target(reform, "far", "2028", "2028")
    target(reform, "near", "by 31 December 2026", "../2026-12-31")
    card = reform_card(DAY, "standards")
    assert (card.kind, card.title) == ("Reform: Law", "Standards")
    assert card.date == "Near, “by 31 December 2026”"
    assert card.standing.endswith(": 34 days left")
    assert card.day == "As known on 27 November 2026"


def test_without_one_to_come_the_last_that_passed_is_told(reform: Reform) -> None:
    target(reform, "earlier", "2020", "2020")
    target(reform, "later", "2021", "2021")
    card = strand_card(DAY, "law")
    assert card.line == "1 reform: Standards."
    assert card.date == "Standards: Later, “2021”"
    assert card.look in ("date-passed", "not-read")


def test_a_reform_without_a_date_says_so_and_a_strand_without_reforms_says_nothing() -> None:
    add(Strand, slug="empty", title="Empty")
    add(Update, reform=add(Reform, slug="bare"), kind="stage", stage="future", known_on=MAY)
    assert reform_card(DAY, "bare").date == "No date is known."
    assert (strand_card(DAY, "empty").line, strand_card(DAY, "empty").date) == ("", "")
