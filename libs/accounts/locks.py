"""Locks sign-in after too many wrong passwords, and shows a page that says so."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MAX_FAILURES_PER_ADDRESS = 20
"""For all usernames together: several people may share an address, and mistype."""
MAX_FAILURES_PER_USERNAME = 50
"""From all addresses together."""
TRUSTED_ADDRESS_AGE = timedelta(days=30)
"""How long after a sign-in its address stays open to that username, despite others' failures."""


class LockHandler(AxesDatabaseHandler):
    """Locks an address, and a username, besides one from the other (AXES_FAILURE_LIMIT)."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        if super().is_locked(request, credentials):
            return True
        address = request.axes_ip_address  # type: ignore[attr-defined]  # axes sets it
        now = request.axes_attempt_time  # type: ignore[attr-defined]  # the same
        recent = AccessAttempt.objects.filter(attempt_time__gt=now - settings.AXES_COOLOFF_TIME)
        if _failures(recent.filter(ip_address=address)) >= MAX_FAILURES_PER_ADDRESS:
            return True
        username = (credentials or request.POST).get("username")
        return (
            _failures(recent.filter(username=username)) >= MAX_FAILURES_PER_USERNAME
            and not AccessLog.objects.filter(
                username=username,
                ip_address=address,
                attempt_time__gt=now - TRUSTED_ADDRESS_AGE,
            ).exists()
        )


def _failures(attempts: QuerySet[Any]) -> int:
    return attempts.aggregate(all=Sum("failures_since_start"))["all"] or 0


def client_address(request: HttpRequest) -> str | None:
    """Return the address that a request came from; behind a proxy, the one that the proxy saw.

    Trusts only the last address in the header, which the proxy added: a client may have written
    the others. Where that is no address, as "unknown", all that come through the proxy count as
    one. Proxies may name the port too: `192.0.2.1:5678`, `[2001:db8::1]:5678`.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    for told in (forwarded.rpartition(",")[2], request.META.get("REMOTE_ADDR") or ""):
        address = _address(told.strip())
        if address:
            return address
    return None


def _address(told: str) -> str | None:
    """The IP address in a proxy's words, in its one form; None if there is none."""
    host = told.partition("]")[0].lstrip("[") if told.startswith("[") else told
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def show_locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Show a page instead of the sign-in form, with status 429."""
    wait: timedelta = settings.AXES_COOLOFF_TIME
    context = {
        **admin.site.each_context(request),
        "title": "You cannot sign in for now",
        "subtitle": None,
        "minutes": int(wait.total_seconds()) // 60,
    }
    page = render(request, "admin/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(int(wait.total_seconds()))
    page.headers["Cache-Control"] = "no-store"
    return page
