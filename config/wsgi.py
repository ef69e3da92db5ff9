"""The application that a WSGI server imports: Django, with finished pages kept in front of it."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from config.charsets import only_utf8  # noqa: E402  # what is below needs Django's settings
from libs.pagememo.wsgi import PageMemo  # noqa: E402  # it has a model, which Django loads first
from libs.patience.waiting import bound_waits  # noqa: E402

POSTGRES_LIMITS = (
    "SET lock_timeout = '5s'; SET statement_timeout = '20s';"
    "SET idle_in_transaction_session_timeout = '60s';"
)
"""A page waits for no forgotten lock. Commands have none of these: a migration may take longer."""

PATIENCE_SECONDS = 22.0
"""A little longer than the server's own limit, for a server that keeps none because it hangs."""


def limit_waits(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Called whenever a thread of the site opens a connection."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(POSTGRES_LIMITS)


connection_created.connect(limit_waits)
bound_waits(PATIENCE_SECONDS)

application = PageMemo(only_utf8(django_application), budget_bytes=settings.PAGE_MEMO_BYTES)
