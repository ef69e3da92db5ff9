"""What other sites show of a link: a title, a sentence and a picture that is there."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from tests.site.addresses import PARAMETERS, one_of_each
from tests.torture import share

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("everything"),
]
EMBEDDED = ["reforms:roadmap-embed", "partnerships:delivery-model-embed"]
HIGHEST_BYTES = 60_000
WITH_PICTURES = [
    *(
        "reforms:roadmap",
        "reforms:reform",
        "partnerships:body",
        "partnerships:area",
        "glossary:term",
    )
]
"""Pages with a picture of their own."""


def told(client: Client, address: str) -> dict[str, str]:
    """What the head of a page tells by `property` or `name`, and its canonical address."""
    page = client.get(address).content.decode()
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page)
    found += re.findall(r'<link rel="(canonical)" href="([^"]*)">', page)
    return {name: unescape(value) for name, value in found}


def test_every_page_tells_its_title_sentence_and_picture(client: Client) -> None:
    pages = {name: path for name, path in one_of_each().items() if name in PARAMETERS}
    pictures = set()
    showing = [name for name in pages if name not in EMBEDDED]
    # The others are much alike: under torture all.
    for name in {*share(showing, 8), *WITH_PICTURES}:
        says = told(client, pages[name])
        assert says["og:title"], name
        assert says["og:description"] == says["description"], name
        assert says["og:url"] == says["canonical"] == f"http://testserver{pages[name]}", name
        pictures.add(says["og:image"].removeprefix("http://testserver"))
    # The site's, the roadmap at a glance, a reform's, a body's, an area's and a term's.
    assert len(pictures) == 6
    for picture in pictures:
        content = client.get(picture).content
        with Image.open(BytesIO(content)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
        assert len(content) < HIGHEST_BYTES, picture


def test_the_roadmap_of_one_strand_has_the_strands_picture(client: Client) -> None:
    says = told(client, "/roadmap/?strand=workforce")
    assert says["og:image"] == "http://testserver/strands/workforce/card.png"
    assert says["canonical"] == "http://testserver/roadmap/?strand=workforce"
    assert told(client, "/roadmap/?q=plan")["og:image"].endswith("/roadmap/overview.png?q=plan")
    assert told(client, "/roadmap/?strand=%00a/b")["og:image"].endswith("/roadmap/overview.png")


def test_a_page_of_a_past_day_keeps_it_and_claims_no_address_for_search_engines(
    client: Client,
) -> None:
    says = told(client, "/roadmap/?on=2026-11-01")
    assert says["og:url"] == "http://testserver/roadmap/?on=2026-11-01"
    assert says["og:image"] == "http://testserver/roadmap/overview.png?on=2026-11-01"
    assert "canonical" not in says
    assert told(client, "/?utm=x")["canonical"] == "http://testserver/"


@pytest.mark.parametrize("kind", ["reforms", "strands", "bodies", "areas", "glossary"])
def test_what_is_not_there_has_no_card(kind: str, client: Client) -> None:
    assert client.get(f"/{kind}/nothing-of-that-name/card.png").status_code == 404


def test_a_card_of_a_day_tells_no_more_than_was_known(client: Client) -> None:
    address = "/reforms/inclusion-strategies/card.png"
    assert client.get(f"{address}?on=2022-04-28").status_code == 404
    then, now = (client.get(f"{address}?on={day}").content for day in ("2026-05-30", "2026-11-01"))
    assert then != now
