"""The whole site: its addresses, and a visitor who comes on one fixed day."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests.documents import documents, everything

__all__ = ["documents", "everything"]

TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """What is known today must not depend on when a test runs."""
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def visitor() -> Client:
    """A browser that no test helps past the check of forms."""
    return Client(enforce_csrf_checks=True)
