"""How far sources were read: one day, one sentence, and what each page says of time not read."""

from datetime import date

import pytest
from django.test import Client

from libs.days import Day
from seeds.models import Caveat, Document
from seeds.pages import SiteStrip, build_strip
from seeds.silence import read_up_to
from tests.rows import add

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)


def document(day: str, **given: str) -> None:
    add(Document, published_words=day, published_edtf=day, **given)


def strip(warn_after: int = 45) -> SiteStrip:
    return build_strip(Day(TODAY, TODAY), warn_after)


def test_before_any_document_nothing_was_read() -> None:
    assert read_up_to(TODAY) is None
    assert strip().silence.sentence == "No documents have been read in yet."


def test_a_declared_reading_goes_before_the_newest_document() -> None:
    document("2026-11-20")
    add(Caveat, kind="read", known_on=date(2026, 7, 31))
    add(Caveat, kind="read", known_on=date(2026, 6, 30))
    add(Caveat, kind="scope", known_on=date(2026, 11, 1))
    assert read_up_to(TODAY) == strip().silence.day == date(2026, 7, 31)


@pytest.mark.parametrize(
    ("day", "kind"), [("2026-11", "report"), ("2026-11-20", "data"), ("2026-01/2026-11", "news")]
)
def test_without_one_the_newest_document_of_a_known_day_tells(day: str, kind: str) -> None:
    document("2026-06-25")
    document(day, kind=kind)
    assert read_up_to(TODAY) == strip().silence.day == date(2026, 6, 25)


def test_what_was_read_later_covers_a_past_day() -> None:
    document("2022-04-28")
    document("2023-08-14")
    assert read_up_to(date(2023, 1, 1)) == date(2023, 1, 1)


def test_the_sentence_warns_after_so_many_days() -> None:
    document("2026-10-13")
    assert strip(45).silence.sentence == "Sources read up to 13 October 2026."
    assert strip(44).silence.is_long
    assert strip(44).silence.sentence == (
        "Nothing was read since 13 October 2026, 45 days ago. What happened since is not here."
    )


def test_what_was_read_all_the_same_is_not_denied() -> None:
    add(Caveat, kind="read", known_on=date(2026, 7, 31))
    document("2026-11-20")
    assert strip().silence.sentence == (
        "Not all sources were read since 31 July 2026, 119 days ago: 1 document only. "
        "What else happened is not here."
    )


def test_every_page_turns_amber_where_nobody_reads(client: Client) -> None:
    document("2023-08-14")
    text = client.get("/").content.decode()
    assert 'class="strip strip--silent"' in text
    assert "Nothing was read since 14 August 2023" in text
