"""How near to the decision a document stands, and where the pages say so."""

import pytest
from django.test import Client

from libs.backoffice.panels import list_of
from reforms.models import Reform, Update
from seeds.models import Document, Passage
from seeds.pages import build_cite
from seeds.ranks import RANKS, Authority, Rank, only_mark, rank_of
from tests.html import faults
from tests.rows import DAY, add


def test_the_table_has_every_authority_and_every_rank() -> None:
    assert set(RANKS) == set(Authority)
    assert set(RANKS.values()) == set(Rank)
    assert rank_of("nobody") == Rank.NOT_RANKED


@pytest.mark.parametrize(
    ("authority", "rank", "only"),
    [
        ("primary-reprint", "primary", ""),
        ("council", "official", ""),
        ("sector", "sector", ""),
        ("media", "press", "press only"),
        ("vendor", "vendor", "vendor only"),
        ("reference", "not-ranked", ""),
    ],
)
@pytest.mark.django_db
def test_a_document_has_the_rank_of_whose_word_it_is(authority: str, rank: str, only: str) -> None:
    document = add(Document, authority=authority)
    assert document.source_rank == rank
    assert only_mark(authority) == only
    cite = build_cite(add(Passage, document=document))
    assert cite is not None
    assert (cite.rank, cite.only) == (Rank(rank).label, only)


@pytest.mark.django_db
def test_a_fact_that_the_press_alone_tells_says_so(client: Client) -> None:
    press = add(Passage, document=add(Document, authority="media"))
    near = add(Passage, document=add(Document, authority="primary"))
    for passage, count in ((press, 1), (near, 0)):
        update = add(Update, kind="description", note="It begins.", passage=passage)
        page = client.get(update.get_absolute_url()).content.decode()
        assert page.count('<span class="weak">press only</span>') == 2 * count


@pytest.mark.django_db
def test_the_list_of_sources_can_be_narrowed_to_a_rank(client: Client) -> None:
    add(Document, authority="media", title="A paper")
    add(Document, authority="parliament", title="An answer")
    every, press = client.get("/sources/"), client.get("/sources/?rank=press")
    assert ">A paper</a>" in every.content.decode()
    assert ">A paper</a>" in press.content.decode()
    assert ">An answer</a>" not in press.content.decode()
    assert "No document of that description" in client.get("/sources/?rank=vendor").content.decode()
    assert [faults(page) for page in (every, press)] == [[], []]
    assert client.get("/sources/?rank=good").status_code == 400


@pytest.mark.parametrize(("authority", "asked"), [("media", 1), ("vendor", 1), ("primary", 0)])
@pytest.mark.django_db
def test_the_preview_asks_for_the_primary_source(
    authority: str, asked: int, admin_client: Client
) -> None:
    passage = add(Passage, document=add(Document, authority=authority))
    page = list_of(Update, "add", reform=add(Reform).pk)
    typed = {"kind": "description", "note": "It begins.", "known_on": DAY, "basis": "reported"}
    typed |= {"source": "found", "passage": str(passage.pk), "key": "one", "_preview": "Preview"}
    preview = admin_client.post(page, typed).content.decode()
    assert "Nothing is published yet" in preview
    assert preview.count("Find the primary source") == asked
