"""What all pages show of their sources."""

from datetime import date

import pytest

from libs.days import Day, keep_day
from seeds.models import Caveat, Document, Passage, Reading
from seeds.pages import build_cite, caveats_known_by, known_caveats, place_caveats
from tests.rows import add

TODAY = date(2026, 11, 22)
PAST = Day(date(2023, 8, 14), TODAY)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/sources/a/", "/sources/a/?on=2023-08-14"),
        ("/sources/a/#b", "/sources/a/?on=2023-08-14#b"),
    ],
)
def test_an_address_keeps_the_day_looked_at_before_its_anchor(address: str, kept: str) -> None:
    assert keep_day(address, PAST) == kept
    assert keep_day(address, Day(TODAY, TODAY)) == address


def test_no_passage_makes_no_citation() -> None:
    assert build_cite(None) is None


@pytest.mark.django_db
def test_a_citation_names_the_document_and_the_nearest_heading() -> None:
    document = add(Document, slug="plan", short_title="The plan", address="https://example.org/p")
    passage = add(
        Passage,
        key="here",
        document=document,
        heading_path="One > Two",
        opening="First words",
        closing="last-words",
    )
    cite = build_cite(passage)
    assert cite
    assert (cite.document, cite.heading, cite.href) == ("The plan", "Two", "/sources/plan/#here")
    assert cite.published_address == ("https://example.org/p#:~:text=First%20words,last%2Dwords")


OUTSIDE = {"passage": None, "basis": "inferred", "reason": "From a website."}


@pytest.mark.django_db
def test_a_page_shows_its_caveats_from_the_day_on_which_they_could_be_seen() -> None:
    caveat = add(Caveat, key="a1", place="glossary", known_on=date(2023, 8, 14))
    add(Reading, caveat=caveat, position=2, says="The other side", **OUTSIDE)
    add(Reading, caveat=caveat, position=1, says="One side", passage=add(Passage))
    assert place_caveats("glossary", date(2023, 8, 13)) == ()
    assert place_caveats("roadmap", date(2023, 8, 14)) == ()
    (box,) = place_caveats("glossary", date(2023, 8, 14))
    assert [(reading.text, bool(reading.source)) for reading in box.readings] == [
        ("One side", True),
        ("The other side", False),
    ]


@pytest.mark.django_db
def test_a_row_fetched_without_its_caveats_is_an_error_and_not_silence() -> None:
    document = add(Document)
    document.caveats.add(add(Caveat, key="a1"))
    (fetched,) = Document.objects.prefetch_related(caveats_known_by(TODAY))
    assert [box.anchor for box in known_caveats(fetched)] == ["a1"]
    with pytest.raises(KeyError):
        known_caveats(document)
