"""The page of what changed, between days of which nothing was read."""

from datetime import date

import pytest
from django.test import Client

from reforms.models import Reform
from reforms.pages.changes import build_changes
from seeds.models import Caveat
from tests.reforms.two_days import LATER, published, reform
from tests.rows import DAY, add

__all__ = ["reform"]
pytestmark = pytest.mark.django_db


def test_where_no_document_came_nothing_was_said_again(reform: Reform, client: Client) -> None:
    before = published(date(2023, 8, 1))
    page = build_changes(DAY, LATER)
    assert page.groups == ()
    assert page.silence.startswith("No document of these days was read: sources were read up to")
    assert page.last_document
    assert page.last_document.slug == before.slug
    text = client.get(f"/changes/?from={DAY}&to={LATER}").content.decode()
    assert "entioned again" not in text
    assert "from=2023-07-31&amp;to=2023-08-01" in text


def test_days_that_were_read_and_told_nothing_are_not_called_unread(reform: Reform) -> None:
    add(Caveat, kind="read", known_on=date(2025, 1, 1))
    page = build_changes(DAY, LATER)
    assert page.groups == ()
    assert page.silence == (
        "Sources were read for these days, and no document of them tells of the reforms."
    )
