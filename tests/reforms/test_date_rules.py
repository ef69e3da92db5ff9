"""The method page prints the rules that the reader of dates uses, and nothing else."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from libs.vaguedates.reading import DateReading
from libs.vaguedates.vague_date import window_of
from libs.vaguedates.words import understand
from libs.vaguedates.words.examples import EXAMPLES
from reforms.pages.date_rules import YEARS, build_date_rules

SAID_ON = date(2026, 11, 9)


def test_every_example_is_printed_with_its_reading() -> None:
    rules = build_date_rules()
    printed = {one.name: one.rule for rule in rules.words for one in rule.examples}
    assert set(printed) == {example.words for example in EXAMPLES}
    assert printed["by end-2027"] == "by 31 December 2027"
    assert printed["03/04/2027"] == "3 April 2027"
    assert printed["no sooner than 2029"] == "no earlier than 1 January 2029"
    assert printed["TBC"] == "no date given"
    assert printed["two years after commencement"] == "waits for “commencement”"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("academic year 2027 to 2028", "1 September to 31 August"),
        ("financial year 2027 to 2028", "1 April to 31 March"),
        ("tax year 2027 to 2028", "6 April to 5 April"),
    ],
)
def test_the_printed_rule_of_a_year_is_the_one_that_reads(words: str, rule: str) -> None:
    days = DateReading(window_of(understand(words, SAID_ON).edtf)).in_words
    start, end = rule.split(" to ")
    assert days == f"{start} 2027 to {end} 2028"
    assert rule in [text for _, text in YEARS]


@pytest.mark.django_db
def test_the_method_page_shows_them(client: Client) -> None:
    page = client.get(reverse("about")).content.decode()
    assert "The summer recess" in page
    assert "begins 15 to 31 July, ends by 8 September" in page
    assert "“by end-2027”: by 31 December 2027" in page
    assert "no fixed days" in page
    # Terms, school holidays and recesses are nobody's statement.
    assert page.count("from general knowledge") == 4
