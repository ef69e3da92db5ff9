"""The application that granian serves: the WSGI one, with slow clients waited for outside it."""

import logging
import os
from typing import Any

from django.conf import settings
from django.db import connection

from config.wsgi import application as wsgi_application
from libs.pagememo.version import VersionOfFile
from libs.webserver.answers import WholeAnswer
from libs.webserver.environ import Environ
from libs.webserver.gateway import Gateway
from libs.webserver.told import Tell

THREAD_COUNT = 4
"""For each worker. They wait for the database, not for the processor."""


def finder() -> dict[str, Any]:
    """How the loop itself gives kept pages: only where a look at a file says if they still stand.

    A server may be far away, or gone: there a thread asks.
    """
    path = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or not os.path.isabs(path):
        return {}
    version = VersionOfFile(path)

    def at_once(environ: Environ) -> WholeAnswer | None:
        found = wsgi_application.find(environ, version)
        return None if found is None else WholeAnswer(*found)

    return {"at_once": at_once}


def teller() -> Tell | None:
    """What logs each request in the form that the settings name; None for no log."""
    if settings.REQUEST_LOG == "off":
        return None
    is_json = settings.REQUEST_LOG == "json"
    log = logging.getLogger("requests")
    return lambda told: log.info("%s", told.as_json() if is_json else told.as_line())


application = Gateway(wsgi_application, threads=THREAD_COUNT, tell=teller(), **finder())
