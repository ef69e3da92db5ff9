"""How long somebody stays signed in: two hours without a click, twelve hours at most."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

IDLE = timedelta(hours=2)
STEP = timedelta(minutes=5)
"""How exactly the last click is kept, so that a page seldom writes to the session."""
SIGNED_IN, USED = "signed_in_at", "used_at"

TOO_LONG = "You were signed out after a while: sign in again. What you had saved is saved."


def note_sign_in(request: HttpRequest, **_: Any) -> None:
    """Receiver of user_logged_in, which alone knows of every way in."""
    request.session[SIGNED_IN] = request.session[USED] = timezone.now().timestamp()


def is_over(session: SessionBase, now: datetime) -> bool:
    """Whether a session's time is up; notes, every five minutes, that it is in use."""
    moment, signed_in, used = now.timestamp(), session.get(SIGNED_IN), session.get(USED)
    if signed_in is None or used is None:
        return True
    if moment - used > IDLE.total_seconds() or moment - signed_in > settings.SESSION_COOKIE_AGE:
        return True
    if moment - used > STEP.total_seconds():
        session[USED] = moment
    return False
