"""What may be chosen is all that the database takes."""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from glossary.models import Sense
from libs.choices import ChoiceField
from partnerships.models import DeliveryBody
from reforms.models import Event, Question
from seeds.models import Caveat
from tests.constraints import insert
from tests.rows import new

pytestmark = pytest.mark.django_db

OURS = {"alerts", "glossary", "intake", "partnerships", "reforms", "seeds", "sittings"}
CHOSEN = [
    field
    for model in apps.get_models()
    if model._meta.app_label in OURS
    for field in model._meta.concrete_fields
    if field.choices
]


def test_every_column_with_choices_is_kept_to_them() -> None:
    assert len(CHOSEN) > 40
    assert [str(field) for field in CHOSEN if not isinstance(field, ChoiceField)] == []


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (Sense, "origin", ""),
        (Sense, "basis", "guessed"),
        (Event, "kind", "rumour"),
        (Question, "group", "familY"),
        (DeliveryBody, "tier", "galactic"),
        (Caveat, "grade", "it's grave"),
        (Caveat, "kind", ""),
    ],
)
def test_the_database_refuses_another_value(model: Any, column: str, value: str) -> None:
    with pytest.raises(IntegrityError, match=f"{column}_is_known"), transaction.atomic():
        insert(new(model, **{column: value}))


def test_what_may_be_blank_may_be_empty() -> None:
    insert(new(Caveat, grade="", place=""))
