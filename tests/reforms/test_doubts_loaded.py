"""The facts that come with the tracker have an answer to everything that the report asks."""

from collections import Counter
from datetime import date

import pytest

from reforms.doubts import later_mentions, lost_words, old_inferences, weak_documents
from reforms.models import Update
from seeds.checked import Found, standing_of
from seeds.models import Document, Doubt, Passage
from tests.documents import everything

__all__ = ["everything"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]

TODAY = date(2026, 11, 27)
Kind = Doubt.Kind


def test_nothing_that_the_report_asks_is_unexplained() -> None:
    assert [one.document.slug for one in weak_documents(TODAY)] == []
    assert [one.key for one in old_inferences(TODAY)] == []
    assert [str(one) for one in later_mentions(TODAY)] == []
    assert [check.passage.key for check in lost_words()] == []


def test_no_passage_of_a_kept_text_lacks_its_words() -> None:
    passages = Passage.objects.exclude(document__file_name="").select_related("last_check")
    assert {standing_of(passage) for passage in passages} == {Found.YES}


def test_every_answer_is_about_something_that_the_report_asks() -> None:
    """An answer to nothing is left over: the fixture is to lose it."""
    keys = {kind: set(rows(kind)) for kind in (Kind.WEAK_SOURCE, Kind.OLD_INFERENCE)}
    Doubt.objects.filter(kind__in=keys).delete()
    assert keys[Kind.WEAK_SOURCE] == {one.document.slug for one in weak_documents(TODAY)}
    assert keys[Kind.OLD_INFERENCE] == {one.key for one in old_inferences(TODAY)}
    assert set(rows(Kind.LATER_MENTION)) <= set(Update.objects.values_list("key", flat=True))


def test_what_is_still_to_be_looked_for_is_said_to_be_open() -> None:
    """Goes down as somebody looks, never up: a new press source comes with what was looked for."""
    still_open = Doubt.objects.filter(is_open=True).values_list("kind", flat=True).order_by()
    assert Counter(still_open) == {Kind.WEAK_SOURCE: 76, Kind.OLD_INFERENCE: 5}
    assert Document.objects.filter(authority="media").exists()


def rows(kind: str) -> list[str]:
    return list(Doubt.objects.filter(kind=kind).values_list("key", flat=True))
