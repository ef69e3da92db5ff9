"""Choosing milestones of the roadmap: each count leads to as many, and what fits is named."""

import re
from html import unescape

import pytest
from django.test import Client

from reforms.roadmap_form import STANDINGS
from reforms.timeline.looks import standings_of
from tests.html import title
from tests.torture import share

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]
COUNT = re.compile(r'<a\s+href="([^"]*standing=[^"]*)"><svg.*?</svg>\s*(?:<b>)?(\d+)', re.DOTALL)
SHOWN = re.compile(r'role="status">\s*(\d+)\s+reforms? and (\d+)\s+milestone')


def counts(text: str) -> list[tuple[str, int]]:
    """The counts of a page, each with the address that it leads to."""
    return [(unescape(address), int(number)) for address, number in COUNT.findall(text)]


def shown(client: Client, address: str) -> int:
    found = SHOWN.search(client.get(address).content.decode())
    return int(found[2]) if found else 0


@pytest.mark.parametrize(
    "address",
    [
        "/roadmap/",
        "/",
        "/roadmap/?group=force",
    ],
)
def test_every_count_leads_to_as_many_milestones(address: str, client: Client) -> None:
    found = counts(client.get(address).content.decode())
    assert len(found) > 20
    some = [*share(found, 48), *share(found[-9:], 9)]
    assert {where: shown(client, where) for where, _ in some} == dict(some)


def test_the_tables_tally_leads_on_too(client: Client) -> None:
    text = client.get("/roadmap/?view=table&for=local-authorities").content.decode()
    tally = text.partition('class="tally"')[2].partition("</ul>")[0]
    found = re.findall(r'<a href="([^"]*)"><b>(\d+)</b>', tally)
    assert len(found) > 3
    assert sum(int(number) for _, number in found) == int(SHOWN.search(text)[2])  # type: ignore[index]
    for address, number in found:
        assert "view=table" in address
        assert shown(client, unescape(address)) == int(number)


def test_every_standing_can_be_asked_for() -> None:
    assert all(standings_of(asked) for asked in STANDINGS)
    assert standings_of("floor") == ("not-before", "may-happen")
    assert standings_of("met") == ("met",)
    assert standings_of("late") == ()


def test_what_falls_in_a_year_is_shown_and_the_rest_counted(client: Client) -> None:
    text = client.get("/roadmap/?years=2027").content.decode()
    assert "Further boards merge" in text
    assert "Schools have published their inclusion strategy" not in text
    found = SHOWN.search(text)
    assert found
    left_out = re.search(r"(\d+) other milestones left out", text)
    assert left_out
    assert int(found[2]) + int(left_out[1]) == shown(client, "/roadmap/")


def test_choices_are_named_in_title_and_heading_and_can_be_taken_back(client: Client) -> None:
    asked = "/roadmap/?standing=open&for=local-authorities"
    response = client.get(asked)
    text = response.content.decode()
    assert title(response) == "Roadmap: Open or to come, Local authorities"
    assert '<span class="choice">: Open or to come, Local authorities</span></h1>' in text
    chips = [unescape(one) for one in re.findall(r'class="chip" href="([^"]*)"', text)]
    assert chips == [
        "/roadmap/?for=local-authorities",
        "/roadmap/?standing=open",
    ]
    assert '<a href="/roadmap/">Remove all</a>' in text
    assert '<meta name="robots" content="noindex">' in text


def test_where_nothing_fits_the_choices_are_named(client: Client) -> None:
    text = client.get("/roadmap/?years=1999&standing=met").content.decode()
    assert "Nothing fits these choices" in text
    assert "standing Happened; when 1999." in text
    assert "Key dates around the reforms" not in text
    assert "Points to note" not in text


def test_what_leaves_the_page_has_its_choices(client: Client) -> None:
    asked = "standing=date-passed&for=local-authorities"
    text = client.get(f"/roadmap/?{asked}").content.decode()
    for form in (".svg", ".png", "/embed/"):
        assert f'href="/roadmap{form}?{asked.replace("&", "&amp;")}"' in text
    embedded = client.get(f"/roadmap/embed/?{asked}").content.decode()
    assert "Date passed, no later evidence, Local authorities" in embedded
    assert 'class="timeline"' not in embedded
    drawn = client.get(f"/roadmap.svg?{asked}").content.decode()
    assert "Standing: Date passed, no later evidence; Who must act: Local authorities." in drawn


def test_a_line_brings_its_rows_when_it_is_unfolded(client: Client) -> None:
    folded = client.get("/roadmap/").content.decode()
    assert 'class="timeline__reform"' not in folded
    offered = re.findall(r'<a href="([^"]*)" data-rows>', folded)
    assert len(offered) == 12
    # A browser that looks for words unfolds what has them.
    assert "<li>Digital EHCPs: " in folded
    unfolded = client.get(offered[0]).content.decode()
    assert unfolded.count("<table aria-label=") == 1
    assert unfolded.count(" data-rows>") == 11
    assert client.get("/roadmap/?open=all").content.decode().count("<table aria-label=") == 12
    assert client.get("/roadmap/?open=nothing").status_code == 400
