"""The search of the whole site: a hundred look-ups, and what its page says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.wsgi import get_wsgi_application
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from libs.days import Day
from libs.pagememo.wsgi import PageMemo
from reforms.finding.asking import read_question
from reforms.finding.everyday import everyday_names, whole_text
from reforms.finding.vocabulary import known_vocabulary
from reforms.models import Reform
from reforms.pages.search import SearchPage, build_search
from tests.documents import everything
from tests.html import faults
from tests.wsgi import ask

__all__ = ["everything"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]

TODAY = date(2026, 11, 27)
NOW = Day(TODAY, TODAY)


def read_list(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text().splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


LISTED = {name: read_list(name) for name in ("site_lookups.txt", "everyday_lookups.txt")}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-27T12:00:00+00:00", tick=False):
        yield


def heads(page: SearchPage) -> set[str]:
    """What stands first of its kind: the answer, or the first row of a group."""
    return {page.first, *(group.rows[0].key for group in page.groups)}


NOT_ANSWERED = ["how much money for inclusion", "who pays for transport"]
"""Questions that nothing here answers: each held a word or a name that was once taken for it."""


@pytest.mark.one_database
@pytest.mark.parametrize("typed", NOT_ANSWERED)
def test_a_word_in_passing_or_one_of_several_events_is_no_answer(typed: str) -> None:
    assert build_search(NOW, typed).answer is None


@pytest.mark.one_database
def test_a_place_outside_england_is_told_so_and_no_word_is_suggested() -> None:
    page = build_search(NOW, "Cardiff")
    assert (page.of_areas.split(".")[0], page.nearest) == ("Cardiff is in Wales", ())


@pytest.mark.one_database
@pytest.mark.parametrize("name", LISTED)
def test_of_a_hundred_lookups_95_are_right_first_and_none_is_wrong_with_confidence(
    name: str,
) -> None:
    missed, wrong, not_first = [], [], []
    for typed, wanted, *of_its_kind in LISTED[name]:
        page = build_search(NOW, typed)
        suggested = page.nearest[0].key if page.nearest and wanted != "-" else "-"
        if (page.first or suggested) not in wanted.split(","):
            missed.append((typed, page.first or suggested))
            wrong += [typed] if page.first else []
        not_first += [(typed, key) for key in of_its_kind if key not in heads(page)]
    assert len(LISTED[name]) >= 40
    assert len(missed) <= 0.05 * len(LISTED[name]), missed
    assert wrong == []
    assert not_first == []


ANSWERS = {
    "EHCP": ("Education, Health and Care Plan", "/reforms/ehcps-under-the-proposals/"),
    "when do ehcps end": ("EHC plans under the proposals", "“By 2035”"),
    "when was the send green paper published": ("SEND Green Paper", "29 March 2022"),
    "Law Commission": ("Law Commission", "/bodies/law-commission/"),
    "should I wait or apply now": ("Should I wait for the reform", "/reforms/"),
    "is delivering better value still going": ("Delivering Better Value", "/reforms/delivering"),
    "what did the NAO find": ("National Audit Office report", "/events/nao-report/"),
    "my plan in 2030": ("EHC plans under the proposals", "/reforms/ehcps-under-the-proposals/"),
    "is experts at hand an entitlement": ("Is Experts at Hand an entitlement?", "/reforms/"),
    "senko": ("Not known as you wrote it", "Did you mean"),
    "Leeds": ("/areas/leeds/", "Metropolitan district in Yorkshire"),
    "qzxjv": ("Nothing found", "/glossary/"),
    "Council for Disabled Children": (">CDC</a>", 'answer__stands">Council for Disabled Children<'),
    "due in 2027": ("/roadmap/?years=2027", "All dates of 2027"),
    "": ("Type a word", "/search/?q=EHCP"),
}


@pytest.mark.parametrize("typed", ANSWERS)
def test_a_page_tells_what_was_found_and_keeps_what_was_typed(client: Client, typed: str) -> None:
    response = client.get("/search/", {"q": typed})
    page = " ".join(response.content.decode().split())
    assert [words for words in ANSWERS[typed] if words not in page] == []
    assert f'name="q" type="search" value="{typed}"' in page
    assert faults(response) == []


def test_a_past_day_is_kept_and_knows_nothing_of_later(client: Client) -> None:
    page = client.get("/search/?q=individual support plan&on=2023-08-14").content.decode()
    assert "/reforms/individual-support-plans/" not in page
    # A term that a document used before any explained it has no name in full.
    assert client.get("/search/?q=ehcp&on=2022-04-28").status_code == 200
    then = client.get("/search/?q=ehcp&on=2023-08-14").content.decode()
    assert '<input type="hidden" name="on" value="2023-08-14">' in then
    assert 'href="/glossary/ehcp/?on=2023-08-14"' in then
    assert "/reforms/ehcps-under-the-proposals/" not in then


POSTCODES = {"LS1 4AP": "leeds", "sw1a1aa": "westminster", "M1 1AE": "manchester", "LS1": "leeds"}


@pytest.mark.parametrize("typed", POSTCODES)
def test_a_postcode_is_answered_with_its_council_and_kept_nowhere(typed: str) -> None:
    memo = PageMemo(get_wsgi_application(), budget_bytes=1_000_000)
    answer = ask(memo, f"/search/?q={typed.replace(' ', '+')}")
    assert f'href="/areas/{POSTCODES[typed]}/"'.encode() in answer.body
    assert "no-store" in answer.headers["cache-control"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert len(memo.store) == 0


def test_a_search_asks_little_and_what_is_renamed_is_found_at_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    build_search(NOW, "mediation")
    with django_assert_num_queries(0):  # all of it was read before
        build_search(NOW, "qzxjv")
    with django_assert_num_queries(7):  # the word with its senses
        build_search(NOW, "EHCP")
    Reform.objects.filter(slug="mediation").update(title="Qzxjv")
    assert build_search(NOW, "qzxjv").first == "reform/mediation"


@pytest.mark.parametrize(
    ("query", "barest", "is_question", "wants_date"),
    [
        ("when do EHCPs end", ("ehcps",), True, True),
        ("who runs the national board", ("the", "national", "board"), True, False),
        ("What’s a SENCO?", ("a", "senco"), True, False),
        ("national standards", ("national", "standards"), False, False),
        ("when", ("when",), False, True),
    ],
)
def test_a_question_is_read_for_what_it_is_about(
    query: str, barest: tuple[str, ...], is_question: bool, wants_date: bool
) -> None:
    asked = read_question(query)
    assert asked.readings[-1] == barest
    assert (asked.is_question, asked.wants_date) == (is_question, wants_date)


def test_a_word_of_every_day_is_a_name_only_in_capitals() -> None:
    assert ("nice",) not in read_question("is it nice at school").runs
    assert ("nice",) in read_question("what does NICE say").runs


def test_every_everyday_name_leads_to_something_of_its_kind() -> None:
    known = known_vocabulary(TODAY)
    keys = [item.key for item in known.index.items]
    led = {called: known.everyday.get(whole_text(called)) for called, _ in everyday_names()}
    lost = [(called, key) for called, key in everyday_names() if key not in keys]
    astray = [
        (called, key)
        for called, key in everyday_names()
        if (item := led[called]) is None or keys[item] != key
    ]
    assert len(led) > 1000
    assert lost == []
    assert astray == []


BESIDES = {
    "what changes in september": "page/next",
    "what happened last week": "page/changes",
    "how many EHCPs are there?": "figure/ehc-plans",
    "NAO report": "event/nao-report",
    "PINS programme": "reform/pins",
    "does my child lose the plan": "reform/ehcps-under-the-proposals",
    "ＳＥＮＣＯ": "term/senco",
    "Schools Week": "document/",
}


@pytest.mark.one_database
@pytest.mark.parametrize("typed", BESIDES)
def test_times_numbers_and_names_of_every_day_are_understood(typed: str) -> None:
    assert build_search(NOW, typed).first.startswith(BESIDES[typed])


def test_a_year_alone_leads_to_its_dates_and_no_word_is_suggested() -> None:
    page = build_search(NOW, "due in 2027")
    assert (page.year, page.nearest, page.is_of_a_year) == ("2027", (), True)
    assert build_search(NOW, "qzxjv 2027").is_of_a_year is True
    assert build_search(NOW, "").is_of_a_year is False
