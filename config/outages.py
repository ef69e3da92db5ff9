"""What is answered when the database does not: "try again", with all that was typed, and no fault.

A full disk, a lock that stays, a server that is gone: each ends in a while, and none is a mistake
in a view. Django asks `answer_error` for the page of every exception that nothing else answers.
"""

import logging
import sqlite3
import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.http.request import UnreadablePostError
from django.template import loader

from config.programs import asks_for_data
from libs.openapi import send_problem

RETRY_SECONDS = 10
MAX_KEPT_FIELDS = 2_000
SECRET_WORDS = ("password", "token", "otp")
"""In the name of a field that is never written into a page."""
CSRF_FIELD = "csrfmiddlewaretoken"

SQLITE_OUTAGES = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM),
    *(sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_INTERRUPT),
}
PRIMARY_CODE = 0xFF
"""The part of SQLite's codes that says what kind it is."""
POSTGRES_OUTAGES = ("08", "53", "57", "58", "40", "55P03", "25P03", "25006")
"""How codes of errors begin that pass: connection, resources, operator, system, rollback, locks."""


def is_outage(reason: BaseException | None) -> bool:
    """Whether an exception says that the database cannot work now, not that we asked wrongly."""
    if not isinstance(reason, (OperationalError, InterfaceError)):
        return False
    cause = reason.__cause__
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return code is not None and code & PRIMARY_CODE in SQLITE_OUTAGES
    state = getattr(cause, "sqlstate", None)
    # No connection, no code.
    return state is None or state.startswith(POSTGRES_OUTAGES)


def answer_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500. What a view was about to say of success is not said."""
    said = getattr(request, "_messages", None)
    if said is not None:
        said._queued_messages.clear()
    if not is_outage(sys.exc_info()[1]):
        return HttpResponseServerError(loader.get_template("500.html").render())
    if asks_for_data(request):
        told = {"": "The database does not answer. Ask again later."}
        return send_problem(503, "Not now", told, retry_seconds=RETRY_SECONDS)
    page = loader.get_template("503.html").render({"typed": _typed(request)})
    return HttpResponse(
        page, status=503, headers={"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    )


def _typed(request: HttpRequest) -> dict[str, Any] | None:
    """What the form held, to be sent again; None where there was none, or it cannot be kept."""
    if request.method != "POST":
        return None
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        files = bool(request.FILES)
    except (UnreadablePostError, OSError, ValueError):
        return None
    if len(fields) > MAX_KEPT_FIELDS:
        return None
    return {
        "address": request.get_full_path(),
        "fields": [pair for pair in fields if _may_be_shown(pair[0])],
        "lacks": files or not all(_may_be_shown(name) for name, _ in fields),
    }


def _may_be_shown(name: str) -> bool:
    lowered = name.lower()
    return name == CSRF_FIELD or not any(word in lowered for word in SECRET_WORDS)


class OutageInOneLine(logging.Filter):
    """An outage is told in a line each: a hundred traces of one lost server hide the next fault."""

    def filter(self, record: logging.LogRecord) -> bool:
        reason = record.exc_info[1] if record.exc_info else None
        if is_outage(reason):
            where = record.args[-1] if isinstance(record.args, tuple) and record.args else ""
            record.msg, record.args = "The database does not answer: %s: %s", (where, reason)
            record.exc_info = record.exc_text = None
        return True
