"""Ends sessions two hours after the last request, after twelve hours, and when somebody asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

MAX_IDLE_TIME = timedelta(hours=2)
USE_RECORDED_EVERY = timedelta(minutes=5)
"""How often the last use is recorded, so that few requests write to the session."""
SIGNED_IN_KEY, LAST_USED_KEY = "signed_in_at", "used_at"

FRESH_FOR = timedelta(minutes=5)
"""How long after a sign-in nobody is asked for the password once more."""

EXPIRED_MESSAGE = (
    "You were signed out because you did nothing for a while. Sign in again. Your saved changes "
    "are kept."
)


def record_sign_in(request: HttpRequest, **_: Any) -> None:
    """Receive user_logged_in, which covers every way to sign in: record the time."""
    request.session[SIGNED_IN_KEY] = request.session[LAST_USED_KEY] = timezone.now().timestamp()


def has_expired(session: SessionBase, now: datetime) -> bool:
    """Tell whether a session has expired; if not, record its use, at most every five minutes."""
    times = _times(session)
    if times is None or _is_over(*times, now):
        return True
    if now.timestamp() - times[1] > USE_RECORDED_EVERY.total_seconds():
        session[LAST_USED_KEY] = now.timestamp()
    return False


def is_fresh(session: SessionBase, now: datetime) -> bool:
    """Tell whether the password was typed a moment ago."""
    return now.timestamp() - session.get(SIGNED_IN_KEY, 0) <= FRESH_FOR.total_seconds()


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Where a user is signed in."""

    mark: str
    """Names it in a form; the key itself would let in whoever reads the page."""
    key: str
    signed_in: datetime
    last_used: datetime
    """To within five minutes."""


def open_sessions(user: Any, now: datetime) -> list[OpenSession]:
    """Every session of a user that has not expired, the one used last first.

    A session names its user inside what Django signed, so all are read; there are as many as
    people at work in half a day.
    """
    found = [session for session, owner in _read(now) if owner == str(user.pk)]
    return sorted(found, key=lambda session: session.last_used, reverse=True)


def end_sessions(sessions: list[OpenSession]) -> int:
    """End them at once; return how many there were."""
    ended, _ = Session.objects.filter(pk__in=[session.key for session in sessions]).delete()
    return ended


def _read(now: datetime) -> Iterator[tuple[OpenSession, str]]:
    for row in Session.objects.filter(expire_date__gt=now).iterator():
        told = row.get_decoded()
        times = _times(told)
        if SESSION_KEY not in told or times is None or _is_over(*times, now):
            continue
        mark = sha256(row.pk.encode()).hexdigest()[:16]
        signed_in, last_used = (datetime.fromtimestamp(moment, UTC) for moment in times)
        yield OpenSession(mark, row.pk, signed_in, last_used), str(told[SESSION_KEY])


def _times(session: Any) -> tuple[float, float] | None:
    """When a session was begun and last used, in seconds; None for one that nobody signed in to."""
    signed_in, last_used = session.get(SIGNED_IN_KEY), session.get(LAST_USED_KEY)
    return None if signed_in is None or last_used is None else (signed_in, last_used)


def _is_over(signed_in: float, last_used: float, now: datetime) -> bool:
    moment = now.timestamp()
    is_idle = moment - last_used > MAX_IDLE_TIME.total_seconds()
    return is_idle or moment - signed_in > settings.SESSION_COOKIE_AGE
