"""What was said of reforms on two days, for the tests of what changed between them."""

from datetime import date
from typing import Any

import pytest

from reforms.models import Milestone, Reform, Update
from seeds.models import Document
from tests.rows import add

LATER = date(2024, 1, 1)


@pytest.fixture
def reform() -> Reform:
    """A reform that is known on the first day."""
    row = add(Reform, slug="one", title="The one reform")
    add(Update, reform=row, kind="description", note="It does something.")
    return row


@pytest.fixture
def milestone(reform: Reform) -> Milestone:
    return add(Milestone, reform=reform, title="Testing begins")


def say(reform: Reform, known_on: date, **says: Any) -> Update:
    return add(Update, reform=reform, known_on=known_on, **says)


def target(milestone: Milestone, known_on: date, words: str, edtf: str = "", **more: Any) -> Update:
    dated = {"target_words": words, "target_edtf": edtf} | more
    return say(milestone.reform, known_on, kind="target", milestone=milestone, **dated)


def published(day: date) -> Document:
    return add(Document, published_words=str(day), published_edtf=str(day), file_name="x.txt")
