"""What every test lives in: fixed settings, no network, and no undefined template variable."""

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
