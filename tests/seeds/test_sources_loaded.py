"""Ranks and checks of the documents that come with the tracker."""

from collections import Counter

import pytest

from seeds.checked import Found, standing_of
from seeds.models import Document, Passage
from seeds.ranks import Authority
from tests.documents import everything

__all__ = ["everything"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]

UNRANKED = {
    *("c17-short-breaks-lessons-record", "m51-change-programme-evaluation-record"),
    *("t03-icb-history", "r03-rcpch-icb-codes"),
    *("gl-nhs-legal-structures", "gl-barnet-jargon"),
}
"""Catalogues, lists of codes, and copies that do not name their publisher."""


def test_only_documents_whose_publisher_does_not_tell_are_not_ranked() -> None:
    rows = Document.objects.filter(authority=Authority.REFERENCE)
    assert {row.slug for row in rows} == UNRANKED


def test_the_list_that_comes_with_the_tracker_has_the_documents_read_in_full() -> None:
    passages = Passage.objects.exclude(document__file_name="").select_related("last_check")
    assert Counter(standing_of(passage) for passage in passages) == {Found.YES: len(passages)}
    assert len(passages) > 100
