"""How many wrong passwords are too many, and what whoever is locked out is told."""

from datetime import timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

FROM_ONE_ADDRESS = 20
"""Failures of one address, whatever the names: several people may sit behind it, and mistype."""
FOR_ONE_NAME = 50
"""Failures of one name, wherever they come from."""
KNOWN_FOR = timedelta(days=30)
"""For how long an address from which a name signed in is not shut by others' guesses at it."""


class Locks(AxesDatabaseHandler):
    """Besides one name from one address (AXES_FAILURE_LIMIT): one address, and one name."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        if super().is_locked(request, credentials):
            return True
        address = request.axes_ip_address  # type: ignore[attr-defined]  # axes sets it
        now = request.axes_attempt_time  # type: ignore[attr-defined]  # the same
        recent = AccessAttempt.objects.filter(attempt_time__gt=now - settings.AXES_COOLOFF_TIME)
        if _failures(recent.filter(ip_address=address)) >= FROM_ONE_ADDRESS:
            return True
        name = (credentials or request.POST).get("username")
        return (
            _failures(recent.filter(username=name)) >= FOR_ONE_NAME
            and not AccessLog.objects.filter(
                username=name,
                ip_address=address,
                attempt_time__gt=now - KNOWN_FOR,
            ).exists()
        )


def _failures(attempts: QuerySet[Any]) -> int:
    return attempts.aggregate(all=Sum("failures_since_start"))["all"] or 0


def address_of(request: HttpRequest) -> str | None:
    """The address that a request came from: behind a proxy, the one that the proxy saw.

    A proxy adds to the end of the list; whatever stands before it, anybody may have written.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    seen: str | None = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR")
    return seen


def locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page in the place of the sign-in form."""
    wait: timedelta = settings.AXES_COOLOFF_TIME
    context = {
        **admin.site.each_context(request),
        "title": "Signing in is locked for now",
        "subtitle": None,
        "minutes": int(wait.total_seconds()) // 60,
    }
    page = render(request, "admin/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(int(wait.total_seconds()))
    page.headers["Cache-Control"] = "no-store"
    return page
