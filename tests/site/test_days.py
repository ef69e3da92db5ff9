"""Every page as known on another day: it says so, shows only that, and refuses kindly."""

import pytest
import time_machine
from django.test import Client

from tests.site.addresses import PARAMETERS, one_of
from tests.site.checks import Read
from tests.torture import share

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("everything"),
    pytest.mark.one_database,
]

FIRST, SECOND, BEFORE = "2022-04-28", "2023-08-14", "1989-11-09"
LABELS = {FIRST: "28 April 2022", SECOND: "14 August 2023"}
ON_BOTH_DAYS = {
    "reforms:reform": "/reforms/senco-npq/",
    "reforms:event": "/events/send-green-paper/",
    "partnerships:body": "/bodies/regions-group/",
    "glossary:term": "/glossary/send/",
    "seeds:source": "/sources/naht-send-summary-2022-04/",
}
"""One row of each kind that the first document speaks of already."""

EMPTY = {
    "reforms:home": "Nothing was known on 9 November 1989",
    "reforms:roadmap": "Nothing was known on 9 November 1989",
    "partnerships:delivery-model": "No body was known on 9 November 1989",
    "glossary:index": "No abbreviation was known on 9 November 1989",
    "seeds:sources": "No document had been published by 9 November 1989",
}
"""What a list says, in a heading, on a day before every document."""


FRAMED = [name for name in PARAMETERS if not name.endswith("-embed") and name != "reforms:figure"]
"""The pages in the site's own frame; an embedded drawing stands in somebody else's.

No figure was known on the two days: its page is tried in tests/reforms/test_figures.py.
"""


def on_both_days(name: str) -> str:
    """An address of that name which both documents know."""
    return ON_BOTH_DAYS.get(name) or one_of(name)


@pytest.mark.parametrize(
    ("name", "day"),
    # Every other page, by turns as of each day.
    [
        pair
        for at, name in enumerate(share(FRAMED, 2, start=1))
        for pair in share([(name, FIRST), (name, SECOND)], 2, at)
    ],
)
def test_a_page_can_be_seen_as_known_on_the_day_of_a_document(
    name: str, day: str, client: Client
) -> None:
    address = on_both_days(name)
    response = client.get(address, {"on": day})
    text = response.content.decode()
    assert response.status_code == 200
    assert Read(f"{address}?on={day}", text).faults() == []
    assert f"This page shows what was known on <b>{LABELS[day]}</b>." in text
    assert f'<a href="{address}">Back to today</a>' in text
    assert '<meta name="robots" content="noindex">' in text


@pytest.mark.parametrize("name", share(FRAMED, 6))
def test_a_page_says_on_which_day_it_is_seen_and_offers_others(name: str, client: Client) -> None:
    address = on_both_days(name)
    text = client.get(address).content.decode()
    assert "This page shows what was known" not in text
    assert "As known <b>today</b>" in text
    for day in (FIRST, SECOND):
        assert f'<a href="{address}?on={day}" rel="nofollow">{LABELS[day]}</a>' in text
    # Without JavaScript a plain form leads to any other day.
    assert f'<form action="{address}">' in text
    assert '<input class="govuk-input" id="on" type="date" name="on"' in text


def test_a_late_past_day_is_kept_by_every_link_of_the_home_page(client: Client) -> None:
    late = "2026-11-01"
    text = client.get("/", {"on": late}).content.decode()
    control = text[text.index('<details class="day">') : text.index("</details>")]
    links = set(Read("/", text.replace(control, "")).links())
    kept = {address for address, _ in links if f"on={late}" in address}
    assert f"/roadmap/?on={late}" in kept
    tried = share(sorted(kept), 60)
    assert [address for address in tried if client.get(address).status_code != 200] == []
    assert {address for address, _ in links} - kept == {"/", "/admin/"}


@pytest.mark.parametrize("name", EMPTY)
def test_before_the_first_document_a_list_is_empty_and_says_so(name: str, client: Client) -> None:
    response = client.get(one_of(name), {"on": BEFORE})
    text = response.content.decode()
    assert response.status_code == 200
    assert Read("/", text).faults() == []
    assert EMPTY[name] in text
    for day in (FIRST, SECOND):
        assert f"on={day}" in text


@pytest.mark.parametrize("name", ON_BOTH_DAYS)
def test_before_the_first_document_a_thing_is_not_known_yet(name: str, client: Client) -> None:
    address = ON_BOTH_DAYS[name]
    response = client.get(address, {"on": BEFORE})
    page = Read(address, response.content.decode())
    assert response.status_code == 404
    assert page.faults() == []
    assert page.title.endswith(("not known yet", "not published yet"))
    assert (address, "") in set(page.links())


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_day_that_has_not_come_is_refused_kindly(name: str, client: Client) -> None:
    response = client.get(on_both_days(name), {"on": "2026-11-23"})
    assert response.status_code == 400
    text = response.content.decode()
    assert Read("/", text).faults() == []
    assert "23 November 2026 has not come yet." in text


@pytest.mark.parametrize("address", ["/", "/roadmap/?years=next-3-months", "/brief/", "/next/"])
def test_the_first_day_that_can_be_seen_has_days_before_it(address: str, client: Client) -> None:
    mark = "&" if "?" in address else "?"
    assert client.get(f"{address}{mark}on=1900-01-01").status_code == 200
    earlier = client.get(f"{address}{mark}on=1899-12-31")
    assert earlier.status_code == 400
    assert "Choose 1 January 1900 or a later day." in earlier.content.decode()


@pytest.mark.parametrize("name", share(FRAMED, 12, start=1))
def test_today_is_the_last_day_that_can_be_seen(name: str, client: Client) -> None:
    address = on_both_days(name)
    named = client.get(address, {"on": "2026-11-22"})
    assert named.status_code == 200
    assert "As known <b>today</b>" in named.content.decode()


BROKEN = [
    *("yesterday", "2023", "2023-08", "14 August 2023", "14/08/2023", "2023-13-01", "2023-02-30"),
    *("2022-4-28T00:00", "0000-01-01", "99999-01-01", "-1", "2023-08-14x", "2023_08_14", "٢٠٢٣-٠٨"),
]


@pytest.mark.parametrize("day", BROKEN)
@pytest.mark.parametrize("name", ["reforms:home", "partnerships:delivery-model", "about"])
def test_a_broken_day_is_answered_with_the_right_form(name: str, day: str, client: Client) -> None:
    response = client.get(one_of(name), {"on": day})
    page = Read("/", response.content.decode())
    assert response.status_code == 400
    assert (page.faults(), page.heading) == ([], "There is a problem with this address")
    assert "year-month-day, for example 2023-08-14" in response.content.decode()


@pytest.mark.parametrize("field", ["from", "to"])
@pytest.mark.parametrize("day", [*BROKEN, "2026-11-23"])
def test_both_days_of_a_comparison_are_checked_too(field: str, day: str, client: Client) -> None:
    response = client.get("/changes/", {field: day})
    assert response.status_code == 400
    assert Read("/", response.content.decode()).faults() == []


@pytest.mark.parametrize("day", ["", "2023-08-14 ", "2023-8-14"])
def test_a_day_that_can_be_understood_is(day: str, client: Client) -> None:
    assert client.get("/", {"on": day}).status_code == 200


def test_the_day_is_that_of_london(client: Client) -> None:
    # An hour before midnight in UTC, while London has summer time.
    with time_machine.travel("2026-07-01T23:30:00+00:00", tick=False):
        assert client.get("/", {"on": "2026-07-02"}).status_code == 200
        assert client.get("/", {"on": "2026-07-03"}).status_code == 400
