"""Makes this folder an app, so that Django finds its template tags."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.apps import AppConfig
from django.conf import settings


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = "Wiring"


@contextmanager
def hidden(module: str) -> Iterator[None]:
    """Inside, `module` cannot be imported for the first time."""
    if module in sys.modules:
        yield
        return
    # How Python itself notes that a module is not to be found.
    cast(dict[str, Any], sys.modules)[module] = None
    try:
        yield
    finally:
        del sys.modules[module]


if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
    # For a column that no table here has it would load PostgreSQL's driver, 8 MB in each worker.
    with hidden("django.contrib.postgres.fields"):
        import django_tables2  # noqa: F401
