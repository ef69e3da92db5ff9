"""A server that says nothing: the wait ends on this side, and the next does not begin."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from config.outages import is_outage
from libs.patience import waiting
from libs.patience.breaker import Breaker
from libs.patience.postgresql import base
from libs.patience.waiting import at_most

PAUSE_SECONDS = 0.5
END_SLEEPERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()
"""


@pytest.fixture
def breaker(monkeypatch: pytest.MonkeyPatch) -> Breaker:
    own = Breaker(pause_seconds=PAUSE_SECONDS)
    monkeypatch.setattr(base, "breaker", own)
    monkeypatch.setattr(waiting, "_everybody", [30.0])
    return own


@pytest.fixture
def another(
    django_db_setup: None, breaker: Breaker, django_db_blocker: DjangoDbBlocker
) -> Iterator[Any]:
    """A connection of our own to the test's server, opened as the site opens one."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is no server")
    with django_db_blocker.unblock():
        one = ConnectionHandler({"default": connection.settings_dict})["default"]
        yield one
        # The server still sleeps for whoever went away.
        breaker.worked()
        one.close()
        with one.cursor() as cursor:
            cursor.execute(END_SLEEPERS)
        one.close()


def sleep(one: Any, seconds: float) -> None:
    with one.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [seconds])


def test_a_wait_ends_and_others_do_not_wait_with_it(another: Any, breaker: Breaker) -> None:
    sleep(another, 0)
    start = time.perf_counter()
    with pytest.raises(OperationalError) as raised, at_most(0.2):
        sleep(another, 60)
    another.close()
    with pytest.raises(OperationalError, match="did not answer"):
        another.ensure_connection()

    assert time.perf_counter() - start < 10
    assert is_outage(raised.value)
    assert breaker.is_open


def test_it_is_asked_again_after_a_while_by_a_new_connection(
    another: Any, breaker: Breaker
) -> None:
    breaker.failed()
    deadline = time.perf_counter() + 30
    while time.perf_counter() < deadline:
        try:
            sleep(another, 0)
            break
        except OperationalError:
            another.close()
            time.sleep(0.1)

    assert not breaker.is_open


def test_commands_wait_as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_everybody", [])
    with at_most(1):
        assert waiting.patience() is None
    monkeypatch.setattr(waiting, "_everybody", [30.0])
    with at_most(1):
        assert waiting.patience() == 1
    assert waiting.patience() == 30
