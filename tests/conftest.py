"""What every test lives in: fixed settings, no network, and no undefined template variable."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import environment, network

# Before pytest-django reads the settings, which pytest does after loading this file.
environment.fix()
network.block()


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Change the few settings that only a test may have."""
    from django.conf import settings

    from tests.undefined import Undefined

    options: Any = settings.TEMPLATES[0]["OPTIONS"]
    options["string_if_invalid"] = Undefined("%s")
    # Nothing is collected for tests, so files keep their plain names.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    # The real one is slow on purpose.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def log_can_be_flushed() -> Iterator[None]:
    """Tests that really commit empty every table afterwards, which the log's triggers refuse.

    They step aside for the flush alone; the flush sends post_migrate, which puts them back.
    """
    from django.core.management.commands import flush

    from reforms import append_only

    write_sql = flush.sql_flush  # type: ignore[attr-defined]  # imported there from elsewhere

    def without_triggers(style: Any, connection: Any, **options: Any) -> list[str]:
        append_only.remove(connection)
        return write_sql(style, connection, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", without_triggers)
        yield
