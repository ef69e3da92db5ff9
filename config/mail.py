"""Reads from the environment how mail is sent, and from which address the site's links begin.

EMAIL_URL names a server of one's own, EMAIL_BACKEND a provider's backend such as that of
django-anymail, whose settings are then the variables that begin with ANYMAIL_. Neither: mail is
kept as files.
"""

import os
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from config.environment import BASE_DIR, LOOPBACK_HOSTS, BadSetting, env, is_elsewhere, switch

TO_FILES = "libs.mailfiles.MailFiles"
TIMEOUT_S = 10
"""Seconds that a mail server may take to answer."""
PREFIX = "ANYMAIL_"
SCHEMES = ("smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "dummymail")


def mail() -> dict[str, Any]:
    """Django's settings of mail."""
    settings: dict[str, Any] = {
        "EMAIL_BACKEND": TO_FILES,
        "EMAIL_FILE_PATH": BASE_DIR / "var" / "mail",
        "EMAIL_TIMEOUT": TIMEOUT_S,
    }
    if address := env.str("EMAIL_URL", ""):
        if address.partition("://")[0] not in SCHEMES:
            raise BadSetting(
                "EMAIL_URL must name a mail server, "
                "for example smtp+tls://user:password@mail.example.org:587"
            )
        _want_tls(address)
        settings |= {key: value for key, value in env.email_url_config(address).items() if value}
    if backend := env.str("EMAIL_BACKEND", ""):
        package = backend.partition(".")[0]
        if find_spec(package) is None:
            raise BadSetting(
                f"EMAIL_BACKEND is {backend!r}, and {package} is not installed. "
                "For a provider: pip install django-anymail"
            )
        settings["EMAIL_BACKEND"] = backend
    return settings


def _want_tls(address: str) -> None:
    """From a public site, mail goes to another machine encrypted; Django checks the certificate."""
    host = urlsplit(address).hostname or ""
    if switch("HTTPS") and address.startswith("smtp://") and is_elsewhere(host):
        raise BadSetting(
            f"EMAIL_URL would send passwords and mails to {host} in plain words: begin it with "
            "smtp+tls:// (port 587) or smtps:// (port 465)"
        )


def sends_mail(settings: dict[str, Any]) -> bool:
    """Whether mail leaves this machine."""
    return bool(settings["EMAIL_BACKEND"] != TO_FILES)


def provider() -> dict[str, str]:
    """What django-anymail is told: ANYMAIL_POSTMARK_SERVER_TOKEN as POSTMARK_SERVER_TOKEN."""
    return {
        name.removeprefix(PREFIX): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX)
    }


def site_address(hosts: list[str], own_port: int, *, public: bool) -> str:
    """Where links in mails lead, without a last slash: SITE_ADDRESS, or the first of the hosts."""
    given = env.str("SITE_ADDRESS", "").rstrip("/")
    if given:
        parts = urlsplit(given)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
            raise BadSetting(
                f"SITE_ADDRESS is {given!r}. Write, for example, https://tracker.example.org"
            )
        return given
    named = next((host.lstrip(".") for host in hosts if host not in LOOPBACK_HOSTS), "")
    if public and named:
        return f"https://{named}"
    return f"http://{named or LOOPBACK_HOSTS[0]}:{own_port}"


def mail_from(address: str) -> str:
    """Whom mails are from: MAIL_FROM, or an address at the site's own host."""
    host = urlsplit(address).hostname or "localhost"
    return env.str("MAIL_FROM", "") or f"SEND & AP reform tracker <alerts@{host}>"
