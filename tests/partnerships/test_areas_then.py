"""What became known of places and partnerships later changes nothing of an earlier day."""

import re

import pytest
from django.test import Client

from partnerships.models import Membership
from seeds.loading import FIXTURES, load
from tests.documents import DOCUMENTS
from tests.torture import WHOLE

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PLACES = [
    "2023-08-15-documents",
    "2023-08-15-places",
    "2023-10-24-partnerships",
    "2023-11-24-taskforces-and-pathfinders",
    "2026-04-01-integrated-care-boards",
]
THEN = "2023-08-14"
PAGES = [
    "/",
    "/roadmap/",
    "/delivery-model/",
    "/glossary/",
    "/reforms/regional-expert-partnerships/",
    "/reforms/ap-specialist-taskforces/",
    "/bodies/regional-expert-partnerships/",
    "/bodies/ap-specialist-taskforces/",
    "/bodies/elsec-pathfinders/",
    "/bodies/integrated-care-boards/",
]
"""Pages of the day on which the second document came out, from which nothing later may show."""


def shown_then() -> dict[str, str]:
    """The title and the main part of each page as seen on that day."""
    texts = {page: Client().get(page, {"on": THEN}).content.decode() for page in PAGES}
    return {page: own_part(text) for page, text in texts.items()}


def own_part(text: str) -> str:
    found = re.search(r"<title>.*?</title>.*?(<main.*?</main>)", text, re.DOTALL)
    assert found
    title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert title
    return title[1] + found[1]


@pytest.mark.skipif(not WHOLE, reason="other tests look at past days; this loads everything anew")
def test_what_came_later_changes_no_page_of_14_august_2023() -> None:
    load([*(file.stem for file in FIXTURES.glob("00-*")), *DOCUMENTS])
    before = shown_then()
    load(PLACES)
    assert Membership.objects.filter(local_authority__isnull=False).count() > 32
    after = shown_then()
    changed = [page for page, text in before.items() if after[page] != text]
    assert changed == []
    assert all(len(text) > 1000 for text in after.values())
