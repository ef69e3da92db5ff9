"""The application that granian serves: the WSGI one, with slow clients waited for outside it."""

import logging
import os
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection

from config.metrics import Metrics
from config.wsgi import application as wsgi_application
from libs.pagememo.file_version import VersionOfFile
from libs.reading_files.formats import MOST_BYTES
from libs.webserver.gateway import Gateway
from libs.webserver.told import Tell

MORE_BYTES = 2 * 2**20
"""What a form has around its file, and a file that is a little too large and is told so."""
THREAD_COUNT = 4
"""For each worker. They wait for the database, not for the processor."""


def finder() -> dict[str, Any]:
    """How kept pages are given at once: only where a look at a file says if they still stand.

    A server may be far away, or gone: there a thread asks.
    """
    path = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or not os.path.isabs(path):
        return {}
    return {"at_once": partial(wsgi_application.find, version_now=VersionOfFile(path))}


def logger() -> Tell:
    """What logs each request in the form that the settings name."""
    is_json = settings.REQUEST_LOG == "json"
    log = logging.getLogger("requests")
    return lambda told: log.info("%s", told.as_json() if is_json else told.as_line())


def watchers() -> dict[str, Any]:
    """Who hears of requests: the log, the numbers for Prometheus, both, or nobody."""
    hear: list[Tell] = [] if settings.REQUEST_LOG == "off" else [logger()]
    watching: dict[str, Any] = {}
    if settings.METRICS_PORT:
        metrics = Metrics(settings.METRICS_PORT)
        hear.append(metrics.tell)
        watching = {"begin": metrics.counting.begin, "start": metrics.start}
    if hear:
        watching["tell"] = lambda told: [one(told) for one in hear]
    return watching


application = Gateway(
    wsgi_application,
    threads=THREAD_COUNT,
    large={f"/{settings.ADMIN_PATH}/read/": MOST_BYTES + MORE_BYTES},
    **watchers(),
    **finder(),
)
