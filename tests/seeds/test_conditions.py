"""The conditions of a table are asked at once, and mean what they mean one by one."""

from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from reforms.models import Update
from tests.rows import add, new
from tests.torture import share

pytestmark = pytest.mark.django_db

WHOLE = [{}, {"basis": "inferred", "reason": "The ICB said so.", "passage": None}]
BROKEN = [
    {"basis": "inferred"},
    {"passage": None},
    {"withdrawn": True},
    {"kind": "target", "target_words": "in 2024", "target_edtf": ""},
    {"kind": "stage", "stage": "", "basis": "inferred"},
    {"reform": None},
    {"kind": "target", "passage": None, "withdrawn": True, "reform": None},
]
"""What is said of an update that was whole."""


def errors(validate: Callable[[set[str]], None], exclude: set[str]) -> object:
    try:
        validate(exclude)
    except ValidationError as wrong:
        return wrong.message_dict
    return {}


@pytest.mark.parametrize("exclude", share([set(), {"passage"}, {"basis", "kind"}], 2))
@pytest.mark.parametrize("said", [*WHOLE, *BROKEN], ids=str)
def test_a_row_is_told_what_django_would_tell(said: dict[str, object], exclude: set[str]) -> None:
    row = add(Update, kind="description", note="Does.")
    for name, value in said.items():
        setattr(row, name, value)
    one_by_one = errors(partial(Model.validate_constraints, row), exclude)
    assert errors(row.validate_constraints, exclude) == one_by_one
    assert exclude or bool(one_by_one) == (said not in WHOLE)


def test_a_whole_row_is_asked_about_once() -> None:
    row = new(Update, kind="description", note="Does.")
    with CaptureQueriesContext(connection) as asked:
        row.validate_constraints()
    assert len([one for one in asked if one["sql"].startswith("SELECT")]) == 1
