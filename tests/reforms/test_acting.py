"""Who must act in a year: whose dates are drawn, and in which years a date falls."""

from datetime import date

import pytest
from django.test import Client

from libs.days import Day
from reforms.models import Audience, Milestone, Reform, Strand, Update
from reforms.pages.acting import build_acting
from tests.rows import add

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

MAY, NOW = date(2026, 5, 1), date(2026, 11, 27)
DAY = Day(NOW, NOW)


def dated(reform: Reform, slug: str, edtf: str, *whom: Audience, **given: str) -> None:
    milestone = add(Milestone, reform=reform, slug=slug, title=slug)
    milestone.audiences.set(whom)
    values = {"target_words": edtf, "target_edtf": edtf, "kind": "target", "known_on": MAY}
    add(Update, reform=reform, milestone=milestone, **values, **given)


@pytest.fixture
def schools() -> Audience:
    return add(Audience, slug="schools", title="Schools", position=1)


@pytest.fixture
def boards() -> Audience:
    return add(Audience, slug="boards", title="Boards", position=2)


@pytest.fixture
def reform(schools: Audience, boards: Audience) -> Reform:
    """Dates of two audiences: in 2026, in 2026 and after, and of nobody."""
    reform = add(Reform, slug="standards", title="Standards", strand=add(Strand))
    dated(reform, "by-december", "../2026-12-31", schools)
    dated(reform, "april", "2026-04", schools, boards)
    dated(reform, "three-years", "2026-04/2029-03", boards)
    dated(reform, "nobody", "2026-06")
    return reform


def rows(year: int) -> dict[str, list[str]]:
    return {
        one.title: [line.milestone.slug for line in one.lines]
        for one in build_acting(DAY, year).audiences
    }


@pytest.mark.usefixtures("reform")
def test_each_audience_has_its_dates_of_the_year_by_their_end() -> None:
    assert rows(2026) == {"Schools": ["april", "by-december"], "Boards": ["april", "three-years"]}
    assert rows(2028) == {"Boards": ["three-years"]}
    page = build_acting(DAY, 2028)
    assert (page.years, page.without) == ((2026, 2027, 2028, 2029), ("Schools",))
    assert build_acting(DAY, 2031).is_empty


@pytest.mark.usefixtures("reform")
def test_what_is_drawn_is_what_the_list_has() -> None:
    page = build_acting(DAY, 2026)
    drawn = [
        (group.title, sorted(one.slug for reform in group.reforms for one in reform.milestones))
        for group in page.drawn.groups
    ]
    assert drawn == [(name, sorted(slugs)) for name, slugs in rows(2026).items()]


def test_a_beginning_is_of_its_first_year_alone(reform: Reform, boards: Audience) -> None:
    dated(reform, "begins", "2027", boards, sense="beginning")
    dated(reform, "from", "2027/..", boards)
    assert rows(2027)["Boards"] == ["begins", "three-years", "from"]
    assert rows(2028)["Boards"] == ["three-years"]


def test_context_and_what_was_stopped_concern_nobody(reform: Reform, boards: Audience) -> None:
    context = add(Reform, is_context=True, slug="context")
    dated(context, "there", "2033", boards)
    dated(reform, "stopped", "2033", boards)
    stopped = {"kind": "outcome", "outcome": "stopped", "known_on": MAY}
    add(Update, reform=reform, milestone=reform.milestones.get(slug="stopped"), **stopped)
    assert rows(2033) == {}


@pytest.mark.usefixtures("reform")
@pytest.mark.parametrize(("year", "status"), [("", 200), ("2031", 200), ("1999", 400), ("x", 400)])
def test_the_year_is_in_the_address(client: Client, year: str, status: int) -> None:
    response = client.get(f"/delivery-model/acting/?year={year}")
    assert response.status_code == status
    assert ("Write a year from 2000 to 2099" in response.content.decode()) == (status == 400)
