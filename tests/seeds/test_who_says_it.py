"""Who says a fact: two slips that a draw of sixty facts found are looked for in all of them."""

from datetime import date

import pytest
from django.db.models import F

from glossary.models import Meaning
from reforms.models import Update
from tests.documents import everything

__all__ = ["everything"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]

TODAY = date(2026, 11, 27)
PAGES_WITH_UPDATES = {"c15-supported-internships-final-evaluation-outcome"}
"""Rest on a page that bears the day of its first version and tells of later ones."""


def test_no_source_states_what_happened_after_it_came_out() -> None:
    outcomes = Update.objects.filter(kind="outcome", basis="stated").known_by(TODAY)
    older = outcomes.filter(passage__document__published_latest__lt=F("known_on"))
    assert set(older.values_list("key", flat=True)) == PAGES_WITH_UPDATES


def test_what_a_summary_says_of_others_is_reported() -> None:
    told_by_others = ("sector", "media", "vendor")
    meanings = Meaning.objects.filter(passage__document__authority__in=told_by_others)
    bases = set(meanings.known_by(TODAY).values_list("basis", flat=True))
    assert bases == {"reported", "inferred"}
