"""Tells of sign-ins, wrong codes and refusals, a line each, with the user's number and no address.

Whoever reads the log finds the name behind a number in the admin; the log itself names nobody. What
was typed for a name is not told: it may be a password.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.http.response import HttpResponseBase

log = logging.getLogger("security")
REFUSED = {403: "refused", 429: "refused as too many requests"}


def tell(what: str, user: Any = None, *, is_wrong: bool = False) -> None:
    """Log that something happened to a user: "code was wrong, user 7"."""
    level = logging.WARNING if is_wrong else logging.INFO
    log.log(level, "%s, %s", what, who(user))


def who(user: Any) -> str:
    number = getattr(user, "pk", None)
    return f"user {number}" if number else "a stranger"


def listen() -> None:
    """Tell of every sign-in, every one that failed, and of signing out."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_failed)


def _signed_in(user: Any, **_: Any) -> None:
    tell("signed in", user)


def _signed_out(user: Any, **_: Any) -> None:
    if user is not None:
        tell("signed out", user)


def _failed(**_: Any) -> None:
    tell("name or password was wrong", is_wrong=True)


def tell_refusals(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: tell who was refused what, a form without its token included."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code in REFUSED:
            user = getattr(request, "user", None)
            what = f"{request.method} {request.path[:200]!r} was {REFUSED[response.status_code]}"
            tell(what, user, is_wrong=True)
        return response

    return middleware
