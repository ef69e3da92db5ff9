"""The roadmap as pictures and as a page to frame."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from libs.pagememo.readings import forget_readings

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("documents"),
]
SVG = "{http://www.w3.org/2000/svg}"
AUGUST = "2023-08-14"


def texts(picture: bytes) -> list[str]:
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own markup
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_the_picture_says_what_it_is_of_which_day_and_from_which_sources(client: Client) -> None:
    response = client.get(f"/roadmap/timeline.svg?on={AUGUST}")
    said = " ".join(texts(response.content))
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert "Roadmap of England’s SEND and AP reforms" in said
    assert "As known on 14 August 2023." in said
    assert "Sources: NAHT summary" in said
    assert f"http://testserver/roadmap/?on={AUGUST}" in said


def test_every_link_of_the_picture_is_whole_and_keeps_the_day(client: Client) -> None:
    picture = client.get(f"/roadmap/timeline.svg?on={AUGUST}").content
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own markup
    links = [link.get("href", "") for link in root.iter(f"{SVG}a")]
    assert len(links) > 50
    assert all(link.startswith("http://testserver/reforms/") for link in links)
    assert all(f"?on={AUGUST}" in link for link in links)


def test_the_picture_has_the_roadmaps_filters_and_says_so(client: Client) -> None:
    whole = texts(client.get(f"/roadmap/timeline.svg?on={AUGUST}").content)
    part = texts(client.get(f"/roadmap/timeline.svg?on={AUGUST}&stage=in-delivery").content)
    assert 20 < len(part) < len(whole)
    assert "Only a part is shown. Stage: In delivery." in part
    assert not any("Only a part" in text for text in whole)


def test_the_picture_is_grouped_as_the_roadmap_is(client: Client) -> None:
    by_strand = client.get("/roadmap/timeline.svg").content
    assert client.get("/roadmap/timeline.svg?group=strand").content == by_strand.replace(
        f"/roadmap/?on={_day(by_strand)}".encode(),
        f"/roadmap/?on={_day(by_strand)}&amp;group=strand".encode(),
    )
    assert "In delivery" in texts(client.get("/roadmap/timeline.svg?group=stage").content)


def _day(picture: bytes) -> str:
    return next(text.rpartition("on=")[2] for text in texts(picture) if "on=" in text)


def test_the_picture_and_the_page_show_the_years_that_are_asked_for(client: Client) -> None:
    years = {str(year) for year in range(2010, 2040)}
    shown = years & set(texts(client.get("/roadmap/timeline.svg?years=2023-2025").content))
    assert shown == {"2023", "2024", "2025"}
    assert client.get("/roadmap/?years=2024").status_code == 200


@pytest.mark.parametrize(
    "years",
    ["soon", "2025-2023", "2000-2099", "1-2", "2023-", "٢٠٢٣", "%00", "9999", "2023-2024-2"],
)
def test_years_that_nobody_can_draw_are_refused_in_words(years: str, client: Client) -> None:
    for address in ("/roadmap/", "/roadmap/timeline.svg"):
        response = client.get(f"{address}?years={years}")
        assert response.status_code == 400
        assert "<h1>" in response.content.decode()


def test_a_day_before_every_document_has_a_picture_that_says_so(client: Client) -> None:
    said = texts(client.get("/roadmap/timeline.svg?on=2001-01-01").content)
    assert "No reform known by then matches." in said


def test_the_picture_alone_may_carry_its_style(client: Client) -> None:
    assert "'unsafe-inline'" in client.get("/roadmap/timeline.svg")["Content-Security-Policy"]
    for address in ("/roadmap/", "/roadmap/timeline.svg?group=colour"):
        assert "unsafe-inline" not in client.get(address)["Content-Security-Policy"]


def test_the_picture_is_asked_for_by_its_tag(client: Client) -> None:
    first = client.get("/roadmap/timeline.svg")
    again = client.get("/roadmap/timeline.svg", headers={"If-None-Match": first["ETag"]})
    assert "Cache-Control" not in first  # the layer in front says that it is asked each time
    assert (again.status_code, again.content) == (304, b"")


def test_the_page_leads_to_its_picture_with_its_day_and_choices(client: Client) -> None:
    text = client.get(f"/roadmap/?on={AUGUST}&stage=future&group=stage&view=table").content.decode()
    assert f'href="/roadmap.svg?on={AUGUST}&amp;group=stage&amp;stage=future"' in text


@pytest.mark.usefixtures("as_in_a_new_process")
def test_a_picture_asks_no_more_than_its_page(client: Client) -> None:
    counts = []
    for address in ("/roadmap/timeline.svg", "/roadmap/"):
        forget_readings()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] <= counts[1]


def test_the_picture_at_a_glance_says_its_day_choices_sources_and_page(client: Client) -> None:
    said = texts(client.get(f"/roadmap.svg?on={AUGUST}&stage=in-delivery&q=plan").content)
    assert "SEND & AP reform tracker, as known on 14 August 2023." in said
    assert any("Stage: In delivery" in text for text in said)
    assert any(text.startswith("Sources: NAHT summary") for text in said)
    assert any(f"/roadmap/?on={AUGUST}" in text for text in said)
    empty = texts(client.get("/roadmap.svg?on=2001-01-01").content)
    assert "No reform known by then matches." in empty


def test_the_picture_can_be_had_as_png_at_twice_its_size(client: Client) -> None:
    response = client.get(f"/roadmap.png?on={AUGUST}")
    root = ElementTree.fromstring(client.get(f"/roadmap.svg?on={AUGUST}").content)  # noqa: S314
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response.content.startswith(b"\x89PNG\r\n\x1a\n")
    size = [int.from_bytes(response.content[at : at + 4], "big") for at in (16, 20)]
    assert size == [2 * int(root.get(side, "")) for side in ("width", "height")]
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_other_sites_may_frame_the_drawing_and_nothing_else(client: Client) -> None:
    framed = client.get(f"/roadmap/embed/?on={AUGUST}")
    assert framed.status_code == 200
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "default-src 'none'" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    for address in ("/", "/roadmap/", "/roadmap.svg", "/roadmap.png", "/roadmap/embed/?on=soon"):
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], address
        assert answer["X-Frame-Options"] == "DENY", address


def test_the_page_has_the_lines_that_show_it_elsewhere(client: Client) -> None:
    text = client.get(f"/roadmap/?on={AUGUST}").content.decode()
    assert f'&lt;iframe src="http://testserver/roadmap/embed/?on={AUGUST}"' in text
    assert f'href="/roadmap/embed/?on={AUGUST}"' in text


def test_a_long_group_of_changes_leaves_rows_to_the_table_of_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/changes/?from=2022-04-28&to={AUGUST}"
    rows = client.get(address).content.count(b"<tr")
    monkeypatch.setattr("reforms.tables.changes.MOST_ROWS", 2)
    page = client.get(address)
    text = page.content.decode()
    assert text.count("<tr") < rows
    assert f'more stand in <a href="/changes.csv?from=2022-04-28&amp;to={AUGUST}">' in text
