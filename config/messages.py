"""Where a message waits for the next page: in a cookie with the prefix that the others have."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookie(CookieStorage):
    """Over HTTPS browsers take its name from this very host alone."""

    cookie_name = "__Host-messages" if settings.HTTPS else "messages"


class Messages(FallbackStorage):
    """What a cookie cannot hold goes to the session, which costs queries."""

    storage_classes = (HostCookie, SessionStorage)
