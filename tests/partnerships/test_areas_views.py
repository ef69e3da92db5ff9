"""The areas in the browser's eyes: every page whole, and an answer to whatever is asked."""

import pytest
from django.test import Client

from partnerships.models import IntegratedCareBoard, LocalAuthority
from partnerships.pages.areas.advice import committed_advice
from seeds.models import Document
from tests.documents import everything
from tests.html import faults, title
from tests.torture import share

__all__ = ["everything"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]


def text_of(client: Client, address: str) -> str:
    """The page in one line, as a reader's eye runs through it."""
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def test_each_of_the_153_areas_has_a_page_with_a_title_of_its_own(client: Client) -> None:
    areas = list(LocalAuthority.objects.all())
    assert len(areas) == 153
    responses = {area: client.get(area.get_absolute_url()) for area in share(areas, 6)}
    assert {response.status_code for response in responses.values()} == {200}
    assert len({title(response) for response in responses.values()}) == len(responses)
    assert all(area.name in title(response) for area, response in responses.items())


def test_the_pages_of_areas_are_whole(client: Client) -> None:
    # Of every kind: members, leads, of two boards, of boards that were split, with own caveats.
    slugs = "bradford wakefield leicester north-yorkshire essex slough surrey hampshire kent"
    wrong = {slug: faults(client.get(f"/areas/{slug}/")) for slug in slugs.split()}
    assert {slug: found for slug, found in wrong.items() if found} == {}


@pytest.mark.parametrize(
    "query",
    [
        *("", *share(["?q=leeds", "?q=leads", "?q=yorkshire", "?q=London", "?q=zzzz"], 2)),
        *("?q=840", "?on=2022-04-28", "?on=2023-10-01&q=leeds"),
    ],
)
def test_the_list_and_its_answers_are_whole_pages(client: Client, query: str) -> None:
    response = client.get(f"/areas/{query}")
    assert response.status_code == 200
    assert faults(response) == []
    assert title(response)


@pytest.mark.parametrize("day", ["2020-01-01", "2022-04-28", "2023-08-14", "2023-10-01"])
def test_an_area_is_a_whole_page_on_any_day(client: Client, day: str) -> None:
    for slug in ("worcestershire", "surrey", "slough", "birmingham"):
        response = client.get(f"/areas/{slug}/?on={day}")
        assert (response.status_code, faults(response)) == (200, [])


HOSTILE = {
    "?q=%00": 400,
    "?q=" + "a" * 101: 400,
    "?q=" + "a" * 8000: 400,
    "?q=%3Cscript%3Ealert(1)%3C/script%3E": 200,
    "?q=%27%22%3B--": 200,
    "?q=%ff%fe": 200,
    "?q=%F0%9F%92%A9": 200,
    "?q=leeds&q=york": 200,
    "?q=%0A%0D%09": 200,
    "?on=2999-01-01": 400,
    "?on=yesterday": 400,
    "?on=2023-02-30": 400,
}


@pytest.mark.parametrize("query", share(list(HOSTILE), 2))
def test_whatever_is_asked_is_answered_with_a_page(client: Client, query: str) -> None:
    response = client.get(f"/areas/{query}")
    assert response.status_code == HOSTILE[query]
    assert b"<script>" not in response.content
    assert b"<h1" in response.content


def test_what_was_typed_is_kept_when_it_is_refused(client: Client) -> None:
    response = client.get("/areas/", {"q": "Leeds" * 30})
    assert response.status_code == 400
    assert b'value="LeedsLeeds' in response.content


@pytest.mark.parametrize("slug", ["atlantis", "leeds-", "E08000035", "x" * 300])
def test_an_area_that_is_not_there_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/areas/{slug}/").status_code == 404


def test_every_board_has_its_anchor_on_the_list(client: Client) -> None:
    text = text_of(client, "/areas/")
    for board in IntegratedCareBoard.objects.all():
        assert f'id="{board.ods_code}"' in text
    assert "36 boards covered England on" in text
    assert "12 others had been replaced" in text
    assert "42 boards covered England on 31 March 2026" in text_of(client, "/areas/?on=2026-03-31")


def test_the_tiles_and_their_list_say_the_same(client: Client) -> None:
    text = text_of(client, "/areas/")
    assert text.count('href="#region-north-east"') == text.count('id="region-north-east"') == 1
    assert "<span>4 of 12</span>" in text
    assert "4 of 12 areas in its partnership" in text
    assert "32 in all" in text


def test_a_member_reads_who_else_is_in_its_partnership(client: Client) -> None:
    text = text_of(client, "/areas/worcestershire/")
    assert "Supporting local authority in the West Midlands Change Programme Partnership." in text
    for other in ("telford-and-wrekin", "herefordshire", "shropshire"):
        assert f'href="/areas/{other}/"' in text
    assert "Whether Worcestershire belongs to the West Midlands partnership" in text
    assert 'href="/reforms/change-programme/"' in text


def test_an_area_outside_reads_that_it_is_in_none(client: Client) -> None:
    text = text_of(client, "/areas/birmingham/")
    assert "Not in a partnership." in text
    assert "has 4 of the region’s 14 areas" in text
    assert "Taskforce area" in text
    assert "Named in November 2021 as an area of the pilot" in text


def test_a_partnership_has_its_name_of_the_day(client: Client) -> None:
    before = text_of(client, "/areas/bradford/?on=2023-10-23")
    assert "Yorkshire and The Humber Regional Expert Partnership" in before
    assert (
        "Change Programme Partnership" not in before.partition("<main")[2].partition("Sources")[0]
    )
    after = text_of(client, "/areas/bradford/?on=2023-10-24")
    assert "Yorkshire and The Humber Change Programme Partnership" in after
    early = text_of(client, "/areas/bradford/?on=2023-08-31")
    assert "No partnership of areas was known by 31 August 2023." in early


def test_the_board_then_and_now_is_told_with_how_it_changed(client: Client) -> None:
    text = text_of(client, "/areas/slough/")
    assert "NHS Thames Valley Integrated Care Board</a> covers all of it" in text
    assert "<dt>Until 31 March 2026</dt>" in text
    assert "NHS Frimley Integrated Care Board</a> covered all of it" in text
    assert "Split, part went to NHS Thames Valley Integrated Care Board" in text
    assert "no list of the parts was found" in text
    then = text_of(client, "/areas/slough/?on=2026-03-31")
    assert "NHS Frimley Integrated Care Board</a> covers all of it" in then
    assert "Thames Valley" not in then


def test_surrey_says_what_is_to_come_and_from_when_it_was_known(client: Client) -> None:
    news = "Two councils are to replace Surrey County Council"
    assert news in text_of(client, "/areas/surrey/")
    assert news not in text_of(client, "/areas/surrey/?on=2025-10-27")


def test_links_of_an_area_keep_the_day_and_lead_somewhere(client: Client) -> None:
    for day in ("2023-10-01", "2024-06-01"):
        text = text_of(client, f"/areas/bradford/?on={day}")
        main = text.partition("<main")[2]
        links = {part.split('"')[0] for part in main.split('href="')[1:]}
        inner = {link for link in links if f"?on={day}" in link}
        assert len(inner) > 5
        tried = share(sorted({link.partition("#")[0] for link in inner}), 12)
        assert [link for link in tried if client.get(link).status_code != 200] == []


def test_the_delivery_model_unfolds_into_nine_partnerships_and_their_areas(client: Client) -> None:
    text = text_of(client, "/delivery-model/")
    assert "<summary>In 9 regions: 32 local authorities</summary>" in text
    assert "<summary>Taskforce area: 21 local authorities</summary>" in text
    assert '<a href="/areas/worcestershire/">Worcestershire</a>' in text
    then = text_of(client, "/delivery-model/?on=2023-10-01")
    assert "North East Regional Expert Partnership" in then
    assert "Worcestershire" not in text_of(client, "/delivery-model/?on=2023-09-29")


def test_a_page_of_the_local_offer_is_linked_where_one_was_read(client: Client) -> None:
    rows = {(area, slug) for area, kinds in committed_advice().items() for slug in kinds}
    read = {
        (area, row.slug)
        for area, slug in rows
        for row in Document.objects.filter(slug=slug).exclude(address="")
        if LocalAuthority.objects.filter(slug=area).exists()
    }
    assert read == rows
    devon = text_of(client, "/areas/devon/")
    assert 'A page of its local offer: <a href="https://beta.devon.gov.uk/' in devon
    assert "have read no page of this one’s local offer" in text_of(client, "/areas/leeds/")
    then = text_of(client, "/areas/telford-and-wrekin/?on=2023-08-14")
    assert "A page of its" not in then
