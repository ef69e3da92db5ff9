"""The delivery model as pictures and as a page to frame."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.documents import documents

__all__ = ["documents"]

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
    response = client.get(f"/delivery-model.svg?on={AUGUST}")
    said = " ".join(texts(response.content))
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert "Delivery model of England’s SEND and AP reforms" in said
    assert "As known on 14 August 2023." in said
    assert "Sources: NAHT summary" in said
    assert f"http://testserver/delivery-model/?on={AUGUST}" in said


def test_every_link_of_the_picture_is_whole_and_keeps_the_day(client: Client) -> None:
    picture = client.get(f"/delivery-model.svg?on={AUGUST}").content
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own markup
    links = [link.get("href", "") for link in root.iter(f"{SVG}a")]
    assert len(links) > 5
    assert all(link.startswith("http://testserver/bodies/") for link in links)
    assert all(link.endswith(f"?on={AUGUST}") for link in links)


def test_an_earlier_day_has_a_picture_of_what_was_known_then(client: Client) -> None:
    then = client.get("/delivery-model.svg?on=2022-04-28").content
    assert then != client.get(f"/delivery-model.svg?on={AUGUST}").content
    nothing = client.get("/delivery-model.svg?on=2001-01-01")
    assert "No body was known by then." in texts(nothing.content)


def test_the_picture_alone_may_carry_its_style(client: Client) -> None:
    assert "'unsafe-inline'" in client.get("/delivery-model.svg")["Content-Security-Policy"]
    for address in ("/delivery-model/", "/delivery-model.svg?on=soon"):
        assert "unsafe-inline" not in client.get(address)["Content-Security-Policy"]


def test_the_picture_is_asked_for_by_its_tag(client: Client) -> None:
    first = client.get("/delivery-model.svg")
    again = client.get("/delivery-model.svg", headers={"If-None-Match": first["ETag"]})
    assert "Cache-Control" not in first  # the layer in front says that it is asked each time
    assert (again.status_code, again.content) == (304, b"")


def test_the_page_leads_to_its_picture_on_the_same_day(client: Client) -> None:
    text = client.get(f"/delivery-model/?on={AUGUST}").content.decode()
    assert f'href="/delivery-model.svg?on={AUGUST}"' in text


def test_the_picture_can_be_had_as_png_at_twice_its_size(client: Client) -> None:
    response = client.get(f"/delivery-model.png?on={AUGUST}")
    root = ElementTree.fromstring(client.get(f"/delivery-model.svg?on={AUGUST}").content)  # noqa: S314
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response.content.startswith(b"\x89PNG\r\n\x1a\n")
    size = [int.from_bytes(response.content[at : at + 4], "big") for at in (16, 20)]
    assert size == [2 * int(root.get(side, "")) for side in ("width", "height")]
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_other_sites_may_frame_the_drawing_and_nothing_else(client: Client) -> None:
    framed = client.get(f"/delivery-model/embed/?on={AUGUST}")
    assert framed.status_code == 200
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "default-src 'none'" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    for address in (
        "/",
        "/delivery-model/",
        "/delivery-model.svg",
        "/delivery-model.png",
        "/delivery-model/embed/?on=soon",
    ):
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], address
        assert answer["X-Frame-Options"] == "DENY", address


def test_the_page_has_the_lines_that_show_it_elsewhere(client: Client) -> None:
    text = client.get(f"/delivery-model/?on={AUGUST}").content.decode()
    assert f'&lt;iframe src="http://testserver/delivery-model/embed/?on={AUGUST}"' in text
    assert f'href="/delivery-model/embed/?on={AUGUST}"' in text
