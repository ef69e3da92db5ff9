"""What is answered at each address of this room, besides what all pages do (tests/site)."""

import pytest
from django.test import Client
from django.urls import reverse

from reforms.models import Milestone, Outcome, Reform, Stage, Update
from reforms.standing import Standing
from tests.html import title
from tests.rows import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def reform() -> Reform:
    row = add(Reform, slug="one", title="The one reform")
    add(Update, reform=row, kind="description", note="It does something.")
    return row


def test_addresses_stay_as_they_were_given_out() -> None:
    assert [
        reverse("reforms:home"),
        reverse("reforms:roadmap"),
        reverse("reforms:reform", args=["one"]),
        reverse("reforms:changes"),
        reverse("about"),
        reverse("accessibility"),
    ] == ["/", "/roadmap/", "/reforms/one/", "/changes/", "/about/", "/accessibility/"]


def test_the_home_page_has_one_search_and_it_needs_no_script(client: Client) -> None:
    add(Update)
    text = client.get("/").content.decode()
    assert text.count('type="search"') == text.count('role="search"') == 1
    assert 'action="/search/" role="search"' in text


def test_a_past_home_page_looks_up_on_its_day(client: Client) -> None:
    add(Update)
    text = client.get("/?on=2023-09-01").content.decode()
    assert '<input type="hidden" name="on" value="2023-09-01">' in text


@pytest.mark.parametrize("view", ["timeline", "table"])
def test_the_roadmap_says_the_same_drawn_and_as_a_table(
    view: str, reform: Reform, client: Client
) -> None:
    milestone = add(Milestone, reform=reform, title="Testing begins")
    target = {"target_words": "by the end of 2025", "target_edtf": "../2025"}
    add(Update, reform=reform, milestone=milestone, kind="target", **target)
    text = client.get("/roadmap/", {"view": view}).content.decode()
    for words in ("The one reform", "Testing begins", "by the end of 2025", "by 31 December 2025"):
        assert words in text
    assert Standing.NOT_READ.label in text
    assert ("<svg" in text, 'class="timeline"' in text) == (True, view == "timeline")


def test_the_roadmap_is_a_timeline_until_a_column_sorts_it(reform: Reform, client: Client) -> None:
    for query, is_drawn in (("", True), ("?group=stage", True), ("?sort=title", False)):
        text = client.get(f"/roadmap/{query}").content.decode()
        assert ('class="timeline"' in text) == is_drawn, query


def test_a_sorted_column_says_so_and_turns_round(reform: Reform, client: Client) -> None:
    text = client.get("/roadmap/?sort=title").content.decode()
    assert '<th scope="col" aria-sort="ascending"><a href="/roadmap/?sort=-title">' in text
    text = client.get("/roadmap/?sort=-title").content.decode()
    assert '<th scope="col" aria-sort="descending"><a href="/roadmap/?sort=title">' in text


def test_what_changed_can_be_had_as_csv(reform: Reform, client: Client) -> None:
    days = {"from": "2023-01-01", "to": "2023-12-31"}
    page = client.get("/changes/", days).content.decode()
    assert "/changes.csv?from=2023-01-01&amp;to=2023-12-31" in page
    response = client.get("/changes.csv", days)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.decode().splitlines()[1].startswith("new,reform,one,The one reform,")


def test_a_reform_is_found_by_its_name_alone(reform: Reform, client: Client) -> None:
    response = client.get("/reforms/one/")
    assert title(response) == "The one reform: stage and dates"
    assert client.get("/reforms/ONE/").status_code == 404
    assert client.get("/reforms/one").status_code == 301


def test_the_method_page_explains_every_word_that_pages_use(client: Client) -> None:
    text = client.get("/about/").content.decode()
    words = [*Stage.labels, *(standing.label for standing in Standing)]
    assert [word for word in words if word not in text] == []
    assert [word for word in Outcome.labels if word.lower() not in text] == []


def test_the_accessibility_statement_says_whom_to_write_to(client: Client) -> None:
    text = client.get("/accessibility/").content.decode()
    assert '<a href="mailto:accessibility@example.org">' in text


def test_the_accessibility_statement_says_what_was_tested_when_and_how(client: Client) -> None:
    text = client.get("/accessibility/").content.decode()
    told = text[text.index("How it was tested") : text.index("Known problems")]
    for word in ("28 November 2026", "axe", "Chromium", "keyboard alone", "without scripts"):
        assert word in told
