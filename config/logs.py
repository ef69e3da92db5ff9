"""What is logged, where, and what is left out: addresses of people and what they look up."""

import logging
import re
import time
from typing import Any

QUERY = re.compile(r"\?\S*")


class UtcLine(logging.Formatter):
    """A line that begins with the moment in UTC: "2026-11-27T12:00:00Z ERROR django.request: …"."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%SZ"
    default_msec_format = ""


class WithoutQuery(logging.Filter):
    """Leaves the query string out of each logged address: it may hold somebody's postcode.

    "GET /areas/?q=LS1+4AP HTTP/1.1" is logged as "GET /areas/ HTTP/1.1".
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                QUERY.sub("", one) if isinstance(one, str) else one for one in record.args
            )
        return True


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": UtcLine, "format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "filters": {
        "without_query": {"()": "config.logs.WithoutQuery"},
        "outage_in_one_line": {"()": "config.outages.OutageInOneLine"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "requests": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # A line each, as it is made (libs.webserver.told).
        "requests": {"handlers": ["requests"], "level": "INFO", "propagate": False},
        # Who signed in, was refused or typed a wrong code, by number (libs.accounts.security_log).
        "security": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # What runserver logs of each request: its address, but not what was looked up.
        "django.server": {
            "handlers": ["console"],
            "level": "INFO",
            "filters": ["without_query"],
            "propagate": False,
        },
        # A stranger's wrong address or host name is not this site's fault.
        "django.request": {"level": "ERROR", "filters": ["outage_in_one_line"]},
        "django.security": {"level": "CRITICAL"},
    },
}
