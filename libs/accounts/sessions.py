"""Ends sessions two hours after the last request, and after twelve hours in any case."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

MAX_IDLE_TIME = timedelta(hours=2)
USE_RECORDED_EVERY = timedelta(minutes=5)
"""How often the last use is recorded, so that few requests write to the session."""
SIGNED_IN_KEY, LAST_USED_KEY = "signed_in_at", "used_at"

EXPIRED_MESSAGE = (
    "You were signed out because you did nothing for a while. Sign in again. Your saved changes "
    "are kept."
)


def record_sign_in(request: HttpRequest, **_: Any) -> None:
    """Receive user_logged_in, which covers every way to sign in: record the time."""
    request.session[SIGNED_IN_KEY] = request.session[LAST_USED_KEY] = timezone.now().timestamp()


def has_expired(session: SessionBase, now: datetime) -> bool:
    """Tell whether a session has expired; if not, record its use, at most every five minutes."""
    moment = now.timestamp()
    signed_in, last_used = session.get(SIGNED_IN_KEY), session.get(LAST_USED_KEY)
    if signed_in is None or last_used is None:
        return True
    idle = moment - last_used
    if idle > MAX_IDLE_TIME.total_seconds() or moment - signed_in > settings.SESSION_COOKIE_AGE:
        return True
    if idle > USE_RECORDED_EVERY.total_seconds():
        session[LAST_USED_KEY] = moment
    return False
