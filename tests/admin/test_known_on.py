"""The day from which a fact is known: one rule for all of them, and lists of it by year."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from libs.backoffice.panels import list_of
from libs.ingest.saving import save_checked
from seeds.facts_by_passage import fact_models
from seeds.models import Sourced
from seeds.models.sourced import NOT_COME, TOO_EARLY
from tests.rows import new
from tests.torture import share

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize("model", fact_models(), ids=lambda one: one._meta.label_lower)
@pytest.mark.parametrize(
    ("days_on", "day", "why"),
    [(1, None, NOT_COME), (0, date(9999, 12, 31), NOT_COME), (0, date(1899, 12, 31), TOO_EARLY)],
)
def test_no_fact_is_known_from_a_day_that_cannot_be(
    model: type[Sourced], days_on: int, day: date | None, why: str
) -> None:
    known_on = day or timezone.localdate() + timedelta(days=days_on)
    with pytest.raises(ValidationError) as refused:
        save_checked(new(model, known_on=known_on, basis="inferred", reason="x", passage=None))
    assert refused.value.message_dict["known_on"] == [why]
    assert not model._base_manager.exists()


LISTS = [
    (model, model_admin.date_hierarchy)
    for model, model_admin in admin.site._registry.items()
    if model_admin.date_hierarchy
]


def test_there_are_lists_by_day() -> None:
    assert len(LISTS) >= 5


ASKED = [
    *("{}__year=9999", "{}__year=9999&{}__month=12", "{}__year=9999&{}__month=12&{}__day=31"),
    *("{}__year=0", "{}__year=1", "{}__year=10000", "{}__year=x", "{}__month=13&{}__year=2026"),
    *("{}__gte=9999-12-31", "{}__day=40"),
]
ON_LISTS = [(*one, asked) for one in LISTS for asked in ASKED]


@pytest.mark.parametrize(("model", "column", "asked"), share(ON_LISTS, 9), ids=str)
def test_no_year_of_a_list_is_an_error_page(
    model: type[Sourced], column: str, asked: str, admin_client: Client
) -> None:
    address = f"{list_of(model)}?{asked.replace('{}', column)}"
    answer = admin_client.get(address, follow=True)
    assert answer.status_code == 200
